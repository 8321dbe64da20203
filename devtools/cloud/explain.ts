/** What each call asked of the cloud: its requests, the index of each, what it read for what. */
import type { Trip } from './types'

/** Examining more than this many times what is returned is worth a look. */
const WASTEFUL = 10

/** COLLSCAN: it read everything. WASTE: it examined more than ten times what it returned. */
export type Remark = 'COLLSCAN' | 'WASTE' | ''

export interface ExplainedTrip {
  action: string
  /** The collection, open API or function; empty for a file. */
  of: string
  /** Empty where there is no query. */
  index: string
  examined: number
  returned: number
  ms: number
  remark: Remark
}

/** One invocation of a function. */
export interface ExplainedCall {
  /** The call's name in the `{name, …}` convention, else the function's. */
  call: string
  invocation: string
  /** Requests to the database alone: those that have a budget. */
  database: number
  /** In the database; what the function itself and other services took is not counted. */
  ms: number
  trips: ExplainedTrip[]
}

const remarkOn = (t: Trip): Remark => {
  if (t.index?.split(',').includes('COLLSCAN')) return 'COLLSCAN'
  return t.examined > WASTEFUL * Math.max(1, t.returned) ? 'WASTE' : ''
}

/** Groups trips by invocation, in the order in which each made its first. */
export function explain(trips: Trip[]): ExplainedCall[] {
  const calls = new Map<string, ExplainedCall>()
  for (const t of trips) {
    let call = calls.get(t.invocation)
    if (!call) {
      const { invocation } = t
      call = { call: t.call || t.function, invocation, database: 0, ms: 0, trips: [] }
      calls.set(invocation, call)
    }
    const ms = t.endedMs - t.beganMs
    if (t.kind === 'database') {
      call.database++
      call.ms += ms
    }
    call.trips.push({
      action: t.action.replace('database.', ''),
      of: t.collection || t.name,
      index: t.index ?? '',
      examined: t.examined,
      returned: t.returned,
      ms,
      remark: remarkOn(t),
    })
  }
  return [...calls.values()]
}

const HEAD = ['', 'of', 'index', 'examined', 'returned', 'ms', '']
const LEFT = new Set([0, 1, 2, 6])

const titleOf = ({ call, database, ms, trips }: ExplainedCall): string => {
  const own = `${database} ${database === 1 ? 'request' : 'requests'} to the database`
  const all = trips.length > database ? `, ${trips.length} of any kind` : ''
  return `${call}: ${own}${all}, ${ms.toFixed(1)} ms`
}

/** The calls as a table for people, one line a call and one a request. */
export function explainText(calls: ExplainedCall[]): string {
  const cells = calls.map((c) =>
    c.trips.map((t) => [
      `  ${t.action}`,
      t.of,
      t.index,
      String(t.examined),
      String(t.returned),
      t.ms.toFixed(1),
      t.remark,
    ]),
  )
  const widths = HEAD.map((head, i) =>
    Math.max(head.length, ...cells.flat().map((row) => row[i]!.length)),
  )
  const line = (row: string[]): string =>
    row
      .map((text, i) => (LEFT.has(i) ? text.padEnd(widths[i]!) : text.padStart(widths[i]!)))
      .join('  ')
      .trimEnd()
  const titled = calls.flatMap((c, i) => [titleOf(c), ...cells[i]!.map(line)])
  return [line(HEAD), ...titled].join('\n')
}
