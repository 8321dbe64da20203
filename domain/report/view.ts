import type { HistoryView, PhotoView, ReportCard, ReportView, StepView } from '../contract/views'
import { qualities } from '../identity/authorize'
import type { Actor } from '../identity/types'
import type { StreetSettings } from '../street/types'
import { allowedActions } from './guards'
import { STATE_TEXT, STEP_NAMES, STEP_OF, transition } from './lifecycle'
import { DESK } from './routing'
import type { ActorRole, HistoryEntry, Photo, Report, ReportAction } from './types'

/**
 * What a reader sees of a report. Views are built field by field from what the reader may know,
 * never by leaving fields out of the document: a new field of the document is hidden by default.
 */
export interface Reader {
  actor: Actor
  now: number
  settings: StreetSettings
}

/** Short-lived addresses by file id; a missing one shows as an empty address. */
export type PhotoUrls = ReadonlyMap<string, string>

const TITLE_LENGTH = 30

const ROLE_TITLE: Record<ActorRole, string> = {
  reporter: '上报人',
  gridWorker: '网格员',
  handler: '办理人',
  verifier: '核查人',
  dispatcher: '街道分流员',
  system: '系统',
}

const MARK_TITLE: Partial<Record<HistoryEntry['action'], string>> = {
  escalate: '超时提醒',
  askReopen: '再次申请重办',
  declineReopen: '重办申请未通过',
  noRating: '到期未评价',
}

const titleOf = (report: Report): string => {
  const words = report.text || report.categoryName || '照片上报'
  return [...words].length > TITLE_LENGTH
    ? `${[...words].slice(0, TITLE_LENGTH - 1).join('')}…`
    : words
}

/** Whether it is this person's turn, at the desk or by name. */
const isTurnOf = (actor: Actor, report: Report): boolean =>
  report.waitingFor !== null &&
  (report.waitingFor === actor.userId ||
    report.waitingFor === actor.staffId ||
    (report.waitingFor === DESK && qualities(actor, report).has('dispatcher')))

const NEXT_STEP: Partial<Record<Report['state'], string>> = {
  SUBMITTED: '核实',
  ACCEPTED: '分派',
  ASSIGNED: '签收',
  PROCESSING: '处置',
  RESOLVED: '核查',
  CLOSED: '评价',
}

function waitingText(report: Report, myTurn: boolean): string {
  if (report.waitingFor === null) return ''
  if (report.reopenAsked) return myTurn ? '等您决定是否重办' : '等待街道答复重办申请'
  const step = NEXT_STEP[report.state] ?? ''
  if (myTurn) return `等您${step}`
  if (report.waitingFor === DESK) return `等待街道分流员${step}`
  if (report.waitingFor === report.reporter) return `等待上报人${step}`
  const person = [report.handler, report.lead, report.worker].find(
    (p) => p?.id === report.waitingFor,
  )
  return `等待${person?.name ?? ''}${step}`
}

/** Overdue is a matter of the frozen 办理时限 while somebody still works on it. */
const isOverdue = (report: Report, now: number): boolean =>
  report.dueAt !== null && report.dueAt < now && report.state !== 'RESOLVED' && report.open

export function cardOf(report: Report, { actor, now }: Reader): ReportCard {
  const myTurn = isTurnOf(actor, report)
  return {
    id: report._id,
    no: report.no,
    state: report.state,
    stateText: STATE_TEXT[report.state],
    title: titleOf(report),
    categoryName: report.categoryName,
    placeLabel: report.place.label,
    gridName: `${report.place.communityName} ${report.place.gridName}`.trim(),
    submittedAt: report.submittedAt,
    dueAt: report.dueAt,
    overdue: isOverdue(report, now),
    step: STEP_OF[report.state],
    myTurn,
    waitingText: waitingText(report, myTurn),
  }
}

/** When each of the five steps was reached. 发现 and 上传 are one tap here. */
export function stepsOf(report: Report): StepView[] {
  const reached = STEP_OF[report.state]
  const at = [
    report.submittedAt,
    report.submittedAt,
    report.assignedAt,
    report.closedAt,
    report.rating?.at ?? null,
  ]
  const ended =
    report.state === 'EVALUATED' || report.state === 'REJECTED' || report.state === 'CANCELLED'
  return STEP_NAMES.map((name, i) => {
    const step = i + 1
    const state =
      step < reached || (ended && step === reached) ? 'done' : step === reached ? 'current' : 'todo'
    return { name, state, at: state === 'todo' ? null : (at[i] ?? null) }
  })
}

const photosOf = (photos: Photo[], urls: PhotoUrls): PhotoView[] =>
  photos.map((p) => ({ url: urls.get(p.fileId) ?? '' }))

/** Staff act in public by name (公示牌); a resident is never named to anybody. */
function byText(entry: HistoryEntry, actor: Actor): string {
  const { principal, name, role } = entry.by
  if (principal === actor.userId || principal === actor.staffId) return '我'
  return role === 'reporter' || role === 'system'
    ? ROLE_TITLE[role]
    : `${ROLE_TITLE[role]} ${name}`.trim()
}

function historyOf(report: Report, actor: Actor, urls: PhotoUrls): HistoryView[] {
  return report.history.map((entry) => ({
    at: entry.at,
    title: MARK_TITLE[entry.action] ?? transition(entry.action as ReportAction).done,
    by: byText(entry, actor),
    note: entry.note,
    photos: photosOf(entry.photos, urls),
  }))
}

/** Every file a view of this report shows. */
export const fileIdsOf = (report: Report): string[] => [
  ...new Set(
    [report.photos, report.result?.photos ?? [], ...report.history.map((h) => h.photos)]
      .flat()
      .map((p) => p.fileId),
  ),
]

function reporterText(report: Report, actor: Actor): string {
  if (report.reporter === actor.userId) return '我'
  return report.confidential ? '上报人要求保密' : '居民'
}

/** The row's own label, but a dispatcher answers a 重办 where a reporter asks for it. */
const labelOf = (action: ReportAction, report: Report, actor: Actor): string =>
  action === 'reopen' && report.reporter !== actor.userId ? '答复重办' : transition(action).label

export function viewOf(
  report: Report,
  reader: Reader,
  urls: PhotoUrls,
  more: { phone: string; repeated: boolean },
): ReportView {
  const { actor, now, settings } = reader
  return {
    ...cardOf(report, reader),
    version: report.version,
    text: report.text,
    photos: photosOf(report.photos, urls),
    categoryCode: report.categoryCode,
    unitName: report.unitName,
    reason: report.reason,
    placePoint: report.place.point,
    gridCode: report.gridCode,
    communityName: report.place.communityName,
    handlerName: report.handler?.name ?? '',
    phone: more.phone,
    steps: stepsOf(report),
    history: historyOf(report, actor, urls),
    result: report.result && {
      text: report.result.text,
      photos: photosOf(report.result.photos, urls),
      noPhotoReason: report.result.noPhotoReason,
      at: report.result.at,
    },
    rating: report.rating && {
      outcome: report.rating.outcome,
      stars: report.rating.stars,
      comment: report.rating.comment,
    },
    reopens: report.reopens,
    actions: allowedActions(actor, report, now, settings).map((action) => ({
      action,
      label: labelOf(action, report, actor),
      weight: transition(action).weight,
    })),
    reporterText: reporterText(report, actor),
    mine: report.reporter === actor.userId,
    repeated: more.repeated,
  }
}
