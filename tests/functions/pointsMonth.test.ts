import { DAY_MS, MINUTE_MS } from '../../domain/calendar/zone'
import type { StreetPoints, StreetRule } from '../../domain/street/points'
import { given, paid, passed } from './pointsCalls'
import { KEEPER, POINTS, goodOf, joined, openShop, type Shop } from './pointsWorld'
import { rid } from './town'

/** 规则, 预算 and 月度公开账. */

let open: Shop[] = []
afterEach(async () => {
  for (const shop of open) await shop.town.stop()
  open = []
})

async function street(own: Partial<StreetPoints> | null = {}): Promise<Shop> {
  const shop = await openShop({}, own ? { points: { ...POINTS, ...own } } : { points: undefined })
  open.push(shop)
  return shop
}
const to = async (shop: Shop, date: string): Promise<void> => {
  shop.town.cloud.clock.set(Date.parse(`${date}:00+08:00`))
  // A clock that has jumped is believed by the second tick.
  await shop.town.tick()
  await shop.town.tick()
}
const monthOf = (shop: Shop, month?: string) =>
  shop.town.ask('neighbour', 'points.month', month === undefined ? {} : { month })

test('a street without a shop has no counter, and rules as built in', async () => {
  const bare = await street(null)
  expect(await bare.town.code(KEEPER, 'points.keeperDay', {})).toBe('notKeeper')
  expect(await bare.town.code(KEEPER, 'points.stock', {})).toBe('notKeeper')
  const { rules, caps, budget } = await bare.town.ask('neighbour', 'points.rules', {})
  expect([rules.length, caps, budget]).toEqual([24, { day: 30, month: 200, reportsDay: 6 }, 'fine'])
})

test('the street’s own rules and caps: told, given, paid and named in the ledger', async () => {
  const rule: StreetRule = {
    ...{ code: 'GM01', domain: 'GM', name: '本街道志愿', points: 4, unit: 'once', for: 'person' },
  }
  const shop = await street({ rules: [rule], caps: { day: 3 } })
  expect(await shop.town.ask('neighbour', 'points.rules', {})).toMatchObject({
    rules: [{ code: 'GM01', points: 4 }],
    caps: { day: 3, month: 200 },
  })
  await paid(shop)
  const { items } = await shop.town.ask('resident', 'points.ledger', {})
  // Four were promised, the day's cap leaves three.
  expect(items).toMatchObject([{ text: '本街道志愿，积分入账', change: 3 }])
  shop.sound()
})

