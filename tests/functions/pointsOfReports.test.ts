import { DAY_MS, HOUR_MS } from '../../domain/calendar/zone'
import { openShop, type Shop } from './pointsWorld'
import { rid } from './town'

/** 有效上报: a report that was accepted is paid by itself, or refused for good, whatever time does. */

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(async () => {
  expect(shop.town.unexpected).toEqual([])
  shop.sound()
  await shop.town.stop()
})

const balance = async (): Promise<number> =>
  (await shop.town.ask('resident', 'points.account', {})).balance

const submit = (more: object = {}) =>
  shop.town.ask('resident', 'report.submit', {
    requestId: rid('report'),
    text: '路上有个坑，老人差点摔倒',
    category: '0201',
    place: { kind: 'building', buildingId: '101' },
    ...more,
  } as never)
const paidEntries = () => shop.entries('resident').filter((e) => e.kind === 'award')

test('is paid once after 受理, by itself, however often the timer comes', async () => {
  const { id } = await submit()
  await shop.town.settled()
  expect(paidEntries()).toMatchObject([{ rule: 'JS01', source: id, points: 2 }])
  await shop.town.tick()
  await Promise.all([shop.town.tick(), shop.town.tick()])
  expect(await balance()).toBe(2)
  expect(paidEntries()).toHaveLength(1)
})

/** A report of which nothing is said of points yet: `jobs` died when it was asked. */
const unpaid = async (more: object = {}): Promise<string> => {
  shop.town.cloud.faults.add({
    function: 'jobs',
    action: 'database.getDocument',
    effect: { kind: 'kill', when: 'before' },
  } as never)
  const { id } = await submit(more)
  await shop.town.settled()
  shop.town.cloud.faults.clear()
  shop.town.unexpected.splice(0)
  expect(paidEntries()).toEqual([])
  return id
}
/** So much later; the timer comes by twice, for it believes no clock that has jumped at once. */
const hoursLater = async (hours: number): Promise<void> => {
  shop.town.cloud.clock.advance(hours * HOUR_MS)
  await shop.town.tick()
  await shop.town.tick()
}

test('where nobody could be asked to pay, the timer does', async () => {
  await unpaid()
  await shop.town.tick()
  expect(await balance()).toBe(2)
})

const DAY = 24
// A row: hours that pass between ticks before the report, then after it; what comes of it.
test.each<[why: string, before: number[], after: number[], points: number]>([
  ['the first tick of all comes a day after', [], [DAY], 2],
  ['the first tick of all comes three days after', [], [3 * DAY], 2],
  ['the timer stands still for three days', [1], [3 * DAY], 2],
  ['the timer stands still for 70 days', [1], [70 * DAY], 2],
  ['the timer stands still for 120 days', [1], [120 * DAY], 2],
  ['the timer stands still until nobody knows the caps any more', [1], [121 * DAY], 0],
  ['the clock ran five hours ahead before', [1, 5, -5], [1], 2],
  ['the clock ran five hours ahead before, and the timer stands still', [1, 5, -5], [3 * DAY], 2],
  ['the clock ran ten days ahead before', [1, 10 * DAY, -10 * DAY], [1], 2],
  ['the clock goes back an hour after', [1], [-1, 1], 2],
])('%s: something is said of it all the same', async (_, before, after, points) => {
  for (const hours of before) await hoursLater(hours)
  const id = await unpaid()
  for (const hours of after) await hoursLater(hours)
  expect(await balance()).toBe(points)
  const said = shop.town.cloud.store.find('entries', { _id: `award:JS01:${id}` })
  expect(said).toMatchObject([points > 0 ? { points } : { refused: 'deedTooOld' }])
  await hoursLater(2 * DAY)
  expect(await balance()).toBe(points)
})

test('accepted 70 days after it was sent, it is paid: that it waited is not the resident’s fault', async () => {
  const { id } = await submit({ category: undefined })
  await hoursLater(70 * DAY)
  const { version } = shop.town.report(id)
  const step = { requestId: rid(), id, version, category: '0201' }
  await shop.town.ask('workerA1', 'report.accept', step)
  await shop.town.settled()
  expect(await balance()).toBe(2)
})

test('caps hold by the day of the report, however late the timer comes by', async () => {
  for (let i = 0; i < 5; i++) await unpaid({ text: `路灯不亮了，第${i}盏` })
  await hoursLater(100 * DAY)
  expect(await balance()).toBe(6)
  const refused = shop.town.cloud.store.find('entries', { refused: 'capped' })
  expect(refused).toHaveLength(2)
})

test('never more than six a day; what is over stays refused', async () => {
  for (let i = 0; i < 5; i++) await submit({ text: `路灯不亮了，第${i}盏` })
  await shop.town.settled()
  await shop.town.tick()
  expect(await balance()).toBe(6)
  shop.town.cloud.clock.advance(DAY_MS)
  await shop.town.tick()
  expect(await balance()).toBe(6)
})

test('not before 受理, not for staff; a withdrawn one pays back', async () => {
  const { id } = await submit({ category: undefined })
  await shop.town.tick()
  expect(await balance()).toBe(0)
  const step = () => ({ requestId: rid(), id, version: shop.town.report(id).version })
  await shop.town.ask('workerA1', 'report.accept', { ...step(), category: '0201' })
  await shop.town.settled()
  expect(await balance()).toBe(2)
  await shop.town.ask('workerA1', 'report.return', { ...step(), note: '不属于本网格' })
  await shop.town.ask('resident', 'report.withdraw', step())
  await shop.town.settled()
  await shop.town.tick()
  expect(await balance()).toBe(0)
  expect(shop.town.cloud.store.count('dues')).toBe(0)
  expect(shop.account('resident')._id).toMatch(/^account:person:[0-9a-f]{24}$/)
})
