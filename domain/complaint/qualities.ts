import type { ErrorCode } from '../call/errors'
import type { Actor } from '../identity/types'
import { rowOf } from '../matter/lifecycle'
import { permit, type Permitted } from '../matter/permit'
import { COMPLAINT, type ComplaintAction, type ComplaintRole } from './lifecycle'
import { BOX, askAgainUntil, rateUntil } from './limits'
import { concernsActor, hasDecided, holdsBox } from './past'
import type { Complaint } from './types'

/** Of a complaint, what says how somebody stands to it. */
export type Standing = Pick<
  Complaint,
  | 'complainant'
  | 'concerned'
  | 'except'
  | 'about'
  | 'subject'
  | 'who'
  | 'text'
  | 'decidedBy'
  | 'waitingFor'
  | 'readers'
  | 'told'
>

/**
 * The qualities in which an actor stands to a complaint: none for whomever it is about, and whoever has
 * answered it once is not its receiver again, be it in the box.
 */
export function qualities(actor: Actor, c: Standing): ReadonlySet<ComplaintRole> {
  const own = new Set<ComplaintRole>()
  if (actor.userId === c.complainant) own.add('complainant')
  const { staffId } = actor
  if (staffId === null || concernsActor(c, actor)) return own
  const isTheirs = c.waitingFor === staffId || (c.waitingFor === BOX && holdsBox(actor))
  if (isTheirs && !hasDecided(c, staffId)) own.add('receiver')
  if (c.told.includes(staffId)) own.add('above')
  return own
}

/**
 * Who may read it: whoever wrote it, has it, had it, or was told that it is late, unless it is about
 * him. Everybody else is answered `notFound`, so that an id tells nothing.
 */
export function mayRead(actor: Actor, c: Standing): boolean {
  if (qualities(actor, c).size > 0) return true
  const { staffId } = actor
  return staffId !== null && c.readers.includes(staffId) && !concernsActor(c, actor)
}

/** Conditions of single rows beyond state and quality; the refusal's name, or null. */
function condition(action: ComplaintAction, c: Complaint, now: number): ErrorCode | null {
  const decidedAt = c.answeredAt ?? now
  switch (action) {
    case 'rate':
      return now > rateUntil(decidedAt) ? 'ratedTooLate' : null
    case 'askAgain':
      if (c.round === 2) return 'askedAgain'
      if (c.rating !== null && c.rating.outcome === 'satisfied') return 'askedSatisfied'
      return now > askAgainUntil(decidedAt) ? 'askAgainTooLate' : null
    default:
      return null
  }
}

/** May this actor do this step now, and in which quality? Order of refusals: quality, state, condition. */
export const permitStep = (
  actor: Actor,
  action: ComplaintAction,
  c: Complaint,
  now: number,
): Permitted<ComplaintRole> =>
  permit(rowOf(COMPLAINT, action), qualities(actor, c), c.state, () => condition(action, c, now))

/** The steps this actor may take now, in the table's order. */
export const allowedActions = (actor: Actor, c: Complaint, now: number): ComplaintAction[] =>
  COMPLAINT.steps.filter((row) => permitStep(actor, row.action, c, now).ok).map((row) => row.action)
