import { DAY_MS } from '../../domain/calendar/zone'
import { TEAM } from '../../domain/volunteer/team/lifecycle'
import { OPENID, WHO, type Person } from './street'
import { rid, startTown, type Town } from './town'
import {
  APPLICATION,
  AT_DESK,
  COMMUNITY,
  NAME,
  TEAMS_IN,
  joined,
  membersOf,
  refusal,
  register,
  storedTeam,
  take,
} from './volunteers'

/** 志愿服务队: asked for, approved, led, joined and left. */
let town: Town
beforeEach(async () => {
  town = await startTown()
})
afterEach(async () => {
  expect(town.unexpected.splice(0)).toEqual([])
  await town.stop()
})

const told = (who: string): string[] => town.notices({ to: who }).map(({ title }) => title)
const user = (who: Person): string => `user:${OPENID[who]}`

describe('from the application to the last leader', () => {
  test('approved, joined, led by another', async () => {
    const asked = { requestId: rid('apply'), ...APPLICATION }
    const { id, ...seen } = await town.ask('resident', 'volunteer.apply', asked)
    expect(seen).toMatchObject({
      ...{ name: '扫雪队', domainText: '社区建设', communityName: '黄河社区' },
      ...{ stateText: '待审批', waitingText: '等待审批', mine: true, leaders: [] },
      actions: [{ action: 'withdraw' }],
    })
    expect(told(WHO.secretaryA.id)).toEqual(['有志愿服务队申请等您审批'])
    const open = await town.ask('secretaryA', 'volunteer.team', { id })
    expect(open.team.applicantName).toBe(NAME.resident)
    const { items } = await town.ask('secretaryA', 'volunteer.teams', { scope: 'todo' })
    expect(items.map((t) => [t.id, t.waitingText, t.tone])).toEqual([[id, '等您审批', 'turn']])
    const approved = await take(town, 'secretaryA', id, 'approve')
    expect(approved).toMatchObject({
      stateText: '已成立',
      leaders: [{ name: NAME.resident, to: '2027-06-07', mine: false }],
      actions: [{ action: 'appoint' }, { action: 'dissolve' }],
    })
    expect(told(user('resident'))).toEqual(['您申请的志愿服务队已成立'])

    const member = await joined(town, id)
    const page = await town.ask('resident', 'volunteer.team', { id })
    expect(page).toMatchObject({ members: 1, isMember: false })
    expect(page.roster.map((m) => [m.id, m.name])).toEqual([[member, NAME.neighbour]])
    const appointed = await take(town, 'resident', id, 'appoint', { member, to: '2026-12-31' })
    expect(appointed.leaders.map((l) => l.name)).toEqual([NAME.resident, NAME.neighbour])
    expect(told(user('neighbour'))).toEqual(['您被任命为志愿服务队队长'])
    const left = await take(town, 'resident', id, 'stepDown')
    expect(left.leaders).toEqual([{ name: '李*', to: '2026-12-31', mine: false }])
    expect(left.actions).toEqual([])
    expect(await refusal(town, 'resident', id, 'dissolve', { note: 'x' })).toBe('notAllowed')
    await take(town, 'neighbour', id, 'dissolve', { note: '并入另一队' })
    expect(storedTeam(town, id)).toMatchObject({
      state: 'DISSOLVED',
      waitingFor: null,
      open: false,
    })
  })

  test('not approved: why is said to whoever asked, and to nobody else', async () => {
    const id = await TEAMS_IN.REJECTED(town)
    const { team } = await town.ask('resident', 'volunteer.team', { id })
    expect(team).toMatchObject({ stateText: '未通过', reason: '已有同样的队伍', actions: [] })
    expect(await town.code('neighbour', 'volunteer.team', { id })).toBe('notFound')
    expect(await town.ask('neighbour', 'volunteer.teams', { scope: 'all' })).toMatchObject({
      items: [],
    })
  })

  test('for a community that is not of this street there is none', async () => {
    const before = await town.settled()
    const asked = { requestId: rid('apply'), ...APPLICATION, community: '150203099001' }
    expect(await town.code('resident', 'volunteer.apply', asked)).toBe('notFound')
    expect(await town.settled()).toBe(before)
  })

  test('where the community has no 第一书记 the desk decides', async () => {
    const asked = { requestId: rid('apply'), ...APPLICATION, community: '150203012026' }
    const { id } = await town.ask('resident', 'volunteer.apply', asked)
    expect(storedTeam(town, id).waitingFor).toBe('desk')
    expect(told(WHO.dispatcher.id)).toEqual(['有志愿服务队申请等您审批'])
    const { items } = await town.ask('dispatcher', 'volunteer.teams', { scope: 'todo' })
    expect(items.map((t) => t.id)).toEqual([id])
    await take(town, 'dispatcher', id, 'approve')
    expect(storedTeam(town, id).state).toBe('ACTIVE')
  })

  test('late, it is told to the 第一书记 and then to the street, and still waits', async () => {
    const id = await TEAMS_IN.APPLIED(town)
    const late = () => town.notices({ about: id }).filter((n) => n.title.includes('超时'))
    town.cloud.clock.set(storedTeam(town, id).wakeAt! - 60_000)
    await town.tick()
    expect(late()).toEqual([])
    for (const to of [WHO.secretaryA.id, WHO.leader.id]) {
      town.cloud.clock.set(storedTeam(town, id).wakeAt!)
      await town.tick()
      expect(late().at(-1)?.to).toBe(to)
    }
    expect(storedTeam(town, id)).toMatchObject({ state: 'APPLIED', waitingFor: WHO.secretaryA.id })
  })

  test('the 第一书记 has left: it goes to the desk', async () => {
    const id = await TEAMS_IN.APPLIED(town)
    const [gone] = town.cloud.store.find('staff', { _id: WHO.secretaryA.id })
    await town.replace('staff', {
      ...gone,
      _id: WHO.secretaryA.id,
      active: false,
      openid: null,
    } as {
      _id: string
    })
    town.cloud.clock.set(storedTeam(town, id).wakeAt!)
    await town.tick()
    expect(storedTeam(town, id).waitingFor).toBe('desk')
  })
})

