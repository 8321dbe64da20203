import { MINUTE_MS } from '../../calendar/zone'

/**
 * Wrong codes are counted in the redemption they were tried on, by the half hours of the clock: after ten
 * in one no code is looked at before the next, so that nobody finds six digits by trying.
 */

const MAX_WRONG = 10
const HALF_MS = 30 * MINUTE_MS

export const halfAt = (now: number): number => Math.floor(now / HALF_MS)

/** What wrong codes were tried on. */
interface Tried {
  missed?: { half: number; count: number }
}

const countIn = ({ missed }: Tried, now: number): number =>
  missed?.half === halfAt(now) ? missed.count : 0

export const isLocked = (r: Tried, now: number): boolean => countIn(r, now) >= MAX_WRONG

/** Whether one more wrong code begins a new count. */
export const beginsCount = (r: Tried, now: number): boolean => countIn(r, now) === 0
