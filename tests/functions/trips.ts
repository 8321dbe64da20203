import { budgetOf, costOf, requestsOf } from '../../devtools/bench/budgets'
import type { Trip } from '../../devtools/cloud'
import type { CallName } from '../../domain/contract'

/** One line a request: from when to when, in ms since the first. */
export const show = (requests: Trip[]): string => {
  const first = Math.min(...requests.map((t) => t.beganMs))
  const since = (ms: number): string => (ms - first).toFixed(0).padStart(4)
  return requests
    .map((t) => {
      const span = `${since(t.beganMs)}–${since(t.endedMs)}`
      return `${span} ${t.action} ${t.collection}${t.name} ${t.index ?? ''}`
    })
    .join('\n')
}

/** What a call asked of the database, of all trips of its time: by indexes, at least once, within its budget. */
export function expectLittle(name: CallName, asked: object, all: Trip[]): void {
  expect(show(all)).not.toContain('COLLSCAN')
  const own = requestsOf('api', all)
  const { database } = costOf(own)
  if (database > budgetOf(name, asked).database) {
    throw new Error(`${database} to the database:\n${show(own)}`)
  }
  expect(database).toBeGreaterThanOrEqual(1)
}
