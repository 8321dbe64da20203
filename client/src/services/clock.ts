import { create } from 'zustand'
import { keep, load } from './storage'

const AHEAD = 'clockAhead'
/** So many ms more or less are the way of an answer, and no news. */
const SAME_MS = 1_500

/** How far this phone's clock is ahead of the cloud's, in ms; null before the first answer. */
const useAhead = create<{ aheadMs: number | null }>(() => ({ aheadMs: load<number>(AHEAD) }))

/**
 * By an answer that has just come.
 * @param cloudNow the time that it says
 * @param now this phone's own, then
 */
export function learnClock(cloudNow: number, now = Date.now()): number {
  const aheadMs = now - cloudNow
  const known = lastAhead()
  if (known !== null && Math.abs(known - aheadMs) < SAME_MS) return aheadMs
  keep(AHEAD, aheadMs)
  useAhead.setState({ aheadMs })
  return aheadMs
}

/** As it was at the last answer that was news; null before the first. */
export const lastAhead = (): number | null => useAhead.getState().aheadMs

/** The same, for what is drawn: drawn again when it is another. */
export const useClockAhead = (): number => useAhead(({ aheadMs }) => aheadMs) ?? 0

/**
 * What time it is at the cloud, as far as this phone knows. Everything that is early, late or over is judged by
 * it: a phone's own clock may be wrong by hours, and then nothing that was said of it would be so.
 */
export const cloudNow = (): number => Date.now() - (lastAhead() ?? 0)
