import { NOBODY } from '../../../domain/duty/presence'
import { now } from '../../platform/clock'
import { decide, type TeamStep } from '../../../domain/volunteer/team/decide'
import { TEAM } from '../../../domain/volunteer/team/lifecycle'
import { teamTells } from '../../../domain/volunteer/team/notices'
import { mayRead, permitStep } from '../../../domain/volunteer/team/qualities'
import { TEAM_SHAPE, type Team } from '../../../domain/volunteer/team/types'
import { teamView } from '../../../domain/volunteer/team/views'
import type { TeamView } from '../../../domain/volunteer/answers'
import type { CallContext } from '../context'
import type { Kind } from '../matter'

/** A team as the caller may see it. */
export async function presentTeam(
  team: Team,
  context: CallContext,
  repeated = false,
): Promise<TeamView> {
  const [actor, settings] = await Promise.all([context.actor(), context.settings()])
  return teamView(team, { actor, now: context.now, settings }, repeated)
}

/** Teams, as the common runner needs to know them. */
export const TEAMS: Kind<Team, TeamStep, TeamView> = {
  collection: 'teams',
  shape: TEAM_SHAPE,
  table: TEAM,
  personal: new Set(['applicant', 'leader']),
  mayRead: (actor, team) => mayRead(actor, team, now()),
  permit: permitStep,
  names: () => NOBODY,
  decide,
  tells: teamTells,
  // What it has open is led by whoever leads it now.
  follows: ({ state }) => TEAM.states[state].ended,
  present: presentTeam,
}
