import { budgetOf, costOf, requestsOf } from '../../devtools/bench/budgets'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/calendar/zone'
import type { Row } from '../../domain/contract'
import {
  ACTIVITIES_IN,
  act,
  checkIn,
  checkOut,
  decideOn,
  partsOf,
  signUp,
  storedActivity,
  toStart,
  volunteer,
  type Somebody,
} from './activities'
import { rid, startTown, type Town } from './town'
import { AT_DESK, TEAMS_IN, joined, register, storedTeam } from './volunteers'

/** Volunteering on the home page: what waits for whom, and what the tap leads to. The resident leads. */

let town: Town
beforeEach(async () => {
  town = await startTown()
})
afterEach(async () => {
  expect(town.unexpected).toEqual([])
  await town.stop()
})

const rowsOf = async (who: Somebody, list: 'mine' | 'todo' = 'mine'): Promise<Row[]> =>
  (await town.ask(who, 'home.open', {}))[list]
/** Tag, whether it is his turn, and the page that a tap opens. */
const seen = async (who: Somebody, list?: 'mine' | 'todo') =>
  (await rowsOf(who, list)).map((row) => [
    row.tag.text,
    row.myTurn,
    row.page.split('/')[2] ?? row.page,
  ])

test('who leads what he takes part in himself has it once; the desk has what waits there', async () => {
  const id = await ACTIVITIES_IN.OPEN(town, {}, AT_DESK)
  await register(town, 'resident', '陈大姐')
  await signUp(town, 'resident', id)
  toStart(town, id)
  expect(await seen('resident')).toEqual([['正在签到', true, 'activity']])
  await TEAMS_IN.APPLIED(town, AT_DESK)
  const [row] = await rowsOf('dispatcher', 'todo')
  expect(row).toMatchObject({ title: '成立队伍 扫雪队', myTurn: true, action: '审批' })
})

test('who has signed up: his turn an hour before, and until he has checked out', async () => {
  const id = await ACTIVITIES_IN.OPEN(town, { places: 1 })
  const [one, other] = [await volunteer(town, 'neighbour'), await volunteer(town, 1)]
  await signUp(town, one, id)
  await signUp(town, other, id)
  expect(await seen(one)).toEqual([['已报名', false, 'activity']])
  expect(await seen(other)).toEqual([['候补中', false, 'activity']])
  const [row] = await rowsOf(one)
  // The volunteers' own page begins with it, too.
  expect((await town.ask(one, 'volunteer.home', {})).next).toEqual(row)
  expect(row!.title).toBe('扫雪除冰')
  expect(row!.line).toMatch(/^\d+月\d+日 \d\d:\d\d · 丁香小区门口$/)

  town.cloud.clock.set(storedActivity(town, id).from - HOUR_MS)
  expect(await seen(one)).toEqual([['已报名', true, 'activity']])
  expect((await rowsOf(one))[0]!.action).toBe('签到')
  expect(await seen(other)).toEqual([['候补中', false, 'activity']])
  await checkIn(town, one, id)
  expect(await seen(one)).toEqual([['待签退', true, 'activity']])
  toStart(town, id)
  town.cloud.clock.advance(MINUTE_MS)
  await checkOut(town, one, id)
  expect(await seen(one)).toEqual([])
  expect((await town.ask(one, 'volunteer.home', {})).next).toBeNull()
})

test('who leads: a draft, nothing before the day, the code on the day, the list within three days', async () => {
  const id = await ACTIVITIES_IN.DRAFT(town)
  const stranger = await volunteer(town, 'neighbour')
  expect(await seen('resident')).toEqual([['草稿', true, 'activity']])
  await act(town, 'resident', id, 'publish')
  expect(await seen('resident')).toEqual([])
  town.cloud.clock.set(storedActivity(town, id).from - 30 * MINUTE_MS)
  expect(await seen('resident')).toEqual([['正在签到', true, 'activity']])
  toStart(town, id)
  await act(town, 'resident', id, 'finish')
  expect(await seen('resident')).toEqual([['待确认', true, 'roster']])
  const [row] = await rowsOf('resident')
  expect(row).toMatchObject({ overdue: false, dueAt: storedActivity(town, id).dueAt })
  expect(row!.dueAt).toBeLessThanOrEqual(town.cloud.clock.now() + 3 * DAY_MS)
  expect(await seen(stranger)).toEqual([])
  await act(town, 'resident', id, 'confirm')
  expect(await seen('resident')).toEqual([])
})

const claimed = (who: Somebody, team: string, hours: number) => {
  const to = town.cloud.clock.now() - HOUR_MS
  const span = { from: to - hours * HOUR_MS, to }
  return town.ask(who, 'volunteer.claim', {
    ...{ requestId: rid('claim'), team, title: '送药', note: '老人临时打电话来', ...span },
  })
}

test('hours that wait are one row for who leads, never for his own, and gone when he has looked', async () => {
  const team = await TEAMS_IN.ACTIVE(town)
  await joined(town, team)
  await register(town, 'resident', '陈大姐')
  await town.ask('resident', 'volunteer.join', { requestId: rid('join'), team })
  await claimed('resident', team, 1)
  expect(await seen('resident')).toEqual([])
  await claimed('neighbour', team, 9)
  expect(await seen('resident')).toEqual([['每日名单', true, 'day']])
  expect((await rowsOf('resident'))[0]!.line).toMatch(/^1次，/)
  expect(await seen('neighbour')).toEqual([])

  // Over eight hours: whoever has looked does not look again, another one who leads does.
  const part = partsOf(town, null).find(({ name }) => name !== '陈大姐')!
  const { inAt, outAt } = part
  await decideOn(town, 'resident', part, 'count', { from: inAt, to: outAt, note: '问过老人' })
  expect(await seen('resident')).toEqual([])
  const second = { openid: 'o-volunteer-second' }
  const member = await joined(town, team, second, '周师傅')
  await town.ask('resident', 'volunteer.appoint', {
    ...{ requestId: rid('appoint'), id: team, version: storedTeam(town, team).version, member },
    to: new Date(town.cloud.clock.now() + 30 * DAY_MS).toISOString().slice(0, 10),
  })
  expect(await seen(second)).toEqual([['每日名单', true, 'day']])
  expect((await rowsOf(second))[0]!.line).toMatch(/^2次，/)
})

test('an application for a team: its writer waits, who decides has it to do', async () => {
  await TEAMS_IN.APPLIED(town)
  expect(await seen('resident')).toEqual([['待审批', false, 'team']])
  expect(await seen('secretaryA', 'todo')).toEqual([['待审批', true, 'team']])
  expect(await seen('secretaryA')).toEqual([])
  expect(await seen('workerA1', 'todo')).toEqual([])
})

test('whoever leads asks once more, whatever waits', async () => {
  const opened = async (who: Somebody) => {
    // What the instance keeps may be old: it is read again first.
    await town.ask(who, 'home.open', {})
    await town.cloud.atRest()
    town.cloud.trips()
    await town.ask(who, 'home.open', {})
    await town.cloud.atRest()
    return costOf(requestsOf('api', town.cloud.trips())).database
  }
  expect(await opened('resident')).toBe(4)
  const team = await TEAMS_IN.ACTIVE(town)
  await joined(town, team)
  for (const hours of [1, 2]) {
    await claimed('neighbour', team, hours)
    town.cloud.clock.advance(4 * HOUR_MS)
  }
  expect(await opened('resident')).toBe(5)
  expect(5).toBeLessThan(budgetOf('home.open', {}).database)
})
