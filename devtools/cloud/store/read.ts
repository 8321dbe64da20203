/** Runs a plan: walks its candidates, keeps what matches, in order, and counts what it read. */
import type { Strictness } from '../strictness'
import type { Doc } from '../types'
import { matcher, nearestM } from './filter'
import { circleBox, EARTH_RADIUS_M } from './geo'
import { planName } from './plan'
import type { Plan } from './plan'
import { assertServed, choose } from './planner'
import type { Sort } from './planner'
import { merge, sortBy } from './sort'
import { FIRST_CHUNK } from './tables'
import type { Collection, Row } from './tables'
import { parseDoc } from './values'

/** Reports how a request was answered, for trips(). */
export interface Probe {
  index: string | null
  examined: number
}

export interface Query {
  filter: Doc
  sort?: Sort
  skip?: number
  limit?: number
}

/** A stored document, parsed when first asked for. */
export class Candidate {
  private parsed: Doc | undefined

  constructor(
    readonly rid: number,
    readonly body: string,
  ) {}

  get doc(): Doc {
    this.parsed ??= parseDoc(this.body)
    return this.parsed
  }
}

const HALF_ROUND_M = Math.PI * EARTH_RADIUS_M
const FIRST_RING_M = 500

function* ofRows(rows: Iterable<Row>, probe: Probe): Generator<Candidate> {
  for (const row of rows) {
    probe.examined++
    yield new Candidate(row.rid, row.body)
  }
}

function* distinct(items: Iterable<Candidate>): Generator<Candidate> {
  const seen = new Set<number>()
  for (const item of items) {
    if (seen.has(item.rid)) continue
    seen.add(item.rid)
    yield item
  }
}

function* chain<T>(sources: Iterable<T>[]): Generator<T> {
  for (const s of sources) yield* s
}

/** By distance, in growing rings, so that the nearest few are found without reading all. */
function* nearest(plan: Extract<Plan, { kind: 'near' }>, probe: Probe): Generator<Candidate> {
  const { near, index } = plan
  const seen = new Set<number>()
  const waiting: { m: number; item: Candidate }[] = []
  const end = Math.min(near.maxM, HALF_ROUND_M)
  for (let radiusM = Math.min(FIRST_RING_M, end); ; radiusM = Math.min(radiusM * 4, end)) {
    for (const item of ofRows(index.inBox(circleBox(near.centre, radiusM)), probe)) {
      if (seen.has(item.rid)) {
        probe.examined-- // already read in a smaller ring
        continue
      }
      seen.add(item.rid)
      const m = nearestM(item.doc, near)
      if (m >= near.minM && m <= near.maxM) waiting.push({ m, item })
    }
    waiting.sort((a, b) => a.m - b.m)
    while (waiting.length > 0 && (waiting[0]!.m <= radiusM || radiusM >= end))
      yield waiting.shift()!.item
    if (radiusM >= end) return
  }
}

/** All documents that may match, in the sort's order when the plan is ordered; `want` at first. */
function* candidates(
  c: Collection,
  plan: Plan,
  sort: Sort,
  probe: Probe,
  want: number,
): Generator<Candidate> {
  const docOf = (x: Candidate): Doc => x.doc
  const join = (sources: Iterable<Candidate>[]): Iterable<Candidate> =>
    plan.ordered && sort.length > 0 && sources.length > 1
      ? merge(sources, docOf, sort)
      : chain(sources)
  switch (plan.kind) {
    case 'id':
      for (const id of plan.ids) {
        const row = c.get(id)
        if (row) yield* ofRows([row], probe)
      }
      return
    case 'idRange':
      return yield* join(plan.ranges.map((r) => ofRows(c.walkIds(r, plan.reverse, want), probe)))
    case 'index': {
      const all = join(
        plan.ranges.map((r) => ofRows(plan.index.walk(r, plan.reverse, want), probe)),
      )
      return yield* plan.multikey ? distinct(all) : all
    }
    case 'area': {
      const [first, ...others] = plan.boxes.map((b) => plan.index.inBox(b))
      const sets = others.map((rows) => new Set(rows.map((r) => r.rid)))
      return yield* ofRows(
        first!.filter((r) => sets.every((s) => s.has(r.rid))),
        probe,
      )
    }
    case 'near':
      return yield* nearest(plan, probe)
    case 'union':
      return yield* distinct(join(plan.plans.map((p) => candidates(c, p, sort, probe, want))))
    case 'natural':
    case 'scan':
      return yield* ofRows(c.walkAll(want), probe)
  }
}

const planFor = (c: Collection, q: Query, strict: Strictness, probe: Probe): Plan => {
  const sort = q.sort ?? []
  const plan = choose(c, q.filter, sort)
  probe.index = planName(plan)
  assertServed(plan, c, q.filter, sort, strict)
  return plan
}

/** How many rows a plan surely needs: few are asked for first where a match may be rare. */
const wanted = (plan: Plan, need: number): number =>
  !plan.ordered ? Infinity : plan.exact ? need : Math.max(need, FIRST_CHUNK)

/** The documents a query answers, sorted, skipped and limited. */
export function read(c: Collection, q: Query, strict: Strictness, probe: Probe): Candidate[] {
  const sort = q.sort ?? []
  const skip = q.skip ?? 0
  const need = skip + (q.limit ?? Infinity)
  const plan = planFor(c, q, strict, probe)
  const matches = plan.exact ? () => true : matcher(q.filter)
  const found: Candidate[] = []
  if (need === 0) return found
  for (const item of candidates(c, plan, sort, probe, wanted(plan, need))) {
    if (!plan.exact && !matches(item.doc)) continue
    found.push(item)
    if (plan.ordered && found.length >= need) break
  }
  const sorted = plan.ordered || sort.length === 0 ? found : sortBy(found, (x) => x.doc, sort)
  return skip === 0 && sorted.length <= need ? sorted : sorted.slice(skip, need)
}

/** How many documents match; an exact plan counts keys and reads no document. */
export function countMatching(
  c: Collection,
  filter: Doc,
  strict: Strictness,
  probe: Probe,
): number {
  if (Object.keys(filter).length === 0) {
    probe.index = 'ID'
    return c.count()
  }
  const plan = planFor(c, { filter }, strict, probe)
  if (plan.kind === 'index' && plan.exact)
    return plan.ranges.reduce((sum, r) => sum + plan.index.count(r), 0)
  const matches = matcher(filter)
  let n = 0
  for (const item of candidates(c, plan, [], probe, Infinity)) if (matches(item.doc)) n++
  return n
}
