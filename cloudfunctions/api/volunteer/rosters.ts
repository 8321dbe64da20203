import { ok, refuse } from '../../../domain/result'
import { activityView, isInCharge } from '../../../domain/volunteer/activity/views'
import type { DayLine } from '../../../domain/volunteer/activityAnswers'
import { LIMITS } from '../../../domain/volunteer/limits'
import type { Part } from '../../../domain/volunteer/part/types'
import { rosterLine } from '../../../domain/volunteer/part/views'
import { leads } from '../../../domain/volunteer/team/leaders'
import { partIdOf, partKey } from '../../platform/volunteers'
import { command } from '../../platform/collections'
import { housemates } from '../../platform/households'
import { bothLists, list, readLists } from '../../platform/lists'
import type { Handler } from '../context'

/** Who has a place comes first, then who waits, then who has ended. */
const ORDER: readonly Part['state'][] = [
  ...(['FORGOTTEN', 'PRESENT', 'SIGNED', 'LEFT', 'REVIEWING'] as const),
  ...(['WAITING', 'COUNTED', 'VOID', 'ABSENT', 'CANCELLED'] as const),
]
const inOrder = (a: Part, b: Part): number =>
  ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.name.localeCompare(b.name, 'zh')

/** 名单, for whoever leads the activity or decides: names are whole there. */
export const roster: Handler<'volunteer.roster'> = async ({ id }, context) => {
  const { userId, now } = context
  const lists = bothLists(
    bothLists(
      list('activities', { _id: id }, { limit: 1 }),
      list('rolls', { _id: id }, { limit: 1 }),
    ),
    bothLists(
      list('parts', { activity: id }, { limit: LIMITS.places + LIMITS.waiting }),
      housemates(userId),
    ),
  )
  const [[[[found], [roll = null]], [parts, kin]], settings] = await Promise.all([
    context.readWith(lists),
    context.settings(),
  ])
  const actor = await context.actor()
  if (!found || !isInCharge(actor, found)) return refuse('notFound')
  const own = partIdOf(partKey(id, userId))
  const mine = parts.find(({ _id }) => _id === own) ?? null
  const shown = parts.filter(({ state }) => state !== 'CANCELLED').sort(inOrder)
  return ok({
    activity: activityView(found, { roll, mine }, { actor, now, settings }, false),
    lines: shown.map((part) => rosterLine(part, { userId, kin }, now)),
  })
}

/** As many as a daily list shows at once. */
const SHOWN = 100
/** Teams that somebody leads or decides about. */
const TEAMS = 100
/** Hours in which somebody has to look, whatever else is odd. */
export const WAITING: Part['state'][] = ['FORGOTTEN', 'CLAIMED', 'REVIEWING']

const dayLine = (part: Part, decider: Parameters<typeof rosterLine>[1], now: number): DayLine => ({
  ...rosterLine(part, decider, now),
  ...{ activity: part.activity, title: part.title, from: part.from, to: part.to },
})

/** 每日名单: whatever is odd and own hours, of all teams that somebody leads, and of his community's. */
export const day: Handler<'volunteer.day'> = async (_, context) => {
  const { userId, now } = context
  const fields = ['_id', 'state', 'leaders'] as ('_id' | 'state' | 'leaders')[]
  const [led, kin] = await context.readWith(
    bothLists(
      list('teams', { 'leaders.user': userId }, { limit: TEAMS, fields }),
      housemates(userId),
    ),
  )
  const actor = await context.actor()
  const communities = actor.posts.flatMap(({ role, scopeId }) =>
    role === 'firstSecretary' && scopeId !== null ? [scopeId] : [],
  )
  const others =
    communities.length === 0
      ? []
      : await readLists(
          list('teams', { community: command.in(communities) }, { limit: TEAMS, fields }),
        )
  const mine = led.filter((team) => leads(team, userId, now))
  const ids = [...new Set([...mine, ...others].map(({ _id }) => _id))]
  if (ids.length === 0) return ok({ lines: [] })
  const sort = [
    ['from', 'asc'],
    ['_id', 'asc'],
  ] as [string, 'asc'][]
  const team = command.in(ids)
  const [waiting, odd] = await readLists(
    bothLists(
      list('parts', { team, state: command.in(WAITING) }, { sort, limit: SHOWN }),
      list('parts', { team, state: 'LEFT', 'odd.0': command.exists(true) }, { sort, limit: SHOWN }),
    ),
  )
  const found = [...waiting, ...odd].sort((a, b) => a.from - b.from).slice(0, SHOWN)
  return ok({ lines: found.map((part) => dayLine(part, { userId, kin }, now)) })
}
