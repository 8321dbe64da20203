import { HOUR_MS } from '../calendar/zone'
import { bookingId, subjectOf, BOOKING_SHAPE, type Booking, type Claim } from './types'

/** How long before the beginning people are reminded: the day before, and when it is time to go. */
const REMIND_MS = [24 * HOUR_MS, 2 * HOUR_MS]

/** When the people of a booking are to be reminded next; null when not any more. */
export const nextReminder = (from: number, now: number): number | null =>
  REMIND_MS.map((before) => from - before).find((at) => at > now) ?? null

/** The booking that a claim has become. */
export const bookingOf = ({ slot, key, for: purpose, by }: Claim, now: number): Booking => ({
  ...slot,
  _id: bookingId(key),
  shape: BOOKING_SHAPE,
  subject: subjectOf(key),
  for: purpose,
  state: 'booked',
  remindAt: nextReminder(slot.from, now),
  by,
  at: now,
})

/**
 * The booking as cancelled. It is written whole, whether there was one or not: whoever completes a
 * booking afterwards collides with it, so that nothing brings the time back.
 */
export const voidOf = (claim: Claim, now: number): Booking => ({
  ...bookingOf(claim, now),
  state: 'void',
  remindAt: null,
})
