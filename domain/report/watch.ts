import type { StaffRef } from '../street/types'
import { nextEscalationAt } from './deadlines'
import { SYSTEM, isStar, mark, rest, type Situation } from './steps'
import type { Report } from './types'

/** Request id of the timer's own entries. */
export const TIMER_REQUEST = 'timer'

const OVERDUE_TEXT: Record<NonNullable<Report['nextKind']>, string> = {
  accept: '超时未受理',
  assign: '超时未分派',
  sign: '超时未签收',
  handle: '超过办理时限',
  verify: '超时未核查',
  rate: '逾期未评价',
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
 * What the timer does with a report whose `nextAt` has come: escalate one level, again and again
 * at the last, so that nothing waits unseen; or end an unrated one, which is *not* a satisfied one.
 * Null when there is nothing to do (somebody was faster).
 */
export function watch(report: Report, s: Situation): Watched | null {
  if (report.nextAt === null || report.nextKind === null || report.nextAt > s.now) return null
  if (report.nextKind === 'rate') {
    return { report: rest(mark(report, 'noRating', SYSTEM, s, {}, {})), tell: null }
  }
  const ladder = ladderOf(report, s)
  const tell = ladder[Math.min(report.escalations, ladder.length - 1)] ?? null
  const words = OVERDUE_TEXT[report.nextKind]
  const note = tell ? `${words}，已提醒${tell.name}` : words
  const repeated = report.escalations >= ladder.length
  const escalated = mark(
    report,
    'escalate',
    SYSTEM,
    s,
    { note },
    {
      escalations: report.escalations + 1,
      nextAt: nextEscalationAt(s.settings.calendar, s.now, isStar(report, s.settings)),
    },
  )
  // The last level is told again each time, but the history keeps one line of it.
  return {
    report: repeated ? { ...escalated, history: report.history } : escalated,
    tell,
  }
}
