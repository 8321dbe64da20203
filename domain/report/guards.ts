import { addDays, workingTimeBetween } from '../calendar/workingTime'
import { HOUR_MS } from '../calendar/zone'
import type { ErrorCode } from '../contract/errors'
import { holds, qualities } from '../identity/authorize'
import type { Actor } from '../identity/types'
import type { StreetSettings } from '../street/types'
import { LIMITS } from './deadlines'
import { LIFECYCLE, transition } from './lifecycle'
import { isSelfHandled } from './steps'
import type { ActorRole, Report, ReportAction } from './types'

/** Conditions of single rows beyond state and actor; the refusal's name, or null. */
function condition(
  report: Report,
  action: ReportAction,
  role: ActorRole,
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
export function permit(
  actor: Actor,
  action: ReportAction,
  report: Report,
  now: number,
  settings: StreetSettings,
): { ok: true; role: ActorRole } | { ok: false; code: ErrorCode } {
  const row = transition(action)
  const own = qualities(actor, report)
  const role = row.who.find((r) => own.has(r))
  if (!role) {
    const couldVerify =
      own.has('handler') && (holds(actor, 'gridLead') || holds(actor, 'dispatcher'))
    return {
      ok: false,
      code: row.who.includes('verifier') && couldVerify ? 'selfVerify' : 'notAllowed',
    }
  }
  if (!row.from.includes(report.state)) {
    return { ok: false, code: action === 'rate' && report.rating ? 'alreadyRated' : 'wrongState' }
  }
  // A dispatcher who reported something himself grants nothing to himself.
  const code = condition(report, action, role, now, settings)
  return code ? { ok: false, code } : { ok: true, role }
}

/** The steps this actor may take now, in the table's order. */
export const allowedActions = (
  actor: Actor,
  report: Report,
  now: number,
  settings: StreetSettings,
): ReportAction[] =>
  LIFECYCLE.filter((row) => permit(actor, row.action, report, now, settings).ok).map(
    (row) => row.action,
  )
