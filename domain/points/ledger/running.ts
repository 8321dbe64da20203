import type { SumRow } from './month'

/**
 * Sums of entries that are kept, so that what a month comes to costs the same however much was entered: the
 * timer adds to them, nobody else writes them.
 */

/** Collection `pointsRunning`, one document: the first month that was not reckoned yet, up to a moment. */
export interface RunningSums {
  _id: 'running:now'
  shape: number
  month: string
  /** Entries before it are in the sums, those from it on are not. */
  upTo: number
  rows: SumRow[]
}

export const RUNNING_ID = 'running:now'
export const RUNNING_SHAPE = 1

const keyOf = ({ kind, domain, good }: SumRow): string => JSON.stringify([kind, domain, good])

function added(a: readonly SumRow[], b: readonly SumRow[], sign: 1 | -1): SumRow[] {
  const sums = new Map(a.map((row) => [keyOf(row), row]))
  for (const row of b) {
    const { points, entries } = sums.get(keyOf(row)) ?? { points: 0, entries: 0 }
    const next = { points: points + sign * row.points, entries: entries + sign * row.entries }
    sums.set(keyOf(row), { ...row, ...next })
  }
  return [...sums.values()].filter(({ points, entries }) => points !== 0 || entries !== 0)
}

/** Two stretches of time as one. */
export const withRows = (a: readonly SumRow[], b: readonly SumRow[]): SumRow[] => added(a, b, 1)

/** What came into a stretch of time after it had been summed. */
export const lateRows = (now: readonly SumRow[], then: readonly SumRow[]): SumRow[] =>
  added(now, then, -1)
