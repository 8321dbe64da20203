/** How a query is answered: by _id, by ranges of an index, by area, by several plans, by reading all. */
import type { Near } from './filter'
import type { Box } from './geo'
import type { Range } from './keys'
import type { Index } from './tables'

export type Plan = {
  /** Documents come in the order of the sort asked for (or none was asked). */
  ordered: boolean
  /** Every candidate matches: no document need be read to know. */
  exact: boolean
  /** How well it narrows; higher is better. */
  score: number
} & (
  | { kind: 'id'; ids: (string | number)[] }
  | { kind: 'idRange'; ranges: Range[]; reverse: boolean }
  | { kind: 'index'; index: Index; ranges: Range[]; reverse: boolean; multikey: boolean }
  | { kind: 'area'; index: Index; boxes: Box[] }
  | { kind: 'near'; index: Index; near: Near }
  | { kind: 'union'; plans: Plan[] }
  /** Everything, in the order of insertion. */
  | { kind: 'natural' }
  | { kind: 'scan' }
)

/** What trips() reports: index names, 'ID' or 'COLLSCAN'. */
export function planName(plan: Plan): string {
  switch (plan.kind) {
    case 'id':
    case 'idRange':
    case 'natural':
      return 'ID'
    case 'scan':
      return 'COLLSCAN'
    case 'union':
      return [...new Set(plan.plans.map(planName))].join(',')
    default:
      return plan.index.name
  }
}
