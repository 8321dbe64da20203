import { holds } from '../../identity/authorize'
import type { Actor } from '../../identity/types'
import { rowOf } from '../../matter/lifecycle'
import { permit, type Permitted } from '../../matter/permit'
import { DESK } from '../../report/routing'
import { leadersAt, leads } from './leaders'
import { TEAM, type TeamAction, type TeamRole } from './lifecycle'
import type { Team } from './types'

/** Nobody leads it in his term: also where no 第一书记 is entered somebody may appoint one, so the desk does. */
const isLeaderless = (team: Team, now: number): boolean =>
  team.state === 'ACTIVE' && leadersAt(team, now).length === 0

/** The qualities in which an actor stands to a team. Whoever applied does not approve it himself. */
export function qualities(actor: Actor, team: Team, now: number): ReadonlySet<TeamRole> {
  const own = new Set<TeamRole>()
  const isOwn = actor.userId === team.applicant
  if (isOwn) own.add('applicant')
  if (leads(team, actor.userId, now)) own.add('leader')
  const hasIt = actor.staffId !== null && team.waitingFor === actor.staffId
  const isApprover =
    hasIt ||
    holds(actor, 'firstSecretary', team.community) ||
    ((team.waitingFor === DESK || isLeaderless(team, now)) && holds(actor, 'dispatcher'))
  if (isApprover && !isOwn) own.add('approver')
  return own
}

/** A team that was founded is for everybody; an application for whoever made it and whoever decides. */
export const mayRead = (actor: Actor, team: Team, now: number): boolean =>
  team.state === 'ACTIVE' || team.state === 'DISSOLVED' || qualities(actor, team, now).size > 0

/** May this actor do this step now, and in which quality? Order of refusals: quality, state. */
export const permitStep = (
  actor: Actor,
  action: TeamAction,
  team: Team,
  now: number,
): Permitted<TeamRole> => permit(rowOf(TEAM, action), qualities(actor, team, now), team.state)

/** The steps this actor may take now, in the table's order. */
export const allowedActions = (actor: Actor, team: Team, now: number): TeamAction[] =>
  TEAM.steps.filter((row) => permitStep(actor, row.action, team, now).ok).map((row) => row.action)
