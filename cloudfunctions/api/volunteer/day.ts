import type { Actor } from '../../../domain/identity/types'
import type { Principal } from '../../../domain/matter/types'
import { ok } from '../../../domain/result'
import type { StreetSettings } from '../../../domain/street/types'
import type { DayLine } from '../../../domain/volunteer/activityAnswers'
import { isAtDesk, isForDesk } from '../../../domain/volunteer/part/deciders'
import type { Part } from '../../../domain/volunteer/part/types'
import { rosterLine, type Decider } from '../../../domain/volunteer/part/views'
import { leadersAt, leads } from '../../../domain/volunteer/team/leaders'
import { approversOf } from '../../../domain/volunteer/team/decide'
import { command, type Filter } from '../../platform/collections'
import { housemates, homesOf } from '../../platform/households'
import { bothLists, list, mapLists, readLists, type Lists } from '../../platform/lists'
import type { CallContext, Handler } from '../context'
import type { Led } from './deciders'

/** As many as a daily list shows at once. */
const SHOWN = 100
/** Teams that somebody leads or decides about. */
const TEAMS = 100
/** Hours in which somebody has to look, whatever else is odd. */
export const WAITING: Part['state'][] = ['FORGOTTEN', 'CLAIMED', 'REVIEWING']
const TEAM = ['_id', 'state', 'leaders', 'community'] as ('_id' | keyof Led)[]
type Team = Led & { _id: string }

const dayLine = (part: Part, decider: Decider, now: number): DayLine => ({
  ...rosterLine(part, decider, now),
  ...{ activity: part.activity, title: part.title, from: part.from, to: part.to },
})

const oldest = (parts: Part[]): Part[] => parts.sort((a, b) => a.from - b.from).slice(0, SHOWN)

/** Whatever waits for a decision: odd, told afterwards, or found right by one of several. The oldest first. */
const waiting = (filter: Filter): Lists<Part[]> => {
  const options = {
    ...{ sort: [['from', 'asc'] as [string, 'asc'], ['_id', 'asc'] as [string, 'asc']] },
    limit: SHOWN,
  }
  const odd = { ...filter, state: 'LEFT', 'odd.0': command.exists(true) }
  return mapLists(
    bothLists(
      list('parts', { ...filter, state: command.in(WAITING) }, options),
      list('parts', odd, options),
    ),
    ([decided, left]) => oldest([...decided, ...left]),
  )
}

/** Of the teams that somebody leads, and of those of his community. */
async function ofTeams(led: readonly Team[], { posts }: Actor): Promise<Part[]> {
  const communities = posts.flatMap(({ role, scopeId }) =>
    role === 'firstSecretary' && scopeId !== null ? [scopeId] : [],
  )
  const others =
    communities.length === 0
      ? []
      : await readLists(
          list('teams', { community: command.in(communities) }, { limit: TEAMS, fields: ['_id'] }),
        )
  const ids = [...new Set([...led, ...others].map(({ _id }) => _id))]
  return ids.length === 0 ? [] : readLists(waiting({ team: command.in(ids) }))
}

/** Accounts that decide about the hours of a team and are near: who leads it, and its 第一书记. */
function nearOf(
  team: Team | undefined,
  staff: readonly { _id: string; openid: string | null; active: boolean }[],
  settings: StreetSettings,
  now: number,
): Principal[] {
  if (!team) return []
  const posts = approversOf(team.community, settings).map(({ id }) => id)
  const there = staff.filter(({ _id, active }) => active && posts.includes(_id))
  return [
    ...leadersAt(team, now).map(({ user }) => user),
    ...there.flatMap(({ openid }) => (openid === null ? [] : [`user:${openid}`])),
  ]
}

/** Of the whole street, what nobody nearer may decide or has decided in time. */
async function ofStreet(settings: StreetSettings, now: number): Promise<Part[]> {
  const parts = await readLists(waiting({ from: command.lte(now) }))
  if (parts.length === 0) return []
  const ids = [...new Set(parts.map(({ team }) => team ?? ''))]
  const posts = Object.values(settings.directory).flatMap(({ firstSecretary }) =>
    firstSecretary ? [firstSecretary.id] : [],
  )
  const [[teams, staff], kinOf] = await readLists(
    bothLists(
      bothLists(
        list('teams', { _id: command.in(ids) }, { limit: SHOWN, fields: TEAM }),
        list(
          'staff',
          { _id: command.in(posts) },
          { limit: Math.max(1, posts.length), fields: ['_id', 'openid', 'active'] },
        ),
      ),
      homesOf([...new Set(parts.map(({ user }) => user))]),
    ),
  )
  return parts.filter((part) => {
    const team = teams.find(({ _id }) => _id === part.team)
    return isForDesk(part, nearOf(team, staff, settings, now), kinOf(part.user), now)
  })
}

/**
 * 每日名单: whatever is odd and own hours, of all teams that somebody leads and of his community's; at the desk
 * what would stay without it.
 */
export const day: Handler<'volunteer.day'> = async (_, context: CallContext) => {
  const { userId, now } = context
  const [[ledOnce, kin], settings] = await Promise.all([
    context.readWith(
      bothLists(
        list('teams', { 'leaders.user': userId }, { limit: TEAMS, fields: TEAM }),
        housemates(userId),
      ),
    ),
    context.settings(),
  ])
  const actor = await context.actor()
  const led = ledOnce.filter((team) => leads(team, userId, now))
  const [near, street] = await Promise.all([
    ofTeams(led, actor),
    isAtDesk(actor) ? ofStreet(settings, now) : [],
  ])
  const mine = new Set(led.map(({ _id }) => _id))
  const seen = new Set(near.map(({ _id }) => _id))
  const found = oldest([...near, ...street.filter(({ _id }) => !seen.has(_id))])
  return ok({
    lines: found.map((part) =>
      dayLine(part, { userId, kin, leads: mine.has(part.team ?? ''), ticks: false }, now),
    ),
  })
}
