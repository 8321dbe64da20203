import { assertNever, ok, refuse, type Outcome } from '../result'
import { SYSTEM } from '../matter/escalate'
import { mark, move, rest } from '../matter/move'
import type { By, Photo, StaffRef } from '../matter/types'
import type { StepName, StepWords } from './calls'
import { LIMITS, dueAtOf, wait, type Situation } from './deadlines'
import { REPORT, type ReportRole } from './lifecycle'
import { DESK, categoryOf, isSelfHandled, reasonOf, unitNameOf, verifierOf } from './routing'
import type { Report } from './types'

/**
 * The decisions of the steps on a report that is there already. Each is pure and assumes that the step
 * was permitted; what is refused here needs the step's own input.
 */

/** What the cloud puts in the place of a call's words before it decides: evidence and people. */
interface Loaded {
  photos: Photo[]
  handler: StaffRef
}
type WithLoaded<W> = { [K in keyof W]: K extends keyof Loaded ? Loaded[K] : W[K] }

/** A step and its words, as the contract has them. */
export type StepInput = { [A in StepName]: { action: A } & WithLoaded<StepWords<A>> }[StepName]
export type InputOf<A extends StepName> = StepInput & { action: A }

type Actor = By<ReportRole>

/** 6 分派: the deadline is frozen here, counted from 受理; a 退回 does not reset it. */
export function assignTo(
  report: Report,
  handler: StaffRef,
  by: Actor,
  s: Situation,
  note: string,
): Outcome<Report> {
  const category = categoryOf(s.settings, report.categoryCode)
  if (!category) return refuse('categoryUnknown')
  const deadline =
    report.deadlineAt !== null
      ? ok(report.deadlineAt)
      : dueAtOf(s.settings.calendar, report.acceptedAt ?? s.now, category)
  if (!deadline.ok) return deadline
  const assigned = move(REPORT, report, 'assign', {
    by,
    at: s,
    note: note || report.reason,
    set: {
      handler,
      handlerId: handler.id,
      assignedAt: s.now,
      signedAt: null,
      deadlineAt: deadline.value,
      finalAssign: report.returns >= LIMITS.maxReturns,
    },
  })
  return ok(wait(assigned, s, 'sign', handler.id))
}

function sign(report: Report, by: Actor, s: Situation): Report {
  const signed = move(REPORT, report, 'sign', { by, at: s, set: { signedAt: s.now } })
  return wait(signed, s, 'handle', by.principal)
}

/**
 * 3 受理, then as far as the rules go: to the grid's own worker, and signed for at once where it
 * is that worker who accepts, because nobody should tap twice for one intention.
 */
function accept(report: Report, code: string, by: Actor, s: Situation): Outcome<Report> {
  const category = categoryOf(s.settings, code)
  if (!category) return refuse('categoryUnknown')
  const { place, worker } = report
  const where = place.gridCode ? `${place.communityName} ${place.gridName}` : place.gridName
  const reason = reasonOf(s.settings, where, category)
  const accepted = move(REPORT, report, 'accept', {
    by,
    at: s,
    note: reason,
    set: {
      acceptedAt: s.now,
      categoryCode: category.code,
      categoryName: category.name,
      unitCode: category.unit,
      unitName: unitNameOf(s.settings, category.unit),
      reason,
    },
  })
  if (!worker) return ok(wait(accepted, s, 'assign', DESK))
  const assigned = assignTo(accepted, worker, SYSTEM, s, '')
  if (!assigned.ok) return assigned
  return ok(
    by.principal === worker.id
      ? sign(assigned.value, { ...by, role: 'handler' }, s)
      : assigned.value,
  )
}

function giveBack(report: Report, note: string, by: Actor, s: Situation): Report {
  const set = { handler: null, handlerId: null, signedAt: null, returns: report.returns + 1 }
  return wait(move(REPORT, report, 'return', { by, at: s, note, set }), s, 'assign', DESK)
}

function resolve(
  report: Report,
  input: InputOf<'resolve'>,
  by: Actor,
  s: Situation,
): Outcome<Report> {
  const { text, photos, noPhotoReason } = input
  if (photos.length === 0 && noPhotoReason === '') return refuse('needPhotoOrReason')
  const note = noPhotoReason ? `${text}（无照片：${noPhotoReason}）` : text
  const result = { text, photos, noPhotoReason, at: s.now }
  const set = { resolvedAt: s.now, result }
  const resolved = move(REPORT, report, 'resolve', { by, at: s, note, photos, set })
  return ok(wait(resolved, s, 'verify', verifierOf(resolved, resolved.handler)))
}

