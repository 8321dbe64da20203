import type { CallName, InputOf, TeamView } from '../../domain/contract'
import type { Team } from '../../domain/volunteer/team/types'
import type { TeamMember } from '../../domain/volunteer/types'
import { OPENID, type Person } from './street'
import { rid, type Town } from './town'

/** Teams of volunteers in the small street, in every state. */

export const COMMUNITY = '150203012025'
/** It has no 第一书记: the desk decides. */
export const AT_DESK = '150203012026'
export const NAME = { resident: '陈大姐', neighbour: '李师傅', child: '明明小甲' } as const

export const APPLICATION: Omit<InputOf<'volunteer.apply'>, 'requestId'> = {
  ...{ name: '扫雪队', domain: 'JS', community: COMMUNITY },
  ...{ purpose: '下雪天扫雪除冰', leader: NAME.resident },
}

export const storedTeam = (town: Town, id: string): Team =>
  town.cloud.store.find('teams', { _id: id })[0] as unknown as Team

export const membersOf = (town: Town, team: string): TeamMember[] =>
  town.cloud.store.find('teamMembers', { team }) as unknown as TeamMember[]

const on = (town: Town, id: string) => ({
  ...{ requestId: rid('team'), id, version: storedTeam(town, id).version },
})

/** Takes a step on what is stored now. */
export const take = (
  town: Town,
  who: Person,
  id: string,
  action: string,
  words: object = {},
): Promise<TeamView> =>
  town.ask(
    who,
    `volunteer.${action}` as CallName,
    {
      ...on(town, id),
      ...words,
    } as never,
  ) as Promise<TeamView>

/** The code of a refusal of a step on what is stored now, or `ok`. */
export const refusal = (
  town: Town,
  who: Person | { openid: string },
  id: string,
  action: string,
  words: object = {},
): Promise<string> =>
  town.code(who, `volunteer.${action}` as CallName, { ...on(town, id), ...words })

const approverOf = (community: string): Person =>
  community === AT_DESK ? 'dispatcher' : 'secretaryA'

/** Teams that the resident applied for. */
export const TEAMS_IN = {
  APPLIED: async (town: Town, community = COMMUNITY): Promise<string> => {
    const asked = { requestId: rid('apply'), ...APPLICATION, community }
    return (await town.ask('resident', 'volunteer.apply', asked)).id
  },
  ACTIVE: async (town: Town, community = COMMUNITY): Promise<string> => {
    const id = await TEAMS_IN.APPLIED(town, community)
    return (await take(town, approverOf(community), id, 'approve')).id
  },
  REJECTED: async (town: Town, community = COMMUNITY): Promise<string> => {
    const id = await TEAMS_IN.APPLIED(town, community)
    return (await take(town, approverOf(community), id, 'reject', { note: '已有同样的队伍' })).id
  },
  WITHDRAWN: async (town: Town, community = COMMUNITY): Promise<string> => {
    const id = await TEAMS_IN.APPLIED(town, community)
    return (await take(town, 'resident', id, 'withdraw')).id
  },
  DISSOLVED: async (town: Town, community = COMMUNITY): Promise<string> => {
    const id = await TEAMS_IN.ACTIVE(town, community)
    return (await take(town, 'resident', id, 'dissolve', { note: '并入另一队' })).id
  },
}

export const register = (town: Town, who: Person | { openid: string }, name: string) =>
  town.ask(who, 'volunteer.register', { requestId: rid('register'), name, band: 'adult' })

/** A member of a team, by the id that its leaders see. */
export async function joined(
  town: Town,
  team: string,
  who: Person | { openid: string } = 'neighbour',
  name: string = NAME.neighbour,
): Promise<string> {
  await register(town, who, name)
  await town.ask(who, 'volunteer.join', { requestId: rid('join'), team })
  const openid = typeof who === 'string' ? OPENID[who] : who.openid
  return membersOf(town, team).find(({ user }) => user === `user:${openid}`)!._id
}

/** The resident's team, which the first worker leads as well; the third leads another in another community. */
export async function ledByTwo(town: Town): Promise<string> {
  const team = await TEAMS_IN.ACTIVE(town)
  const second = await joined(town, team, 'workerA1', '张网格')
  await take(town, 'resident', team, 'appoint', { member: second, to: '2026-12-31' })
  await joined(town, team, 'workerA2', '李网格')
  await joined(town, team, 'neighbour')
  const foreign = await TEAMS_IN.ACTIVE(town, AT_DESK)
  const theirs = await joined(town, foreign, 'workerB1', '王网格')
  await take(town, 'resident', foreign, 'appoint', { member: theirs, to: '2026-12-31' })
  await take(town, 'resident', foreign, 'stepDown')
  await register(town, 'resident', '陈大姐')
  return team
}

/** A guardian of the street who has entered one child more; the child's key. */
export async function withChild(
  town: Town,
  who: Person | { openid: string },
  name = '小明',
): Promise<string> {
  await register(town, who, NAME.neighbour)
  const me = await town.ask(who, 'volunteer.addWard', { requestId: rid('ward'), name })
  return me.wards.at(-1)!.key
}
