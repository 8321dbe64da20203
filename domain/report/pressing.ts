import type { ErrorCode } from '../call/errors'
import type { WorkCalendar } from '../calendar/types'
import { addHours } from '../calendar/workingTime'
import { HOUR_MS } from '../calendar/zone'
import { move } from '../matter/move'
import type { By, Photo } from '../matter/types'
import { ok, refuse, type Outcome } from '../result'
import { LIMITS, type Situation } from './deadlines'
import { REPORT, type ReportAction, type ReportRole } from './lifecycle'
import type { HistoryEntry, Report } from './types'
import type { InputOf } from './words'

/**
 * What the reporter of an open report may add to it: more of what he saw (22 补充), and that he waits
 * (9 催办). Neither moves it, and the time that whoever has it is given does not begin anew.
 */

const entriesOf = (report: Report, action: ReportAction): HistoryEntry[] =>
  report.history.filter((entry) => entry.action === action)

/** 补充, as often as a handler can be asked to read. */
const mayAddMore = (report: Report): ErrorCode | null =>
  entriesOf(report, 'supplement').length >= LIMITS.maxSupplements ? 'supplementLimit' : null

/** What is being waited for now: since when, and how many hours there are for it. */
function awaited(report: Report): { from: number; hours: number } {
  const { watching, deadline, submittedAt } = report
  if (watching === 'verify') {
    return { from: report.resolvedAt ?? submittedAt, hours: LIMITS.verifyHours }
  }
  if (deadline) return deadline
  if (watching === 'accept') return { from: submittedAt, hours: LIMITS.acceptHours }
  return { from: report.acceptedAt ?? submittedAt, hours: LIMITS.assignHours }
}

/** From when on a reporter may urge for the first time: half of the time there is has passed. */
export function urgeFrom(report: Report, calendar: WorkCalendar): number {
  const { from, hours } = awaited(report)
  return addHours(calendar, from, hours * LIMITS.urgeShare, report.star).at
}

/** 催办: not before half of the time, once in 24 hours, and at last the telephone does more. */
function mayUrge(report: Report, now: number, calendar: WorkCalendar): ErrorCode | null {
  const urged = entriesOf(report, 'urge')
  const last = urged.at(-1)?.at
  if (urged.length >= LIMITS.maxUrges) return 'urgeLimit'
  if (last !== undefined && now < last + LIMITS.urgeHours * HOUR_MS) return 'urgedToday'
  return now < urgeFrom(report, calendar) ? 'urgeTooSoon' : null
}

/** What stands against one of the two, beyond state and quality; of any other step nothing. */
export function pressingFault(
  action: ReportAction,
  report: Report,
  now: number,
  calendar: WorkCalendar,
): ErrorCode | null {
  if (action === 'supplement') return mayAddMore(report)
  return action === 'urge' ? mayUrge(report, now, calendar) : null
}

type Moderation = Report['moderation']
const WORSE: Record<Moderation, number> = { pass: 0, unchecked: 1, review: 2 }

/** One content check for all that a report says: the worst of it counts. */
const worse = (a: Moderation, b: Moderation): Moderation => (WORSE[b] > WORSE[a] ? b : a)

export function supplement(
  report: Report,
  { text, photos, moderation }: InputOf<'supplement'>,
  by: By<ReportRole>,
  s: Situation,
): Outcome<Report> {
  if (text === '' && photos.length === 0) return refuse('nothingAdded')
  const set = { moderation: worse(report.moderation, moderation) }
  return ok(move(REPORT, report, 'supplement', { by, at: s, note: text, photos, set }))
}

export const urge = (report: Report, by: By<ReportRole>, s: Situation): Report =>
  move(REPORT, report, 'urge', { by, at: s })

/** 补充, in their order, as everybody reads them who reads the report. */
export const supplementsOf = <P>(report: Report, shown: (photos: Photo[]) => P) =>
  entriesOf(report, 'supplement').map(({ note, photos, at }) => ({
    text: note,
    photos: shown(photos),
    at,
  }))
