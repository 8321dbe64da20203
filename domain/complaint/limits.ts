import { addHours, addWorkingDays } from '../calendar/workingTime'
import { DAY_MS } from '../calendar/zone'
import type { WorkCalendar } from '../calendar/types'
import type { Presence } from '../duty/presence'
import type { Moment } from '../matter/move'
import type { Principal } from '../matter/types'
import type { StreetSettings } from '../street/types'
import type { AnswerBy } from './types'

/** Version of the shape of `Complaint`. */
export const COMPLAINT_SHAPE = 1

/**
 * Where a complaint waits when nobody whom it does not concern is there. Not the dispatchers' desk: it
 * may be about one of them.
 */
export const BOX: Principal = 'complaintBox'

export const LIMITS = {
  /** Working days to answer in (国办函〔2026〕12号 wants an answer; the days are [P]). */
  answerDays: 5,
  /** Days in which whoever wrote it may rate the answer, and ask again. */
  rateDays: 7,
  askAgainDays: 15,
  /** So often somebody is asked for an account. */
  inquiries: 10,
  /** Working hours between two reminders that it is late. */
  climbHours: 8,
  /** Working hours after which somebody is looked for again, where nobody was there. */
  lookHours: 4,
} as const

/** Everything a decision needs that is not in the complaint. */
export interface Situation extends Moment {
  settings: StreetSettings
  presence: Presence
  /** The account of whoever acts. */
  account?: Principal
}

/** The end of the fifth working day after the day on which it was said. */
export function answerBy(calendar: WorkCalendar, from: number): AnswerBy {
  const { at, guessedYear } = addWorkingDays(calendar, from, LIMITS.answerDays)
  return { at, from, guessedYear }
}

export const rateUntil = (answeredAt: number): number => answeredAt + LIMITS.rateDays * DAY_MS
export const askAgainUntil = (decidedAt: number): number => decidedAt + LIMITS.askAgainDays * DAY_MS

export const afterHours = (calendar: WorkCalendar, from: number, hours: number): number =>
  addHours(calendar, from, hours, false).at
