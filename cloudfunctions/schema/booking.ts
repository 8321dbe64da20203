import type { Booking, Day, Hours } from '../../domain/booking/types'
import { collection, index } from './define'

export const BOOKING_COLLECTIONS = {
  /** One document a date; always asked for by `_id`. */
  days: collection<Day>(),
  bookings: collection<Booking>(
    /** Whose people are to be reminded. */
    index('remind', ['remindAt', 1]),
    index('subject', ['subject', 1], ['at', -1]),
  ),
  hours: collection<Hours>(),
}
