import { saysSomething } from '../call/said'
import { assertNever, ok, refuse, type Outcome } from '../result'
import { firstThere } from '../duty/presence'
import { SYSTEM } from '../matter/escalate'
import { mark, move, rest } from '../matter/move'
import type { By, StaffRef } from '../matter/types'
import { crewOf, handsOf, nobodyThere } from './crew'
import { LIMITS, deadlineOf, hoursOf, wait, type Situation } from './deadlines'
import { REPORT, type ReportRole } from './lifecycle'
import { TO_MEDIATION } from './mediation'
import { awaitVerifying } from './naming'
import { supplement, urge } from './pressing'
import { backToHandler, reassign, reassignVerifier, whereOf } from './reassign'
import { DESK, categoryOf, frozenCategory, isSelfHandled, reasonOf } from './routing'
import type { Report } from './types'
import type { InputOf, StepInput } from './words'

export type { InputOf, StepInput } from './words'

/**
 * The decisions of the steps on a report that is there already. Each is pure and assumes that the step
 * was permitted; what is refused here needs the step's own input.
 */

type Actor = By<ReportRole>

/** 6 分派: the deadline is frozen here, counted from 受理; a 退回 does not reset it. */
export function assignTo(
  report: Report,
  handler: StaffRef,
  by: Actor,
  s: Situation,
  note: string,
): Report {
  const from = report.acceptedAt ?? s.now
  const { calendar } = s.settings
  const assigned = move(REPORT, report, 'assign', {
    by,
    at: s,
    note: note || report.reason,
    set: {
      handler,
      handlerId: handler.id,
      assignedAt: s.now,
      signedAt: null,
      deadline: report.deadline ?? deadlineOf(calendar, from, hoursOf(report), report.star),
      finalAssign: report.returns >= LIMITS.maxReturns,
    },
  })
  return wait(assigned, s, 'sign', handler.id)
}

/** 分派 by a dispatcher, who may have found another category: then its time counts, from 受理. */
function assign(
  report: Report,
  input: InputOf<'assign'>,
  by: Actor,
  s: Situation,
): Outcome<Report> {
  const { note, category: code } = input
  const handler = s.presence.of(input.handler)
  if (!handler) return refuse('staffUnknown')
  if (code === undefined || code === report.categoryCode) {
    return ok(assignTo(report, handler, by, s, note))
  }
  const category = categoryOf(s.settings, code)
  if (!category) return refuse('categoryUnknown')
  const reason = reasonOf(s.settings, whereOf(report), category)
  const changed = { ...report, ...frozenCategory(s.settings, category), reason, deadline: null }
  return ok(assignTo(changed, handler, by, s, note))
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
  const worker = firstThere(handsOf(crewOf(report, s.settings)), s.presence)
  const where = whereOf(report)
  const reason = reasonOf(s.settings, where, category)
  const accepted = move(REPORT, report, 'accept', {
    by,
    at: s,
    note: reason,
    set: { acceptedAt: s.now, ...frozenCategory(s.settings, category), reason },
  })
  if (!worker) return ok(wait({ ...accepted, reason: nobodyThere(where) }, s, 'assign', DESK))
  const assigned = assignTo(accepted, worker, SYSTEM, s, '')
  return ok(by.principal === worker.id ? sign(assigned, { ...by, role: 'handler' }, s) : assigned)
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
  if (photos.length === 0 && !saysSomething(noPhotoReason)) return refuse('needPhotoOrReason')
  const note = noPhotoReason ? `${text}（无照片：${noPhotoReason}）` : text
  const result = { text, photos, noPhotoReason, at: s.now }
  const who = [by.principal, s.account].filter((p) => p !== undefined)
  const doneBy = [...new Set([...report.doneBy, ...who])]
  const set = { resolvedAt: s.now, result, doneBy }
  const resolved = move(REPORT, report, 'resolve', { by, at: s, note, photos, set })
  return ok(awaitVerifying(resolved, s))
}

/** The reporter has solved it himself, found on the spot or given to him. */
const didIt = (report: Report): boolean =>
  isSelfHandled(report) ||
  report.doneBy.includes(report.reporter) ||
  (report.reporterStaffId !== null && report.doneBy.includes(report.reporterStaffId))

function verifyPass(report: Report, note: string, by: Actor, s: Situation): Report {
  const set = { closedAt: s.now }
  const closed = move(REPORT, report, 'verifyPass', { by, at: s, note, set })
  // Praise for one's own work would say nothing.
  return didIt(report) ? rest(closed) : wait(closed, s, 'rate', report.reporter)
}

