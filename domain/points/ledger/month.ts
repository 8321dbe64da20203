import { LIMITS } from '../limits'
import type { EntryKind } from '../types'

/**
 * 月度公开账 and 预算. Both are reckoned from sums of entries by kind, which one aggregation brings for
 * any stretch of time.
 */

export type SumsByKind = Partial<Record<EntryKind, number>>

export const sumsByKind = (entries: readonly { kind: EntryKind; points: number }[]): SumsByKind => {
  const sums: SumsByKind = {}
  for (const { kind, points } of entries) sums[kind] = (sums[kind] ?? 0) + points
  return sums
}

/** opening + issued − redeemed − expired − reversed = closing, in points that the street stands for. */
export interface PublicAccount {
  opening: number
  issued: number
  /** Handed out, less what was undone or refunded. */
  redeemed: number
  /** Not spent in time, or left behind at 注销. */
  expired: number
  /** Taken back of wrong awards, at once or from later ones. */
  reversed: number
  closing: number
}

/** The account of a month from what stood at its beginning and the sums of its entries. */
export function publicAccountOf(opening: number, sums: SumsByKind): PublicAccount {
  const of = (kind: EntryKind): number => sums[kind] ?? 0
  const issued = of('award')
  const redeemed = of('redeem') - of('undo') - of('refund')
  // What a reversal finds expired was never the street's to give: it counts as reversed instead.
  const expired = of('expire') + of('close') - of('lapse')
  const reversed = of('reverse') + of('recover') + of('lapse')
  const closing = opening + issued - redeemed - expired - reversed
  return { opening, issued, redeemed, expired, reversed, closing }
}

/** fine, 预警 from 80 %, 暂停 from 100 %: no new promises, what was earned stays good. */
export type BudgetState = 'fine' | 'warned' | 'over'

export interface Budget {
  /** Points outstanding × cost, 分. */
  liability: number
  /** 分; null where the street has set none. */
  budget: number | null
  /** Whole percent, never rounded up; null without a budget. */
  percent: number | null
  state: BudgetState
}

/**
 * What the street would owe if everybody redeemed today, beside what it has.
 * @param pointCost what one point costs the street, in 分
 */
export function budgetOf(outstanding: number, pointCost: number, budget: number | null): Budget {
  const liability = outstanding * pointCost
  if (budget === null) return { liability, budget, percent: null, state: 'fine' }
  const isOver = liability >= budget
  const isWarned = liability * 100 >= budget * LIMITS.warnPercent
  const percent = budget > 0 ? Math.floor((liability * 100) / budget) : 100
  return { liability, budget, percent, state: isOver ? 'over' : isWarned ? 'warned' : 'fine' }
}
