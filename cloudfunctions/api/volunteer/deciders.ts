import type { Actor } from '../../../domain/identity/types'
import type { Activity } from '../../../domain/volunteer/activity/types'
import { isInCharge } from '../../../domain/volunteer/activity/views'
import { decidesByPost } from '../../../domain/volunteer/part/deciders'
import { leadersAt, leads } from '../../../domain/volunteer/team/leaders'
import type { Team } from '../../../domain/volunteer/team/types'
import type { PartOf } from '../../platform/deciders'

/** What of a team says who decides about its hours. */
export type Led = Pick<Team, 'community' | 'leaders' | 'state'>
type Organised = Activity | null

/** In which quality somebody decides about hours; null: he does not, and knows nothing of them. */
export function roleOf(
  actor: Actor,
  activity: Organised,
  team: Led | null,
  now: number,
): 'organiser' | 'reviewer' | null {
  if (activity?.organisers.includes(actor.userId)) return 'organiser'
  if (activity) return isInCharge(actor, activity) ? 'reviewer' : null
  if (!team) return null
  if (leads(team, actor.userId, now)) return 'organiser'
  return decidesByPost(actor, team.community) ? 'reviewer' : null
}

/** Who is asked about hours of an activity, or about own hours for a team. */
export const partOf = (team: Led, activity: Organised, now: number): PartOf =>
  activity
    ? { leaders: activity.organisers, community: activity.community }
    : { leaders: leadersAt(team, now).map(({ user }) => user), community: team.community }
