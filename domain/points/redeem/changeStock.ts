import { saysSomething } from '../../call/said'
import { ok, type Outcome } from '../../result'
import { firstFault } from '../ledger/precedence'
import type { Keeper } from '../types'
import { stockOf } from './bins'
import { isInTerm } from './keepers'
import { withShelfTimes } from './shelf'
import { stockCount, stockIn, stockSpoiled, type StockKind, type StockLine } from './stock'
import type { Bin, Good } from './types'

export const STOCK_SHAPE = 1

/** Most that one line of the book may say. */
const MAX_COUNT = 100_000

/** Collection `stockLines`: what changed on a shelf other than by a redemption. Never changed. */
export interface StoredLine extends StockLine {
  /** `stock:` + 24 hex digits, made of the keeper and the request. */
  _id: string
  shape: number
  pickUp: string
  goodName: string
  /** Name of the keeper; masked wherever it is read. */
  by: string
  /** Redemptions for which nothing lay on the shelf. */
  short: number
}

export interface StockAsked {
  id: string
  kind: StockKind
  count: number
  reason: string
  /** As who acts at the good's pick-up point; null: as none. */
  keeper: Keeper | null
  now: number
}

export interface StockChanged {
  bins: Bin[]
  line: StoredLine
}

const isCount = (kind: StockKind, n: number): boolean =>
  Number.isInteger(n) && n <= MAX_COUNT && n >= (kind === 'count' ? 0 : 1)

/** 入库, 报损, 盘点 of one good by a keeper of its pick-up point, with the line of the book. */
export function changeStock(
  good: Good | null,
  bins: readonly Bin[],
  { id, kind, count, reason, keeper, now }: StockAsked,
): Outcome<StockChanged> {
  const { free, held } = stockOf(bins)
  const fault = firstFault<'stock'>({
    badCount: () => !isCount(kind, count),
    needNote: () => kind === 'spoiled' && !saysSomething(reason),
    goodUnknown: () => good === null || bins.length === 0,
    notKeeper: () => keeper === null || !isInTerm(keeper, now),
    wrongPoint: () => keeper!.pickUp !== good!.pickUp,
    beyondStock: () => kind === 'spoiled' && count > free,
    countUnexplained: () => kind === 'count' && count !== free + held && !saysSomething(reason),
  })
  if (fault) return fault
  const change = { in: stockIn, spoiled: stockSpoiled, count: stockCount }[kind]
  const changed = change(bins, count, reason, now)
  if (!changed.ok) return changed
  const { line, short } = changed.value
  const { pickUp, name: goodName } = good!
  return ok({
    bins: withShelfTimes(bins, changed.value.bins, now),
    line: { ...line, _id: id, shape: STOCK_SHAPE, pickUp, goodName, by: keeper!.name, short },
  })
}
