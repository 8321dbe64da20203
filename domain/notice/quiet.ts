import { DAY_MS, MINUTE_MS, dayOf, startOfDay } from '../calendar/zone'

/** 免打扰时段: from and to, minutes of Shanghai's day; where it begins later than it ends it goes past midnight. */
export type Quiet = readonly [from: number, to: number]

/** Where the street has not said otherwise: 21:00 to 08:00. */
export const QUIET: Quiet = [21 * 60, 8 * 60]

/** When nobody is to be disturbed any more, or null where people may be told now. */
export function quietUntil(now: number, quiet: Quiet | null = QUIET): number | null {
  if (quiet === null) return null
  const [from, to] = quiet
  const midnight = startOfDay(dayOf(now))
  const minute = (now - midnight) / MINUTE_MS
  const end = midnight + to * MINUTE_MS
  if (from <= to) return minute >= from && minute < to ? end : null
  if (minute < to) return end
  return minute >= from ? end + DAY_MS : null
}
