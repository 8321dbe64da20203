import { dateString, dayOf } from '../../calendar/zone'
import { LIMITS } from '../limits'
import type { Caps, Rule } from '../rules'
import type { DateText, EarnedDay } from '../types'

/**
 * What was earned by the day of the deed, kept in the account so that two awards at once cannot both
 * have the last points under a cap.
 */

const NONE = { points: 0, reports: 0, apart: 0 }

const monthOf = (day: DateText): string => day.slice(0, 7)

/** How long an award that was promised in time may be under way until it is paid. */
const UNDER_WAY_DAYS = 60

/** A deed may lie back so far, and the first of its month before it. */
const keptFrom = (now: number): DateText =>
  dateString(dayOf(now) - LIMITS.deedDays - UNDER_WAY_DAYS - 31)

/** The oldest deed that somebody may still award from memory. */
export const oldestDeed = (now: number): DateText => dateString(dayOf(now) - LIMITS.deedDays)

/**
 * The oldest deed of hours that somebody finds right at this moment: what lies in the street's own books in time is
 * not lost because others were slow. What is under way after that is paid while its caps are known.
 */
export const oldestCounted = (countedAt: number): DateText =>
  dateString(dayOf(countedAt) - LIMITS.countedDays)

/** The oldest deed whose caps are still known. */
export const oldestRecorded = (now: number): DateText =>
  dateString(dayOf(now) - LIMITS.deedDays - UNDER_WAY_DAYS)

/** How many of these points the caps of the deed's day and month leave. */
export function leftUnder(
  earned: readonly EarnedDay[],
  deedOn: DateText,
  rule: Rule,
  caps: Caps,
): number {
  const day = earned.find((e) => e.day === deedOn) ?? NONE
  const month = earned
    .filter((e) => monthOf(e.day) === monthOf(deedOn))
    .reduce((sum, { points, apart }) => sum + points + apart, 0)
  const left = [caps.month - month]
  if (rule.unit !== 'title') left.push(caps.day - day.points)
  if (rule.isReport) left.push(caps.reportsDay - day.reports)
  return Math.max(0, Math.min(...left))
}

/** What was earned with so many points more (or, of a reversal, fewer), and without what no cap asks for. */
export function withEarned(
  earned: readonly EarnedDay[],
  deedOn: DateText,
  rule: Pick<Rule, 'unit' | 'isReport'>,
  points: number,
  now: number,
): EarnedDay[] {
  const old = earned.find((e) => e.day === deedOn) ?? { day: deedOn, ...NONE }
  const isApart = rule.unit === 'title'
  const day = {
    day: deedOn,
    points: old.points + (isApart ? 0 : points),
    reports: old.reports + (rule.isReport ? points : 0),
    apart: old.apart + (isApart ? points : 0),
  }
  return [...earned.filter((e) => e.day !== deedOn), day]
    .filter((e) => e.day >= keptFrom(now) && (e.points > 0 || e.apart > 0))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
}
