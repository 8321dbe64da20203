import { DAY_MS, MINUTE_MS } from '../calendar/zone'

/** Collection `ticks`, one document: when the timer last came to its end. */
export interface Tick {
  _id: 'tick:last'
  /** Epoch ms. */
  at: number
}
export const LAST_TICK = 'tick:last'

/** The timer comes every minute; after so long whoever is responsible is told that it has stopped. */
const LATE_MS = 5 * MINUTE_MS
/** A gap that is more likely a wrong clock than a timer that stood still. */
const DOUBTFUL_MS = 2 * DAY_MS

/** Whether the timer has not come for too long, or has never come. */
export const isTickLate = (last: Pick<Tick, 'at'> | null, now: number): boolean =>
  last === null || Math.abs(now - last.at) > LATE_MS

/**
 * Whether this tick's time is to be believed. A clock that jumps ahead for one tick must end nothing:
 * the jump is noted, and only a second tick near it does what is due by then.
 */
export const isTimeDoubtful = (last: Pick<Tick, 'at'> | null, now: number): boolean =>
  last !== null && Math.abs(now - last.at) > DOUBTFUL_MS