describe('members', () => {
  test('who has not registered, is too young, or finds it dissolved', async () => {
    const id = await TEAMS_IN.ACTIVE(town)
    const join = (who: Person) =>
      town.code(who, 'volunteer.join', { requestId: rid('join'), team: id })
    expect(await join('neighbour')).toBe('needVolunteer')
    const young = { requestId: rid('register'), name: '小明', band: 'under14' }
    expect(await town.code('neighbour', 'volunteer.register', young)).toBe('tooYoungAlone')
    expect(town.cloud.store.count('volunteers')).toBe(0)
    await register(town, 'neighbour', NAME.neighbour)
    expect(await join('neighbour')).toBe('ok')
    await take(town, 'resident', id, 'dissolve', { note: '并入另一队' })
    await register(town, 'resident', NAME.resident)
    expect(await join('resident')).toBe('teamGone')
    const waiting = await TEAMS_IN.APPLIED(town)
    const early = { requestId: rid('join'), team: waiting }
    expect(await town.code('neighbour', 'volunteer.join', early)).toBe('notFound')
  })

  test('twice is once; left, there is nothing of it; two of one name are two', async () => {
    const id = await TEAMS_IN.ACTIVE(town)
    const first = await joined(town, id)
    await joined(town, id)
    const second = await joined(town, id, 'workerA1', NAME.neighbour)
    expect(membersOf(town, id)).toHaveLength(2)
    expect(first).not.toBe(second)
    const left = await town.ask('neighbour', 'volunteer.quit', { requestId: rid(), team: id })
    expect(left).toEqual({ id, isMember: false })
    expect(membersOf(town, id).map(({ _id }) => _id)).toEqual([second])
    await town.ask('neighbour', 'volunteer.quit', { requestId: rid(), team: id })
    const words = { member: first, to: '2026-12-31' }
    expect(await refusal(town, 'resident', id, 'appoint', words)).toBe('notInTeam')
  })

  test('the home page has who I am and the teams that I am in, the last joined first', async () => {
    const home = () => town.ask('neighbour', 'volunteer.home', {})
    expect(await home()).toEqual({
      me: { name: null, band: null, bandText: '', wards: [] },
      next: null,
      teams: [],
    })
    const first = await TEAMS_IN.ACTIVE(town)
    const second = await TEAMS_IN.ACTIVE(town, AT_DESK)
    await TEAMS_IN.ACTIVE(town)
    await joined(town, first)
    town.cloud.clock.advance(60_000)
    await joined(town, second)
    await take(town, 'resident', first, 'dissolve', { note: '并入另一队' })
    const { me, teams } = await home()
    expect(me).toMatchObject({ name: NAME.neighbour, band: 'adult', bandText: '18岁及以上' })
    expect(teams.map((t) => [t.id, t.stateText, t.communityName])).toEqual([
      [second, '已成立', '西园社区'],
      [first, '已解散', '黄河社区'],
    ])
    expect((await town.ask('resident', 'volunteer.home', {})).teams).toEqual([])
  })

  test('who they are is for leaders, and by a first character for whoever may appoint one; so are leaders to others', async () => {
    const id = await TEAMS_IN.ACTIVE(town)
    await joined(town, id)
    for (const who of ['neighbour', 'workerA1', 'secretaryA', 'dispatcher'] as const) {
      const page = await town.ask(who, 'volunteer.team', { id })
      const isApprover = who === 'secretaryA'
      const names = page.roster.map(({ name }) => name)
      expect([who, page.members, names]).toEqual([who, 1, isApprover ? ['李*'] : []])
      // While it is open, its decider knows who asked for it.
      expect(page.team.applicantName).toBe('')
      expect(page.team.leaders[0]!.name).toBe(isApprover ? NAME.resident : '陈*')
    }
  })

  test('a leader appoints members of this team, and not himself', async () => {
    const id = await TEAMS_IN.ACTIVE(town)
    const other = await TEAMS_IN.ACTIVE(town)
    const elsewhere = await joined(town, other)
    const to = '2026-12-31'
    const mine = await joined(town, id, 'resident', NAME.resident)
    const appoint = (member: string, until = to) =>
      refusal(town, 'resident', id, 'appoint', { member, to: until })
    expect(await appoint(elsewhere)).toBe('notInTeam')
    expect(await appoint(mine)).toBe('ownTerm')
    expect(await appoint(await joined(town, id), '2026-06-07')).toBe('termOver')
    expect(storedTeam(town, id).leaders).toHaveLength(1)
  })

  test('a term that is over is over', async () => {
    const id = await TEAMS_IN.ACTIVE(town)
    town.cloud.clock.advance(365 * DAY_MS)
    expect(await refusal(town, 'resident', id, 'dissolve', { note: 'x' })).toBe('notAllowed')
    const page = await town.ask('resident', 'volunteer.team', { id })
    expect([page.team.leaders, page.roster]).toEqual([[], []])
  })
})

