import type { TeamView } from '../../domain/contract'
import { dateString, dayOf } from '../../domain/calendar/zone'
import { tellActivities } from './activityStory'
import { inviteTo } from './invitationStory'
import { accountOf, persona, stepOn, type World } from './world'

type Ask = World['call']

const REGISTERED = { name: '李先生', band: 'adult' } as const

const [LEADER, MEMBER] = [persona('wang'), persona('li')]
/** Of the demo worker's grid: it has a 第一书记, who decides about its teams. */
const COMMUNITY = '150203012025'

/** 志愿服务队 of a street, told so that every call of theirs is made. */
export async function tellTeams(world: World, ask: Ask): Promise<void> {
  const inCommunity = { posts: { $elemMatch: { role: 'firstSecretary', scopeId: COMMUNITY } } }
  const secretary = await accountOf(world, inCommunity)
  await looks(ask, secretary)
  const apply = async (): Promise<TeamView> =>
    ask(LEADER, 'volunteer.apply', {
      ...{ requestId: world.requestId(), name: '扫雪队', domain: 'JS', community: COMMUNITY },
      ...{ purpose: '下雪天扫雪除冰', leader: '王阿姨' },
    })
  await ask(LEADER, 'volunteer.withdraw', stepOn(world, await apply()))
  const rejected = { ...stepOn(world, await apply()), note: '社区已有同样的队伍' }
  await ask(secretary, 'volunteer.reject', rejected)
  const { id } = await ask(secretary, 'volunteer.approve', stepOn(world, await apply()))
  await answers(world, ask)
  await joinsAndLeads(world, ask, id)
}

/** A list names the member twice: he joins one team, and says of the other that it is not him. */
async function answers(world: World, ask: Ask): Promise<void> {
  await inviteTo(world, MEMBER, COMMUNITY, ['邻里帮手队', '老街坊帮手队'])
  await ask(MEMBER, 'volunteer.register', { requestId: world.requestId(), ...REGISTERED })
  const { items } = await ask(MEMBER, 'volunteer.invited', {})
  await ask(MEMBER, 'volunteer.accept', { requestId: world.requestId(), id: items[0]!.id })
  await ask(MEMBER, 'volunteer.notMe', { requestId: world.requestId(), id: items[1]!.id })
}

async function looks(ask: Ask, secretary: string): Promise<void> {
  await ask(MEMBER, 'volunteer.home', {})
  await ask(LEADER, 'volunteer.home', {})
  await ask(MEMBER, 'volunteer.teams', { scope: 'all' })
  await ask(LEADER, 'volunteer.teams', { scope: 'mine' })
  await ask(secretary, 'volunteer.teams', { scope: 'todo' })
}

/** 登记, 加入, 任命, 卸任, 退出; in the end the team is dissolved. */
async function joinsAndLeads(world: World, ask: Ask, team: string): Promise<void> {
  await ask(MEMBER, 'volunteer.join', { requestId: world.requestId(), team })
  const page = await ask(LEADER, 'volunteer.team', { id: team })
  const member = page.roster.find(({ name }) => name === REGISTERED.name)
  if (!member) throw new Error('whoever has joined is not on the roster')
  const to = dateString(dayOf(world.cloud.clock.now()) + 100)
  const appointed = { ...stepOn(world, page.team), member: member.id, to }
  await ask(LEADER, 'volunteer.appoint', appointed)
  const { team: led } = await ask(MEMBER, 'volunteer.team', { id: team })
  const left = await ask(MEMBER, 'volunteer.stepDown', stepOn(world, led))
  await tellActivities(world, ask, team, [LEADER, MEMBER])
  await ask(MEMBER, 'volunteer.quit', { requestId: world.requestId(), team })
  const dissolved = { ...stepOn(world, left), note: '并入另一支队伍' }
  await ask(LEADER, 'volunteer.dissolve', dissolved)
}
