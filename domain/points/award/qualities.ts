import type { ErrorCode } from '../../call/errors'
import { addDays } from '../../calendar/workingTime'
import { holds } from '../../identity/authorize'
import type { Actor } from '../../identity/types'
import { rowOf } from '../../matter/lifecycle'
import { permit, type Permitted } from '../../matter/permit'
import type { Principal } from '../../matter/types'
import { firstFault } from '../ledger/precedence'
import { LIMITS } from '../limits'
import { AWARD, type AwardAction, type AwardRole } from './lifecycle'
import type { Award } from './types'

/** Whoever acts, by account and by post. */
export type Who = readonly Principal[]

export const whoIs = ({ userId, staffId }: Pick<Actor, 'userId' | 'staffId'>): Who =>
  staffId === null ? [userId] : [userId, staffId]

const isAmong = (who: Who, principals: readonly Principal[]): boolean =>
  who.some((p) => principals.includes(p))

/**
 * The qualities in which an actor stands to an award. The recipient is that besides whatever post he
 * holds: what a post of his may not do is then refused by name (`ownAward`).
 */
export function qualities(actor: Actor, award: Award): ReadonlySet<AwardRole> {
  const own = new Set<AwardRole>()
  if (actor.userId === award.recipient) own.add('recipient')
  if (isAmong(whoIs(actor), award.awardedBy)) own.add('awarder')
  if (holds(actor, 'pointsReviewer')) own.add('reviewer')
  const isPublic = award.state === 'PUBLIC' && !award.confidential
  if (own.size === 0 && (isPublic || award.appeal?.by === actor.userId)) own.add('resident')
  return own
}

/** Everybody reads 公示, and his own objection; of names only what is masked (`readsWhole`). */
export const mayRead = (actor: Actor, award: Award): boolean => qualities(actor, award).size > 0

/** With names: whom it is for, who awarded, who reviews. */
export const readsWhole = (actor: Actor, award: Award): boolean =>
  [...qualities(actor, award)].some((role) => role !== 'resident')

export const isOwnOf = (who: Who, { recipient }: Pick<Award, 'recipient'>): boolean =>
  who.includes(recipient)

/** What a review is refused for; kinship is known once the reviewer has declared it. */
export const reviewFault = (who: Who, award: Award, isKin: boolean) =>
  firstFault<'review'>({
    ownAward: () => isOwnOf(who, award),
    sameReviewer: () => isAmong(who, award.awardedBy),
    kinAward: () => isKin,
  })

/** What the decision of an appeal is refused for: a third person decides. */
export const judgeFault = (who: Who, award: Award, isKin: boolean) =>
  firstFault<'judge'>({
    ownAward: () => isOwnOf(who, award),
    sameJudge: () => isAmong(who, [...award.hands, award.appeal?.by ?? '']),
    kinAward: () => isKin,
  })

/** From when the days of an appeal count: the state that it is raised against. */
const sinceOf = (award: Award): number =>
  [...award.history].reverse().find((h) => h.to === award.state && h.from !== h.to)?.at ?? 0

function appealFault(award: Award, role: AwardRole, now: number): ErrorCode | null {
  // What did not become of it concerns the recipient alone.
  if (award.state !== 'PUBLIC' && role !== 'recipient') return 'notAllowed'
  const fault = firstFault<'appeal'>({
    appealedOnce: () => award.judged > 0,
    appealTooLate: () => now > addDays(sinceOf(award), LIMITS.appealDays),
  })
  return fault?.code ?? null
}

function condition(
  award: Award,
  actor: Actor,
  action: AwardAction,
  role: AwardRole,
  now: number,
): ErrorCode | null {
  switch (action) {
    case 'pass':
    case 'reject':
      return reviewFault(whoIs(actor), award, false)?.code ?? null
    case 'confirm':
    case 'refuse':
      return judgeFault(whoIs(actor), award, false)?.code ?? null
    case 'reverse':
      return isOwnOf(whoIs(actor), award) ? 'ownAward' : null
    case 'appeal':
      return appealFault(award, role, now)
    default:
      return null
  }
}

/** May this actor do this step on this award now, and in which quality? */
export const permitStep = (
  actor: Actor,
  action: AwardAction,
  award: Award,
  now: number,
): Permitted<AwardRole> =>
  permit(rowOf(AWARD, action), qualities(actor, award), award.state, (role) =>
    condition(award, actor, action, role, now),
  )

/** The steps this actor may take now, in the table's order. */
export const allowedActions = (actor: Actor, award: Award, now: number): AwardAction[] =>
  AWARD.steps
    .filter((row) => row.from.some((from) => from !== null))
    .filter((row) => permitStep(actor, row.action, award, now).ok)
    .map((row) => row.action)
