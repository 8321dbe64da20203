import type { RedemptionView } from '../../domain/contract'
import { paperCode } from '../../domain/points/code/paper'
import { DAY_MS, MINUTE_MS } from '../../domain/calendar/zone'
import { at } from './street'
import {
  KEEPER,
  OTHER_KEEPER,
  REVIEWER,
  codeOf,
  goodOf,
  joined,
  openShop,
  type Shop,
} from './pointsWorld'
import { rid } from './town'

/** Shop, redemption and keeper: points and goods move together, once, and everybody is told why not. */

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
  await shop.offer(goodOf('G1'), [3])
  await shop.endow('resident', 100)
})
afterEach(async () => {
  expect(shop.town.unexpected).toEqual([])
  shop.sound()
  await shop.town.stop()
})

const code = (
  who: Parameters<typeof codeOf>[1],
  name: Parameters<typeof codeOf>[2],
  more: object,
) => codeOf(shop, who, name, more)
const balance = async (): Promise<number> =>
  (await shop.town.ask('resident', 'points.account', {})).balance
const handed = (r: RedemptionView, who = KEEPER) =>
  shop.town.ask(who, 'points.handOut', {
    requestId: rid('hand'),
    id: r.id,
    code: shop.codeOf(r),
  })

test('seen, redeemed, scanned, handed out: the ledger tells it in sentences', async () => {
  const seen = await shop.town.ask('resident', 'points.shop', {})
  expect(seen).toMatchObject({
    balance: 100,
    goods: [{ code: 'G1', price: 20, left: 3, bought: 0 }],
  })
  const r = await shop.redeem('resident', 'G1')
  expect(r).toMatchObject({ state: 'HELD', price: 20, pickUp: { name: '黄河社区服务站' } })
  expect(await shop.town.ask('resident', 'points.account', {})).toMatchObject({
    balance: 80,
    held: 20,
  })
  const peeked = await shop.town.ask(KEEPER, 'points.peek', { code: shop.codeOf(r) })
  expect(peeked).toMatchObject({ id: r.id, goodName: '商品G1', ownerName: '居*', handedAt: null })
  const out = await handed(r)
  expect(out).toMatchObject({ state: 'HANDED_OUT', steps: 0, repeated: false })
  expect(await shop.town.ask('resident', 'points.account', {})).toMatchObject({
    balance: 80,
    held: 0,
  })
  const { items } = await shop.town.ask('resident', 'points.ledger', {})
  expect(items.map(({ text, change }) => [text, change])).toEqual(
    expect.arrayContaining([
      ['已领取商品G1', 0],
      ['兑换商品G1，积分先冻结', -20],
      ['参加议事会，积分入账', 100],
    ]),
  )
  expect(shop.town.notices({ to: 'user:o-resident-01' }).map((n) => n.title)).toEqual([
    '您兑换的东西已领取',
  ])
  expect(shop.bins('G1')).toMatchObject([{ free: 2, held: 0, out: 1 }])
})

test('the secret is for the owner alone; a stranger is told that there is none', async () => {
  const r = await shop.redeem('resident', 'G1')
  expect(r.code?.secret).toMatch(/^[0-9a-f]{40}$/)
  expect(await shop.town.code('neighbour', 'points.redemption', { id: r.id })).toBe('noRedemption')
  const reviewed = await shop.town.ask(REVIEWER, 'points.redemption', { id: r.id })
  expect(reviewed.code).toBeNull()
  expect(JSON.stringify(reviewed)).not.toContain(r.code!.secret)
  await handed(r)
  const kept = await shop.town.ask(KEEPER, 'points.redemption', { id: r.id })
  expect(kept).toMatchObject({ code: null, ownerName: '居*' })
})

test('a second scan says what, when and by whom; the same scan sent again has its answer', async () => {
  const r = await shop.redeem('resident', 'G1')
  const input = { requestId: rid('hand'), id: r.id, code: shop.codeOf(r) }
  const first = await shop.town.ask(KEEPER, 'points.handOut', input)
  const again = await shop.town.ask(KEEPER, 'points.handOut', input)
  expect(again).toMatchObject({ repeated: true, handedAt: first.handedAt })
  expect(await code(KEEPER, 'points.handOut', { id: r.id, code: input.code })).toBe(
    'alreadyHandedOut',
  )
  const seen = await shop.town.ask(KEEPER, 'points.peek', { code: input.code })
  expect(seen).toMatchObject({
    state: 'HANDED_OUT',
    handedAt: first.handedAt,
    keeperName: '何兑换',
  })
  expect(shop.entries().filter((e) => e.kind === 'redeem')).toHaveLength(1)
})

