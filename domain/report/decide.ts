import { ok, refuse, type Outcome } from '../result'
import type { StaffRef } from '../street/types'
import { LIMITS, dueAtOf } from './deadlines'
import { DESK, categoryOf, reasonOf, unitNameOf } from './routing'
import {
  SYSTEM,
  isSelfHandled,
  mark,
  move,
  rest,
  verifierOf,
  wait,
  type By,
  type Situation,
} from './steps'
import type { Photo, Rating, Report } from './types'

/**
 * The decisions of the steps on a report that is there already. Each is pure and assumes that
 * `permit` allowed the step; what is refused here needs the step's own input.
 */
export type StepInput =
  | { action: 'accept'; categoryCode: string }
  | { action: 'reject'; note: string }
  | { action: 'assign'; handler: StaffRef; note: string }
  | { action: 'sign' }
  | { action: 'return'; note: string }
  | { action: 'resolve'; text: string; photos: Photo[]; noPhotoReason: string }
  | { action: 'verifyPass'; note: string }
  | { action: 'verifyFail'; note: string }
  | { action: 'rate'; outcome: Rating['outcome']; stars: number; comment: string }
  | { action: 'reopen'; note: string; grant: boolean }
  | { action: 'withdraw'; note: string }

/** 6 分派: the deadline is frozen here, counted from 受理; a 退回 does not reset it. */
export function assignTo(
  report: Report,
  handler: StaffRef,
  by: By,
  s: Situation,
  note: string,
): Outcome<Report> {
  const category = categoryOf(s.settings, report.categoryCode)
  if (!category) return refuse('categoryUnknown')
  const due =
    report.dueAt !== null
      ? ok(report.dueAt)
      : dueAtOf(s.settings.calendar, report.acceptedAt ?? s.now, category)
  if (!due.ok) return due
  const assigned = move(
    report,
    'assign',
    by,
    s,
    { note: note || report.reason },
    {
      handler,
      handlerId: handler.id,
      assignedAt: s.now,
      signedAt: null,
      dueAt: due.value,
      finalAssign: report.returns >= LIMITS.maxReturns,
    },
  )
  return ok(wait(assigned, s, 'sign', handler.id))
}

function sign(report: Report, by: By, s: Situation): Report {
  const signed = move(report, 'sign', by, s, {}, { signedAt: s.now })
  return wait(signed, s, 'handle', by.principal)
}

/**
 * 3 受理, then as far as the rules go: to the grid's own worker, and signed for at once where it
 * is that worker who accepts, because nobody should tap twice for one intention.
 */
function accept(report: Report, categoryCode: string, by: By, s: Situation): Outcome<Report> {
  const category = categoryOf(s.settings, categoryCode)
  if (!category) return refuse('categoryUnknown')
  const { place, worker } = report
  const where = place.gridCode ? `${place.communityName} ${place.gridName}` : place.gridName
  const reason = reasonOf(s.settings, where, category)
  const accepted = move(
    report,
    'accept',
    by,
    s,
    { note: reason },
    {
      acceptedAt: s.now,
      categoryCode: category.code,
      categoryName: category.name,
      unitCode: category.unit,
      unitName: unitNameOf(s.settings, category.unit),
      reason,
    },
  )
  if (!worker) return ok(wait(accepted, s, 'assign', DESK))
  const assigned = assignTo(accepted, worker, SYSTEM, s, '')
  if (!assigned.ok) return assigned
  return ok(
    by.principal === worker.id
      ? sign(assigned.value, { ...by, role: 'handler' }, s)
      : assigned.value,
  )
}

function giveBack(report: Report, note: string, by: By, s: Situation): Report {
  const returned = move(
    report,
    'return',
    by,
    s,
    { note },
    {
      handler: null,
      handlerId: null,
      signedAt: null,
      returns: report.returns + 1,
    },
  )
  return wait(returned, s, 'assign', DESK)
}

