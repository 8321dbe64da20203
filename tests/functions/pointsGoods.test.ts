import { emptyBins } from '../../domain/points/redeem/bins'
import type { Wish } from '../../domain/points/wishes'
import { KEEPER, REVIEWER, goodOf, joined, openShop, type Shop } from './pointsWorld'
import { rid } from './town'

/** A shop of many years: goods that were withdrawn take no place away; and what people wish for. */

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(async () => {
  expect(shop.town.unexpected).toEqual([])
  await shop.town.stop()
})

const number = (n: number): string => String(n).padStart(3, '0')

/** So many goods of eight bins each, `free` pieces in every bin. */
function shelve(prefix: string, many: number, offered: boolean, free: number): void {
  const goods = Array.from({ length: many }, (_, n) =>
    goodOf(`${prefix}${number(n)}`, { offered, bins: 8, cost: 100 }),
  )
  const bins = goods.flatMap((good) => emptyBins(good).map((bin) => ({ ...bin, free })))
  shop.town.cloud.store.insertMany('goods', goods as never)
  shop.town.cloud.store.insertMany('bins', bins as never)
}

describe('100 goods that are offered, and 120 of earlier years', () => {
  // By their codes those of earlier years would come first.
  beforeEach(() => {
    shelve('A', 120, false, 0)
    shelve('Z', 100, true, 1)
  })

  test('the shop has every one that is offered, with all its bins', async () => {
    const { goods } = await shop.town.ask('resident', 'points.shop', {})
    const offered = goods.filter((good) => good.offered)
    expect(offered.map(({ code }) => code)).toEqual(
      Array.from({ length: 100 }, (_, n) => `Z${number(n)}`),
    )
    expect(new Set(offered.map(({ left }) => left))).toEqual(new Set([8]))
    // Of the others there are some, and they come last.
    expect(goods.slice(100).every((good) => !good.offered)).toBe(true)
  })

  test('the keeper counts every one that is offered', async () => {
    const { goods } = await shop.town.ask(KEEPER, 'points.stock', {})
    expect(goods.filter((good) => good.offered && good.free === 8)).toHaveLength(100)
  })

  test('the month knows what lies there and what each was worth', async () => {
    await shop.endow('resident', 20)
    const old = goodOf('A119')
    // Something of earlier years lies there still.
    await shop.town.replace('bins', {
      ...emptyBins({ ...old, offered: false })[0]!,
      free: 3,
    } as never)
    const { stock } = await shop.town.ask('neighbour', 'points.month', {})
    expect(stock).toEqual({ pieces: 803, cost: 80_300 })
    await shop.redeem('resident', 'Z099')
    const [redemption] = shop.redemptions()
    const shown = await shop.town.ask('resident', 'points.redemption', { id: redemption!._id })
    const hand = { requestId: rid('hand'), id: redemption!._id, code: shop.codeOf(shown) }
    await shop.town.ask(KEEPER, 'points.handOut', hand)
    const { given } = await shop.town.ask('neighbour', 'points.month', {})
    expect(given).toMatchObject({ cost: 100 })
  })
})

describe('wishes in words', () => {
  const wish = (text: string) =>
    shop.town.code('resident', 'points.wish', { requestId: rid('wish'), text })
  const shownTo = async (who: { openid: string }): Promise<string[]> =>
    (await shop.town.ask(who, 'points.stock', {})).wishes.map(({ text }) => text).sort()
  const stored = (): Wish[] => shop.town.cloud.store.find('wishes', {}) as unknown as Wish[]

  test('go through the content check; what it doubts is for reviewers alone', async () => {
    expect(await wish('想要雨伞')).toBe('ok')
    expect(await wish('想要赌博机')).toBe('ok')
    expect(
      stored()
        .map(({ moderation }) => moderation)
        .sort(),
    ).toEqual(['pass', 'review'])
    expect(await shownTo(KEEPER)).toEqual(['想要雨伞'])
    expect(await shownTo(REVIEWER)).toEqual(['想要赌博机', '想要雨伞'].sort())
  })

  test('the same again takes it back, doubted or not', async () => {
    await wish('想要赌博机')
    await wish('想要赌博机')
    expect(await shownTo(REVIEWER)).toEqual([])
  })
})

test('the four digits behind a name in 公示 are told to whom they are', async () => {
  const no = await joined(shop, 'resident', '王小明')
  await shop.town.ask('workerA1', 'points.give', {
    ...{ requestId: rid('give'), no, rule: 'GM01', minutes: 90, deedOn: '2026-06-08' },
    ...{ deed: '陪老人看病', confidential: false, kin: false },
  })
  const [award] = shop.town.cloud.store.find('awards', {}) as unknown as { _id: string }[]
  const step = { requestId: rid('pass'), id: award!._id, version: 1, kin: false }
  await shop.town.ask(REVIEWER, 'points.pass', step)
  const { items } = await shop.town.ask('neighbour', 'points.published', {})
  const own = await shop.town.ask('resident', 'points.account', {})
  expect(items).toMatchObject([{ name: '王*', tail: own.tail }])
  expect(own.tail).toMatch(/^\d{4}$/)
  const other = await shop.town.ask('neighbour', 'points.account', {})
  expect(other.tail).not.toBe(own.tail)
})
