import { DAY_MS, HOUR_MS } from '../../domain/calendar/zone'
import {
  ACTIVITIES_IN,
  act,
  after,
  checkIn,
  checkOut,
  decideOn,
  partOf,
  partsOf,
  planned,
  refused,
  signUp,
  storedActivity,
  toEnd,
  toStart,
  told,
  userOf,
  volunteer,
  type Somebody,
} from './activities'
import { homeOf } from './households'
import { openShop, type Shop } from './pointsWorld'
import { OPENID, WHO, type Person } from './street'
import { rid, type Town } from './town'
import { AT_DESK, COMMUNITY, NAME, TEAMS_IN, joined, register, take } from './volunteers'

/**
 * Whatever waits for a decision about hours has somebody who may decide it, who has it in his list, and who was
 * told: also where a leader is alone, where there is no 第一书记, and where everybody near is family.
 */
let shop: Shop
let town: Town
beforeEach(async () => {
  shop = await openShop()
  town = shop.town
})
afterEach(async () => {
  await town.cloud.atRest()
  expect(town.unexpected.splice(0)).toEqual([])
  await town.stop()
})

const day = async (who: Somebody) => (await town.ask(who, 'volunteer.day', {})).lines
const idsOf = async (who: Somebody): Promise<string[]> => (await day(who)).map(({ id }) => id)
const WAITS = '有志愿时长等您核实'
const CLAIMED = '有补记的志愿时长等您确认'
const REVIEW = '有志愿时长等您再核实一次'

/** An hour of own work until now. */
const lastHour = () => {
  const to = town.cloud.clock.now()
  return { from: to - HOUR_MS, to, note: '陪老人看病' }
}

async function claimed(who: Somebody, team: string): Promise<string> {
  const asked = { requestId: rid('claim'), team, title: '陪老人看病', ...lastHour() }
  const { id } = await town.ask(who, 'volunteer.claim', asked)
  await town.cloud.atRest()
  return id
}

const partNamed = (id: string) => partsOf(town, null).find(({ _id }) => _id === id)!
const count = (who: Somebody, id: string) => {
  const { from, to } = partNamed(id)
  return refused(town, who, id, 'count', { from, to, note: '问过老人了' })
}

/** A team that only the resident leads, who is in it as well. */
async function ownTeam(community: string): Promise<string> {
  const team = await TEAMS_IN.ACTIVE(town, community)
  await joined(town, team, 'resident', NAME.resident)
  return team
}

describe('own hours of a leader who leads alone', () => {
  test.each<[string, string, Person]>([
    ['the 第一书记 has them', COMMUNITY, 'secretaryA'],
    ['where there is none, the desk', AT_DESK, 'dispatcher'],
  ])('%s', async (_, community, decider) => {
    const id = await claimed('resident', await ownTeam(community))
    expect(await idsOf('resident')).toEqual([id])
    expect(await count('resident', id)).toBe('ownHours')
    expect(await day(decider)).toMatchObject([{ id, actions: ['count', 'strike'] }])
    expect(told(town, WHO[decider as 'secretaryA'].id)).toContain(CLAIMED)
    expect(await count(decider, id)).toBe('ok')
    expect(partNamed(id)).toMatchObject({ state: 'COUNTED', minutes: 60 })
    expect(await idsOf(decider)).toEqual([])
  })

  test('the 第一书记 is family: the desk has them, and he may not', async () => {
    await homeOf(shop, 'resident', 'secretaryA')
    const id = await claimed('resident', await ownTeam(COMMUNITY))
    expect(await count('secretaryA', id)).toBe('kinAward')
    expect(told(town, WHO.secretaryA.id)).not.toContain(CLAIMED)
    expect(told(town, WHO.dispatcher.id)).toContain(CLAIMED)
    expect(await idsOf('dispatcher')).toEqual([id])
    expect(await count('dispatcher', id)).toBe('ok')
  })

  test('the dispatcher leads alone: 街道领导 has them', async () => {
    const team = await ownTeam(AT_DESK)
    const member = await joined(town, team, 'dispatcher', '孙分流')
    await take(town, 'resident', team, 'appoint', { member, to: '2026-12-31' })
    await take(town, 'resident', team, 'stepDown')
    const id = await claimed('dispatcher', team)
    expect(told(town, WHO.leader.id)).toContain(CLAIMED)
    expect(await idsOf('leader')).toEqual([id])
    expect(await count('dispatcher', id)).toBe('ownHours')
    expect(await count('leader', id)).toBe('ok')
  })

  test('another leader is there: he is told, and the desk has nothing of it for three days', async () => {
    const team = await ownTeam(AT_DESK)
    const member = await joined(town, team)
    await take(town, 'resident', team, 'appoint', { member, to: '2026-12-31' })
    const id = await claimed('resident', team)
    expect(told(town, userOf('neighbour'))).toContain(CLAIMED)
    expect(await idsOf('dispatcher')).toEqual([])
    town.cloud.clock.advance(3 * DAY_MS)
    expect(await idsOf('dispatcher')).toEqual([id])
    expect(await idsOf('neighbour')).toEqual([id])
    expect(await count('neighbour', id)).toBe('ok')
    expect(await idsOf('dispatcher')).toEqual([])
  })
})

