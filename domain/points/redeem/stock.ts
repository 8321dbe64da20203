import { saysSomething } from '../../call/said'
import { ok, refuse, type Outcome } from '../../result'
import { LIMITS } from '../limits'
import { assertStocked, stockOf } from './bins'
import type { Bin } from './types'

/**
 * 入库, 报损, 盘点. Whatever changes what lies on the shelf other than a redemption is a line of the
 * stock's own book, so that opening + in − spoiled − handed out ± what counts found = closing.
 */

export type StockKind = 'in' | 'spoiled' | 'count'

export interface StockLine {
  kind: StockKind
  good: string
  /** More (or, below zero, less) on the shelf. */
  change: number
  /** Of a count: what should have been there, and what was. */
  expected: number | null
  counted: number | null
  reason: string
  at: number
}

export interface Stocked {
  bins: Bin[]
  line: StockLine
  /**
   * Redemptions for which there is nothing on the shelf. They are an alarm for the street, and stay
   * what they are: a promise is never set to nothing.
   */
  short: number
}

/** So many bins are changed at once, where that will do: each is a request of the transaction. */
const MOST_AT_ONCE = 4

/** More goods, into the emptiest bins, so that these end alike. */
function filled(all: readonly Bin[], count: number): Bin[] {
  const emptiest = [...all].sort((a, b) => a.free - b.free).slice(0, MOST_AT_ONCE)
  const level = levelled(emptiest, count)
  return all.map((bin) => level.find(({ _id }) => _id === bin._id) ?? bin)
}

function levelled(bins: readonly Bin[], count: number): Bin[] {
  const total = stockOf(bins).free + count
  const even = Math.floor(total / bins.length)
  let rest = count
  const level = bins.map((bin) => {
    const more = Math.min(rest, Math.max(0, even - bin.free))
    rest -= more
    return { ...bin, free: bin.free + more }
  })
  return level.map((bin) => {
    if (rest === 0 || bin.free > even) return bin
    rest -= 1
    return { ...bin, free: bin.free + 1 }
  })
}

/** Fewer goods, the fullest bin first; what is not there is answered. */
function emptied(bins: readonly Bin[], count: number): { bins: Bin[]; missing: number } {
  let missing = count
  const byFree = [...bins].sort((a, b) => b.free - a.free)
  const left = new Map<string, number>()
  for (const { _id, free } of byFree) {
    const less = Math.min(free, missing)
    missing -= less
    left.set(_id, free - less)
  }
  return { bins: bins.map((bin) => ({ ...bin, free: left.get(bin._id)! })), missing }
}

const isCount = (n: number, from: number): boolean =>
  Number.isInteger(n) && n >= from && n <= LIMITS.maxPoints

const done = (bins: Bin[], line: StockLine, short = 0): Outcome<Stocked> =>
  ok({ bins: bins.map(assertStocked), line, short })

const lineOf = (
  bins: readonly Bin[],
  line: Pick<StockLine, 'kind' | 'change' | 'reason' | 'at'> & Partial<StockLine>,
): StockLine => ({ good: bins[0]!.good, expected: null, counted: null, ...line })

/** 入库 */
export function stockIn(
  bins: readonly Bin[],
  count: number,
  reason: string,
  at: number,
): Outcome<Stocked> {
  if (!isCount(count, 1)) return refuse('invalidInput')
  return done(filled(bins, count), lineOf(bins, { kind: 'in', change: count, reason, at }))
}

/** 报损: goods that went bad. Those that are promised are not thrown away before somebody decides. */
export function stockSpoiled(
  bins: readonly Bin[],
  count: number,
  reason: string,
  at: number,
): Outcome<Stocked> {
  if (!isCount(count, 1) || count > stockOf(bins).free) return refuse('invalidInput')
  if (!saysSomething(reason)) return refuse('needNote')
  const { bins: left } = emptied(bins, count)
  return done(left, lineOf(bins, { kind: 'spoiled', change: -count, reason, at }))
}

/**
 * 盘点: what lies there, what waits to be picked up included. A difference needs a sentence. Where
 * less is there than is promised, `short` says how many redemptions have nothing on the shelf.
 */
export function stockCount(
  bins: readonly Bin[],
  counted: number,
  reason: string,
  at: number,
): Outcome<Stocked> {
  if (!isCount(counted, 0)) return refuse('invalidInput')
  const { free, held } = stockOf(bins)
  const expected = free + held
  const change = counted - expected
  if (change !== 0 && !saysSomething(reason)) return refuse('countUnexplained')
  const line = lineOf(bins, { kind: 'count', change, expected, counted, reason, at })
  if (change >= 0) return done(change === 0 ? [...bins] : filled(bins, change), line)
  const { bins: left, missing } = emptied(bins, -change)
  return done(left, { ...line, change: change + missing }, missing)
}