describe('the month’s account', () => {
  test('each month opens with what the one before closed with; what is over stays as it was', async () => {
    const shop = await street({ budget: { pointCost: 10, total: 100_000 } })
    await shop.offer(goodOf('G1', { cost: 700 }), [5])
    await shop.endow('resident', 100)
    const r = await shop.redeem('resident', 'G1')
    const hand = { requestId: rid(), id: r.id, code: shop.codeOf(r) }
    await shop.town.ask(KEEPER, 'points.handOut', hand)
    const june = await monthOf(shop)
    expect(june).toMatchObject({
      ...{ month: '2026-06', months: ['2026-06'], isRunning: true },
      account: { opening: 0, issued: 100, redeemed: 20, expired: 0, reversed: 0, closing: 80 },
      issuedBy: [
        { domain: 'JS', points: 100 },
        { domain: 'GM', points: 0 },
        { domain: 'ZA', points: 0 },
      ],
      given: { pieces: 1, cost: 700 },
      stock: { pieces: 4, cost: 2800 },
      budget: { liability: 800, budget: 100_000, percent: 0, state: 'fine' },
    })
    await to(shop, '2026-07-01T00:09')
    expect((await monthOf(shop)).months).toEqual(['2026-07'])
    await to(shop, '2026-07-01T00:10')
    await shop.endow('neighbour', 30)
    const july = await monthOf(shop)
    expect(july.months).toEqual(['2026-07', '2026-06'])
    expect(july.account).toMatchObject({ opening: june.account.closing, issued: 30, closing: 110 })
    // Whatever a good costs later.
    await shop.town.replace('goods', goodOf('G1', { cost: 900 }) as never)
    const over = await monthOf(shop, '2026-06')
    expect(over).toMatchObject({ isRunning: false, account: june.account, given: june.given })
    await to(shop, '2026-09-01T01:00')
    const months = await Promise.all(
      ['2026-06', '2026-07', '2026-08', '2026-09'].map((m) => monthOf(shop, m)),
    )
    for (const [i, month] of months.slice(1).entries()) {
      expect(month.account.opening).toBe(months[i]!.account.closing)
    }
    const left = [...shop.town.cloud.store.find('accounts', {})] as unknown as {
      lots: { left: number; held: number }[]
    }[]
    const stands = left.flatMap((a) => a.lots).reduce((sum, l) => sum + l.left + l.held, 0)
    expect(months[3]!.account.closing).toBe(stands)
    for (const none of ['2026-05', '2026-10', '1999-01']) {
      expect(await shop.town.code('neighbour', 'points.month', { month: none })).toBe('notFound')
    }
  })

  test('a year that nobody has reckoned is reckoned bit by bit, and everything else goes on meanwhile', async () => {
    const shop = await street({ budget: { pointCost: 10, total: 100_000 } })
    await shop.endow('resident', 100)
    const closed = () => shop.town.cloud.store.count('pointsMonths')
    const sums = () => ['pointsRunning', 'pointsBudget'].map((n) => shop.town.cloud.store.count(n))
    const after: unknown[] = []
    await to(shop, '2027-06-08T09:00')
    for (let tick = 0; tick < 4; tick++) {
      after.push([closed(), ...sums()])
      await shop.town.tick()
    }
    expect(after).toEqual([
      [6, 0, 0],
      [9, 0, 0],
      [12, 1, 1],
      [12, 1, 1],
    ])
    expect((await monthOf(shop)).account).toMatchObject({ opening: 100, closing: 100 })
  })

  test('the running month is summed by the timer up to ten minutes ago, and by the call since then', async () => {
    const shop = await street({ budget: { pointCost: 10, total: 100_000 } })
    const kept = () => shop.town.cloud.store.find('pointsRunning', {})
    const issued = async () => (await monthOf(shop)).account.issued
    await shop.endow('resident', 100)
    await to(shop, '2026-06-08T10:00')
    expect(kept()).toMatchObject([{ month: '2026-06', rows: [{ kind: 'award', points: 100 }] }])
    await shop.endow('neighbour', 30)
    expect(await issued()).toBe(130)
    await to(shop, '2026-06-08T10:05')
    expect(kept()).toMatchObject([{ rows: [{ points: 100 }] }])
    await to(shop, '2026-06-08T10:15')
    expect(kept()).toMatchObject([{ rows: [{ points: 130, entries: 2 }] }])
    expect(await issued()).toBe(130)
    // What is summed is not summed again: one that is put there behind its back is not seen.
    await shop.endow('resident', 7, Date.parse('2026-06-08T09:30:00+08:00'))
    expect(await issued()).toBe(130)
    await to(shop, '2026-07-01T00:15')
    expect((await monthOf(shop, '2026-06')).account.issued).toBe(137)
    expect(kept()).toMatchObject([{ month: '2026-07', rows: [] }])
  })

  test('what comes into a month that was reckoned already stands in the next', async () => {
    const shop = await street()
    await shop.endow('resident', 100)
    await to(shop, '2026-07-01T00:15')
    // By an instance whose clock was an hour slow.
    await shop.endow('resident', 20, Date.parse('2026-06-30T23:20:00+08:00'))
    await shop.endow('neighbour', 5)
    await to(shop, '2026-08-01T00:15')
    const [june, july] = await Promise.all(['2026-06', '2026-07'].map((m) => monthOf(shop, m)))
    expect(june!.account).toMatchObject({ issued: 100, closing: 100 })
    expect(july!.account).toMatchObject({ opening: 100, issued: 25, closing: 125 })
    await to(shop, '2026-09-01T00:15')
    expect((await monthOf(shop, '2026-08')).account).toMatchObject({ issued: 0, closing: 125 })
  })

  test('right after the turn, before the timer has been, the running month opens as it must', async () => {
    const shop = await street()
    await shop.endow('resident', 50)
    shop.town.cloud.clock.set(Date.parse('2026-07-01T00:00:01+08:00'))
    expect((await monthOf(shop)).account).toMatchObject({ opening: 50, issued: 0, closing: 50 })
  })
})

