import { DAY_MS, HOUR_MS, MINUTE_MS } from '../calendar/zone'
import { REPORT, type ReportMark } from './lifecycle'
import { DESK } from './routing'
import type { Report, WatchKind } from './types'

/** What an escalation says: what is late, since when, and how often that was told. */
export const OVERDUE_TEXT: Record<WatchKind, string> = {
  accept: '超时未受理',
  assign: '超时未分派',
  sign: '超时未签收',
  handle: '超过办理时限',
  verify: '超时未核查',
  rate: '逾期未评价',
  grant: '重办申请超时未答复',
}

/** “40分钟”, “3小时”, “5天” */
export function span(ms: number): string {
  if (ms < HOUR_MS) return `${Math.max(1, Math.floor(ms / MINUTE_MS))}分钟`
  return ms < 2 * DAY_MS ? `${Math.floor(ms / HOUR_MS)}小时` : `${Math.floor(ms / DAY_MS)}天`
}

/** Entries that change nobody's turn. */
const ON_THE_SIDE: ReadonlySet<string> = new Set<ReportMark>(['escalate', 'reckon'])

/** Since when the report waits as it does. */
const waitsSince = (report: Report): number =>
  report.history.filter((h) => !ON_THE_SIDE.has(h.action)).at(-1)?.at ?? report.submittedAt

/** Whose turn it is, by the name that everybody may read. */
function lateName(report: Report): string {
  if (report.waitingFor === DESK) return '街道分流员'
  const known = [report.handler, report.verifier, report.worker, report.lead]
  return known.find((p) => p?.id === report.waitingFor)?.name ?? ''
}

export interface Late {
  title: string
  /** “张网格 · 已等3小时” */
  body: string
  /** For the push, at most 20 characters. */
  tip: string
}

/** The words of one escalation; `report` counts it already. */
export function lateWords(report: Report, now: number): Late {
  const watching = report.watching ?? 'handle'
  const since = watching === 'handle' ? (report.deadline?.at ?? now) : waitsSince(report)
  const long = `${watching === 'handle' ? '已超' : '已等'}${span(now - since)}`
  const nth = report.escalations > 1 ? `（第${report.escalations}次提醒）` : ''
  const what = REPORT.states[report.state].next
  return {
    title: `${OVERDUE_TEXT[watching]}${nth}`,
    body: [lateName(report), long].filter(Boolean).join(' · '),
    tip: report.waitingFor === DESK ? `${long}，请督促${what}` : `${long}，请改派或督促${what}`,
  }
}
