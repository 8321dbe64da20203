import type { ErrorCode } from '../call/errors'
import { addDays, workingTimeBetween } from '../calendar/workingTime'
import { HOUR_MS } from '../calendar/zone'
import { holds } from '../identity/authorize'
import type { Actor } from '../identity/types'
import { rowOf } from '../matter/lifecycle'
import { permit, type Permitted } from '../matter/permit'
import type { StreetSettings } from '../street/types'
import { LIMITS } from './deadlines'
import { REPORT, type ReportAction, type ReportRole } from './lifecycle'
import { isToMediation } from './mediation'
import { pressingFault } from './pressing'
import { DESK, hasPart } from './routing'
import type { Report } from './types'

/** Of a report, what says how somebody stands to it. */
export type Standing = Pick<
  Report,
  'reporter' | 'reporterStaffId' | 'handlerId' | 'doneBy' | 'gridCode' | 'verifier' | 'waitingFor'
>

/** Whether an escalation of this grid's affairs reaches the actor: 网格长, 第一书记, 街道领导. */
function answersFor(actor: Actor, gridCode: string | null): boolean {
  if (holds(actor, 'streetLeader')) return true
  if (gridCode === null) return false
  return holds(actor, 'gridLead', gridCode) || holds(actor, 'firstSecretary', gridCode.slice(0, 12))
}

/** The qualities in which an actor stands to a report; rules ask for these, never for names. */
export function qualities(actor: Actor, report: Standing): ReadonlySet<ReportRole> {
  const own = new Set<ReportRole>()
  const isReporter = actor.userId === report.reporter
  const isHandler = actor.staffId !== null && actor.staffId === report.handlerId
  // 街道领导 stands in for the desk where something waits there: a street may have one dispatcher.
  const isDispatcher =
    holds(actor, 'dispatcher') || (report.waitingFor === DESK && holds(actor, 'streetLeader'))
  const isLead = answersFor(actor, report.gridCode)
  const isVerifier = actor.staffId !== null && actor.staffId === report.verifier?.id
  if (isReporter) own.add('reporter')
  if (isHandler) own.add('handler')
  if (isDispatcher) own.add('dispatcher')
  const isWorker = report.gridCode !== null && holds(actor, 'gridWorker', report.gridCode)
  // A 代理人, or whoever was named while his post moved elsewhere: what waits for him is his to do.
  const isAsked = actor.staffId !== null && actor.staffId === report.waitingFor
  if (isWorker || isAsked) own.add('gridWorker')
  if (isLead) own.add('lead')
  // DOMAIN §6.4: whoever did the work, or reported it, never verifies it.
  const isParty = isReporter || (actor.staffId !== null && hasPart(report, actor.staffId))
  if ((isVerifier || isLead || isDispatcher) && !isParty) own.add('verifier')
  return own
}

/** Whether somebody works on it, or answers for who does: what is said among colleagues is for him too. */
export const isColleague = (actor: Actor, report: Standing): boolean =>
  [...qualities(actor, report)].some((role) => role !== 'reporter')

/**
 * Who may read a report: its reporter, whoever works on it, the levels above its grid, the desk.
 * Everybody else is answered `notFound`, so that an id tells nothing.
 */
export function mayRead(actor: Actor, report: Standing): boolean {
  return qualities(actor, report).size > 0
}

/** When a 退回 comes too late: by the wall clock under ★, else in working time. */
function isReturnLate(report: Report, now: number, settings: StreetSettings): boolean {
  const from = report.assignedAt ?? now
  const spentMs = report.star ? now - from : workingTimeBetween(settings.calendar, from, now)
  return spentMs > LIMITS.returnHours * HOUR_MS
}

/**
 * Whoever solved a report has no say in whether it is solved, however it was reported, and though he
 * has left since.
 */
function didIt(actor: Actor, report: Report): boolean {
  const former = actor.userId === report.reporter ? report.reporterStaffId : null
  return [actor.userId, actor.staffId, former].some(
    (id) => id !== null && (report.doneBy.includes(id) || report.handlerId === id),
  )
}

/** Conditions of single rows beyond state and quality; the refusal's name, or null. */
function condition(
  actor: Actor,
  action: ReportAction,
  report: Report,
  now: number,
  settings: StreetSettings,
): ErrorCode | null {
  const closedAt = report.closedAt ?? now
  switch (action) {
    case 'return':
      if (report.finalAssign) return 'finalAssign'
      return isReturnLate(report, now, settings) ? 'returnTooLate' : null
    case 'toMediation':
      return settings.committee ? null : 'noCommittee'
    case 'rate':
      if (didIt(actor, report)) return 'ownWork'
      // Nobody has said that it is solved.
      if (isToMediation(report)) return 'wrongState'
      return now > addDays(closedAt, LIMITS.rateDays) ? 'rateTooLate' : null
    case 'reopen':
      if (didIt(actor, report)) return 'ownWork'
      if (report.reopens >= LIMITS.maxReopens) return 'reopenLimit'
      if (report.reopenAsked) return 'reopenWaiting'
      return now > addDays(closedAt, LIMITS.reopenDays) ? 'reopenTooLate' : null
    case 'grantReopen':
    case 'declineReopen':
      // A dispatcher who reported it himself grants himself nothing.
      if (actor.userId === report.reporter) return 'notAllowed'
      return report.reopenAsked ? null : 'wrongState'
    default:
      return pressingFault(action, report, now, settings.calendar)
  }
}

/**
 * May this actor do this step on this report now, and in which quality? The one question that
 * buttons, functions and tests all ask. Order of refusals: quality, state, condition.
 */
export function permitStep(
  actor: Actor,
  action: ReportAction,
  report: Report,
  now: number,
  settings: StreetSettings,
): Permitted<ReportRole> {
  const row = rowOf(REPORT, action)
  const own = qualities(actor, report)
  const permitted = permit(row, own, report.state, () =>
    condition(actor, action, report, now, settings),
  )
  if (permitted.ok) return permitted
  const { code } = permitted
  const isParty = own.has('handler') || own.has('reporter') || didIt(actor, report)
  const couldVerify = isParty && (own.has('lead') || own.has('dispatcher'))
  if (code === 'notAllowed' && row.who.includes('verifier') && couldVerify) {
    return { ok: false, code: 'selfVerify' }
  }
  if (code === 'wrongState' && action === 'rate' && report.rating) {
    return { ok: false, code: 'alreadyRated' }
  }
  return permitted
}

/** The steps this actor may take now, in the table's order. */
export const allowedActions = (
  actor: Actor,
  report: Report,
  now: number,
  settings: StreetSettings,
): ReportAction[] =>
  REPORT.steps
    .filter((row) => permitStep(actor, row.action, report, now, settings).ok)
    .map((row) => row.action)