function resolve(
  report: Report,
  input: StepInput & { action: 'resolve' },
  by: By,
  s: Situation,
): Outcome<Report> {
  const { text, photos, noPhotoReason } = input
  if (photos.length === 0 && noPhotoReason === '') return refuse('needPhotoOrReason')
  const note = noPhotoReason ? `${text}（无照片：${noPhotoReason}）` : text
  const resolved = move(
    report,
    'resolve',
    by,
    s,
    { note, photos },
    {
      resolvedAt: s.now,
      result: { text, photos, noPhotoReason, at: s.now },
    },
  )
  return ok(wait(resolved, s, 'verify', verifierOf(resolved, resolved.handler)))
}

/** 17 重办: back to the same handler with half the time. */
function reopen(report: Report, note: string, by: By, s: Situation): Outcome<Report> {
  const category = categoryOf(s.settings, report.categoryCode)
  if (!category || !report.handler) return refuse('wrongState')
  const due = dueAtOf(s.settings.calendar, s.now, category, LIMITS.reopenShare)
  if (!due.ok) return due
  const reopened = move(
    report,
    'reopen',
    by,
    s,
    { note },
    {
      dueAt: due.value,
      reopens: report.reopens + 1,
      reopenAsked: false,
      resolvedAt: null,
      rating: null,
      result: null,
    },
  )
  return ok(wait(reopened, s, 'handle', report.handler.id))
}

/** The first 重办 is the reporter's right; for the second a dispatcher decides. */
function askAgain(report: Report, note: string, by: By, s: Situation): Outcome<Report> {
  if (report.reopens === 0 || by.role === 'dispatcher') return reopen(report, note, by, s)
  const asked = mark(report, 'askReopen', by, s, { note }, { reopenAsked: true })
  return ok(wait(asked, s, 'assign', DESK))
}

/** A second 重办 refused by a dispatcher: it ends here, and the reporter is told why. */
const decline = (report: Report, note: string, by: By, s: Situation): Report =>
  rest(
    mark(
      report,
      'declineReopen',
      by,
      s,
      { note },
      {
        reopenAsked: false,
        reopens: LIMITS.maxReopens,
      },
    ),
  )

/** 16 评价; an unsolved one goes on to 重办 at once, as far as the limits allow. */
function rate(
  report: Report,
  input: StepInput & { action: 'rate' },
  by: By,
  s: Situation,
): Outcome<Report> {
  const { outcome, stars, comment } = input
  const rated = rest(
    move(
      report,
      'rate',
      by,
      s,
      { note: comment },
      { rating: { outcome, stars, comment, at: s.now } },
    ),
  )
  if (outcome !== 'unsolved' || rated.reopens >= LIMITS.maxReopens) return ok(rated)
  return askAgain(rated, comment || '上报人评价：未解决', by, s)
}

/** Carries out one permitted step. The result is the whole new document. */
export function decide(report: Report, input: StepInput, by: By, s: Situation): Outcome<Report> {
  switch (input.action) {
    case 'accept':
      return accept(report, input.categoryCode, by, s)
    case 'reject':
      return ok(rest(move(report, 'reject', by, s, { note: input.note }, {})))
    case 'assign':
      return assignTo(report, input.handler, by, s, input.note)
    case 'sign':
      return ok(sign(report, by, s))
    case 'return':
      return ok(giveBack(report, input.note, by, s))
    case 'resolve':
      return resolve(report, input, by, s)
    case 'verifyPass': {
      const closed = move(report, 'verifyPass', by, s, { note: input.note }, { closedAt: s.now })
      return ok(isSelfHandled(report) ? rest(closed) : wait(closed, s, 'rate', report.reporter))
    }
    case 'verifyFail': {
      const again = move(
        report,
        'verifyFail',
        by,
        s,
        { note: input.note },
        {
          reworks: report.reworks + 1,
          resolvedAt: null,
          result: null,
        },
      )
      return ok(report.handler ? wait(again, s, 'handle', report.handler.id) : again)
    }
    case 'rate':
      return rate(report, input, by, s)
    case 'reopen':
      return by.role === 'dispatcher' && !input.grant
        ? ok(decline(report, input.note, by, s))
        : askAgain(report, input.note, by, s)
    case 'withdraw':
      return ok(rest(move(report, 'withdraw', by, s, { note: input.note }, {})))
  }
}
