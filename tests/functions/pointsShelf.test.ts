import type { InputOf } from '../../domain/contract'
import { DAY_MS, MINUTE_MS } from '../../domain/calendar/zone'
import { LIMITS } from '../../domain/points/limits'
import type { Redemption } from '../../domain/points/redeem/types'
import { KEEPER, REVIEWER, codeOf, goodOf, openShop, type Shop, type Who } from './pointsWorld'
import { rid } from './town'

/** The shelf: goods that come, go bad and are counted; what is sold out, idle or wished for. */

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
  await shop.offer(goodOf('G1', { picture: '/rice.png', bins: 2 }), [2, 2])
  await shop.endow('resident', 100)
})
afterEach(async () => {
  expect(shop.town.unexpected).toEqual([])
  shop.sound()
  await shop.town.stop()
})

const code = (who: Who, name: Parameters<typeof codeOf>[2], more: object) =>
  codeOf(shop, who, name, more)
const stored = (id: string): Redemption => shop.redemptions().find((r) => r._id === id)!
const later = (ms: number) => shop.town.cloud.clock.advance(ms)
const change = (who: Who, more: Partial<InputOf<'points.changeStock'>>) =>
  code(who, 'points.changeStock', { good: 'G1', kind: 'in', count: 1, reason: '新进', ...more })

describe('the shelf', () => {
  test('comes, goes bad, is counted: each a line of its book', async () => {
    expect(await change(KEEPER, { count: 6 })).toBe('ok')
    later(MINUTE_MS)
    expect(await change(KEEPER, { kind: 'spoiled', count: 3, reason: '受潮' })).toBe('ok')
    later(MINUTE_MS)
    const asked = { good: 'G1', kind: 'count' as const, count: 6, reason: '少一袋' }
    const counted = { requestId: rid('count'), ...asked }
    expect(await shop.town.ask(KEEPER, 'points.changeStock', counted)).toMatchObject({
      good: { code: 'G1', free: 6, held: 0, out: 0 },
      short: 0,
      repeated: false,
    })
    expect(await shop.town.ask(KEEPER, 'points.changeStock', counted)).toMatchObject({
      good: { free: 6 },
      repeated: true,
    })
    const other = { ...counted, count: 5 }
    expect(await shop.town.code(KEEPER, 'points.changeStock', other)).toBe('requestReused')
    const { lines, goods } = await shop.town.ask(REVIEWER, 'points.stock', {})
    expect(lines.map((l) => [l.kind, l.change, l.expected, l.counted, l.reason, l.by])).toEqual([
      ['count', -1, 7, 6, '少一袋', '何*'],
      ['spoiled', -3, null, null, '受潮', '何*'],
      ['in', 6, null, null, '新进', '何*'],
    ])
    expect(goods).toMatchObject([{ code: 'G1', free: 6, wishes: 0 }])
  })

  test.each([
    ['in', 0, 'badCount'],
    ['in', -1, 'badCount'],
    ['in', 1.5, 'badCount'],
    ['in', 1e12, 'badCount'],
    ['spoiled', 5, 'beyondStock'],
  ] as const)('%s %d is %s, and nothing changes', async (kind, count, refusal) => {
    expect(await change(KEEPER, { kind, count })).toBe(refusal)
    expect(await change(REVIEWER, {})).toBe('notKeeper')
    expect(await change(KEEPER, { good: 'none' })).toBe('goodUnknown')
    expect(shop.bins('G1').map((b) => b.free)).toEqual([2, 2])
    expect(shop.town.cloud.store.find('stockLines', {})).toEqual([])
  })

  test('a count that finds less than is promised: reviewers are told, the promise stays', async () => {
    const r = await shop.redeem('resident', 'G1')
    const asked = { good: 'G1', kind: 'count' as const, count: 0, reason: '被盗' }
    const done = await shop.town.ask(KEEPER, 'points.changeStock', { requestId: rid(), ...asked })
    expect(done).toMatchObject({ short: 1, good: { free: 0, held: 1 } })
    await shop.town.tick()
    const told = shop.town.notices().filter((n) => n.title.includes('缺货'))
    expect(told.map((n) => n.to).sort()).toEqual(['staff:R1', 'staff:R2', 'staff:R3'])
    expect(stored(r.id).state).toBe('HELD')
    expect((await shop.town.ask('resident', 'points.shop', {})).goods[0]!.soldOutAt).not.toBeNull()
  })

  test('two keepers’ phones at once: both come in, none is lost', async () => {
    const codes = await Promise.all(Array.from({ length: 4 }, () => change(KEEPER, { count: 3 })))
    expect(codes).toEqual(['ok', 'ok', 'ok', 'ok'])
    expect(shop.bins('G1').reduce((sum, b) => sum + b.free, 0)).toBe(16)
  })

  test('卖完于 and 一直没人要 are told in the shop before anybody earns', async () => {
    const view = async () => (await shop.town.ask('neighbour', 'points.shop', {})).goods[0]!
    for (let i = 0; i < 3; i++) await shop.redeem('resident', 'G1')
    later(MINUTE_MS)
    const last = await shop.redeem('resident', 'G1')
    expect(await view()).toMatchObject({ left: 0, soldOutAt: last.history[0]!.at, idle: false })
    await shop.town.ask('resident', 'points.cancel', { requestId: rid(), id: last.id })
    expect(await view()).toMatchObject({ left: 1, soldOutAt: null, idle: false })
    later(LIMITS.idleDays * DAY_MS)
    expect(await view()).toMatchObject({ idle: true })
    await shop.town.tick()
    await shop.town.tick()
  })
})

describe('wishes', () => {
  const wish = (who: Who, more: object) => code(who, 'points.wish', more)
  const wishes = async () => (await shop.town.ask(KEEPER, 'points.stock', {})).wishes

  test('for a good they are counted, in words they are read without a name', async () => {
    expect(await wish('resident', { good: 'G1' })).toBe('ok')
    expect(await wish('neighbour', { good: 'G1' })).toBe('ok')
    expect(await wish('neighbour', { text: '想要雨伞' })).toBe('ok')
    const seen = await shop.town.ask(KEEPER, 'points.stock', {})
    expect(seen.goods[0]!.wishes).toBe(2)
    expect(seen.wishes.map((w) => w.text)).toEqual(['想要雨伞'])
    expect(JSON.stringify(seen)).not.toContain('o-neighbour')
    expect((await shop.town.ask('resident', 'points.shop', {})).goods[0]!.wished).toBe(true)
    expect(await wish('resident', { good: 'G1' })).toBe('ok')
    expect((await shop.town.ask('resident', 'points.shop', {})).goods[0]!.wished).toBe(false)
  })

  test('five of one person, also when seven are made at once; nothing and both are no wish', async () => {
    const codes = await Promise.all(
      Array.from({ length: 7 }, (_, i) => wish('resident', { text: `愿望${i}` })),
    )
    expect(codes.filter((c) => c === 'ok').length).toBe(5)
    expect(codes.filter((c) => c !== 'ok').every((c) => c === 'wishesFull' || c === 'busy')).toBe(
      true,
    )
    expect(await wishes()).toHaveLength(5)
    expect(await wish('resident', {})).toBe('invalidInput')
    expect(await wish('neighbour', { good: 'G1', text: '雨伞' })).toBe('invalidInput')
    expect(await wish('neighbour', { good: 'none' })).toBe('goodUnknown')
  })
})
