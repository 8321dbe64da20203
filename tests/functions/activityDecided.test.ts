import { HOUR_MS } from '../../domain/calendar/zone'
import {
  ACTIVITIES_IN,
  act,
  after,
  checkIn,
  decideOn,
  partOf,
  planned,
  refused,
  signUp,
  storedActivity,
  toEnd,
  toStart,
  volunteer,
  type Somebody,
  told,
  readBy,
  volunteers,
  userOf,
} from './activities'
import { WHO } from './street'
import { eachTown } from './eachTown'
import { type Town } from './town'
import { AT_DESK, take } from './volunteers'

/** What a leader decides about hours that are odd, and about own hours. */
let town: Town
eachTown((fresh) => (town = fresh))

describe('what a leader decides', () => {
  /** Somebody who came in by the code and did not go out. */
  async function forgotten(more: object = {}): Promise<string> {
    const id = await ACTIVITIES_IN.OPEN(town, more)
    await signUp(town, await volunteer(town), id)
    toStart(town, id)
    await checkIn(town, 'neighbour', id)
    toEnd(town, id)
    await town.tick()
    return id
  }

  test('a check-out never done: no minutes until he decides, on the daily list till then', async () => {
    const id = await forgotten()
    const part = partOf(town, id, 'neighbour')
    expect(part).toMatchObject({ state: 'FORGOTTEN', minutes: 0 })
    expect(told(town, userOf('neighbour'))).toContain('活动结束了，您没有签退')
    const { lines } = await town.ask('resident', 'volunteer.day', {})
    expect(lines).toMatchObject([{ id: part._id, odd: ['没有签退'], isUndecided: true }])
    expect((await town.ask('neighbour', 'volunteer.day', {})).lines).toEqual([])
    expect(await refused(town, 'resident', id, 'confirm')).toBe('listUndecided')
    const span = { from: part.from, to: part.from + HOUR_MS }
    expect(await refused(town, 'resident', part._id, 'count', { ...span, note: '' })).toBe(
      'needNote',
    )
    expect(await refused(town, 'neighbour', part._id, 'count', { ...span, note: 'x' })).toBe(
      'notFound',
    )
    await decideOn(town, 'resident', part, 'count', { ...span, note: '十点走的' })
    // A time that was put right is no scan any more.
    expect(partOf(town, id, 'neighbour')).toMatchObject({
      ...{ state: 'COUNTED', minutes: 60, kind: 'ROSTER' },
    })
    await act(town, 'resident', id, 'confirm')
    expect((await town.ask('resident', 'volunteer.day', {})).lines).toEqual([])
  })

  test('not counted, with a reason that he reads', async () => {
    const id = await forgotten()
    await decideOn(town, 'resident', partOf(town, id, 'neighbour'), 'strike', { note: '没有到场' })
    expect((await readBy(town, id)).part).toMatchObject({
      stateText: '不计时长',
      reason: '没有到场',
    })
    expect(told(town, userOf('neighbour'))).toContain('您有一次时长没有计入')
  })

  test('over eight hours of one day a second one looks', async () => {
    const from = planned(town).from
    const id = await forgotten({ to: from + 10 * HOUR_MS })
    const part = partOf(town, id, 'neighbour')
    const found = { from, to: from + 9 * HOUR_MS, note: '一整天' }
    await decideOn(town, 'resident', part, 'count', found)
    expect(partOf(town, id, 'neighbour')).toMatchObject({ state: 'REVIEWING', minutes: 0 })
    expect(await refused(town, 'resident', part._id, 'count', found)).toBe('sameFinder')
    const { lines } = await town.ask('secretaryA', 'volunteer.day', {})
    expect(lines).toMatchObject([{ id: part._id, actions: ['count', 'strike'] }])
    await decideOn(town, 'secretaryA', part, 'count', found)
    expect(partOf(town, id, 'neighbour')).toMatchObject({ state: 'COUNTED', minutes: 540 })
  })

  test('cancelled while people are there: everybody is told, what was done is done', async () => {
    const id = await ACTIVITIES_IN.OPEN(town)
    const [there, absent] = (await volunteers(town, 2)) as [Somebody, Somebody]
    for (const who of [there, absent]) await signUp(town, who, id)
    toStart(town, id)
    await checkIn(town, there, id)
    after(town, 30)
    await act(town, 'resident', id, 'cancel', { note: '雪太大' })
    await town.cloud.atRest()
    const { overAt } = storedActivity(town, id)
    expect(partOf(town, id, there)).toMatchObject({ outAt: overAt })
    await town.tick()
    expect(partOf(town, id, there)).toMatchObject({ state: 'COUNTED', minutes: 30 })
    expect(partOf(town, id, absent).state).toBe('CANCELLED')
    expect(told(town, 'user:o-volunteer-0')).toContain('活动提前取消，已做的照记时长')
    expect(told(town, 'user:o-volunteer-1')).toContain('您报名的活动已取消')
    expect((await readBy(town, id, absent)).activity.reason).toBe('雪太大')
  })

  test('late where there is no 第一书记: 街道领导 is told, and may confirm it from then on', async () => {
    const id = await ACTIVITIES_IN.CLOSING(town, {}, AT_DESK)
    expect(await refused(town, 'leader', id, 'confirm')).toBe('notAllowed')
    town.cloud.clock.set(storedActivity(town, id).dueAt!)
    await town.tick()
    expect(told(town, WHO.leader.id)).toContain('活动名单超时未确认')
    expect(await refused(town, 'neighbour', id, 'confirm')).toBe('notAllowed')
    expect(await refused(town, 'leader', id, 'confirm')).toBe('ok')
    expect(storedActivity(town, id).state).toBe('DONE')
  })

  test('the leader steps down: another has it, and where there is none the community', async () => {
    const id = await ACTIVITIES_IN.CLOSING(town)
    const { team } = storedActivity(town, id)
    await take(town, 'resident', team, 'stepDown')
    await town.cloud.atRest()
    expect(storedActivity(town, id)).toMatchObject({
      ...{ organisers: [], waitingFor: WHO.secretaryA.id },
    })
    expect(told(town, WHO.secretaryA.id)).toContain('有志愿活动由您负责')
    const { items } = await town.ask('secretaryA', 'volunteer.activities', { scope: 'todo' })
    expect(items).toMatchObject([{ id, waitingText: '等您确认名单', myTurn: true }])
    await act(town, 'secretaryA', id, 'confirm')
    expect(storedActivity(town, id).state).toBe('DONE')
  })
})
