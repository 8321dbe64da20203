import { DAY_MS } from '../../domain/calendar/zone'
import { balanceOf } from '../../domain/points/ledger/account'
import { todayOf } from '../../domain/points/ledger/lots'
import { merchantAccount, publicity, supplied } from './merchants'
import { handedOut } from './pointsCalls'
import {
  CONTACT,
  KEEPER,
  MERCHANT,
  goodOf,
  joined,
  openShop,
  type Shop,
  type Who,
} from './pointsWorld'
import { rid } from './town'

/** Merchants: an account of their own, which is spent on publicity, and on nothing else by nobody else. */

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
  await joined(shop, CONTACT, '吕掌柜')
})
afterEach(async () => {
  expect(shop.town.unexpected).toEqual([])
  shop.sound()
  await shop.town.stop()
})

const has = (): number => balanceOf(merchantAccount(shop), todayOf(shop.town.cloud.clock.now()))
const redeem = (good: string, who: Who = CONTACT, price = 20) =>
  shop.town.code(who, 'merchant.redeem', { requestId: rid('publicity'), good, price })
const redeemed = (good: string) =>
  shop.town.ask(CONTACT, 'merchant.redeem', { requestId: rid('publicity'), good, price: 20 })
const codesOf = async (who: Who, call: 'points.shop' | 'merchant.shop'): Promise<string[]> =>
  (await shop.town.ask(who, call, {})).goods.map(({ code }) => code)

test('publicity is held, handed out by a keeper for the code, and stands in the merchant’s ledger', async () => {
  const good = await publicity(shop)
  const r = await redeemed(good)
  expect(has()).toBe(20)
  const code = shop.codeOf(r)
  await shop.town.ask(KEEPER, 'points.handOut', { requestId: rid('hand'), id: r.id, code })
  const page = await shop.town.ask(CONTACT, 'merchant.open', {})
  expect(page).toMatchObject({
    ...{ code: MERCHANT.code, name: MERCHANT.name, balance: 20, held: 0 },
    redemptions: [{ id: r.id, state: 'HANDED_OUT', price: 20 }],
  })
  expect(page.lines.map(({ kind }) => kind).sort()).toEqual(['award', 'hold', 'redeem'])
  expect(page.lines.map(({ text }) => text).join()).toContain(`宣传${good}`)
  // Nothing of it is the contact's own.
  expect(shop.account(CONTACT).lots).toEqual([])
})

test('a merchant’s shop has publicity alone, everybody else’s has none of it', async () => {
  const good = await publicity(shop)
  await shop.offer(goodOf('RICE'), [5])
  expect(await codesOf(CONTACT, 'merchant.shop')).toEqual([good])
  expect(await codesOf('resident', 'points.shop')).toEqual(['RICE'])
})

test('neither spends on what is the other’s, and nothing is taken of anybody', async () => {
  const good = await publicity(shop)
  await shop.offer(goodOf('RICE'), [5])
  await shop.endow('resident', 100)
  expect(await redeem('RICE')).toBe('goodOff')
  const own = { requestId: rid('own'), good, price: 20 }
  expect(await shop.town.code('resident', 'points.redeem', own)).toBe('goodOff')
  expect([has(), shop.account('resident').lots[0]!.left]).toEqual([40, 100])
  expect(shop.redemptions()).toEqual([])
})

test.each<[string, Who]>([
  ['a resident', 'resident'],
  ['a grid worker', 'workerA1'],
  ['a keeper', KEEPER],
])('%s is nobody’s contact: nothing is shown, nothing is spent', async (_, who) => {
  const good = await publicity(shop)
  expect(await redeem(good, who)).toBe('noMerchant')
  // What he agreed to for asking stays.
  const before = await shop.town.settled()
  expect(await redeem(good, who)).toBe('noMerchant')
  expect(await shop.town.code(who, 'merchant.open', {})).toBe('noMerchant')
  expect(await shop.town.code(who, 'merchant.shop', {})).toBe('noMerchant')
  expect(await shop.town.settled()).toBe(before)
})

test('what was not handed out within seven days comes back to the merchant', async () => {
  await redeemed(await publicity(shop))
  shop.town.cloud.clock.advance(7 * DAY_MS + 1)
  await shop.town.tick()
  await shop.town.tick()
  expect(has()).toBe(40)
})

test('of twenty taps at once as many succeed as there are points for', async () => {
  const good = await publicity(shop)
  const codes = await Promise.all(Array.from({ length: 20 }, () => redeem(good)))
  expect(codes.filter((code) => code === 'ok').length).toBeGreaterThan(0)
  expect(codes.filter((code) => code === 'ok').length).toBeLessThanOrEqual(2)
  expect(has()).toBe(40 - 20 * codes.filter((code) => code === 'ok').length)
})

test('a contact who leaves the program: publicity on its way comes back, the points are the merchant’s still', async () => {
  await redeemed(await publicity(shop))
  await supplied(shop, 30)
  await shop.town.ask(CONTACT, 'identity.leave', { requestId: rid('leave') })
  await shop.town.tick()
  await shop.town.settled()
  expect(has()).toBe(70)
  const [settings] = shop.town.cloud.store.find('settings', { _id: 'settings:street' })
  expect(settings).toMatchObject({ points: { merchants: [{ contact: '', contactName: '' }] } })
  expect(shop.town.everything()).not.toContain('吕掌柜')
})

test('his own account says whose contact somebody is; what residents redeem is as before', async () => {
  expect(await shop.town.ask(CONTACT, 'points.account', {})).toMatchObject({
    merchant: MERCHANT.name,
  })
  expect(await shop.town.ask('resident', 'points.account', {})).not.toHaveProperty('merchant')
  await handedOut(shop)
})
