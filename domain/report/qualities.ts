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
import { isSelfHandled } from './routing'
import type { Report } from './types'

/** Of a report, what says how somebody stands to it. */
export type Standing = Pick<Report, 'reporter' | 'handlerId' | 'gridCode'>

/** The qualities in which an actor stands to a report; rules ask for these, never for names. */
export function qualities(actor: Actor, report: Standing): ReadonlySet<ReportRole> {
  const own = new Set<ReportRole>()
  const isHandler = actor.staffId !== null && actor.staffId === report.handlerId
  const isDispatcher = holds(actor, 'dispatcher')
  const isLead = report.gridCode !== null && holds(actor, 'gridLead', report.gridCode)
  if (actor.userId === report.reporter) own.add('reporter')
  if (isHandler) own.add('handler')
  if (isDispatcher) own.add('dispatcher')
  if (report.gridCode !== null && holds(actor, 'gridWorker', report.gridCode)) own.add('gridWorker')
  // DOMAIN §6.4: whoever did the work never verifies it.
  if ((isLead || isDispatcher) && !isHandler) own.add('verifier')
  return own
}

/**
 * Who may read a report: its reporter, whoever works on it, the levels above its grid, the desk.
 * Everybody else is answered `notFound`, so that an id tells nothing.
 */
export function mayRead(actor: Actor, report: Standing): boolean {
  if (qualities(actor, report).size > 0) return true
  if (holds(actor, 'streetLeader')) return true
  if (report.gridCode === null) return false
  return (
    holds(actor, 'gridLead', report.gridCode) ||
    holds(actor, 'firstSecretary', report.gridCode.slice(0, 12))
  )
}

/** Conditions of single rows beyond state and actor; the refusal's name, or null. */
function condition(
  report: Report,
  action: ReportAction,
  role: ReportRole,
  now: number,
  settings: StreetSettings,
): ErrorCode | null {
  const closedAt = report.closedAt ?? now
  // 自办: reporter and handler are one person, whose praise would say nothing.
  if ((action === 'rate' || action === 'reopen') && isSelfHandled(report)) return 'notAllowed'
  switch (action) {
    case 'return': {
      if (report.finalAssign) return 'finalAssign'
      const spent = workingTimeBetween(settings.calendar, report.assignedAt ?? now, now)
      return spent.ok && spent.value > LIMITS.returnHours * HOUR_MS ? 'returnTooLate' : null
    }
    case 'rate':
      return now > addDays(closedAt, LIMITS.rateDays) ? 'rateTooLate' : null
    case 'reopen':
      if (report.reopens >= LIMITS.maxReopens) return 'reopenLimit'
      // The row names the reporter first: a dispatcher who reported it himself grants himself nothing.
      if (role === 'dispatcher') return report.reopenAsked ? null : 'wrongState'
      if (report.reopenAsked) return 'reopenWaiting'
      return now > addDays(closedAt, LIMITS.reopenDays) ? 'reopenTooLate' : null
    default:
      return null
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
  const permitted = permit(row, own, report.state, (role) =>
    condition(report, action, role, now, settings),
  )
  if (permitted.ok) return permitted
  const { code } = permitted
  const couldVerify = own.has('handler') && (holds(actor, 'gridLead') || holds(actor, 'dispatcher'))
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
