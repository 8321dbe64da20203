import { IN_STATE, put, submitted } from './reports'
import { MONDAY, at, type Person } from './street'
import { startTown, type Town } from './town'

/** The timer leaves its mark: that it has stopped is seen, and a wrong clock ends nothing. */
let town: Town
beforeEach(async () => {
  town = await startTown(MONDAY)
})
afterEach(() => town.stop())

const MINUTE_MS = 60_000
const YEAR_MS = 365 * 24 * 60 * MINUTE_MS
const isLate = async (who: Person): Promise<boolean> =>
  (await town.ask(who, 'home.open', {})).tickLate
const escalations = (id: string): number =>
  town.report(id).history.filter((h) => h.action === 'escalate').length
const withoutTicks = (): unknown => {
  const { reports, notices, requests } = Object.fromEntries(
    ['reports', 'notices', 'requests'].map((name) => [name, town.cloud.store.find(name, {})]),
  )
  return JSON.stringify([reports, notices, requests])
}

describe('定时任务停了', () => {
  test.each<[what: string, ticks: number, minutes: number, late: boolean]>([
    ['it has never come', 0, 0, true],
    ['it has just come', 1, 0, false],
    ['four minutes ago', 1, 4, false],
    ['six minutes ago', 1, 6, true],
    ['the clock was ahead when it came', 1, -10, true],
  ])('%s', async (_, ticks, minutes, late) => {
    for (let i = 0; i < ticks; i++) await town.tick()
    town.cloud.clock.advance(minutes * MINUTE_MS)
    expect(await isLate('dispatcher')).toBe(late)
    for (const who of ['resident', 'workerA1', 'leadA', 'leader'] as const) {
      expect([who, await isLate(who)]).toEqual([who, false])
    }
  })

  test('a tick that dies leaves no mark', async () => {
    const id = put(town, submitted())
    town.cloud.clock.set(at('06-08 11:30'))
    town.cloud.faults.add({ function: 'jobs', nth: 3, effect: { kind: 'kill', when: 'before' } })
    await town.tick().catch(() => undefined)
    expect([await isLate('dispatcher'), escalations(id)]).toEqual([true, 0])
    town.cloud.faults.clear()
    await town.tick()
    expect([await isLate('dispatcher'), escalations(id)]).toEqual([false, 1])
  })

  test('what it would have done is done when it comes', async () => {
    await town.tick()
    const id = put(town, submitted())
    town.cloud.clock.set(at('06-09 17:00'))
    expect(escalations(id)).toBe(0)
    await town.tick()
    expect(escalations(id)).toBe(1)
  })
})

test('a clock that is a year ahead for one tick ends nothing', async () => {
  await town.tick()
  const closed = put(town, IN_STATE.CLOSED())
  const waiting = put(town, submitted())
  const before = withoutTicks()
  town.cloud.clock.advance(YEAR_MS)
  await town.tick()
  expect(withoutTicks()).toBe(before)
  town.cloud.clock.set(at('06-08 11:30'))
  await town.tick()
  expect(withoutTicks()).toBe(before)
  await town.tick()
  expect([escalations(waiting), town.report(closed).waitingFor]).toEqual([
    1,
    town.report(closed).reporter,
  ])
})

test('a timer that stood still for a week goes on with its second tick', async () => {
  await town.tick()
  const closed = put(town, IN_STATE.CLOSED())
  town.cloud.clock.advance(8 * 24 * 60 * MINUTE_MS)
  await town.tick()
  expect(town.report(closed).waitingFor).not.toBeNull()
  await town.tick()
  expect(town.report(closed).waitingFor).toBeNull()
})