/** Who may take a step, whatever its state: others are refused by their quality, strangers find nothing. */
const MAY: Record<string, Partial<Record<Person, string>>> = {
  APPLIED: { resident: 'withdraw', secretaryA: 'approve reject' },
  ACTIVE: { resident: 'appoint stepDown dissolve', secretaryA: 'appoint dissolve' },
  REJECTED: {},
  WITHDRAWN: {},
  DISSOLVED: {},
}
const WORDS: Record<string, object> = {
  reject: { note: '人太少' },
  dissolve: { note: '并入另一队' },
}

test.each(Object.keys(MAY) as (keyof typeof TEAMS_IN)[])(
  'every step by everybody on one that is %s',
  async (state) => {
    const done: string[] = []
    const all = Object.keys(OPENID) as Person[]
    for (const { action } of TEAM.steps.filter(({ from }) => !(from as unknown[]).includes(null))) {
      for (const who of all) {
        const id = await TEAMS_IN[state](town)
        const member = action === 'appoint' ? 'teamMember:0123456789abcdef01234567' : undefined
        const words = member ? { member, to: '2026-12-31' } : (WORDS[action] ?? {})
        const before = storedTeam(town, id)
        const code = await refusal(town, who, id, action, words)
        // Whoever may appoint is told that this is no member.
        const may = code === 'ok' || code === 'notInTeam'
        if (may) done.push(`${who} ${action}`)
        if (code !== 'ok') expect(storedTeam(town, id)).toEqual(before)
        if (!may) expect(['notAllowed', 'notFound', 'wrongState']).toContain(code)
      }
    }
    const wanted = Object.entries(MAY[state]!).flatMap(([who, actions]) =>
      actions.split(' ').map((action) => `${who} ${action}`),
    )
    expect(done.sort()).toEqual(wanted.sort())
  },
  60_000,
)

test('注销 of whoever applied, leads and is a member: the team goes on, without a person', async () => {
  const asked = await TEAMS_IN.APPLIED(town)
  const id = await TEAMS_IN.ACTIVE(town)
  await joined(town, id, 'resident', NAME.resident)
  const member = await joined(town, id)
  await take(town, 'resident', id, 'appoint', { member, to: '2026-12-31' })
  await town.ask('resident', 'identity.leave', { requestId: rid('leave') })
  await town.until('it is cleared away', () => {
    const texts = ['teams', 'teamMembers', 'volunteers'].map((name) =>
      JSON.stringify(town.cloud.store.find(name)),
    )
    return !texts.join('').includes(OPENID.resident) && !texts.join('').includes(NAME.resident)
  })
  expect(storedTeam(town, asked)).toMatchObject({ state: 'WITHDRAWN', applicant: 'gone' })
  const page = await town.ask('neighbour', 'volunteer.team', { id })
  expect(page.team.leaders).toMatchObject([{ name: NAME.neighbour, mine: true }])
  expect(page.members).toBe(1)
})

test('its community is known by name', async () => {
  const id = await TEAMS_IN.ACTIVE(town)
  expect(storedTeam(town, id).community).toBe(COMMUNITY)
  const { items } = await town.ask('neighbour', 'volunteer.teams', { scope: 'all' })
  expect(items).toMatchObject([{ id, communityName: '黄河社区', myTurn: false, waitingText: '' }])
})
