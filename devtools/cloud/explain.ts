/** What each call asked of the database: its round trips, the index of each, what it read for what. */
import type { Trip } from './types'

/** Examining more than this many times what is returned is worth a look. */
const WASTEFUL = 10

/** COLLSCAN: it read everything. WASTE: it examined more than ten times what it returned. */
export type Remark = 'COLLSCAN' | 'WASTE' | ''

export interface ExplainedTrip {
  action: string
  collection: string
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
  /** In the database; what the function itself took is not counted. */
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
      call = { call: t.call || t.function, invocation: t.invocation, ms: 0, trips: [] }
      calls.set(t.invocation, call)
    }
    call.ms += t.ms
    call.trips.push({
      action: t.action.replace('database.', ''),
      collection: t.collection,
      index: t.index ?? '',
      examined: t.examined,
      returned: t.returned,
      ms: t.ms,
      remark: remarkOn(t),
    })
  }
  return [...calls.values()]
}

const HEAD = ['', 'collection', 'index', 'examined', 'returned', 'ms', '']
const LEFT = new Set([0, 1, 2, 6])

/** The calls as a table for people, one line a call and one a trip. */
export function explainText(calls: ExplainedCall[]): string {
  const cells = calls.map((c) =>
    c.trips.map((t) => [
      `  ${t.action}`,
      t.collection,
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
  const titled = calls.flatMap((c, i) => [
    `${c.call}: ${c.trips.length} ${c.trips.length === 1 ? 'trip' : 'trips'}, ${c.ms.toFixed(1)} ms`,
    ...cells[i]!.map(line),
  ])
  return [line(HEAD), ...titled].join('\n')
}