describe('the budget', () => {
  const budget = { pointCost: 100, total: 10_000 }
  const state = async (shop: Shop) => (await shop.town.ask('neighbour', 'points.rules', {})).budget
  const round = async (shop: Shop): Promise<void> => {
    shop.town.cloud.clock.advance(10 * MINUTE_MS)
    await shop.town.tick()
  }
  const told = (shop: Shop) =>
    shop.town
      .notices()
      .filter((n) => n.title.includes('预算'))
      .map((n) => `${n.title} ${n.to}`)

  test('80 % is told once to reviewers and 街道领导; at 100 % nothing new is promised', async () => {
    const shop = await street({ budget })
    const no = await joined(shop, 'resident', '王小明')
    const give = (requestId = rid('give')) =>
      shop.town.code('workerA1', 'points.give', { requestId, ...given(no, '2026-06-08') })
    await shop.endow('neighbour', 79)
    await round(shop)
    expect([await state(shop), told(shop)]).toEqual(['fine', []])
    await shop.endow('neighbour', 1)
    await round(shop)
    await round(shop)
    expect(await state(shop)).toBe('warned')
    const first = told(shop)
    expect(first.filter((t) => t.includes('staff:R')).length).toBe(3)
    expect(new Set(first.map((t) => t.split(' ')[0]))).toEqual(new Set(['积分预算已用到80%']))
    expect(await give()).toBe('ok')
    await shop.endow('neighbour', 20)
    await round(shop)
    expect(await state(shop)).toBe('over')
    expect(told(shop).length).toBe(2 * first.length)
    const requestId = rid('give')
    expect(await give(requestId)).toBe('overBudget')
    // The budget grows: this request stays refused, another one is not.
    const settings = shop.town.cloud.store.find('settings', {})[0]!
    const more = { ...POINTS, budget: { ...budget, total: 20_000 } }
    await shop.town.replace('settings', { ...settings, points: more } as never)
    await round(shop)
    expect(await state(shop)).toBe('fine')
    expect(await give(requestId)).toBe('overBudget')
    expect(await give()).toBe('ok')
  })

  test('a report of then is promised nothing, then or later; one of afterwards is paid', async () => {
    const shop = await street({ budget })
    const submit = () =>
      shop.town.ask('resident', 'report.submit', {
        ...{ requestId: rid('report'), text: '路上有个坑，老人差点摔倒', category: '0201' },
        place: { kind: 'building', buildingId: '101' },
      } as never)
    await shop.endow('neighbour', 100)
    await round(shop)
    const { id } = await submit()
    await shop.town.settled()
    const settings = shop.town.cloud.store.find('settings', {})[0]!
    const more = { ...POINTS, budget: { ...budget, total: 20_000 } }
    await shop.town.replace('settings', { ...settings, points: more } as never)
    await round(shop)
    expect(shop.entries('resident')).toEqual([])
    const kept = `award:JS01:${id}`
    expect(shop.town.cloud.store.find('entries', { _id: kept })).toMatchObject([
      { refused: 'overBudget' },
    ])
    await submit()
    await shop.town.settled()
    await shop.town.tick()
    expect(shop.entries('resident').map((e) => e.points)).toEqual([2])
  })

  test('what was promised before is paid, what was earned is spent', async () => {
    const shop = await street({ budget })
    await shop.offer(goodOf('G1'), [5])
    await passed(shop)
    await shop.endow('neighbour', 150)
    await round(shop)
    expect(await state(shop)).toBe('over')
    shop.town.cloud.clock.advance(7 * DAY_MS)
    await shop.town.tick()
    await shop.town.tick()
    const kinds = shop.entries('resident').map((e) => e.points)
    expect(kinds).toEqual([15])
    await shop.endow('resident', 5)
    expect((await shop.redeem('resident', 'G1')).state).toBe('HELD')
    shop.sound()
  })
})
