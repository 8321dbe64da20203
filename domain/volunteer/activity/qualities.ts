import type { ErrorCode } from '../../call/errors'
import { holds } from '../../identity/authorize'
import type { Actor } from '../../identity/types'
import { rowOf } from '../../matter/lifecycle'
import { permit, type Permitted } from '../../matter/permit'
import { DESK } from '../../report/routing'
import { isAtDesk } from '../part/deciders'
import { ACTIVITY, type ActivityAction, type ActivityRole } from './lifecycle'
import type { Activity } from './types'

/** Nobody has confirmed its list in time, and somebody was told so. */
const isLate = ({ state, history }: Activity): boolean =>
  state === 'CLOSING' && history.some(({ action }) => action === 'escalate')

/** The qualities in which an actor stands to an activity. */
export function qualities(actor: Actor, activity: Activity): ReadonlySet<ActivityRole> {
  const own = new Set<ActivityRole>()
  if (activity.organisers.includes(actor.userId)) own.add('organiser')
  const hasIt = actor.staffId !== null && activity.waitingFor === actor.staffId
  const isApprover =
    hasIt ||
    holds(actor, 'firstSecretary', activity.community) ||
    (activity.waitingFor === DESK && holds(actor, 'dispatcher')) ||
    // Whoever is told that a list is late can do something about it.
    (isLate(activity) && isAtDesk(actor))
  if (isApprover) own.add('approver')
  return own
}

/** A draft is its organisers' alone; what was published is for everybody. */
export const mayRead = (actor: Actor, activity: Activity): boolean =>
  activity.history.some(({ action }) => action === 'publish') || qualities(actor, activity).size > 0

/** Conditions of single rows beyond state and quality; the refusal's name, or null. */
function condition(action: ActivityAction, { from }: Activity, now: number): ErrorCode | null {
  switch (action) {
    case 'publish':
    case 'change':
      return now >= from ? 'activityBegun' : null
    case 'finish':
      return now < from ? 'activityNotBegun' : null
    default:
      return null
  }
}

/** May this actor do this step now, and in which quality? Order of refusals: quality, state, condition. */
export const permitStep = (
  actor: Actor,
  action: ActivityAction,
  activity: Activity,
  now: number,
): Permitted<ActivityRole> =>
  permit(rowOf(ACTIVITY, action), qualities(actor, activity), activity.state, () =>
    condition(action, activity, now),
  )

/** The steps this actor may take now, in the table's order. */
export const allowedActions = (actor: Actor, activity: Activity, now: number): ActivityAction[] =>
  ACTIVITY.steps
    .filter((row) => permitStep(actor, row.action, activity, now).ok)
    .map((row) => row.action)
