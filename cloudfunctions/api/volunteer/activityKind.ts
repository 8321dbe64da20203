import { NOBODY } from '../../../domain/duty/presence'
import { decide, type ActivityStep } from '../../../domain/volunteer/activity/decide'
import { ACTIVITY } from '../../../domain/volunteer/activity/lifecycle'
import { activityTells } from '../../../domain/volunteer/activity/notices'
import { mayRead, permitStep } from '../../../domain/volunteer/activity/qualities'
import type { Roll } from '../../../domain/volunteer/activity/roll'
import { ACTIVITY_SHAPE, type Activity } from '../../../domain/volunteer/activity/types'
import { activityView } from '../../../domain/volunteer/activity/views'
import type { ActivityView } from '../../../domain/volunteer/activityAnswers'
import { approversOf } from '../../../domain/volunteer/team/decide'
import { bothLists, list, readLists } from '../../platform/lists'
import { partIdOf, partKey } from '../../platform/volunteers'
import type { CallContext } from '../context'
import type { Kind } from '../matter'

/** What a call of an activity has read or written of its roll, so that nobody reads it once more. */
export interface RollInHand {
  roll: Roll | null
}

const STATE = { limit: 1, fields: ['_id', 'state'] as ('_id' | 'state')[] }

/** An activity as the caller may see it. */
export async function presentActivity(
  activity: Activity,
  context: CallContext,
  repeated: boolean,
  inHand: RollInHand = { roll: null },
): Promise<ActivityView> {
  const mine = { _id: partIdOf(partKey(activity._id, context.userId)) }
  const beside = async () => {
    // Whoever takes a step of it leads it; what he has signed up for himself is on its page.
    if (inHand.roll) return { roll: inHand.roll, mine: null }
    if (activity.state === 'DRAFT') return { roll: null, mine: null }
    const [[roll = null], [part = null]] = await readLists(
      bothLists(list('rolls', { _id: activity._id }, { limit: 1 }), list('parts', mine, STATE)),
    )
    return { roll, mine: part }
  }
  const [actor, settings, shown] = await Promise.all([
    context.actor(),
    context.settings(),
    beside(),
  ])
  return activityView(activity, shown, { actor, now: context.now, settings }, repeated)
}

/** Activities, as the common runner needs to know them, for one call. */
export const activitiesWith = (
  inHand: RollInHand = { roll: null },
): Kind<Activity, ActivityStep, ActivityView> => ({
  collection: 'activities',
  shape: ACTIVITY_SHAPE,
  table: ACTIVITY,
  personal: new Set(['organiser']),
  mayRead,
  permit: permitStep,
  names: ({ organisers, community }, _step, settings) =>
    organisers.length > 0 ? NOBODY : { people: approversOf(community, settings), except: [] },
  decide,
  tells: activityTells,
  // Whoever takes part is told, and the roll put right, beside this call.
  follows: ({ state }) => state !== 'DRAFT',
  present: (activity, context, repeated) => presentActivity(activity, context, repeated, inHand),
})