describe('an activity whose only leader takes part', () => {
  /** Both are there; the leader is ticked in by nobody, so he comes by the code as anybody. */
  async function held(community: string): Promise<string> {
    const id = await ACTIVITIES_IN.OPEN(town, {}, community)
    await register(town, 'resident', NAME.resident)
    for (const who of ['resident', await volunteer(town)] as Somebody[]) {
      await signUp(town, who, id)
    }
    toStart(town, id)
    for (const who of ['resident', 'neighbour'] as const) await checkIn(town, who, id)
    return id
  }

  test('his own hours keep nobody waiting: the list is confirmed, and another counts them', async () => {
    const id = await held(COMMUNITY)
    after(town, 60)
    for (const who of ['resident', 'neighbour'] as const) await checkOut(town, who, id)
    toEnd(town, id)
    await town.tick()
    await act(town, 'resident', id, 'confirm')
    await town.cloud.atRest()
    expect(partOf(town, id, 'neighbour').state).toBe('COUNTED')
    const own = partOf(town, id, 'resident')
    expect(own).toMatchObject({ state: 'LEFT', odd: ['kin'], minutes: 0 })
    expect(told(town, WHO.secretaryA.id)).toContain(WAITS)
    expect(await day('secretaryA')).toMatchObject([
      { id: own._id, odd: ['是确认名单的人自己或家人，请另一位确认'] },
    ])
    const span = { from: own.inAt!, to: own.outAt!, note: '核对过' }
    expect(await refused(town, 'resident', own._id, 'count', span)).toBe('ownHours')
    expect(await refused(town, 'secretaryA', own._id, 'count', span)).toBe('ok')
    expect(partOf(town, id, 'resident')).toMatchObject({ state: 'COUNTED', minutes: 60 })
  })

  test('he forgot to check out where there is no 第一书记: the desk is told and decides', async () => {
    const id = await held(AT_DESK)
    await checkOut(town, 'neighbour', id)
    toEnd(town, id)
    await town.tick()
    await town.cloud.atRest()
    expect(await refused(town, 'resident', id, 'confirm')).toBe('listUndecided')
    const own = partOf(town, id, 'resident')
    expect(told(town, WHO.dispatcher.id).filter((t) => t === WAITS)).toHaveLength(1)
    expect(await idsOf('dispatcher')).toEqual([own._id])
    await decideOn(town, 'dispatcher', own, 'strike', { note: '当天提前走了' })
    await act(town, 'resident', id, 'confirm')
    expect(storedActivity(town, id).state).toBe('DONE')
  })
})

