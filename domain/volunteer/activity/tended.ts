import { NOBODY } from '../../duty/presence'
import type { Tended } from '../../duty/tended'
import { approversOf } from '../team/decide'
import { settleHolder } from './decide'
import { ACTIVITY } from './lifecycle'
import { activityTells } from './notices'
import { ACTIVITY_SHAPE, type Activity } from './types'

/**
 * Activities wait for who leads the team, and only where nobody does for a post: then for whoever holds it, or
 * the desk. That leaders change is looked after with the team (`jobs/watches/activities`).
 */
export const ACTIVITIES_TENDED: Tended<Activity> = {
  kind: 'activity',
  shape: ACTIVITY_SHAPE,
  table: ACTIVITY,
  placeOf: () => null,
  gridOf: () => null,
  having: (waitingFor) => ({ waitingFor }),
  namesToSettle: ({ watching, organisers, community }, _grid, settings) =>
    watching === null || organisers.length > 0
      ? NOBODY
      : { people: approversOf(community, settings), except: [] },
  settle: (activity, _grid, s) => settleHolder(activity, s),
  tells: activityTells,
}
