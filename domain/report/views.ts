import type { PhotoView } from '../call/views'
import { answersForGrid, isDesk } from '../duty/leave'
import { holds } from '../identity/authorize'
import type { Actor } from '../identity/types'
import { doneText, type Tone } from '../matter/lifecycle'
import type { Photo, StaffRef } from '../matter/types'
import {
  actionView,
  type ActionView,
  type HistoryView,
  type Row,
  type StepView,
} from '../matter/views'
import { pageOf } from '../notice/pages'
import { gridOf } from '../street/directory'
import type { StreetSettings } from '../street/types'
import type { ReportCard, ReportView } from './answers'
import { REPORT, type ReportRole, type ReportState } from './lifecycle'
import { isToMediation, mediationOf, specialtyOf, stateTextOf } from './mediation'
import { allowedActions } from './qualities'
import { DESK } from './routing'
import type { HistoryEntry, Report } from './types'

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

const ROLE_TITLE: Record<ReportRole, string> = {
  reporter: '上报人',
  gridWorker: '网格员',
  handler: '办理人',
  verifier: '核查人',
  lead: '网格负责人',
  dispatcher: '街道分流员',
  system: '系统',
}

/** The fields that a card is made of: a list reads no more of a report than these. */
export const CARD_FIELDS = [
  '_id',
  'no',
  'state',
  'outcome',
  'open',
  'reporter',
  'text',
  'categoryName',
  'place',
  'gridCode',
  'handler',
  'handlerId',
  'reporterStaffId',
  'doneBy',
  'deadline',
  'worker',
  'lead',
  'verifier',
  'waitingFor',
  'reopenAsked',
  'submittedAt',
  'dueAt',
] as const satisfies readonly (keyof Report)[]
export type CardSource = Pick<Report, (typeof CARD_FIELDS)[number]>

const titleOf = (report: CardSource): string => {
  const words = report.text || report.categoryName || '照片上报'
  return [...words].length > TITLE_LENGTH
    ? `${[...words].slice(0, TITLE_LENGTH - 1).join('')}…`
    : words
}

/** Whether it is this person's turn, at the desk or by name. */
const isTurnOf = (actor: Actor, report: CardSource): boolean =>
  report.waitingFor !== null &&
  (report.waitingFor === actor.userId ||
    report.waitingFor === actor.staffId ||
    (report.waitingFor === DESK && holds(actor, 'dispatcher')))

function waitingText(report: CardSource, myTurn: boolean): string {
  if (report.waitingFor === null) return ''
  if (report.reopenAsked) return myTurn ? '等您决定是否重办' : '等待街道答复重办申请'
  const step = REPORT.states[report.state].next
  if (myTurn) return `等您${step}`
  if (report.waitingFor === DESK) return `等待街道分流员${step}`
  if (report.waitingFor === report.reporter) return `等待上报人${step}`
  const person = [report.handler, report.verifier, report.lead, report.worker].find(
    (p) => p?.id === report.waitingFor,
  )
  return `等待${person?.name ?? ''}${step}`
}

/** Somebody owes it something: a 重办 that was asked for, too, though the report is closed. */
const isOwed = (report: CardSource): boolean => report.open || report.reopenAsked

const isOverdue = (report: CardSource, now: number): boolean =>
  isOwed(report) && report.dueAt !== null && report.dueAt < now

const gridName = (report: CardSource): string =>
  `${report.place.communityName} ${report.place.gridName}`.trim()

/** Late beats one's own turn, which beats the state's own tone. */
const toneOf = (report: CardSource, now: number, myTurn: boolean): Tone =>
  isOverdue(report, now)
    ? 'bad'
    : myTurn
      ? 'turn'
      : isToMediation(report)
        ? 'plain'
        : REPORT.states[report.state].tone

export function cardOf(report: CardSource, { actor, now }: Reader): ReportCard {
  const myTurn = isTurnOf(actor, report)
  return {
    id: report._id,
    no: report.no,
    state: report.state,
    stateText: stateTextOf(report),
    tone: toneOf(report, now, myTurn),
    title: titleOf(report),
    categoryName: report.categoryName,
    placeLabel: report.place.label,
    gridName: gridName(report),
    submittedAt: report.submittedAt,
    dueAt: report.dueAt,
    overdue: isOverdue(report, now),
    provisional: report.open && report.deadline !== null && report.deadline.guessedYear !== null,
    step: REPORT.states[report.state].step,
    myTurn,
    waitingText: waitingText(report, myTurn),
  }
}

