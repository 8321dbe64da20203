import { SYSTEM, escalate } from '../matter/escalate'
import { mark, rest } from '../matter/move'
import type { StaffRef } from '../matter/types'
import { nextEscalationAt, type Situation } from './deadlines'
import type { Report, WatchKind } from './types'

const OVERDUE_TEXT: Record<WatchKind, string> = {
  accept: '超时未受理',
  assign: '超时未分派',
  sign: '超时未签收',
  handle: '超过办理时限',
  verify: '超时未核查',
  rate: '逾期未评价',
  grant: '重办申请超时未答复',
}

/** The ladder of an escalation: 网格长 → 第一书记 → 街道, whoever of them there is. */
export function ladderOf(report: Report, s: Situation): StaffRef[] {
  const { dutyDispatcher, streetLeader } = s.settings
  return [report.lead, report.firstSecretary, streetLeader ?? dutyDispatcher].filter(
    (p): p is StaffRef => p !== null,
  )
}

export interface Watched {
  report: Report
  /** Who is told, or null: the matter ended. */
  tell: StaffRef | null
}

/**
 * What the timer does with a report whose `wakeAt` has come: escalate one level, or end an unrated
 * one, which is *not* a satisfied one. Null when there is nothing to do (somebody was faster).
 */
export function watch(report: Report, s: Situation): Watched | null {
  const { wakeAt, watching } = report
  if (wakeAt === null || watching === null || wakeAt > s.now) return null
  if (watching === 'rate') {
    return { report: rest(mark(report, 'noRating', { by: SYSTEM, at: s })), tell: null }
  }
  const next = nextEscalationAt(s.settings.calendar, s.now, report.star)
  const words = OVERDUE_TEXT[watching]
  const { matter, tell } = escalate(report, 'escalate', ladderOf(report, s), words, next, s)
  return { report: matter, tell }
}
