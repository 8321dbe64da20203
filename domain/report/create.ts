import { ok, refuse, type Outcome } from '../result'
import type { Category, StaffedGrid } from '../street/types'
import { SYSTEM } from '../matter/escalate'
import { move, unbegun } from '../matter/move'
import { spokenNo } from '../matter/spokenNo'
import type { By, Photo } from '../matter/types'
import { gridTitle } from '../place/locate'
import type { Place } from '../place/types'
import { wait, type Situation } from './deadlines'
import { assignTo } from './decide'
import { presentGrid } from './crew'
import { REPORT, type ReportRole } from './lifecycle'
import { awaitVerifying } from './naming'
import { DESK, categoryOf, frozenCategory, reasonOf, routeOf, unitNameOf } from './routing'
import type { Report } from './types'

/** Version of the shape of `Report`. */
export const REPORT_SHAPE = 3

/** A new report as the person gave it, photos already kept as evidence. */
export interface Draft {
  /** 24 hex digits, made of reporter and request. */
  key: string
  reporter: string
  /** The reporter's post, or null. */
  reporterStaffId: string | null
  text: string
  photos: Photo[]
  categoryCode: string | null
  place: Place
  grid: StaffedGrid | null
  confidential: boolean
  moderation: Report['moderation']
}

const NO_CATEGORY = {
  categoryCode: null,
  categoryName: '',
  unitCode: null,
  unitName: '',
  hours: null,
  star: false,
}

function blank(draft: Draft, s: Situation, category: Category | null): Report {
  const { grid, place } = draft
  return {
    _id: `report:${draft.key}`,
    no: spokenNo(s.now, draft.key),
    shape: REPORT_SHAPE,
    ...unbegun(),
    state: 'SUBMITTED',
    reporter: draft.reporter,
    reporterStaffId: draft.reporterStaffId,
    confidential: draft.confidential,
    text: draft.text,
    photos: draft.photos,
    ...NO_CATEGORY,
    ...(category ? frozenCategory(s.settings, category) : {}),
    place,
    gridCode: place.gridCode,
    reason: '',
    handler: null,
    handlerId: null,
    worker: grid?.workers[0] ?? null,
    lead: grid?.lead ?? null,
    firstSecretary: grid?.firstSecretary ?? null,
    verifier: null,
    submittedAt: s.now,
    acceptedAt: null,
    assignedAt: null,
    signedAt: null,
    resolvedAt: null,
    closedAt: null,
    deadline: null,
    returns: 0,
    finalAssign: false,
    reworks: 0,
    reopens: 0,
    reopenAsked: false,
    result: null,
    rating: null,
    doneBy: [],
    moderation: draft.moderation,
  }
}

/** 1 上报, and as far as the rules can go without a person: 3 受理 and 6 分派 by the system. */
export function decideSubmit(given: Draft, s: Situation): Outcome<Report> {
  const draft = { ...given, grid: presentGrid(given.grid, s.presence) }
  const category = categoryOf(s.settings, draft.categoryCode)
  if (draft.categoryCode !== null && !category) return refuse('categoryUnknown')
  const by: By<ReportRole> = { principal: draft.reporter, name: '', role: 'reporter' }
  const route = routeOf(s.settings, draft.place, draft.grid, category, draft.moderation)
  const fresh = blank(draft, s, category)
  const submitted = move(REPORT, fresh, 'submit', { by, at: s, set: { reason: route.reason } })
  const { worker } = submitted
  if (route.to === 'person' && worker) {
    const accepted = move(REPORT, submitted, 'accept', {
      by: SYSTEM,
      at: s,
      note: route.reason,
      set: { acceptedAt: s.now },
    })
    return ok(assignTo(accepted, worker, SYSTEM, s, ''))
  }
  return ok(wait(submitted, s, 'accept', route.to === 'check' && worker ? worker.id : DESK))
}

/** 2 自办: seen and solved on the spot by the grid worker; somebody else still verifies. */
export function decideSelfHandle(draft: Draft, by: By<ReportRole>, s: Situation): Outcome<Report> {
  const category = categoryOf(s.settings, draft.categoryCode)
  if (!category) return refuse('categoryUnknown')
  const handler = { id: by.principal, name: by.name }
  const reason = draft.grid
    ? reasonOf(s.settings, gridTitle(draft.grid), category)
    : `${category.name} → ${unitNameOf(s.settings, category.unit)}`
  const { text, photos } = draft
  const done = move(REPORT, blank(draft, s, category), 'selfHandle', {
    by,
    at: s,
    note: text,
    photos,
    set: {
      reason,
      handler,
      handlerId: handler.id,
      acceptedAt: s.now,
      assignedAt: s.now,
      signedAt: s.now,
      resolvedAt: s.now,
      result: { text, photos, noPhotoReason: '', at: s.now },
      doneBy: [handler.id],
    },
  })
  return ok(awaitVerifying(done, s))
}
