import { ok, refuse } from '../../../domain/result'
import { mayRead } from '../../../domain/volunteer/activity/qualities'
import { activityView, isInCharge, ticks } from '../../../domain/volunteer/activity/views'
import type { Part } from '../../../domain/volunteer/part/types'
import { rosterLine } from '../../../domain/volunteer/part/views'
import { partIdOf, partKey, partsOn } from '../../platform/volunteers'
import { housemates } from '../../platform/households'
import { bothLists, list } from '../../platform/lists'
import type { Handler } from '../context'

/** Who has a place comes first, then who waits, then who has ended. */
const ORDER: readonly Part['state'][] = [
  ...(['FORGOTTEN', 'PRESENT', 'SIGNED', 'LEFT', 'REVIEWING'] as const),
  ...(['WAITING', 'COUNTED', 'VOID', 'ABSENT', 'CANCELLED'] as const),
]
const inOrder = (a: Part, b: Part): number =>
  ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.name.localeCompare(b.name, 'zh')

/** 名单, for whoever leads the activity, with whole names, or decides by a post. */
export const roster: Handler<'volunteer.roster'> = async ({ id }, context) => {
  const { userId, now } = context
  const lists = bothLists(
    bothLists(
      list('activities', { _id: id }, { limit: 1 }),
      list('rolls', { _id: id }, { limit: 1 }),
    ),
    bothLists(partsOn(id), housemates(userId)),
  )
  const [[[[found], [roll = null]], [parts, kin]], settings] = await Promise.all([
    context.readWith(lists),
    context.settings(),
  ])
  const actor = await context.actor()
  if (!found || !mayRead(actor, found) || !isInCharge(actor, found)) return refuse('notFound')
  const leads = found.organisers.includes(userId)
  const decider = { userId, kin, leads, ticks: ticks(actor, found) }
  const own = partIdOf(partKey(id, userId))
  const mine = parts.find(({ _id }) => _id === own) ?? null
  const shown = parts.sort(inOrder)
  return ok({
    activity: activityView(found, { roll, mine }, { actor, now, settings }, false),
    lines: shown.map((part) => rosterLine(part, decider, now)),
  })
}