/** The report as one row among other kinds: to its reporter, or to whoever works on it. */
export function rowOfReport(report: CardSource, reader: Reader, as: 'reporter' | 'staff'): Row {
  const card = cardOf(report, reader)
  const page = as === 'reporter' ? 'report.detail' : atDesk(report) ? 'duty.handle' : 'duty.task'
  const place = report.place.label || card.gridName
  return {
    id: card.id,
    page: pageOf(page, card.id),
    title: card.title,
    line: [as === 'staff' ? card.gridName : place, card.waitingText].filter(Boolean).join(' · '),
    tag: { text: card.stateText, tone: card.tone },
    dueAt: isOwed(report) ? card.dueAt : null,
    overdue: card.overdue,
    myTurn: card.myTurn,
    action: card.myTurn ? nextLabel(report.state) : '',
  }
}

const atDesk = (report: CardSource): boolean => report.waitingFor === DESK

/** The step that leads on from a state, by the name of its button. */
const nextLabel = (state: ReportState): string =>
  REPORT.steps.find((r) => r.weight === 'primary' && r.from.includes(state))?.label ?? ''

/** When each of the five steps was reached. 发现 and 上传 are one tap here. */
export function stepsOf(report: Report): StepView[] {
  const state = REPORT.states[report.state]
  const reached = state.step
  const at = [
    report.submittedAt,
    report.submittedAt,
    report.assignedAt,
    report.closedAt,
    report.rating?.at ?? null,
  ]
  // An ended report's last step is done, unless something is still awaited there.
  const isOver = state.ended && state.next === ''
  // Nobody has rated what was transferred, and nobody will.
  const atLast = isToMediation(report) ? 'todo' : isOver ? 'done' : 'current'
  return REPORT.stepNames.map((name, i) => {
    const step = i + 1
    const mark = step < reached ? 'done' : step === reached ? atLast : 'todo'
    return { name, state: mark, at: mark === 'todo' ? null : (at[i] ?? null) }
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
    title: doneText(REPORT, entry.action),
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

/**
 * The person for whom the report waits, as far as this reader surely may hand over all that waits for
 * him: known without his own posts, by those who stand in the report and by who belongs to its grid.
 */
function handOverOf(report: Report, { actor, settings }: Reader): StaffRef | null {
  const { waitingFor } = report
  const named = [report.handler, report.worker, report.verifier, report.lead]
  const person = named.find((ref) => ref?.id === waitingFor)
  if (!person) return null
  const { id, name } = person
  if (id === actor.staffId || isDesk(actor)) return { id, name }
  const grid = gridOf(settings, report.gridCode)
  const isOfGrid = grid?.lead?.id === id || (grid?.workers.some((w) => w.id === id) ?? false)
  return isOfGrid && answersForGrid(actor, report.gridCode ?? '') ? { id, name } : null
}

/** The buttons; of a dispute between people 转调解 comes first. */
function actionsOf(report: Report, { actor, now, settings }: Reader): ActionView[] {
  const views = allowedActions(actor, report, now, settings).map((action) =>
    actionView(REPORT, action),
  )
  if (specialtyOf(report.categoryCode) === null) return views
  const isFirst = ({ action }: ActionView): boolean => action === 'toMediation'
  return [
    ...views.filter(isFirst).map((view) => ({ ...view, weight: 'primary' as const })),
    ...views.filter((view) => !isFirst(view)),
  ]
}

export function viewOf(
  report: Report,
  reader: Reader,
  urls: PhotoUrls,
  more: { phone: string; repeated: boolean },
): ReportView {
  const { actor } = reader
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
    mediation: mediationOf(report, actor.userId),
    actions: actionsOf(report, reader),
    handOverOf: handOverOf(report, reader),
    reporterText: reporterText(report, actor),
    mine: report.reporter === actor.userId,
    repeated: more.repeated,
  }
}
