import type { Trip } from '../../devtools/cloud'
import { POINTS_READING, POINTS_WRITING, handedOut, type PointsCase } from './pointsCalls'
import { REVIEWER, openShop, type Shop } from './pointsWorld'
import { rid } from './town'
import { CALLS } from '../../domain/contract'
import { expectCounted, usedOf } from './counted'
import { expectLittle } from './trips'

/** The rules that hold for all calls, of points: what each asks of the cloud, and one id for one thing. */
let shop: Shop
beforeAll(async () => {
  // One instance, so that the one that is measured is the one that is warm.
  shop = await openShop({}, {}, { concurrency: 1 })
})
afterEach(() => expect(shop.town.unexpected).toEqual([]))
afterAll(() => shop.town.stop())

const named = (calls: PointsCase[]) =>
  calls.map((c, i) => [`${i} ${c.name} by ${JSON.stringify(c.who)}`, c] as const)

/** Warm: the instance has read the settings within the minute. */
async function measured(c: PointsCase, asked: object): Promise<Trip[]> {
  const { town } = shop
  await town.ask('resident', 'street.get', {})
  await town.cloud.atRest()
  town.cloud.trips()
  await town.ask(c.who, c.name, asked as never)
  await town.cloud.atRest()
  return town.cloud.trips()
}

async function withinBudget(c: PointsCase, asked: object): Promise<void> {
  const used = usedOf(shop.town, c.who)
  expectLittle(c.name, asked, await measured(c, asked))
  if (CALLS[c.name].kind === 'writing') expectCounted(c.name, used, usedOf(shop.town, c.who))
}

describe('what a call asks of the database', () => {
  test.each(named(POINTS_READING))('%s', async (_, c) => withinBudget(c, await c.input(shop)))
  test.each(named(POINTS_WRITING))('%s', async (_, c) =>
    withinBudget(c, { requestId: rid('budget'), ...(await c.input(shop)) }),
  )
  test('an undo by a reviewer, who is no keeper', async () => {
    const { id } = await handedOut(shop)
    const undo = { name: 'points.undo', who: REVIEWER } as const
    const asked = { requestId: rid('undo'), id, note: '扫错了' }
    await withinBudget({ ...undo, input: () => asked, other: () => asked }, asked)
  })
})

describe('one request id, one intention', () => {
  test.each(named(POINTS_WRITING))('%s', async (_, c) => {
    const requestId = rid('reused')
    const first = await c.input(shop)
    const { town } = shop
    expect(await town.call(c.who, c.name, { requestId, ...first })).toMatchObject({ ok: true })
    await town.settled()
    const before = await town.settled()
    const other = { requestId, ...c.other(first) }
    expect(await town.code(c.who, c.otherName ?? c.name, other)).toBe('requestReused')
    expect(await town.code(c.who, c.name, { requestId, ...first })).toBe('ok')
    expect(await town.settled()).toBe(before)
  })
})
