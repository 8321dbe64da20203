import type { Trip } from '../../devtools/cloud'
import { official, openHall, type Hall } from './committee'
import { askedWhenGone } from './gone'
import { READING_CALLS, WRITING_CALLS, type CaseCall } from './mediationCalls'
import { rid } from './town'
import { expectCounted, usedOf } from './counted'
import { expectLittle } from './trips'

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

/** What was asked under an id is never anything else, nor done once more, not even late. */
async function isOneIntention(c: CaseCall, requestId: string, first: object): Promise<void> {
  const { town } = hall
  await town.settled()
  const before = await town.settled()
  expect(await town.code(c.who, c.name, { requestId, ...c.other(first) })).toBe('requestReused')
  expect(await town.code(c.who, c.name, { requestId, ...first })).toBe('ok')
  const late = await askedWhenGone(town, c.who, c.name, { requestId, ...first })
  expect(late).toMatchObject({ ok: true })
  expect(await town.settled()).toBe(before)
}

test.each(named(READING_CALLS))('what is read asks little of the database: %s', async (_, c) => {
  const asked = await c.input(hall, rid('budget'))
  expectLittle(c.name, asked, await measured(c, asked))
})

test.each(named(WRITING_CALLS))(
  'what is written asks little, and its id is one intention: %s',
  async (_, c) => {
    const requestId = rid('rules')
    const first = await c.input(hall, requestId)
    const asked = { requestId, ...first }
    const used = usedOf(hall.town, c.who)
    expectLittle(c.name, asked, await measured(c, asked))
    expectCounted(c.name, used, usedOf(hall.town, c.who))
    await isOneIntention(c, requestId, first)
  },
)
