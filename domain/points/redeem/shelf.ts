import { DAY_MS } from '../../calendar/zone'
import { LIMITS } from '../limits'
import { stockOf } from './bins'
import type { Bin } from './types'

/** What a shelf tells whoever buys: 卖完于 and 一直没人要. */
export interface ShelfState {
  /** When the last one went; null while there is one, or where nobody knows. */
  soldOutAt: number | null
  /** There is some, and nobody has taken any for so long. */
  idle: boolean
}

const latest = (times: readonly (number | undefined)[]): number | null => {
  const known = times.filter((t): t is number => t !== undefined)
  return known.length > 0 ? Math.max(...known) : null
}

/** Of all bins of one good. */
export function shelfStateOf(bins: readonly Bin[], now: number): ShelfState {
  if (stockOf(bins).free === 0) {
    return { soldOutAt: latest(bins.map((b) => b.soldOutAt)), idle: false }
  }
  const since = latest(bins.flatMap((b) => [b.filledAt, b.takenAt]))
  return { soldOutAt: null, idle: since !== null && now - since >= LIMITS.idleDays * DAY_MS }
}

/** A bin of which one more is redeemed. */
export const withTaken = (bin: Bin, now: number): Bin => ({
  ...bin,
  free: bin.free - 1,
  held: bin.held + 1,
  takenAt: now,
  ...(bin.free === 1 ? { soldOutAt: now } : {}),
})

/** Bins after the stock was changed: those that make a shelf empty, or fill it, say since when. */
export function withShelfTimes(before: readonly Bin[], after: readonly Bin[], now: number): Bin[] {
  const had = stockOf(before).free
  const has = stockOf(after).free
  const isChanged = (bin: Bin): boolean => before.find((b) => b._id === bin._id)?.free !== bin.free
  if (had === 0 && has > 0)
    return after.map((bin) => (isChanged(bin) ? { ...bin, filledAt: now } : bin))
  if (had > 0 && has === 0)
    return after.map((bin) => (isChanged(bin) ? { ...bin, soldOutAt: now } : bin))
  return [...after]
}