test('over twelve hours: a leader, the 第一书记 and the desk, each told when it is his turn', async () => {
  const { from } = planned(town)
  const id = await ACTIVITIES_IN.OPEN(town, { to: from + 14 * HOUR_MS })
  await signUp(town, await volunteer(town), id)
  toStart(town, id)
  await checkIn(town, 'neighbour', id)
  toEnd(town, id)
  await town.tick()
  const part = partOf(town, id, 'neighbour')
  const found = { from, to: from + 13 * HOUR_MS, note: '从早到晚' }
  expect(await idsOf('dispatcher')).toEqual([])
  await decideOn(town, 'resident', part, 'count', found)
  await town.cloud.atRest()
  expect(partOf(town, id, 'neighbour')).toMatchObject({ state: 'REVIEWING', needed: 3 })
  expect(told(town, WHO.secretaryA.id)).toContain(REVIEW)
  expect(told(town, WHO.dispatcher.id)).not.toContain(REVIEW)
  await decideOn(town, 'secretaryA', part, 'count', found)
  await town.cloud.atRest()
  expect(partOf(town, id, 'neighbour')).toMatchObject({ state: 'REVIEWING', minutes: 0 })
  for (const who of ['resident', 'secretaryA'] as const)
    expect(await refused(town, who, part._id, 'count', found)).toBe('sameFinder')
  expect(told(town, WHO.dispatcher.id)).toContain(REVIEW)
  expect(await day('dispatcher')).toMatchObject([{ id: part._id, actions: ['count', 'strike'] }])
  await decideOn(town, 'dispatcher', part, 'count', found)
  expect(partOf(town, id, 'neighbour')).toMatchObject({ state: 'COUNTED', minutes: 13 * 60 })
  expect(told(town, userOf('neighbour'))).toContain('您的志愿时长已确认')
})

test('whole names are for who leads; whoever decides by a post reads the first character', async () => {
  const id = await ACTIVITIES_IN.OPEN(town)
  await signUp(town, await volunteer(town), id)
  toStart(town, id)
  await checkIn(town, 'neighbour', id)
  toEnd(town, id)
  await town.tick()
  town.cloud.clock.advance(3 * DAY_MS)
  const { _id, from, version } = partOf(town, id, 'neighbour')
  const nameFor = async (who: Person): Promise<unknown[]> => [
    (await day(who)).map(({ name }) => name),
    (await town.ask(who, 'volunteer.roster', { id })).lines.map(({ name }) => name),
  ]
  expect(await nameFor('resident')).toEqual([[NAME.neighbour], [NAME.neighbour]])
  for (const who of ['secretaryA', 'dispatcher', 'leader'] as const)
    expect([who, await nameFor(who)]).toEqual([who, [['李*'], ['李*']]])
  const asked = {
    ...{ requestId: rid('count'), id: _id, version },
    ...{ from, to: from + HOUR_MS, note: '核对过' },
  }
  for (const repeated of [false, true])
    expect(await town.ask('secretaryA', 'volunteer.count', asked)).toMatchObject({
      ...{ repeated, line: { name: '李*', minutes: 60 } },
    })
  for (const who of ['neighbour', 'workerA1', 'builder'] as const)
    expect([who, await town.code(who, 'volunteer.roster', { id })]).toEqual([who, 'notFound'])
})

test('a draft is no business of the desk', async () => {
  const id = await ACTIVITIES_IN.DRAFT(town)
  for (const who of ['dispatcher', 'leader'] as const)
    expect([who, await town.code(who, 'volunteer.roster', { id })]).toEqual([who, 'notFound'])
})

test('whoever confirmed a list by a post and leaves stands nowhere any more', async () => {
  const id = await ACTIVITIES_IN.CLOSING(town)
  await act(town, 'secretaryA', id, 'confirm')
  expect(storedActivity(town, id).confirmedBy).toBe(userOf('secretaryA'))
  await town.ask('secretaryA', 'identity.leave', { requestId: rid('leave') })
  await town.cloud.atRest()
  after(town, 3)
  await town.tick()
  await town.cloud.atRest()
  for (const name of ['activities', 'parts', 'teams'])
    expect([name, JSON.stringify(town.cloud.store.find(name)).includes(OPENID.secretaryA)]).toEqual(
      [name, false],
    )
})

test('hours are added up however many services there are', async () => {
  const id = await claimed('resident', await ownTeam(COMMUNITY))
  const one = partNamed(id)
  const many = Array.from({ length: 1_500 }, (_, n) => ({
    ...one,
    _id: `part:${String(n).padStart(24, '0')}`,
    ...{ state: 'COUNTED', minutes: 7, kind: n % 3 === 0 ? 'ROSTER' : 'SCANNED' },
  }))
  town.cloud.store.insertMany('parts', many as never)
  const { minutes, items } = await town.ask('resident', 'volunteer.hours', {})
  expect(minutes).toEqual({ SCANNED: 7_000, ROSTER: 3_500, SUPPLEMENT: 0 })
  expect(items).toHaveLength(20)
})
