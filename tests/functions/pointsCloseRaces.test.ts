import type { Fault } from '../../devtools/cloud'
import { given, handedOut, passed, redeemed } from './pointsCalls'
import { KEEPER, codeOf, goodOf, joined, openidOf, type Shop } from './pointsWorld'
import {
  OWNER,
  PERSON,
  awards,
  close,
  members,
  naming,
  ofKind,
  shut,
  street,
} from './pointsCloseHands'
import { rid } from './town'

/** 注销 that dies between any two writes, and 注销 while something else happens to the account. */

afterEach(shut)

describe('a function that dies', () => {
  const DEATHS = (['insertDocument', 'modifyDocument', 'commitTransaction'] as const).flatMap(
    (action) =>
      [1, 2, 3, 4, 5, 6].flatMap((nth) =>
        (['before', 'after'] as const).map((when) => ({ action, nth, when })),
      ),
  )
  const fault = ({ action, nth, when }: (typeof DEATHS)[number]): Fault => ({
    ...{ function: 'api', action: `database.${action}`, nth },
    effect: { kind: 'kill', when },
  })
  const mess = async (shop: Shop): Promise<void> => {
    await handedOut(shop)
    await passed(shop)
    await shop.town.ask(OWNER, 'points.wish', { requestId: rid(), text: '想要雨伞' })
  }

  test('leaves all or nothing, and the timer finishes what it began', async () => {
    const shop = await street()
    let died = 0
    let finished = 0
    for (const death of DEATHS) {
      await mess(shop)
      const { balance } = await shop.town.ask(OWNER, 'points.account', {})
      const before = ofKind(shop, 'close').length
      shop.town.cloud.faults.add(fault(death))
      const answer = await close(shop).catch(() => null)
      shop.town.cloud.faults.clear()
      if (answer === null || !answer.ok) died++
      await shop.town.tick()
      const closed = ofKind(shop, 'close').slice(before)
      const isDone = closed.length > 0
      if (isDone && (answer === null || !answer.ok)) finished++
      expect([death, closed.map((e) => e.points)]).toEqual([death, isDone ? [balance] : []])
      const left = naming(shop, ...PERSON).filter((name) => name !== 'redemptions' || isDone)
      expect([death, isDone ? left : []]).toEqual([death, []])
      shop.sound()
      // Without an end this time: he goes by the next request.
      if (!isDone) expect((await close(shop)).ok).toBe(true)
    }
    expect([died > 10, finished > 3]).toEqual([true, true])
    shop.town.unexpected.splice(0)
  })

  test('and who comes back before the timer is forgotten first', async () => {
    const shop = await street()
    await mess(shop)
    shop.town.cloud.faults.add(fault({ action: 'commitTransaction', nth: 1, when: 'after' }))
    await close(shop).catch(() => undefined)
    shop.town.cloud.faults.clear()
    expect(members(shop)[0]!.leaving).toBe(`user:${openidOf(OWNER)}`)
    await joined(shop, OWNER, '王大明')
    await shop.offer(goodOf('G9'), [1])
    await shop.endow(OWNER, 20)
    const r = await shop.redeem(OWNER, 'G9')
    await shop.town.tick()
    expect(naming(shop, '王小明')).toEqual([])
    expect((await shop.town.ask(OWNER, 'points.redemption', { id: r.id })).state).toBe('HELD')
    shop.town.unexpected.splice(0)
  })
})

describe('at the same moment, 20 ms a request', () => {
  const far = { delayMs: () => 20 }

  test.each([0, 10, 30, 60, 100, 150])('something is redeemed, %d ms after', async (after) => {
    const shop = await street(far)
    await shop.offer(goodOf('G1'), [5])
    await joined(shop, OWNER, '王小明')
    await shop.endow(OWNER, 50)
    const closing = close(shop)
    await new Promise((done) => setTimeout(done, after))
    const redeeming = codeOf(shop, OWNER, 'points.redeem', { good: 'G1', price: 20 })
    const [closed, code] = [await closing, await redeeming]
    const held = shop.redemptions().filter((r) => r.state === 'HELD')
    // One of them: held and still there, or closed and nothing held.
    expect([closed.ok, code === 'ok', held.length]).toEqual(
      closed.ok ? [true, false, 0] : [false, true, 1],
    )
    if (closed.ok) expect(naming(shop, ...PERSON)).toEqual([])
  })

  test.each([0, 10, 30, 60, 100, 150])('points are given, %d ms after', async (after) => {
    const shop = await street(far)
    const no = await joined(shop, OWNER, '王小明')
    const closing = close(shop)
    await new Promise((done) => setTimeout(done, after))
    const today = new Date(shop.town.cloud.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    const code = await codeOf(shop, 'workerA1', 'points.give', given(no, today))
    expect((await closing).ok).toBe(true)
    expect(awards(shop).map(({ state }) => state)).toEqual(code === 'ok' ? ['LAPSED'] : [])
    expect(naming(shop, ...PERSON)).toEqual([])
  })

  test.each([0, 20, 50, 90])('a published award is paid, %d ms after', async (after) => {
    const shop = await street(far)
    await passed(shop)
    shop.town.cloud.clock.advance(8 * 86_400_000)
    const closing = close(shop)
    await new Promise((done) => setTimeout(done, after))
    await shop.town.tick()
    expect((await closing).ok).toBe(true)
    await shop.town.tick()
    const [award] = awards(shop)
    const paidOut = ofKind(shop, 'award').length
    expect([award!.state, paidOut, ofKind(shop, 'close').length]).toEqual(
      award!.state === 'POSTED' ? ['POSTED', 1, 1] : ['LAPSED', 0, 0],
    )
    expect(naming(shop, ...PERSON)).toEqual([])
  })

  test.each([0, 20, 50, 90])('something is handed out, %d ms after', async (after) => {
    const shop = await street(far)
    const r = await redeemed(shop)
    const handing = codeOf(shop, KEEPER, 'points.handOut', r)
    await new Promise((done) => setTimeout(done, after))
    const closed = await close(shop)
    expect(await handing).toBe('ok')
    const again = closed.ok ? closed : await close(shop)
    expect(again.ok).toBe(true)
    expect(naming(shop, ...PERSON)).toEqual([])
  })
})
