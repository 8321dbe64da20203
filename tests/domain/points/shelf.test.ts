import { emptyBins, firstBin, nextBin, stockOf } from '../../../domain/points/redeem/bins'
import { unkept } from '../../../domain/points/redeem/keepers'
import { stockCount, stockIn } from '../../../domain/points/redeem/stock'
import type { Good } from '../../../domain/points/redeem/types'
import type { Keeper } from '../../../domain/points/types'
import { at } from '../street'
import { World } from './world'

const goodOf = (bins: number): Good => {
  const w = new World()
  w.good('rice', 20, { bins })
  return w.goods.get('rice')!
}

const filledBins = (bins: number, count: number) => {
  const filled = stockIn(emptyBins(goodOf(bins)), count, '新进', 0)
  if (!filled.ok) throw new Error(filled.code)
  return filled.value.bins
}

describe('bins', () => {
  test('requests begin in all of them, about as often', () => {
    const begun = new Map<string, number>()
    for (let i = 0; i < 800; i++) {
      const bin = firstBin(goodOf(8), `request-${i}-abcdef`)
      begun.set(bin, (begun.get(bin) ?? 0) + 1)
    }
    expect(begun.size).toBe(8)
    expect(Math.min(...begun.values())).toBeGreaterThan(50)
  })

  test('the same request begins in the same bin', () => {
    expect(firstBin(goodOf(8), 'r1')).toBe(firstBin(goodOf(8), 'r1'))
  })

  test('stock is spread, and what comes later goes where there is least', () => {
    expect(
      filledBins(4, 10)
        .map(({ free }) => free)
        .sort(),
    ).toEqual([2, 2, 3, 3])
    const uneven = filledBins(4, 8).map((bin, i) => ({ ...bin, free: i === 0 ? 0 : bin.free }))
    const again = stockIn(uneven, 2, '补货', 0)
    expect(again.ok && again.value.bins.map(({ free }) => free)).toEqual([2, 2, 2, 2])
  })

  test('who finds his bin empty looks where there is something, never twice in one', () => {
    const bins = filledBins(4, 2)
    const full = bins.filter(({ free }) => free > 0).map(({ _id }) => _id)
    const first = nextBin(bins, [], 'r1')!
    expect(full).toContain(first)
    const second = nextBin(bins, [first], 'r1')!
    expect(full).toContain(second)
    expect(second).not.toBe(first)
    expect(nextBin(bins, [first, second], 'r1')).toBeNull()
  })

  test('twenty phones on the last one, over eight bins: one has it', () => {
    const w = new World()
    w.good('rice', 1, { bins: 8 })
    const [bin] = [...w.bins.values()]
    w.bins.set(bin!._id, { ...bin!, free: 1 })
    const outcomes = Array.from({ length: 20 }, (_, i) => {
      w.award('a', 'JS04', 5, `owner-${i}`)
      const came = w.redeem(`r${i}`, `owner-${i}`, 'rice', { price: 1, perMonth: null })
      return came.ok ? 'ok' : came.code
    })
    expect(outcomes.filter((o) => o === 'ok')).toHaveLength(1)
    expect(outcomes.filter((o) => o === 'soldOut')).toHaveLength(19)
    expect(stockOf(w.binsOf('rice'))).toEqual({ free: 0, held: 1, out: 0 })
  })
})

test('numbers that are no count are refused', () => {
  const bins = filledBins(2, 4)
  for (const count of [0, -1, 1.5, 1e12, Number.NaN]) {
    expect(stockIn(bins, count, '新进', 0)).toEqual({ ok: false, code: 'invalidInput' })
  }
  for (const count of [-1, 1.5, 1e12, Number.NaN]) {
    expect(stockCount(bins, count, '盘点', 0)).toEqual({ ok: false, code: 'invalidInput' })
  }
})

test('a line of the stock’s book says what should have been there and what was', () => {
  const counted = stockCount(filledBins(2, 4), 3, '一袋破了', 7)
  expect(counted.ok && counted.value.line).toEqual({
    kind: 'count',
    good: 'rice',
    change: -1,
    expected: 4,
    counted: 3,
    reason: '一袋破了',
    at: 7,
  })
})

test('a point whose last keeper has left is found while something waits there', () => {
  const keeper = (pickUp: string, to: string): Keeper => ({
    _id: `keeper:${pickUp}`,
    user: 'user:chen',
    name: 'chen',
    pickUp,
    from: '2026-01-01',
    to,
    relatives: [],
  })
  const waiting = [
    { pickUp: 'p1', state: 'HELD' as const },
    { pickUp: 'p2', state: 'HELD' as const },
    { pickUp: 'p2', state: 'HELD' as const },
    { pickUp: 'p3', state: 'HANDED_OUT' as const },
  ]
  const keepers = [
    keeper('p1', '2026-06-30'),
    keeper('p2', '2026-06-30'),
    keeper('p1', '2026-12-31'),
  ]
  expect(unkept(waiting, keepers, at('06-30 23:59'))).toEqual([])
  expect(unkept(waiting, keepers, at('07-01 00:00'))).toEqual(['p2'])
})
