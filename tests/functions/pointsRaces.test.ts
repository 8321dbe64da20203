import type { Fault } from '../../devtools/cloud'
import { KEEPER, goodOf, joined, openShop, type Shop } from './pointsWorld'
import { given } from './pointsCalls'
import { rid } from './town'

/** Many at once, and deaths between any two writes: no point is made, lost or spent twice. */

const FAR_MS = 20
let shop: Shop
afterEach(async () => {
  shop.sound()
  await shop.town.stop()
})

const tally = (codes: string[]): Record<string, number> =>
  codes.reduce<Record<string, number>>((t, c) => ({ ...t, [c]: (t[c] ?? 0) + 1 }), {})
const person = (i: number) => ({ openid: `o-many-${String(i).padStart(3, '0')}` })
const asked = { good: 'G1', price: 20 }
const redeem = (who: Parameters<Shop['redeem']>[0], more: object = {}): Promise<string> =>
  shop.town.code(who, 'points.redeem', { requestId: rid('race'), ...asked, ...more })

const far = { delayMs: () => FAR_MS }

test('ten taps at once with points for one: one redeems, nine read why not', async () => {
  shop = await openShop(far)
  await shop.offer(goodOf('G1'), [5, 5])
  await shop.endow('resident', 39)
  const codes = await Promise.all(Array.from({ length: 10 }, () => redeem('resident')))
  expect(tally(codes)).toEqual({ ok: 1, tooFewPoints: 9 })
  expect(shop.account('resident').lots).toMatchObject([{ left: 19, held: 20 }])
})

test('one tap sent ten times at once: one redemption, one answer', async () => {
  shop = await openShop(far)
  await shop.offer(goodOf('G1'), [5])
  await shop.endow('resident', 100)
  const requestId = rid('tap')
  const codes = await Promise.all(
    Array.from({ length: 10 }, () => redeem('resident', { requestId })),
  )
  expect(tally(codes)).toEqual({ ok: 10 })
  expect(shop.redemptions()).toHaveLength(1)
})

test.each([
  ['one bin', [1]],
  ['over eight bins', [0, 0, 0, 0, 0, 1, 0, 0]],
])('twenty phones on the last item, %s: one has it, nineteen read soldOut', async (_, stock) => {
  shop = await openShop(far)
  await shop.offer(goodOf('G1', { bins: stock.length }), stock)
  for (let i = 0; i < 20; i++) await shop.endow(person(i), 20)
  const codes = await Promise.all(Array.from({ length: 20 }, (_p, i) => redeem(person(i))))
  expect(tally(codes)).toEqual({ ok: 1, soldOut: 19 })
  expect(shop.redemptions()).toHaveLength(1)
})

test('fifty holds of one popular good in eight bins at once, 20 ms a request: none is busy', async () => {
  shop = await openShop(far)
  await shop.offer(goodOf('G1', { bins: 8 }), Array<number>(8).fill(7))
  for (let i = 0; i < 50; i++) await shop.endow(person(i), 20)
  const codes = await Promise.all(Array.from({ length: 50 }, (_p, i) => redeem(person(i))))
  expect(tally(codes)).toEqual({ ok: 50 })
})

test('fifty awards at once, 20 ms a request: none is busy', async () => {
  shop = await openShop(far)
  const numbers: string[] = []
  for (let i = 0; i < 50; i++) numbers.push(await joined(shop, person(i), '王小明'))
  const codes = await Promise.all(
    numbers.map((no) =>
      shop.town.code('workerA1', 'points.give', {
        requestId: rid('give'),
        ...given(no, '2026-06-08'),
      }),
    ),
  )
  expect(tally(codes)).toEqual({ ok: 50 })
  const ids = shop.town.cloud.store.find('awards') as unknown as { _id: string; version: number }[]
  for (const { _id } of ids) {
    const award = { ...ids.find((a) => a._id === _id)!, state: 'PUBLIC', watching: 'publish' }
    const now = shop.town.cloud.clock.now()
    await shop.town.replace('awards', { ...award, publicUntil: now, wakeAt: now } as never)
  }
  await Promise.all([shop.town.tick(), shop.town.tick()])
  await shop.town.tick()
  expect(shop.entries().filter((e) => e.kind === 'award')).toHaveLength(50)
})

test('one code scanned by two phones of the keeper at once: handed out once', async () => {
  shop = await openShop(far)
  await shop.offer(goodOf('G1'), [2])
  await shop.endow('resident', 20)
  const r = await shop.redeem('resident', 'G1')
  const hand = () =>
    shop.town.code(KEEPER, 'points.handOut', {
      requestId: rid('scan'),
      id: r.id,
      code: shop.codeOf(r),
    })
  expect(tally(await Promise.all([hand(), hand(), hand()]))).toEqual({ ok: 1, alreadyHandedOut: 2 })
  expect(shop.entries().filter((e) => e.kind === 'redeem')).toHaveLength(1)
})

