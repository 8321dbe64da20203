import { invitationId } from '../../cloudfunctions/platform/invitations'
import { DAY_MS } from '../../domain/calendar/zone'
import { maskedName } from '../../domain/identity/masks'
import { LIMITS } from '../../domain/volunteer/limits'
import { leavePhone } from './bindings'
import { bring, marksOf } from './invitations'
import { OPENID, type Person } from './street'
import { rid, startTown, type Town } from './town'
import { AT_DESK, COMMUNITY, joined, membersOf, register } from './volunteers'

/**
 * 邀请入队: a list names people by their numbers; nobody has an hour or a team before he has said yes himself, and
 * of whoever says “不是我” nothing is left.
 */

const TEAMS = [`扫雪队,社区建设,${COMMUNITY},下雪天扫雪`, `巡逻队,社会治安,${AT_DESK},晚上巡逻`]
const [ONE, TWO, THREE] = ['10000007001', '10000007002', '10000007003']
/** Two of one name with two numbers; one number on the lists of two teams. */
const PEOPLE = [`扫雪队,,李建国,${ONE}`, `扫雪队,,李建国,${TWO}`, `巡逻队,${AT_DESK},李建国,${ONE}`]
const LIST = { 'teams.csv': TEAMS, 'volunteers.csv': PEOPLE }

let town: Town
let restore: () => Promise<void>
beforeAll(async () => {
  town = await startTown()
  expect(await bring(town, LIST)).toEqual({ ok: true, done: true, teams: 2, invited: 3, known: 0 })
  restore = town.keep()
})
afterEach(async () => {
  expect(town.unexpected.splice(0)).toEqual([])
  await restore()
})
afterAll(() => town.stop())

const teamOf = (name: string): string =>
  town.cloud.store.find('teams', { name })[0]!._id as unknown as string
const invitedOf = async (who: Person) => {
  const { items } = await town.ask(who, 'volunteer.invited', {})
  return items.map(({ teamName, nameMasked }) => `${teamName} ${nameMasked}`).sort()
}
/** Which invitation a number has to a team, whether it is answered or not. */
const idOf = (team: string, phone: string): string => invitationId(teamOf(team), phone)
const answer = (who: Person, what: 'accept' | 'notMe', team: string, phone = ONE) =>
  town.code(who, `volunteer.${what}`, { requestId: rid(what), id: idOf(team, phone) })
const quit = (who: Person, team: string) =>
  town.code(who, 'volunteer.quit', { requestId: rid('quit'), team: teamOf(team) })
const openOf = (team: string): number =>
  marksOf(town).filter((mark) => 'team' in mark && mark.team === teamOf(team)).length
const again = () => bring(town, { 'volunteers.csv': PEOPLE })

test('brought: teams without a leader, invitations without a number, members nobody', async () => {
  const [team] = town.cloud.store.find('teams', { name: '扫雪队' })
  expect(team).toMatchObject({ state: 'ACTIVE', open: false, leaders: [], applicant: 'gone' })
  expect(membersOf(town, teamOf('扫雪队'))).toEqual([])
  expect(JSON.stringify(marksOf(town))).not.toContain(ONE)
  const before = await town.settled()
  expect(await bring(town, LIST)).toEqual({ ok: true, done: true, teams: 0, invited: 0, known: 3 })
  expect(await town.settled()).toBe(before)
})

test('found by the number: both teams in one row of the home page, until both are answered', async () => {
  expect(await town.ask('neighbour', 'volunteer.invited', {})).toEqual({
    hasNumber: false,
    items: [],
  })
  await leavePhone(town, OPENID.neighbour, ONE)
  expect(await invitedOf('neighbour')).toEqual(['巡逻队 李*', '扫雪队 李*'])
  const rows = async () =>
    (await town.ask('neighbour', 'home.open', {})).mine.map(({ title }) => title)
  expect(await rows()).toEqual(['2支志愿服务队邀请您加入'])
  expect(await answer('neighbour', 'accept', '扫雪队')).toBe('needVolunteer')
  await register(town, 'neighbour', '李师傅')
  expect(await answer('neighbour', 'accept', '扫雪队')).toBe('ok')
  // By his own name, not by the one of the list.
  expect(membersOf(town, teamOf('扫雪队')).map(({ name }) => name)).toEqual(['李师傅'])
  expect(await rows()).toEqual(['“巡逻队”邀请您加入'])
  expect(await answer('neighbour', 'notMe', '巡逻队')).toBe('ok')
  expect([await rows(), await invitedOf('neighbour')]).toEqual([[], []])
})

test('after either answer the same is left, the list invites no more, and a second answer finds nothing', async () => {
  await register(town, 'neighbour', '李师傅')
  await leavePhone(town, OPENID.neighbour, ONE)
  await answer('neighbour', 'accept', '扫雪队')
  await answer('neighbour', 'notMe', '巡逻队')
  const left = marksOf(town).filter((mark) => 'answered' in mark)
  expect(left.map((mark) => Object.keys(mark).sort())).toEqual([
    ['_id', 'answered'],
    ['_id', 'answered'],
  ])
  expect(await again()).toMatchObject({ invited: 0, known: 3 })
  for (const [what, team] of [
    ['accept', '扫雪队'],
    ['notMe', '巡逻队'],
    ['accept', '巡逻队'],
  ] as const)
    expect(await answer('neighbour', what, team)).toBe('notFound')
  // He has left himself, and is not asked back.
  await quit('neighbour', '扫雪队')
  expect(await again()).toMatchObject({ invited: 0, known: 3 })
  expect(await invitedOf('neighbour')).toEqual([])
})

