import type { Basis } from '../../domain/call/basis'
import { CALLS, type CallName, type ParsedOf } from '../../domain/contract'
import { missingConsents } from '../../domain/identity/purposes'
import { ok, refuse, type Outcome } from '../../domain/result'
import type { User } from '../../domain/identity/types'

/**
 * Calls that ask `context.agreed` themselves before they write, of the account that they read together with
 * what they are about. No mark is left without it (`once.ts`).
 */
export const ASK_THEMSELVES: ReadonlySet<CallName> = new Set<CallName>([
  'report.submit',
  'report.rate',
  'report.reopen',
  'report.supplement',
  'report.urge',
  'complaint.submit',
  'complaint.rate',
  'complaint.askAgain',
  'mediation.apply',
  'mediation.hold',
  'mediation.wait',
  'mediation.book',
  'mediation.move',
  'mediation.consent',
  'mediation.acknowledge',
  'mediation.rank',
  'mediation.approve',
  'mediation.replace',
  'mediation.agreeInvite',
  'mediation.askExtend',
  'mediation.extend',
  'mediation.rate',
  'points.redeem',
  'helper.name',
  'helper.answer',
  'helper.redeem',
  'merchant.redeem',
  'merchant.confirm',
  'household.found',
  'household.invite',
  'household.answer',
  'household.setRules',
  'household.put',
  'household.spend',
  'household.settle',
  'points.wish',
  'volunteer.addWard',
  'volunteer.removeWard',
  'volunteer.signUp',
  'volunteer.checkIn',
  'volunteer.walkIn',
  'volunteer.publish',
  'volunteer.change',
  'volunteer.finish',
  'volunteer.confirm',
  'volunteer.cancel',
  'volunteer.tickIn',
  'volunteer.tickOut',
  'volunteer.count',
  'volunteer.strike',
  'volunteer.claim',
])

/**
 * Whether the caller has agreed to what this call is for; else `needsConsent`, with the purposes that are
 * missing as its field. Asked of the account that the call reads anyway, and only where one is needed:
 * of somebody who refuses nothing is written.
 */
export async function consentsTo<N extends CallName>(
  name: N,
  input: ParsedOf<N>,
  context: { storedUser(): Promise<User | null> },
): Promise<Outcome<null>> {
  const call = CALLS[name]
  if (!('basis' in call)) return ok(null)
  const basis = call.basis as Basis<ParsedOf<N>>
  if (basis(input, false).length === 0) return ok(null)
  const user = await context.storedUser()
  const missing = missingConsents(user?.consents, basis(input, Boolean(user?.staffId)))
  return missing.length === 0 ? ok(null) : refuse('needsConsent', missing.join(','))
}
