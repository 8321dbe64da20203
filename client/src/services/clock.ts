import { keep, load } from './storage'

const AHEAD = 'clockAhead'

/** How far this phone's clock is ahead of the cloud's, in ms, by an answer that has just come. */
export function learnClock(cloudNow: number, now = Date.now()): number {
  const aheadMs = now - cloudNow
  keep(AHEAD, aheadMs)
  return aheadMs
}

/** As it was at the last answer; null before the first. */
export const lastAhead = (): number | null => load<number>(AHEAD)
