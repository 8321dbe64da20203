import { DAY_MS } from '../../domain/calendar/zone'
import { stated } from './merchants'
import {
  CONTACT,
  JUDGE,
  MERCHANT,
  POINTS,
  REVIEWER,
  joined,
  openShop,
  type Shop,
} from './pointsWorld'
import { WHO } from './street'
import { rid } from './town'

/** 对账单 that nobody confirms: the side that is missing is reminded, then whoever is on duty hears of it, once. */
let shop: Shop
let back: () => Promise<void>
beforeAll(async () => {
  shop = await openShop({}, { points: { ...POINTS, merchants: [{ ...MERCHANT, pickUp: 'P1' }] } })
  await joined(shop, CONTACT, '吕掌柜')
  back = shop.town.keep()
})
afterEach(() => back())
afterAll(async () => {
  expect(shop.town.unexpected).toEqual([])
  await shop.town.stop()
})

const CONTACTS = `user:${CONTACT.openid}`
/** A clock that has jumped is believed by the second tick. */
const days = async (n: number): Promise<void> => {
  shop.town.cloud.clock.advance(n * DAY_MS)
  for (let i = 0; i < 3; i++) await shop.town.tick()
  await shop.town.settled()
}
const told = (to: string): string[] =>
  shop.town
    .notices({ to })
    .map((n) => n.title)
    .filter((title) => title.includes('对账单'))

test.each<[string, ('contact' | 'street')[], string[], string[], string[]]>([
  ['nobody', [], ['有对账单还等您确认'], ['有对账单还等您确认'], ['有对账单两周没有确认']],
  ['the merchant alone', ['contact'], [], ['有对账单还等您确认'], ['有对账单两周没有确认']],
  ['the street alone', ['street'], ['有对账单还等您确认'], [], ['有对账单两周没有确认']],
])('confirmed by %s', async (_, who, merchant, street, duty) => {
  const { _id: id } = await stated(shop)
  for (const [i, side] of who.entries())
    await shop.town.ask(side === 'contact' ? CONTACT : REVIEWER, 'merchant.confirm', {
      ...{ requestId: rid('yes'), id, version: 1 + i },
    })
  await days(6)
  const before = [told(CONTACTS), told('staff:R2'), told(WHO.dispatcher.id)]
  expect(before).toEqual([[], [], []])
  await days(1)
  await days(1)
  expect([told(CONTACTS), told('staff:R2')]).toEqual([merchant, street])
  await days(7)
  await days(30)
  expect([told(CONTACTS), told('staff:R2'), told(WHO.dispatcher.id)]).toEqual([
    ...[merchant, street, duty],
  ])
})

test('confirmed by both in time, nobody is reminded', async () => {
  const { _id: id } = await stated(shop)
  for (const [i, who] of [CONTACT, JUDGE].entries())
    await shop.town.ask(who, 'merchant.confirm', { requestId: rid('yes'), id, version: 1 + i })
  await days(20)
  expect(told(WHO.dispatcher.id)).toEqual([])
})