function verifyPass(report: Report, note: string, by: Actor, s: Situation): Report {
  const set = { closedAt: s.now }
  const closed = move(REPORT, report, 'verifyPass', { by, at: s, note, set })
  return isSelfHandled(report) ? rest(closed) : wait(closed, s, 'rate', report.reporter)
}

/** Whoever has solved it: a report that was solved has one. */
function handlerOf(report: Report): StaffRef {
  if (!report.handler) throw new RangeError(`${report._id} was solved by nobody`)
  return report.handler
}

function verifyFail(report: Report, note: string, by: Actor, s: Situation): Report {
  const set = { reworks: report.reworks + 1, resolvedAt: null, result: null }
  const again = move(REPORT, report, 'verifyFail', { by, at: s, note, set })
  return wait(again, s, 'handle', handlerOf(report).id)
}

/** 17 重办: back to the same handler with half the time. */
function reopen(report: Report, note: string, by: Actor, s: Situation): Outcome<Report> {
  const category = categoryOf(s.settings, report.categoryCode)
  if (!category) return refuse('categoryUnknown')
  const deadline = dueAtOf(s.settings.calendar, s.now, category, LIMITS.reopenShare)
  if (!deadline.ok) return deadline
  const reopened = move(REPORT, report, 'reopen', {
    by,
    at: s,
    note,
    set: {
      deadlineAt: deadline.value,
      reopens: report.reopens + 1,
      reopenAsked: false,
      resolvedAt: null,
      rating: null,
      result: null,
    },
  })
  return ok(wait(reopened, s, 'handle', handlerOf(report).id))
}

/** The first 重办 is the reporter's right; for the second a dispatcher decides. */
function askAgain(report: Report, note: string, by: Actor, s: Situation): Outcome<Report> {
  if (report.reopens === 0 || by.role === 'dispatcher') return reopen(report, note, by, s)
  const asked = mark(report, 'askReopen', { by, at: s, note, set: { reopenAsked: true } })
  return ok(wait(asked, s, 'grant', DESK))
}

/** A second 重办 refused by a dispatcher: it ends here, and the reporter is told why. */
function decline(report: Report, note: string, by: Actor, s: Situation): Report {
  const set = { reopenAsked: false, reopens: LIMITS.maxReopens }
  return rest(mark(report, 'declineReopen', { by, at: s, note, set }))
}

/** 16 评价; an unsolved one goes on to 重办 at once, as far as the limits allow. */
function rate(report: Report, input: InputOf<'rate'>, by: Actor, s: Situation): Outcome<Report> {
  const { outcome, stars, comment } = input
  const set = { rating: { outcome, stars, comment, at: s.now } }
  const rated = rest(move(REPORT, report, 'rate', { by, at: s, note: comment, set }))
  if (outcome !== 'unsolved' || rated.reopens >= LIMITS.maxReopens) return ok(rated)
  return askAgain(rated, comment || '上报人评价：未解决', by, s)
}

/** Carries out one permitted step. The result is the whole new document. */
export function decide(report: Report, input: StepInput, by: Actor, s: Situation): Outcome<Report> {
  switch (input.action) {
    case 'accept':
      return accept(report, input.category, by, s)
    case 'reject':
      return ok(rest(move(REPORT, report, 'reject', { by, at: s, note: input.note })))
    case 'assign':
      return assignTo(report, input.handler, by, s, input.note)
    case 'sign':
      return ok(sign(report, by, s))
    case 'return':
      return ok(giveBack(report, input.note, by, s))
    case 'resolve':
      return resolve(report, input, by, s)
    case 'verifyPass':
      return ok(verifyPass(report, input.note, by, s))
    case 'verifyFail':
      return ok(verifyFail(report, input.note, by, s))
    case 'rate':
      return rate(report, input, by, s)
    case 'reopen':
      return by.role === 'dispatcher' && !input.grant
        ? ok(decline(report, input.note, by, s))
        : askAgain(report, input.note, by, s)
    case 'withdraw':
      return ok(rest(move(REPORT, report, 'withdraw', { by, at: s, note: input.note })))
    default:
      return assertNever(input)
  }
}
