import type { WorkCalendar } from '../calendar/types'
import { addDays, addHours } from '../calendar/workingTime'
import { HOUR_MS } from '../calendar/zone'
import type { Outcome } from '../result'
import type { Category } from '../street/types'
import type { WatchKind } from './types'

/** Time limits of the life cycle (DOMAIN §3.4 [P]); working hours unless a name says otherwise. */
export const LIMITS = {
  acceptHours: 4,
  assignHours: 2,
  signHours: 2,
  starSignHours: 0.25,
  returnHours: 4,
  verifyHours: 8,
  rateDays: 7,
  reopenDays: 15,
  maxReturns: 2,
  maxReopens: 2,
  /** A 重办 gets this share of the category's time. */
  reopenShare: 0.5,
  /** Between two steps of an escalation. */
  escalateHours: 4,
  starEscalateHours: 1,
} as const

/** 办理时限: from 受理, frozen at 分派. */
export const dueAtOf = (
  calendar: WorkCalendar,
  from: number,
  category: Category,
  share = 1,
): Outcome<number> => addHours(calendar, from, category.hours * share, category.star)

/**
 * Hours by the calendar, or by the clock where the calendar does not know the year. Only for our
 * own timers: looking too early harms nobody, while refusing would leave a thing unwatched.
 */
function hoursOrClock(calendar: WorkCalendar, from: number, hours: number, star: boolean): number {
  const at = addHours(calendar, from, hours, star)
  return at.ok ? at.value : from + hours * HOUR_MS
}

/** When the timer looks at a report that has just begun to wait for `kind`. */
export function watchAt(
  calendar: WorkCalendar,
  kind: WatchKind,
  now: number,
  star: boolean,
  dueAt: number | null,
): number {
  switch (kind) {
    case 'accept':
      return hoursOrClock(calendar, now, LIMITS.acceptHours, star)
    case 'assign':
      return hoursOrClock(calendar, now, LIMITS.assignHours, star)
    case 'sign':
      return hoursOrClock(calendar, now, star ? LIMITS.starSignHours : LIMITS.signHours, star)
    case 'handle':
      return dueAt ?? hoursOrClock(calendar, now, LIMITS.verifyHours, star)
    case 'verify':
      return hoursOrClock(calendar, now, LIMITS.verifyHours, star)
    case 'rate':
      return addDays(now, LIMITS.rateDays)
  }
}

/** When an escalation goes on to the next level. */
export const nextEscalationAt = (calendar: WorkCalendar, now: number, star: boolean): number =>
  hoursOrClock(calendar, now, star ? LIMITS.starEscalateHours : LIMITS.escalateHours, star)
