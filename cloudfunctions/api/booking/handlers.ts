import type { BOOKING_CALLS } from '../../../domain/booking/calls'
import type { Handlers } from '../context'
import { hours, setHours } from './hours'
import { week } from './week'

export const bookingHandlers: Handlers<keyof typeof BOOKING_CALLS> = {
  'booking.week': week,
  'booking.hours': hours,
  'booking.setHours': setHours,
}
