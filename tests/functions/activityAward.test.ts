import type { Fault } from '../../devtools/cloud'
import { DAY_MS, HOUR_MS } from '../../domain/calendar/zone'
import type { Award } from '../../domain/points/award/types'
import {
  ACTIVITIES_IN,
  act,
  after,
  checkIn,
  checkOut,
  decideOn,
  partOf,
  partsOf,
  refused,
  signUp,
  toEnd,
  toStart,
  userOf,
  volunteer,
  volunteers,
  type Somebody,
} from './activities'
import { homeOf } from './households'
import { JUDGE, REVIEWER, openShop, type Shop } from './pointsWorld'
import { rid, type Town } from './town'
import { TEAMS_IN, joined, take } from './volunteers'

/** From hours that count to points: given by the timer, reviewed by another, in public for a week, paid once. */
let shop: Shop
let town: Town
beforeEach(async () => {
  shop = await openShop()
  town = shop.town
})
afterEach(async () => {
  await town.cloud.atRest()
  expect(town.unexpected.splice(0)).toEqual([])
  shop.sound()
  await town.stop()
})

const awards = (): Award[] => town.cloud.store.find('awards') as unknown as Award[]
const review = (who: Somebody, action: 'pass' | 'reject', { _id: id, version }: Award) =>
  town.code(who, `points.${action}`, {
    ...{ requestId: rid('review'), id, version, kin: false },
    ...(action === 'reject' ? { note: '不是志愿服务' } : {}),
  })
const balance = async (who: Somebody): Promise<number> =>
  (await town.ask(who, 'points.account', {})).balance

/** Somebody came by the code and went after so many minutes; the activity is over. */
async function served(who: Somebody, minutes: number, more: object = {}): Promise<string> {
  const id = await ACTIVITIES_IN.OPEN(town, more)
  await signUp(town, who, id)
  toStart(town, id)
  await checkIn(town, who, id)
  after(town, minutes)
  await checkOut(town, who, id)
  toEnd(town, id)
  await town.tick()
  return id
}

test('confirmed, given, reviewed by another, in public for seven days, paid once', async () => {
  const who = await volunteer(town)
  const id = await served(who, 90)
  expect(awards()).toEqual([])
  await act(town, 'resident', id, 'confirm')
  await town.cloud.atRest()
  await town.tick()
  const [award, ...more] = awards()
  expect(more).toEqual([])
  expect(award).toMatchObject({
    ...{ recipient: userOf(who), minutes: 90, points: 15, state: 'AWARDED', confidential: false },
    ...{ awardedBy: [userOf('resident')] },
  })
  expect(town.notices({ title: '有积分等您审核' }).map(({ to }) => to)).toHaveLength(3)
  expect(await balance(who)).toBe(0)
  expect(await review(REVIEWER, 'pass', award!)).toBe('ok')
  town.cloud.clock.advance(7 * DAY_MS + 1)
  for (let i = 0; i < 2; i++) await Promise.all([town.tick(), town.tick()])
  expect(await balance(who)).toBe(15)
  expect(shop.entries().map(({ kind }) => kind)).toEqual(['award'])
  // Confirmed again and looked at again nothing more comes of it.
  expect(await refused(town, 'resident', id, 'confirm')).toBe('wrongState')
  await town.tick()
  expect(awards()).toHaveLength(1)
})

test('whoever found the hours right reviews no award of them, in whatever post', async () => {
  const team = await TEAMS_IN.ACTIVE(town)
  const member = await joined(town, team, REVIEWER, '方审核')
  await take(town, 'resident', team, 'appoint', { member, to: '2026-12-31' })
  const id = await served(await volunteer(town), 60, { team })
  const part = partOf(town, id, 'neighbour')
  await decideOn(town, REVIEWER, part, 'count', { from: part.inAt, to: part.outAt, note: '' })
  await town.cloud.atRest()
  const [award] = awards()
  expect(award!.awardedBy).toEqual([userOf(REVIEWER)])
  for (const action of ['pass', 'reject'] as const)
    expect([action, await review(REVIEWER, action, award!)]).toEqual([action, 'sameReviewer'])
  expect(await review(JUDGE, 'pass', award!)).toBe('ok')
})

test('nobody of a household finds its hours right or reviews what is given for them', async () => {
  await homeOf(shop, 'resident', 'neighbour', REVIEWER)
  const id = await served(await volunteer(town), 60)
  const part = partOf(town, id, 'neighbour')
  const found = { from: part.inAt!, to: part.outAt!, note: '核对过' }
  expect(await refused(town, 'resident', part._id, 'count', found)).toBe('kinAward')
  await act(town, 'resident', id, 'confirm')
  await town.cloud.atRest()
  expect(partOf(town, id, 'neighbour')).toMatchObject({ state: 'LEFT', odd: ['kin'], minutes: 0 })
  expect(awards()).toEqual([])
  expect(await refused(town, 'secretaryA', part._id, 'count', found)).toBe('ok')
  await town.cloud.atRest()
  const [award] = awards()
  expect(await review(REVIEWER, 'pass', award!)).toBe('kinAward')
  expect(awards()).toMatchObject([{ state: 'AWARDED', version: award!.version }])
  expect(await review(JUDGE, 'pass', award!)).toBe('ok')
})

