import { NOBODY } from '../../duty/presence'
import type { Tended } from '../../duty/tended'
import { approversOf, settle } from './decide'
import { TEAM } from './lifecycle'
import { teamTells } from './notices'
import { TEAM_SHAPE, type Team } from './types'

/** Applications for teams wait for a post: whoever holds it, and where nobody does the desk. */
export const TEAMS_TENDED: Tended<Team> = {
  kind: 'team',
  shape: TEAM_SHAPE,
  table: TEAM,
  placeOf: () => null,
  gridOf: () => null,
  having: (waitingFor) => ({ waitingFor }),
  namesToSettle: (team, _grid, settings) =>
    team.watching === null ? NOBODY : { people: approversOf(team.community, settings), except: [] },
  settle: (team, _grid, s) => settle(team, s),
  tells: teamTells,
}
