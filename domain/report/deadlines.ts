import { addDays, addHours } from '../calendar/workingTime'
import type { WorkCalendar } from '../calendar/types'
import type { Presence } from '../duty/presence'
import { waitFor, type Moment } from '../matter/move'
import type { Principal } from '../matter/types'
import type { StreetSettings } from '../street/types'
import type { Deadline, Report, WatchKind } from './types'

/** Everything a decision needs that is not in the report. */
export interface Situation extends Moment {
  settings: StreetSettings
  /** Who is there of those that this decision may name (`domain/report/naming.ts`). */
  presence: Presence
  /** The account of whoever acts, which stays the same when a post is left or taken up. */
  account?: Principal
}

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
  /** 催办: when this share of the time has passed, and then once in so many hours of the clock. */
  urgeShare: 0.5,
  urgeHours: 24,
  maxUrges: 10,
  maxSupplements: 5,
  /** Between two steps of an escalation. */
  escalateHours: 4,
  starEscalateHours: 1,
} as const

/** 办理时限 of so many hours. Always there: a year that nobody knows makes it provisional. */
export function deadlineOf(
  calendar: WorkCalendar,
  from: number,
  hours: number,
  star: boolean,
): Deadline {
  const { at, guessedYear } = addHours(calendar, from, hours, star)
  return { at, from, hours, guessedYear }
}

/** Hours of a category that has none: a day of work, so that it is looked at soon. */
const HOURS_UNSET = 8

/** Time to handle as it was frozen in the report. */
export const hoursOf = (report: Pick<Report, 'hours'>): number => report.hours ?? HOURS_UNSET

/** When the timer looks at a report that begins to wait for `kind` now. */
function wakeAtOf(report: Report, kind: WatchKind, { now, settings }: Situation): number {
  const { calendar } = settings
  const { star } = report
  const after = (hours: number): number => addHours(calendar, now, hours, star).at
  switch (kind) {
    case 'accept':
      return after(LIMITS.acceptHours)
    case 'assign':
    case 'grant':
      return after(LIMITS.assignHours)
    case 'sign':
      return after(star ? LIMITS.starSignHours : LIMITS.signHours)
    case 'handle':
      return report.deadline?.at ?? after(LIMITS.verifyHours)
    case 'verify':
      return after(LIMITS.verifyHours)
    case 'rate':
      return addDays(now, LIMITS.rateDays)
  }
}

/** Waits in which the 办理时限 runs: it, not the step's own limit, says how urgent the report is. */
const UNDER_DEADLINE: ReadonlySet<WatchKind> = new Set<WatchKind>(['assign', 'sign', 'handle'])

/** Whose turn it is now, by when, and when the timer looks. */
export function wait(report: Report, s: Situation, kind: WatchKind, who: Principal): Report {
  const wakeAt = wakeAtOf(report, kind, s)
  const dueAt = UNDER_DEADLINE.has(kind) ? (report.deadline?.at ?? wakeAt) : wakeAt
  return waitFor(report, { who, kind, dueAt, wakeAt })
}

/** When an escalation goes on to the next level. */
export const nextEscalationAt = (calendar: WorkCalendar, now: number, star: boolean): number =>
  addHours(calendar, now, star ? LIMITS.starEscalateHours : LIMITS.escalateHours, star).at
