import { LIMITS } from '../limits'
import type { DateText, Domain, EntryKind } from '../types'

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

/** Entries of one kind, domain and good, summed up: what one aggregation brings. */
export interface SumRow {
  kind: EntryKind
  domain: Domain | null
  /** Of goods that moved with the points. */
  good: string | null
  points: number
  entries: number
}

/** What a month comes to, for everybody. */
export interface MonthFigures {
  account: PublicAccount
  issuedBy: { domain: Domain; points: number }[]
  /** Pieces handed out, and what they cost, 分. */
  given: { pieces: number; cost: number }
}

/** Collection `pointsMonths`: a month that is over, as it was reckoned once. */
export interface ClosedMonth extends MonthFigures {
  /** `month:YYYY-MM` */
  _id: string
  shape: number
  month: string
  /** Sums of its entries as they were then, for what comes into it later; absent: not known. */
  rows?: SumRow[]
  /** What was handed out, good by good, as it was then; absent: not known. */
  handed?: HandedGood[]
}

/** Pieces of one good that went over the counter in a month. */
export interface HandedGood {
  /** Code of the good. */
  good: string
  name: string
  /** Code of the 领取点. */
  pickUp: string
  /** Less what was undone or refunded: below zero where that was handed out in the month before. */
  pieces: number
  /** What one cost when the month was closed, 分. */
  each: number
}

export const MONTH_SHAPE = 1

const DOMAINS: readonly Domain[] = ['JS', 'GM', 'ZA']

/** How often a piece went over the counter and stayed with its owner. */
const HANDED: Partial<Record<EntryKind, 1 | -1>> = { redeem: 1, undo: -1, refund: -1 }

/**
 * A month from what stood at its beginning and its sums. A good costs what it costs when this is
 * reckoned; a refund counts as a piece fewer, for its owner has none.
 * @param costOf what one of a good costs, in 分
 */
export function monthFiguresOf(
  opening: number,
  rows: readonly SumRow[],
  costOf: (good: string) => number,
): MonthFigures {
  const issued = rows.filter(({ kind }) => kind === 'award')
  const handed = rows.flatMap((row) =>
    row.good === null ? [] : [{ good: row.good, pieces: piecesOf(row) }],
  )
  return {
    account: publicAccountOf(opening, sumsByKind(rows)),
    issuedBy: DOMAINS.map((domain) => ({
      domain,
      points: issued.filter((r) => r.domain === domain).reduce((sum, r) => sum + r.points, 0),
    })),
    given: {
      pieces: handed.reduce((sum, { pieces }) => sum + pieces, 0),
      cost: handed.reduce((sum, { good, pieces }) => sum + pieces * costOf(good), 0),
    },
  }
}

const piecesOf = ({ kind, entries }: SumRow): number => (HANDED[kind] ?? 0) * entries

/** What the pieces of `given` were, good by good; of goods that nobody knows any more nothing is said. */
export const handedOf = (
  rows: readonly SumRow[],
  goods: readonly { code: string; name: string; pickUp: string; cost: number }[],
): HandedGood[] =>
  goods.flatMap(({ code: good, name, pickUp, cost: each }) => {
    const own = rows.filter((row) => row.good === good)
    const pieces = own.reduce((sum, row) => sum + piecesOf(row), 0)
    return pieces === 0 ? [] : [{ good, name, pickUp, pieces, each }]
  })

/** By how much so many entries change what the street stands for. */
export const changeBy = (rows: readonly SumRow[]): number =>
  publicAccountOf(0, sumsByKind(rows)).closing

export const monthOf = (day: DateText): string => day.slice(0, 7)

/** The month so many after this one; `YYYY-MM`. */
export function monthAfter(month: string, by = 1): string {
  const [year = 0, of = 1] = month.split('-').map(Number)
  const count = year * 12 + of - 1 + by
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** The first instant of a month in Shanghai. */
export const beginOf = (month: string): number => Date.parse(`${month}-01T00:00:00+08:00`)

const RANK: Record<BudgetState, number> = { fine: 0, warned: 1, over: 2 }

/** Collection `pointsBudget`, one document: how the promises stand beside the budget, kept by the timer. */
export interface KeptBudget {
  _id: 'budget:now'
  shape: number
  outstanding: number
  state: BudgetState
  at: number
  /** How often a bound was crossed upwards: each is told once. */
  crossings: number
}

export const BUDGET_ID = 'budget:now'

/** What the timer keeps next; `isCrossed`: somebody is to be told. */
export function keptBudget(
  before: KeptBudget | null,
  outstanding: number,
  { pointCost, total }: { pointCost: number; total: number },
  at: number,
): { kept: KeptBudget; isCrossed: boolean } {
  const { state } = budgetOf(outstanding, pointCost, total)
  const isCrossed = RANK[state] > RANK[before?.state ?? 'fine']
  const crossings = (before?.crossings ?? 0) + (isCrossed ? 1 : 0)
  const kept = { _id: BUDGET_ID, shape: MONTH_SHAPE, outstanding, state, at, crossings } as const
  return { kept, isCrossed }
}

/** The state that holds: none where the street has set no budget, or where it was not reckoned yet. */
export const budgetState = (
  kept: Pick<KeptBudget, 'state'> | null,
  budget: object | undefined,
): BudgetState => (budget === undefined ? 'fine' : (kept?.state ?? 'fine'))
