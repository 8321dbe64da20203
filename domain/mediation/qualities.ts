import type { ErrorCode } from '../call/errors'
import { addDays } from '../calendar/workingTime'
import { MINUTE_MS } from '../calendar/zone'
import { holds } from '../identity/authorize'
import type { Actor } from '../identity/types'
import { rowOf } from '../matter/lifecycle'
import { permit, type Permitted } from '../matter/permit'
import type { StreetSettings } from '../street/types'
import { MEDIATION, type CaseAction } from './lifecycle'
import { CHAIR, LIMITS, liveExtension } from './limits'
import { accountOf, partyOf, sittersOf } from './parties'
import type { MediationRole } from './roles'
import type { Case } from './types'

/** Of a case, what says how somebody stands to it. */
export type CaseStanding = Pick<
  Case,
  'parties' | 'lead' | 'team' | 'invited' | 'open' | 'applicant'
>

/**
 * The qualities in which an actor stands to a case. Whoever is a party is nothing else in it: a chair
 * with a dispute of his own decides nothing about it.
 */
export function qualities(actor: Actor, c: CaseStanding): ReadonlySet<MediationRole> {
  if (partyOf(c, actor.userId)) return new Set<MediationRole>(['party'])
  const own = new Set<MediationRole>()
  const { staffId } = actor
  if (staffId !== null && c.lead?.id === staffId) own.add('mediator')
  if (staffId !== null && c.team.some((m) => m.id === staffId)) own.add('member')
  if (holds(actor, 'mediationChair')) own.add('chair')
  if (holds(actor, 'mediationClerk')) own.add('clerk')
  return own
}

/**
 * Who may read a case: its parties, whoever sits at its table, the chair and the clerk. Everybody else,
 * of whatever post, is answered `notFound` (DOMAIN §3.5).
 */
export const mayRead = (actor: Actor, c: CaseStanding): boolean => qualities(actor, c).size > 0

/** Whether somebody of the table still has to say whether he comes. */
export const hasToTake = (c: Case, staffId: string | null): boolean =>
  c.choice?.stage === 'take' && sittersOf(c).some((m) => m.id === staffId && !m.taken)

/** Of whoever is asked to mediate, and has not said that he takes it, nothing else counts. */
function actingAs(actor: Actor, c: Case, action: CaseAction): ReadonlySet<MediationRole> {
  const roles = qualities(actor, c)
  if (action === 'take' || action === 'pass' || !hasToTake(c, actor.staffId)) return roles
  return new Set([...roles].filter((role) => role !== 'mediator' && role !== 'member'))
}

/** What a party, or the clerk for one without a phone, has still to say. */
type Unsaid = (p: Case['parties'][number]) => boolean
const UNSAID: Partial<Record<CaseAction, Unsaid>> = {
  consent: (p) => p.consent === null,
  refuse: (p) => p.consent === null,
  acknowledge: (p) => p.told === null,
  rank: (p) => p.ranks === null,
  approve: (p) => p.approved === null,
  replace: (p) => p.approved === null,
  extend: (p) => p.extended === null,
}

/** Words that each party gives for itself, and the clerk for one without a phone. */
function unsaidFault(c: Case, actor: Actor, role: MediationRole, unsaid: Unsaid): ErrorCode | null {
  const voices =
    role === 'clerk'
      ? c.parties.filter((p) => accountOf(p) === null)
      : [partyOf(c, actor.userId)].filter((p) => p !== null)
  if (voices.length === 0) return role === 'clerk' ? 'speaksAlone' : 'notAllowed'
  return voices.some(unsaid) ? null : 'alreadySaid'
}

const STAGE: Partial<Record<CaseAction, readonly string[]>> = {
  rank: ['rank'],
  propose: ['propose', 'rank', 'take', 'approve'],
  take: ['take'],
  pass: ['take'],
  approve: ['approve'],
  replace: ['approve'],
  book: ['book'],
}

/** What goes on while a recusal is undecided. */
const DESPITE_RECUSAL: ReadonlySet<CaseAction> = new Set(['terminate', 'askExtend', 'extend'])

/** People who are all there begin a little earlier, not on another day. */
export const OPEN_BEFORE_MS = 15 * MINUTE_MS

/** Conditions of single rows beyond state and quality; the refusal's name, or null. */
function condition(
  c: Case,
  actor: Actor,
  action: CaseAction,
  role: MediationRole,
  now: number,
): ErrorCode | null {
  // Nothing goes on while a recusal is undecided, but what ends the case or decides it.
  const isDeciding = action === 'upholdRecusal' || action === 'dismissRecusal'
  if (isDeciding) return c.recusal ? null : 'wrongState'
  if (c.recusal && !DESPITE_RECUSAL.has(action)) return 'wrongState'
  const stages = STAGE[action]
  if (stages && c.state === 'CHOOSING' && !stages.includes(c.choice?.stage ?? '')) {
    return 'wrongState'
  }
  const unsaid = UNSAID[action]
  if (unsaid) {
    if (action === 'extend' && c.extended) return 'extendedOnce'
    if (action === 'extend' && !liveExtension(c, now)) return 'notAsked'
    return unsaidFault(c, actor, role, unsaid)
  }
  switch (action) {
    case 'accept':
      return c.parties.every((p) => p.consent) ? null : 'consentMissing'
    case 'take':
    case 'pass':
      return hasToTake(c, actor.staffId) ? null : 'alreadySaid'
    case 'book':
      return c.absences >= LIMITS.maxAbsences && role !== 'clerk' ? 'phoneOnly' : null
    case 'open':
      return c.booking && c.booking.from - now > OPEN_BEFORE_MS ? 'tooEarly' : null
    case 'askExtend':
      if (c.extended) return 'extendedOnce'
      return liveExtension(c, now) ? 'alreadySaid' : null
    case 'recuse':
      return c.lead ? null : 'wrongState'
    case 'agreeInvite':
    case 'refuseInvite':
      return c.invited ? null : 'wrongState'
    case 'rate': {
      if (partyOf(c, actor.userId)?.rating) return 'alreadyRated'
      if (c.watching !== 'rate') return 'wrongState'
      return now > addDays(endedAt(c), LIMITS.rateDays) ? 'rateTooLate' : null
    }
    default:
      return null
  }
}

/** When the case reached its end, for the week of 评价. */
const endedAt = (c: Case): number =>
  c.history.find((h) => h.to === 'EFFECTIVE' || h.to === 'TERMINATED')?.at ?? 0

/**
 * May this actor do this step on this case now, and in which quality? The one question that buttons,
 * functions and tests ask. Order of refusals: quality, state, condition.
 */
export const permitStep = (
  actor: Actor,
  action: CaseAction,
  c: Case,
  now: number,
  _settings: StreetSettings,
): Permitted<MediationRole> =>
  permit(rowOf(MEDIATION, action), actingAs(actor, c, action), c.state, (role) =>
    condition(c, actor, action, role, now),
  )

/** The steps this actor may take now, in the table's order. */
export const allowedActions = (
  actor: Actor,
  c: Case,
  now: number,
  settings: StreetSettings,
): CaseAction[] =>
  MEDIATION.steps
    .filter((row) => permitStep(actor, row.action, c, now, settings).ok)
    .map((row) => row.action)

/** Whose list a case stands in, of the posts that an actor holds. */
export const postsOf = (actor: Actor): string[] => [
  ...(holds(actor, 'mediationChair') ? [CHAIR] : []),
  ...(holds(actor, 'mediationClerk') ? ['clerk'] : []),
]
