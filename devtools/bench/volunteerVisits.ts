import type { Staff } from '../../domain/street/types'
import { inviteTo } from './invitationStory'
import type { Visit } from './visit'
import { bind, persona, type World } from './world'

const page = (path: string): string => `packages/volunteer/${path}`

/** The 第一书记 of a community, bound to an account unless it has one already. */
export async function bindSecretary(
  world: World,
  account: string,
): Promise<{ secretary: string; community: string }> {
  const filter = { active: true, 'posts.role': 'firstSecretary' }
  const [found] = world.cloud.store.find('staff', filter, { _id: 1 }, 1) as unknown as Staff[]
  const post = found?.posts.find(({ role }) => role === 'firstSecretary')
  if (!found || !post) throw new Error('the demo street has no 第一书记')
  if (found.openid === null) await bind(world, world.call, account, found.phone)
  return { secretary: found.openid ?? account, community: post.scopeId }
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** An activity, apart from its team, name, time and place. */
export const PLAN = {
  content: '扫三号楼门口和小路上的雪，工具队里有，请自带手套',
  minAge: 14,
  insured: true,
  skills: '',
  rule: 'GM01',
  risk: '路面有冰，请穿防滑鞋，慢慢走；腰腿不好的不要抬重物。不舒服马上告诉队长。',
} as const

/**
 * Of one team: an activity of tomorrow, one that begins within the hour and in which the resident is signed up
 * and present, a draft, and own hours that wait for the leader.
 */
async function prepareActivities(
  world: World,
  team: string,
  leader: string,
  resident: string,
): Promise<Record<'open' | 'running' | 'draft', string>> {
  const now = world.cloud.clock.now()
  const requestId = () => world.requestId()
  const draft = async (title: string, from: number, places: number): Promise<string> => {
    const when = { from, to: from + 2 * HOUR_MS, places }
    const venue = { name: '三号楼门口', point: null }
    const input = { ...PLAN, ...when, requestId: requestId(), team, title, venue }
    return (await world.call(leader, 'volunteer.draft', input)).id
  }
  const published = async (...plan: Parameters<typeof draft>): Promise<string> => {
    const id = await draft(...plan)
    await world.call(leader, 'volunteer.publish', { requestId: requestId(), id, version: 1 })
    return id
  }
  const open = await published('三号楼扫雪', now + 26 * HOUR_MS, 20)
  const running = await published('小路除冰', now + 30 * MINUTE_MS, 12)
  const on = { activity: running }
  await world.call(resident, 'volunteer.join', { requestId: requestId(), team })
  await world.call(resident, 'volunteer.signUp', { ...on, requestId: requestId(), risk: 1 })
  const { digits: code } = await world.call(leader, 'volunteer.code', { id: running })
  await world.call(resident, 'volunteer.checkIn', { ...on, requestId: requestId(), code })
  const span = { from: now - 26 * HOUR_MS, to: now - 25 * HOUR_MS }
  const told = { title: '帮三楼老人买菜', note: '老人临时打电话来，就去了' }
  await world.call(resident, 'volunteer.claim', { ...span, ...told, requestId: requestId(), team })
  return { open, running, draft: await draft('清理楼道杂物', now + 50 * HOUR_MS, 8) }
}

/** 志愿服务: a team that is led, one that was asked for, and people on either side of both. */
export async function prepareVolunteers(world: World): Promise<Visit[]> {
  const [leader, resident] = [persona('wang'), persona('resident-li')]
  const { secretary, community } = await bindSecretary(world, 'o-bench-secretary')
  const { teams } = await world.call(leader, 'volunteer.home', {})
  const led = teams[0]!.id
  const requestId = world.requestId()
  await world.call(resident, 'volunteer.register', { requestId, name: '李文博', band: 'adult' })
  const { id: asked } = await world.call(resident, 'volunteer.apply', {
    ...{ requestId: world.requestId(), name: '三单元送餐队', domain: 'GM', community },
    ...{ purpose: '给行动不便的老人送午饭', leader: '李文博' },
  })
  const activities = await prepareActivities(world, led, leader, resident)
  await inviteTo(world, persona('zhou'), community, ['邻里帮手队', '老街坊帮手队'])
  const visit = (name: string, openid: string, path: string): Visit => ({
    ...{ name: `volunteer-${name}`, openid, page: page(path) },
  })
  return [
    visit('home', leader, 'home/index'),
    visit('home-new', persona('zhou'), 'home/index'),
    visit('teams', resident, 'teams/index'),
    visit('teams-approver', secretary, 'teams/index'),
    visit('team', resident, `team/index?id=${led}`),
    visit('team-leader', leader, `team/index?id=${led}`),
    visit('team-asked', resident, `team/index?id=${asked}`),
    visit('team-approver', secretary, `team/index?id=${asked}`),
    visit('apply', resident, 'apply/index'),
    visit('activities', resident, 'activities/index'),
    visit('activity', resident, `activity/index?id=${activities.open}`),
    visit('activity-running', resident, `activity/index?id=${activities.running}`),
    visit('activity-leader', leader, `activity/index?id=${activities.running}`),
    visit('activity-draft', leader, `activity/index?id=${activities.draft}`),
    visit('code', leader, `code/index?id=${activities.running}`),
    visit('roster', leader, `roster/index?id=${activities.running}`),
    visit('day', leader, 'day/index'),
    visit('hours', resident, 'hours/index'),
    visit('record', resident, 'record/index'),
    visit('verify', resident, 'verify/index'),
    visit('served', resident, 'served/index'),
    visit('invited', persona('zhou'), 'invited/index'),
    visit('invited-none', secretary, 'invited/index'),
    visit('claim', resident, 'claim/index'),
    visit('draft', leader, `draft/index?team=${led}`),
    visit('change', leader, `change/index?id=${activities.open}`),
  ]
}
