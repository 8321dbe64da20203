import { SYSTEM, escalate } from '../matter/escalate'
import { mark, rest } from '../matter/move'
import type { StaffRef } from '../matter/types'
import { nextEscalationAt, type Situation } from './deadlines'
import { ladderOf } from './ladder'
import { OVERDUE_TEXT } from './late'
import type { Report } from './types'

export interface Watched {
  report: Report
  /** Who is told, or null: the matter ended, or there is nobody. */
  tell: StaffRef | null
}

/** Its moment has come: whoever was faster has moved it. */
export const hasCome = ({ wakeAt }: Pick<Report, 'wakeAt'>, now: number): boolean =>
  wakeAt !== null && wakeAt <= now

/**
 * What the timer does with a report whose `wakeAt` has come: escalate one level, or end an unrated
 * one, which is *not* a satisfied one. Null when there is nothing to do (somebody was faster).
 */
export function watch(report: Report, s: Situation): Watched | null {
  const { watching } = report
  if (watching === null || !hasCome(report, s.now)) return null
  if (watching === 'rate') {
    return { report: rest(mark(report, 'noRating', { by: SYSTEM, at: s })), tell: null }
  }
  const next = nextEscalationAt(s.settings.calendar, s.now, report.star)
  const words = OVERDUE_TEXT[watching]
  const { matter, tell } = escalate(report, 'escalate', ladderOf(report, s), words, next, s)
  return { report: matter, tell }
}