test('cancelled and handed out at once: one of them', async () => {
  shop = await openShop(far)
  await shop.offer(goodOf('G1'), [2])
  await shop.endow('resident', 20)
  const r = await shop.redeem('resident', 'G1')
  const code = shop.codeOf(r)
  const codes = await Promise.all([
    shop.town.code('resident', 'points.cancel', { requestId: rid(), id: r.id }),
    shop.town.code(KEEPER, 'points.handOut', { requestId: rid(), id: r.id, code }),
  ])
  expect(codes.filter((c) => c === 'ok')).toHaveLength(1)
})

/** Requests of the database at which a function may die, before it is done or after. */
const DEATHS = (['insertDocument', 'modifyDocument', 'commitTransaction'] as const).flatMap(
  (action) =>
    [1, 2, 3, 4].flatMap((nth) =>
      (['before', 'after'] as const).map((when) => ({ action, nth, when })),
    ),
)
const fault = (fn: string, { action, nth, when }: (typeof DEATHS)[number]): Fault => ({
  function: fn,
  action: `database.${action}`,
  nth,
  effect: { kind: 'kill', when },
})

/** The call dies once somewhere, and the person taps again. */
async function twice(call: () => Promise<unknown>): Promise<void> {
  await call().catch(() => undefined)
  shop.town.cloud.faults.clear()
  await call()
}

describe('a function that dies', () => {
  test('at any write of 兑换, 交付, 撤销 and 取消: the second tap finds it done, or does it, once', async () => {
    shop = await openShop()
    await shop.offer(goodOf('G1'), [100])
    let died = 0
    for (const death of DEATHS) {
      await shop.endow('resident', 20)
      const kill = () => shop.town.cloud.faults.add(fault('api', death))
      const bought = { requestId: rid('kill'), ...asked }
      kill()
      let answer = await shop.town.call('resident', 'points.redeem', bought).catch(() => null)
      if (answer === null || !answer.ok) died++
      shop.town.cloud.faults.clear()
      answer = await shop.town.call('resident', 'points.redeem', bought)
      if (!answer.ok) throw new Error(`${JSON.stringify(death)}: ${answer.code}`)
      const r = answer.data
      const code = shop.codeOf(r)
      const hand = { requestId: rid('kill'), id: r.id, code }
      kill()
      await twice(() => shop.town.ask(KEEPER, 'points.handOut', hand))
      kill()
      const undo = { requestId: rid('kill'), id: r.id, note: '扫错了' }
      await twice(() => shop.town.ask(KEEPER, 'points.undo', undo))
      kill()
      const cancel = { requestId: rid('kill'), id: r.id }
      await twice(() => shop.town.ask('resident', 'points.cancel', cancel))
      shop.sound()
      const kinds = shop.entries().filter((e) => e.source === r.id)
      expect(kinds.map((e) => e.kind).sort()).toEqual(['hold', 'redeem', 'undo', 'void'])
    }
    expect(died).toBeGreaterThan(10)
    expect(shop.redemptions()).toHaveLength(DEATHS.length)
    shop.town.unexpected.splice(0)
  })

  test('at any write of the timer: awards are paid once, holds come back once', async () => {
    shop = await openShop()
    await shop.offer(goodOf('G1'), [100])
    for (const death of DEATHS) {
      const no = await joined(shop, 'neighbour', '李四')
      const day = new Date(shop.town.cloud.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10)
      const give = { requestId: rid('give'), ...given(no, day) }
      const { id } = await shop.town.ask('workerA1', 'points.give', give)
      const award = shop.town.cloud.store.find('awards', { _id: id })[0]!
      await shop.endow('resident', 20)
      const r = await shop.redeem('resident', 'G1')
      const now = shop.town.cloud.clock.now() + 7 * 86_400_000 + 1
      const publish = { state: 'PUBLIC', watching: 'publish', publicUntil: now, wakeAt: now }
      await shop.town.replace('awards', { ...award, ...publish } as never)
      shop.town.cloud.clock.set(now)
      await shop.town.tick()
      shop.town.cloud.faults.add(fault('jobs', death))
      await shop.town.tick().catch(() => undefined)
      shop.town.cloud.faults.clear()
      await shop.town.tick()
      shop.sound()
      const of = (source: string) =>
        shop
          .entries()
          .filter((e) => e.source.startsWith(source))
          .map((e) => e.kind)
          .sort()
      expect([death, of(r.id)]).toEqual([death, ['hold', 'void']])
      expect([death, of(id)]).toEqual([death, ['award']])
    }
    shop.town.unexpected.splice(0)
  })
})
