import type { PhotoView } from '../call/views'
import { answersForGrid, isDesk } from '../duty/leave'
import { GONE } from '../identity/leaving'
import type { Actor } from '../identity/types'
import { doneText } from '../matter/lifecycle'
import type { Photo, StaffRef } from '../matter/types'
import {
  actionView,
  saidTo,
  type ActionView,
  type HistoryView,
  type StepView,
} from '../matter/views'
import { gridOf } from '../street/directory'
import type { ReportView } from './answers'
import { REPORT, type ReportRole } from './lifecycle'
import { isToMediation, mediationOf, specialtyOf } from './mediation'
import { supplementsOf } from './pressing'
import { allowedActions, isColleague } from './qualities'
import { mayReveal } from './reveal'
import type { HistoryEntry, Report } from './types'

import { cardOf, named, type Reader } from './cardViews'

/**
 * What a reader sees of a report. Views are built field by field from what the reader may know,
 * never by leaving fields out of the document: a new field of the document is hidden by default.
 */

/** Short-lived addresses by file id; a missing one shows as an empty address. */
export type PhotoUrls = ReadonlyMap<string, string>

const ROLE_TITLE: Record<ReportRole, string> = {
  reporter: '上报人',
  gridWorker: '网格员',
  handler: '办理人',
  verifier: '核查人',
  lead: '网格负责人',
  dispatcher: '街道分流员',
  system: '系统',
}

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

/** A resident is never named to anybody. */
function byText(report: Report, entry: HistoryEntry, actor: Actor): string {
  const { name, role } = entry.by
  if (isOwn(entry, actor)) return '我'
  return role === 'reporter' || role === 'system'
    ? ROLE_TITLE[role]
    : `${ROLE_TITLE[role]} ${named(name, report, actor)}`.trim()
}

const isOwn = ({ by: { principal } }: HistoryEntry, { userId, staffId }: Actor): boolean =>
  principal === userId || principal === staffId

function historyOf(report: Report, actor: Actor, urls: PhotoUrls): HistoryView[] {
  return report.history.map((entry) => ({
    at: entry.at,
    title: doneText(REPORT, entry.action),
    by: byText(report, entry, actor),
    ...saidTo(REPORT, entry, {
      isColleague: isColleague(actor, report),
      isOwn: isOwn(entry, actor),
    }),
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
  if (report.reporter === GONE) return '上报人已注销'
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

/** How often it was really opened again: `Report.reopens` does not tell once one was declined. */
const timesReopened = ({ history }: Report): number =>
  history.filter(({ action }) => action === 'reopen' || action === 'grantReopen').length

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
    handlerName: named(report.handler?.name ?? '', report, actor),
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
    reopens: timesReopened(report),
    supplements: supplementsOf(report, (photos) => photosOf(photos, urls)),
    mediation: mediationOf(report, actor.userId),
    actions: actionsOf(report, reader),
    handOverOf: handOverOf(report, reader),
    reporterText: reporterText(report, actor),
    callable: mayReveal(actor, report),
    mine: report.reporter === actor.userId,
    repeated: more.repeated,
  }
}