/**
 * 20 转调解: nobody has solved it and nobody rates it. Nothing of it goes to the committee from here: the
 * reporter applies, if he likes (`mediation.apply` with `reportId`).
 */
function toMediation(
  report: Report,
  { note, inside = '' }: InputOf<'toMediation'>,
  by: Actor,
  s: Situation,
): Report {
  const set = { closedAt: s.now, outcome: TO_MEDIATION }
  const facts = { outcome: TO_MEDIATION }
  return rest(move(REPORT, report, 'toMediation', { by, at: s, note, inside, facts, set }))
}

function verifyFail(report: Report, note: string, by: Actor, s: Situation): Report {
  const set = { reworks: report.reworks + 1, resolvedAt: null, result: null }
  const again = move(REPORT, report, 'verifyFail', { by, at: s, note, set })
  return backToHandler(again, s)
}

/** 17 重办: back to the same handler with half the time, as the category had it. */
function reopen(
  report: Report,
  action: 'reopen' | 'grantReopen',
  note: string,
  by: Actor,
  s: Situation,
): Report {
  const hours = hoursOf(report) * LIMITS.reopenShare
  const reopened = move(REPORT, report, action, {
    by,
    at: s,
    note,
    set: {
      deadline: deadlineOf(s.settings.calendar, s.now, hours, report.star),
      reopens: report.reopens + 1,
      reopenAsked: false,
      resolvedAt: null,
      rating: null,
      result: null,
      outcome: null,
    },
  })
  return backToHandler(reopened, s)
}

/** The first 重办 is the reporter's right; for the second a dispatcher decides. */
function askAgain(report: Report, note: string, by: Actor, s: Situation): Report {
  if (report.reopens === 0) return reopen(report, 'reopen', note, by, s)
  const asked = mark(report, 'askReopen', { by, at: s, note, set: { reopenAsked: true } })
  return wait(asked, s, 'grant', DESK)
}

/** A second 重办 refused by a dispatcher: it ends here, and the reporter is told why. */
function decline(
  report: Report,
  { note, inside = '' }: InputOf<'declineReopen'>,
  by: Actor,
  s: Situation,
): Report {
  const set = { reopenAsked: false, reopens: LIMITS.maxReopens }
  return rest(move(REPORT, report, 'declineReopen', { by, at: s, note, inside, set }))
}

/**
 * 16 评价; an unsolved one goes on to 重办 at once, as far as the limits allow. Outcome and stars stay
 * in the history when it is opened again. A 重办 that was asked for already waits on.
 */
function rate(report: Report, input: InputOf<'rate'>, by: Actor, s: Situation): Report {
  const { outcome, stars, comment } = input
  const set = { rating: { outcome, stars, comment, at: s.now } }
  const facts = { outcome, stars }
  const rated = move(REPORT, report, 'rate', { by, at: s, note: comment, facts, set })
  if (report.reopenAsked) return rated
  const isEnough = outcome !== 'unsolved' || rated.reopens >= LIMITS.maxReopens
  return isEnough ? rest(rated) : askAgain(rated, comment || '上报人评价：未解决', by, s)
}

/** Carries out one permitted step. The result is the whole new document. */
export function decide(report: Report, input: StepInput, by: Actor, s: Situation): Outcome<Report> {
  switch (input.action) {
    case 'accept':
      return accept(report, input.category, by, s)
    case 'reject': {
      const { note, inside = '' } = input
      return ok(rest(move(REPORT, report, 'reject', { by, at: s, note, inside })))
    }
    case 'assign':
      return assign(report, input, by, s)
    case 'reassign':
      return reassign(report, input, by, s)
    case 'reassignVerifier':
      return reassignVerifier(report, input, by, s)
    case 'sign':
      return ok(sign(report, by, s))
    case 'return':
      return ok(giveBack(report, input.note, by, s))
    case 'resolve':
      return resolve(report, input, by, s)
    case 'verifyPass':
      return ok(verifyPass(report, input.note, by, s))
    case 'toMediation':
      return ok(toMediation(report, input, by, s))
    case 'verifyFail':
      return ok(verifyFail(report, input.note, by, s))
    case 'rate':
      return ok(rate(report, input, by, s))
    case 'reopen':
      return ok(askAgain(report, input.note, by, s))
    case 'grantReopen':
      return ok(reopen(report, 'grantReopen', input.note, by, s))
    case 'declineReopen':
      return ok(decline(report, input, by, s))
    case 'withdraw':
      return ok(rest(move(REPORT, report, 'withdraw', { by, at: s, note: input.note })))
    case 'supplement':
      return supplement(report, input, by, s)
    case 'urge':
      return ok(urge(report, by, s))
    default:
      return assertNever(input)
  }
}
