import { budgetOf, costOf, requestsOf } from '../../devtools/bench/budgets'
import type { Trip } from '../../devtools/cloud'
import { official, openHall, type Hall } from './committee'
import { askedWhenGone } from './gone'
import { READING_CALLS, WRITING_CALLS, type CaseCall } from './mediationCalls'
import { rid } from './town'
import { expectCounted, usedOf } from './counted'
import { show } from './trips'

/** The rules that hold for all calls, of mediation: what each asks of the cloud, and one id for one thing. */
let hall: Hall
beforeEach(async () => {
  hall = await openHall()
})
afterEach(async () => {
  await hall.town.stop()
  expect(hall.town.unexpected).toEqual([])
})

const named = (calls: CaseCall[]) => calls.map((c, i) => [`${i} ${c.name}`, c] as const)

/** Warm: the instance has read the settings, the hours and the open cases within the minute. */
async function measured(c: CaseCall, asked: object): Promise<Trip[]> {
  const { town } = hall
  // The timer makes the days that can be booked.
  await town.tick()
  await town.ask(official('lead'), 'mediation.window', {})
  await town.cloud.atRest()
  town.cloud.trips()
  await town.ask(c.who, c.name, asked as never)
  await town.cloud.atRest()
  return town.cloud.trips()
}

describe('what a call asks of the database', () => {
  test.each(named([...READING_CALLS, ...WRITING_CALLS]))('%s', async (_, c) => {
    const requestId = rid('budget')
    const first = await c.input(hall, requestId)
    const asked = READING_CALLS.includes(c) ? first : { requestId, ...first }
    const used = usedOf(hall.town, c.who)
    const all = await measured(c, asked)
    expect(show(all)).not.toContain('COLLSCAN')
    const own = requestsOf('api', all)
    const { database } = costOf(own)
    if (database > budgetOf(c.name, asked).database) {
      throw new Error(`${database} to the database:\n${show(own)}`)
    }
    expect(database).toBeGreaterThanOrEqual(1)
    if (WRITING_CALLS.includes(c)) expectCounted(c.name, used, usedOf(hall.town, c.who))
  })
})

describe('one request id, one intention', () => {
  test.each(named(WRITING_CALLS))('%s', async (_, c) => {
    const requestId = rid('reused')
    const first = await c.input(hall, requestId)
    expect(await hall.town.call(c.who, c.name, { requestId, ...first })).toMatchObject({ ok: true })
    await hall.town.settled()
    const before = await hall.town.settled()
    const other = { requestId, ...c.other(first) }
    expect(await hall.town.code(c.who, c.name, other)).toBe('requestReused')
    expect(await hall.town.code(c.who, c.name, { requestId, ...first })).toBe('ok')
    const late = await askedWhenGone(hall.town, c.who, c.name, { requestId, ...first })
    expect(late).toMatchObject({ ok: true })
    expect(await hall.town.settled()).toBe(before)
  })
})