test.each([
  [
    'one digit wrong',
    (r: RedemptionView) => shop.codeOf(r).replace(/\d$/, (d) => `${(+d + 1) % 10}`),
    'codeWrong',
  ],
  ['a phone 40 s ahead', (r: RedemptionView) => shop.codeOf(r, 29_000), 'ok'],
  ['a phone ten minutes off', (r: RedemptionView) => shop.codeOf(r, 10 * MINUTE_MS), 'codeClock'],
  [
    'photographed, an hour old',
    (r: RedemptionView) => shop.codeOf(r, -60 * MINUTE_MS),
    'codeWrong',
  ],
  ['words', () => 'open sesame', 'codeWrong'],
  [
    'a paper code that was never printed',
    (r: RedemptionView) => r.code!.no + paperCode(r.code!.secret, 1),
    'codeWrong',
  ],
])('%s', async (_, shown, wanted) => {
  const r = await shop.redeem('resident', 'G1')
  expect(await code(KEEPER, 'points.handOut', { id: r.id, code: shown(r) })).toBe(wanted)
})

describe('who hands out', () => {
  test('no keeper, the wrong point, one whose term is over', async () => {
    const r = await shop.redeem('resident', 'G1')
    const asked = () => ({ id: r.id, code: shop.codeOf(r) })
    expect(await code('neighbour', 'points.handOut', asked())).toBe('notKeeper')
    expect(await code('neighbour', 'points.peek', { code: asked().code })).toBe('invalidInput')
    expect(await shop.town.code('neighbour', 'points.peek', { code: asked().code })).toBe(
      'notKeeper',
    )
    expect(await code(OTHER_KEEPER, 'points.handOut', asked())).toBe('wrongPoint')
    expect(await shop.town.code(OTHER_KEEPER, 'points.peek', { code: asked().code })).toBe(
      'wrongPoint',
    )
  })

  test('never his own, never a relative’s', async () => {
    await shop.endow(KEEPER, 50)
    await shop.endow('neighbour', 50)
    const own = await shop.redeem(KEEPER, 'G1')
    const kin = await shop.redeem('neighbour', 'G1')
    const asked = (r: RedemptionView) => ({ id: r.id, code: shop.codeOf(r) })
    expect(await code(KEEPER, 'points.handOut', asked(own))).toBe('ownRedemption')
    expect(await code(KEEPER, 'points.handOut', asked(kin))).toBe('kinRedemption')
  })
})

describe('a wrong 交付', () => {
  test('is undone by the keeper within ten minutes, and waits again', async () => {
    const r = await shop.redeem('resident', 'G1')
    await handed(r)
    const undone = { id: r.id, note: '扫错了' }
    expect(await code('neighbour', 'points.undo', undone)).toBe('notKeeper')
    expect(await code(KEEPER, 'points.undo', undone)).toBe('ok')
    expect(shop.account('resident').lots).toMatchObject([{ left: 80, held: 20 }])
    expect((await handed(r)).state).toBe('HANDED_OUT')
    expect(shop.redemptions()).toMatchObject([{ handings: 2 }])
  })

  test('later by a reviewer alone', async () => {
    const r = await shop.redeem('resident', 'G1')
    await handed(r)
    shop.town.cloud.clock.advance(11 * MINUTE_MS)
    const undone = { id: r.id, note: '扫错了' }
    expect(await code(KEEPER, 'points.undo', undone)).toBe('undoTooLate')
    expect(await code(REVIEWER, 'points.undo', undone)).toBe('ok')
  })
})

