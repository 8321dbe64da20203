import { spanText } from '../calendar/spanText'
import type { ReportAction, ReportMark } from './lifecycle'
import { REPORTER_STEPS } from './reporterSteps'
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

/** What is to be done about it. */
const AWAITED: Record<WatchKind, string> = {
  accept: '核实',
  assign: '分派',
  sign: '签收',
  handle: '处置',
  verify: '核查',
  rate: '评价',
  grant: '答复重办申请',
}

/** Entries that change nobody's turn. */
const ON_THE_SIDE: ReadonlySet<string> = new Set<ReportMark | ReportAction>([
  'escalate',
  'reckon',
  ...REPORTER_STEPS.filter(({ to }) => to === null).map(({ action }) => action),
])

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
  const long = `${watching === 'handle' ? '已超' : '已等'}${spanText(now - since)}`
  const nth = report.escalations > 1 ? `（第${report.escalations}次提醒）` : ''
  const what = AWAITED[watching]
  return {
    title: `${OVERDUE_TEXT[watching]}${nth}`,
    body: [lateName(report), long].filter(Boolean).join(' · '),
    tip: report.waitingFor === DESK ? `${long}，请督促${what}` : `${long}，请改派或督促${what}`,
  }
}