test('who has joined without his invitation has answered it; who leaves a team is invited to it by no list', async () => {
  await leavePhone(town, OPENID.neighbour, TWO)
  await joined(town, teamOf('扫雪队'), 'neighbour')
  expect(openOf('扫雪队')).toBe(1)
  await leavePhone(town, OPENID.neighbour, THREE)
  await quit('neighbour', '扫雪队')
  const late = await bring(town, { 'volunteers.csv': [`扫雪队,,李建国,${THREE}`] })
  expect(late).toMatchObject({ invited: 0, known: 1 })
})

test('a number that has changed: only who has it now is invited', async () => {
  await leavePhone(town, OPENID.neighbour, TWO)
  expect(await invitedOf('neighbour')).toEqual(['扫雪队 李*'])
  await leavePhone(town, OPENID.neighbour, THREE)
  expect(await invitedOf('neighbour')).toEqual([])
  const before = await town.settled()
  expect(await answer('neighbour', 'notMe', '扫雪队', TWO)).toBe('notFound')
  expect(await town.settled()).toBe(before)
  // The number is another person's now, who is told no name.
  await leavePhone(town, OPENID.resident, TWO)
  expect(await invitedOf('resident')).toEqual([`扫雪队 ${maskedName('李建国')}`])
  expect(await answer('resident', 'notMe', '扫雪队', TWO)).toBe('ok')
  expect(openOf('扫雪队')).toBe(1)
})

test('leader and desk see how many have not answered, others nothing', async () => {
  await register(town, 'neighbour', '李师傅')
  await leavePhone(town, OPENID.neighbour, ONE)
  const id = teamOf('扫雪队')
  const seen = async () =>
    Promise.all(
      (['secretaryA', 'dispatcher', 'neighbour', 'resident'] as const).map(
        async (who) => (await town.ask(who, 'volunteer.team', { id })).invited,
      ),
    )
  expect(await seen()).toEqual([2, 2, 0, 0])
  await answer('neighbour', 'notMe', '扫雪队')
  expect(await seen()).toEqual([1, 1, 0, 0])
})

test('nobody answers for 180 days: erased, and a later list may ask once more', async () => {
  town.cloud.clock.advance(LIMITS.invitationDays * DAY_MS - 60_000)
  await town.tick()
  expect(marksOf(town)).toHaveLength(3)
  town.cloud.clock.advance(60_000)
  await leavePhone(town, OPENID.neighbour, ONE)
  expect(await invitedOf('neighbour')).toEqual([])
  await town.tick()
  expect(marksOf(town)).toEqual([])
  expect(await again()).toMatchObject({ invited: 3 })
})

test('注销: nothing of the list is left of that number, and it is invited no more', async () => {
  await register(town, 'neighbour', '李师傅')
  await leavePhone(town, OPENID.neighbour, ONE)
  await answer('neighbour', 'accept', '扫雪队')
  await town.ask('neighbour', 'identity.leave', { requestId: rid('leave') })
  await town.cloud.atRest()
  expect(openOf('扫雪队') + openOf('巡逻队')).toBe(1)
  expect(membersOf(town, teamOf('扫雪队'))).toEqual([])
  expect(await again()).toMatchObject({ invited: 0, known: 3 })
})

test.each<[string, Parameters<typeof bring>[1], [string, number, string, string]]>([
  [
    'a team that is not there',
    { 'volunteers.csv': [PEOPLE[0]!, `送餐队,,王淑珍,${THREE}`] },
    ['volunteers.csv', 3, 'team', '没有叫“送餐队”的队伍'],
  ],
  [
    'a team of another community',
    { 'volunteers.csv': [`扫雪队,${AT_DESK},王淑珍,${THREE}`] },
    ['volunteers.csv', 2, 'team', '没有叫“扫雪队”的队伍'],
  ],
  [
    'two teams of one name',
    {
      'teams.csv': [`扫雪队,社区建设,${AT_DESK},扫雪`],
      'volunteers.csv': [`扫雪队,,王淑珍,${THREE}`],
    },
    ['volunteers.csv', 2, 'team', '有2支队伍叫“扫雪队”'],
  ],
  [
    'one number twice in a team',
    { 'volunteers.csv': [`扫雪队,,王淑珍,${THREE}`, `扫雪队,,王淑真,${THREE}`] },
    ['volunteers.csv', 3, 'phone', '与第2行重复'],
  ],
  [
    'no number',
    { 'volunteers.csv': ['扫雪队,,王淑珍,1000000700'] },
    ['volunteers.csv', 2, 'phone', '应为11位手机号'],
  ],
  [
    'a domain that there is not',
    { 'teams.csv': [`送餐队,吃饭,${COMMUNITY},送餐`] },
    ['teams.csv', 2, 'domain', '“领域”应为'],
  ],
  [
    'a community of another street',
    { 'teams.csv': ['送餐队,公益美德,150203099001,送餐'] },
    ['teams.csv', 2, 'community', '街道里没有'],
  ],
])(
  '%s is refused by its line, and nothing is written',
  async (_, lists, [file, row, field, words]) => {
    const before = await town.settled()
    const { code, errors = [] } = await bring(town, lists)
    expect(code).toBe('invalidFiles')
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatchObject({ file, row, field })
    expect(errors[0]!.message).toContain(words)
    expect(await town.settled()).toBe(before)
  },
)
