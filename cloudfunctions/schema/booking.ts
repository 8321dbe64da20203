import type { Booking, Day, Hours } from '../../domain/booking/types'
import { collection, index, nobody } from './define'

export const BOOKING_COLLECTIONS = {
  /** One document a date; always asked for by `_id`. */
  days: collection<Day>({ held: 'appointment', wait: 'appointment', ...nobody('shape', 'booked') }),
  bookings: collection<Booking>(
    {
      by: 'appointment',
      resources: 'roster',
      ...nobody('shape', 'subject', 'for', 'state', 'remindAt', 'at', 'date', 'padMs'),
      ...nobody('from', 'to'),
    },
    /** Whose people are to be reminded. */
    index('remind', ['remindAt', 1]),
    index('subject', ['subject', 1], ['at', -1]),
  ),
  hours: collection<Hours>({
    off: 'absence',
    leave: 'absence',
    weekly: 'absence',
    resource: 'roster',
    ...nobody('shape', 'onHolidays', 'minutes', 'bufferMinutes', 'rev'),
  }),
}
