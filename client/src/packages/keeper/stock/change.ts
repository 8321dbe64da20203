import type { StockGood } from '../../../../../domain/points/answers'
import type { StockKind } from '../../../../../domain/points/redeem/stock'
import { saysSomething } from '../../../../../domain/call/said'
import type { Lack } from '../../../services/question'
import { wholeOf } from '../../../services/typed'
import { WORDS } from '../text'

const W = WORDS.stock

/** A change of the stock as it is being filled in. */
export interface Filled {
  kind: StockKind
  /** As it was typed. */
  count: string
  reason: string
}

const COUNT_DIGITS = 6

/** A whole number that was typed; null for everything else. */
export const countOf = (typed: string): number | null => wholeOf(typed, COUNT_DIGITS)

/** How many more (or, below zero, fewer) lie there than the book says; null for what is no count. */
export function differenceOf({ free, held }: StockGood, { kind, count }: Filled): number | null {
  const counted = countOf(count)
  return kind === 'count' && counted !== null ? counted - free - held : null
}

/** What the change would come to, in a sentence; empty while there is no number. */
export function comesTo(good: StockGood, filled: Filled): string {
  const n = countOf(filled.count)
  if (n === null) return ''
  if (filled.kind === 'in') return W.after(good.free + n)
  if (filled.kind === 'spoiled')
    return n > good.free ? W.tooMany(good.free) : W.after(good.free - n)
  const difference = n - good.free - good.held
  if (difference === 0) return W.even
  return difference > 0 ? W.more(difference) : W.less(-difference)
}

/** What still stands in the way of sending it; null: nothing. */
export function missing(good: StockGood, filled: Filled): Lack | null {
  const n = countOf(filled.count)
  if (n === null || (n === 0 && filled.kind !== 'count'))
    return { field: 'count', words: W.needCount }
  if (filled.kind === 'spoiled' && n > good.free)
    return { field: 'count', words: W.tooMany(good.free) }
  const needsReason = filled.kind === 'spoiled' || (differenceOf(good, filled) ?? 0) !== 0
  return needsReason && !saysSomething(filled.reason)
    ? { field: 'reason', words: W.needReason }
    : null
}