describe('what is not picked up', () => {
  test('cancelled by the owner: points and stock are back, and it is over', async () => {
    const r = await shop.redeem('resident', 'G1')
    expect(await code('neighbour', 'points.cancel', { id: r.id })).toBe('notAllowed')
    expect(await code('resident', 'points.cancel', { id: r.id })).toBe('ok')
    expect(await balance()).toBe(100)
    expect(shop.bins('G1')).toMatchObject([{ free: 3, held: 0 }])
    expect(await code('resident', 'points.cancel', { id: r.id })).toBe('redemptionOver')
    expect(await code(KEEPER, 'points.handOut', { id: r.id, code: '123456123456' })).toBe(
      'noRedemption',
    )
  })

  test('after seven days it goes back by itself, by an entry of the same kind; twice is once', async () => {
    const r = await shop.redeem('resident', 'G1')
    shop.town.cloud.clock.advance(7 * DAY_MS)
    expect(await code('resident', 'points.cancel', { id: r.id })).toBe('redemptionOver')
    await shop.town.tick()
    await shop.town.tick()
    await Promise.all([shop.town.tick(), shop.town.tick()])
    expect(await balance()).toBe(100)
    expect(shop.redemptions()).toMatchObject([{ state: 'VOID' }])
    expect(shop.entries().filter((e) => e.kind === 'void')).toHaveLength(1)
    expect(shop.town.notices({ to: 'user:o-resident-01' }).map((n) => n.title)).toEqual([
      '七天没有领取，积分已退回',
    ])
  })

  test('two holds of one person that end together both come back', async () => {
    await shop.redeem('resident', 'G1')
    await shop.redeem('resident', 'G1')
    shop.town.cloud.clock.advance(8 * DAY_MS)
    await shop.town.tick()
    await shop.town.tick()
    expect(await balance()).toBe(100)
    expect(shop.bins('G1')).toMatchObject([{ free: 3, held: 0 }])
  })
})

test('a neighbour whom the owner names: the keeper reads the name', async () => {
  const r = await shop.redeem('resident', 'G1')
  expect(await code('resident', 'points.name', { id: r.id, name: '楼下李姐' })).toBe('ok')
  const seen = await shop.town.ask(KEEPER, 'points.peek', { code: shop.codeOf(r) })
  expect(seen.proxyName).toBe('楼下李姐')
})

describe('refusals', () => {
  const asked = { good: 'G1', price: 20 }

  test('priceChanged: nothing is taken, and the next look succeeds', async () => {
    expect(await code('resident', 'points.redeem', { ...asked, price: 19 })).toBe('priceChanged')
    expect(await balance()).toBe(100)
    expect(shop.redemptions()).toEqual([])
    expect(await code('resident', 'points.redeem', { ...asked, good: 'none' })).toBe('goodUnknown')
  })

  test('tooFewPoints stays refused under its id, though there are enough meanwhile', async () => {
    const requestId = rid('poor')
    const poor = { requestId, ...asked }
    expect(await shop.town.code('neighbour', 'points.redeem', poor)).toBe('tooFewPoints')
    await shop.endow('neighbour', 100)
    expect(await shop.town.code('neighbour', 'points.redeem', poor)).toBe('tooFewPoints')
    const other = { ...poor, price: 21 }
    expect(await shop.town.code('neighbour', 'points.redeem', other)).toBe('requestReused')
    expect(await code('neighbour', 'points.redeem', asked)).toBe('ok')
  })

  test('limitReached: as many a month as one may; the next month again', async () => {
    await shop.offer(goodOf('G2', { perMonth: 1 }), [5])
    const two = { good: 'G2', price: 20, perMonth: 1 }
    expect(await code('resident', 'points.redeem', two)).toBe('ok')
    expect(await code('resident', 'points.redeem', two)).toBe('limitReached')
    shop.town.cloud.clock.set(at('07-01 09:00'))
    expect(await code('resident', 'points.redeem', two)).toBe('ok')
  })

  test.each([0, -1, 1.5, 1e12])('a price of %d', async (price) => {
    expect(await code('resident', 'points.redeem', { ...asked, price })).toBe('badPoints')
  })

  test('the same request twice has one effect and the same redemption', async () => {
    const requestId = rid('twice')
    const first = await shop.town.ask('resident', 'points.redeem', { requestId, ...asked })
    const second = await shop.town.ask('resident', 'points.redeem', { requestId, ...asked })
    expect(second).toMatchObject({ id: first.id, repeated: true })
    expect(await balance()).toBe(80)
  })
})

test('the number by which staff finds an account, the same after a change of the name', async () => {
  const no = await joined(shop, 'resident', '王小明')
  expect(no).toMatch(/^\d{12}$/)
  expect(await joined(shop, 'resident', '王大明')).toBe(no)
  const found = { name: '王*', family: null, merchant: null, teams: [] }
  expect(await shop.town.ask(REVIEWER, 'points.member', { no })).toEqual(found)
  expect(await shop.town.code('neighbour', 'points.member', { no })).toBe('notAllowed')
  expect((await shop.redeem('resident', 'G1')).ownerName).toBe('王大明')
})