test('small and scanned, it is paid at once, and once, at whatever write the timer dies', async () => {
  const id = await ACTIVITIES_IN.OPEN(town, { rule: 'JS03', places: 4 })
  const all = await volunteers(town, 4)
  for (const who of all) await signUp(town, who, id)
  toStart(town, id)
  for (const who of all) await checkIn(town, who, id)
  after(town, 60)
  for (const who of all) await checkOut(town, who, id)
  toEnd(town, id)
  await town.tick()
  const { faults } = town.cloud
  // What is asked of it at once dies as well.
  const kill = (nth: number, when: 'before' | 'after'): Fault => ({
    ...{ function: 'jobs', action: 'write', nth },
    effect: { kind: 'kill', when },
  })
  faults.add(kill(1, 'before'))
  await act(town, 'resident', id, 'confirm')
  await town.cloud.atRest()
  let died = 0
  for (let nth = 1; nth <= 8; nth++)
    for (const when of ['before', 'after'] as const) {
      faults.clear()
      faults.add(kill(nth, when))
      await town.tick().catch(() => undefined)
      died += faults.list().filter(({ hits }) => hits > 0).length
      shop.sound()
    }
  faults.clear()
  town.unexpected.splice(0)
  for (let i = 0; i < 3; i++) await town.tick()
  expect(died).toBeGreaterThan(5)
  expect(partsOf(town, id).map((p) => [p.state, p.minutes, p.lookAt])).toEqual(
    all.map(() => ['COUNTED', 60, null]),
  )
  expect(awards().map(({ state, paid }) => [state, paid])).toEqual(all.map(() => ['POSTED', 5]))
  for (const who of all) expect([who, await balance(who)]).toEqual([who, 5])
  expect(shop.entries()).toHaveLength(4)
}, 60_000)

test('cancelled while some are there and others have gone: what was done counts and is paid', async () => {
  const id = await ACTIVITIES_IN.OPEN(town, { rule: 'JS03' })
  const [gone, there, absent] = (await volunteers(town, 3)) as [Somebody, Somebody, Somebody]
  for (const who of [gone, there, absent]) await signUp(town, who, id)
  toStart(town, id)
  for (const who of [gone, there]) await checkIn(town, who, id)
  after(town, 30)
  await checkOut(town, gone, id)
  const part = partOf(town, id, gone)
  await decideOn(town, 'resident', part, 'count', { from: part.inAt, to: part.outAt, note: '' })
  await town.cloud.atRest()
  // He has his points already when it is cancelled.
  expect([await balance(gone), await balance(there)]).toEqual([5, 0])
  after(town, 30)
  await act(town, 'resident', id, 'cancel', { note: '雪太大' })
  await town.cloud.atRest()
  for (let i = 0; i < 3; i++) await town.tick()
  expect([await balance(gone), await balance(there), await balance(absent)]).toEqual([5, 5, 0])
  expect([gone, there, absent].map((who) => partOf(town, id, who).minutes)).toEqual([30, 60, 0])
  expect(shop.entries()).toHaveLength(2)
})

test.each([
  ['70 days later: paid, for he was there in time', 70, 1, ''],
  [
    '100 days later: the hours alone, and everybody reads why',
    100,
    0,
    '超过90天，不再给积分；时长照记',
  ],
])('found right %s', async (_, days, given, why) => {
  const id = await served(await volunteer(town), 60)
  town.cloud.clock.advance(days * DAY_MS)
  const part = partOf(town, id, 'neighbour')
  const { lines } = await town.ask('resident', 'volunteer.roster', { id })
  expect(lines).toMatchObject([{ unpaidText: why }])
  const found = { from: part.inAt, to: part.outAt, note: '' }
  await decideOn(town, 'resident', part, 'count', found)
  await town.cloud.atRest()
  expect(awards()).toHaveLength(given)
  const { items } = await town.ask('neighbour', 'volunteer.hours', {})
  expect(items).toMatchObject([{ minutes: 60, unpaidText: why }])
  const tips = town.notices({ to: userOf('neighbour') }).map(({ fields }) => JSON.stringify(fields))
  expect(tips.some((tip) => tip.includes('不再给积分'))).toBe(given === 0)
})

test('23:30 to 00:30 is one hour of one day, by the code and told afterwards', async () => {
  const night = Date.parse('2026-06-09T23:30:00+08:00')
  const id = await ACTIVITIES_IN.OPEN(town, { from: night, to: night + HOUR_MS })
  const who = await volunteer(town)
  await signUp(town, who, id)
  toStart(town, id)
  await checkIn(town, who, id)
  after(town, 59)
  await checkOut(town, who, id)
  toEnd(town, id)
  await town.tick()
  const part = partOf(town, id, who)
  const found = { from: night, to: night + HOUR_MS, note: '收完工具才走' }
  await decideOn(town, 'resident', part, 'count', found)
  await town.cloud.atRest()
  expect(partOf(town, id, who)).toMatchObject({ state: 'COUNTED', minutes: 60, odd: [] })
  expect(awards()).toMatchObject([{ minutes: 60, points: 10, deedOn: '2026-06-09' }])
})
