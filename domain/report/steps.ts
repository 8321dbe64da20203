import { categoryOf, DESK } from './routing'
import { watchAt } from './deadlines'
import { isOpen, transition } from './lifecycle'
import type {
  ActorRole,
  HistoryEntry,
  MarkAction,
  Photo,
  Principal,
  Report,
  ReportAction,
  WatchKind,
} from './types'
import type { StaffRef, StreetSettings } from '../street/types'

/** Who does a step, and in which quality. */
export interface By {
  principal: Principal
  name: string
  role: ActorRole
}

export const SYSTEM: By = { principal: 'system', name: '系统', role: 'system' }

/** Everything a decision needs that is not in the report. */
export interface Situation {
  now: number
  settings: StreetSettings
  requestId: string
}

interface Words {
  note?: string
  photos?: Photo[]
}

/** Whether the report's category runs by the clock of the wall (★). */
export const isStar = (report: Report, settings: StreetSettings): boolean =>
  categoryOf(settings, report.categoryCode)?.star ?? false

/** 自办: found and solved on the spot by the grid worker. */
export const isSelfHandled = (report: Report): boolean => report.history[0]?.action === 'selfHandle'

function entry(
  report: Report,
  action: HistoryEntry['action'],
  to: Report['state'],
  by: By,
  s: Situation,
  words: Words,
): HistoryEntry {
  return {
    at: s.now,
    action,
    from: report.history.length === 0 ? null : report.state,
    to,
    by: { principal: by.principal, name: by.name, role: by.role },
    note: words.note ?? '',
    photos: words.photos ?? [],
    requestId: s.requestId,
  }
}

/** Moves a report along one row of the table and appends its history; checks nothing. */
export function move(
  report: Report,
  action: ReportAction,
  by: By,
  s: Situation,
  words: Words,
  changes: Partial<Report>,
): Report {
  const to = transition(action).to
  return {
    ...report,
    ...changes,
    state: to,
    open: isOpen(to),
    version: report.version + 1,
    history: [...report.history, entry(report, action, to, by, s, words)],
  }
}

/** Appends to the history without moving. */
export function mark(
  report: Report,
  action: MarkAction,
  by: By,
  s: Situation,
  words: Words,
  changes: Partial<Report>,
): Report {
  return {
    ...report,
    ...changes,
    version: report.version + 1,
    history: [...report.history, entry(report, action, report.state, by, s, words)],
  }
}

/** Whose turn it is now and when the timer looks again; escalation begins anew. */
export function wait(report: Report, s: Situation, kind: WatchKind, waitingFor: Principal): Report {
  return {
    ...report,
    waitingFor,
    nextKind: kind,
    nextAt: watchAt(s.settings.calendar, kind, s.now, isStar(report, s.settings), report.dueAt),
    escalations: 0,
  }
}

/** Nobody's turn any more. */
export const rest = (report: Report): Report => ({
  ...report,
  waitingFor: null,
  nextAt: null,
  nextKind: null,
})

/** Who verifies: the 网格长, unless he did the work himself or there is none; then the desk. */
export const verifierOf = (report: Report, handler: StaffRef | null): Principal =>
  report.lead && report.lead.id !== handler?.id ? report.lead.id : DESK
