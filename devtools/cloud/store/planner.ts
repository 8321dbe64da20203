/**
 * Chooses how to answer a query. The rules are MongoDB's that matter to a design: an index serves
 * by its leading fields, equality before range, and serves a sort when the sort's fields follow the
 * equalities in order, all forwards or all backwards.
 */
import { localError } from '../errors'
import type { Strictness } from '../strictness'
import type { Doc } from '../types'
import { intersect, isNegative, takeApart } from './bounds'
import type { Conjunction, Interval, Predicate } from './bounds'
import { circleOf, nearOf } from './filter'
import { circleBox, geometryBox } from './geo'
import { geometry } from './geometry'
import { directed, invert, successor } from './keys'
import type { Range } from './keys'
import type { Plan } from './plan'
import type { Collection, Index } from './tables'

export type Sort = [field: string, direction: 1 | -1][]

/** Ranges that one query may be split into ($in lists multiplied); beyond, the range ends early. */
const MAX_RANGES = 200

interface FieldBounds {
  intervals: Interval[]
  predicates: Predicate[]
}

/** What the predicates say of one field, or undefined when they do not narrow it. */
function fieldBounds(
  field: string,
  predicates: Predicate[],
  multikey: boolean,
  leading: boolean,
): FieldBounds | undefined {
  const usable = predicates.filter(
    (p) => p.path === field && p.intervals && !(leading && isNegative(p.operator)),
  )
  if (usable.length === 0) return undefined
  if (multikey) {
    // Different elements may satisfy different conditions: only one of them may narrow.
    const best = usable.find((p) => p.intervals!.every((i) => i.point)) ?? usable[0]!
    return { intervals: best.intervals!, predicates: [] }
  }
  const intervals = usable.map((p) => p.intervals!).reduce(intersect)
  return { intervals, predicates: usable }
}

const directedRange = (prefix: Buffer, i: Interval, direction: 1 | -1): Range => {
  const [lo, hi] =
    direction === 1 ? [i.lo, i.hi] : [successor(invert(i.hi)), successor(invert(i.lo))]
  return { lo: Buffer.concat([prefix, lo]), hi: Buffer.concat([prefix, hi]) }
}

const wholeRange = (prefix: Buffer): Range =>
  prefix.length
    ? { lo: prefix, hi: successor(prefix) }
    : { lo: Buffer.alloc(0), hi: Buffer.from([0xff]) }

interface Narrowed {
  ranges: Range[]
  /** Fields narrowed to points (one or several values). */
  points: number
  ranged: boolean
  used: Set<Predicate>
}

/** Turns bounds into key ranges, walking the index's fields as far as they narrow. */
function narrow(index: Index, predicates: Predicate[]): Narrowed {
  const out: Narrowed = { ranges: [], points: 0, ranged: false, used: new Set() }
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  for (const [i, [field, direction]] of index.keys.entries()) {
    if (direction === '2dsphere') break
    const multikey = (index.multikey & (1 << i)) !== 0
    const bounds = fieldBounds(field, predicates, multikey, i === 0)
    if (!bounds) break
    bounds.predicates.forEach((p) => out.used.add(p))
    const { intervals } = bounds
    if (intervals.every((x) => x.point) && prefixes.length * intervals.length <= MAX_RANGES) {
      const values = intervals.map((x) => directed(x.point!, direction))
      prefixes = prefixes.flatMap((p) => values.map((v) => Buffer.concat([p, v])))
      out.points++
      continue
    }
    out.ranged = true
    out.ranges = prefixes.flatMap((p) => intervals.map((x) => directedRange(p, x, direction)))
    return out
  }
  out.ranges = prefixes.map(wholeRange)
  return out
}

/** Whether walking the ranges, each and merged, gives the sort asked for; and whether backwards. */
function orderOf(index: Index, n: Narrowed, sort: Sort): { served: boolean; reverse: boolean } {
  const no = { served: false, reverse: false }
  const pointed = index.keys.slice(0, n.points).map(([f]) => f)
  const bounded = index.keys.slice(0, n.points + (n.ranged ? 1 : 0)).map(([f]) => f)
  const isMultikey = (f: string): boolean =>
    (index.multikey & (1 << index.keys.findIndex(([k]) => k === f))) !== 0
  // An array sorts by its least or greatest element, which may lie outside the range read.
  if (sort.some(([f]) => bounded.includes(f) && isMultikey(f))) return no
  // Within a range the pointed fields are constant; the ranges are merged by the whole sort.
  const wanted = sort.filter(([f]) => !pointed.includes(f))
  const tail = index.keys.slice(n.points)
  const matches = (flip: number): boolean =>
    wanted.every(([f, d], i) => tail[i]?.[0] === f && tail[i]![1] === d * flip)
  if (matches(1)) return { served: true, reverse: false }
  return matches(-1) ? { served: true, reverse: true } : no
}

function indexPlan(index: Index, c: Conjunction, sort: Sort): Plan | undefined {
  const n = narrow(index, c.predicates)
  const order = orderOf(index, n, sort)
  const filtered = c.predicates.length + c.ors.length + c.rest > 0
  const narrows = n.points > 0 || n.ranged
  // Walking a whole index for its order alone is a scan as soon as there is a filter.
  if (!narrows && (filtered || sort.length === 0 || !order.served)) return undefined
  const exact =
    index.multikey === 0 &&
    c.rest === 0 &&
    c.ors.length === 0 &&
    c.predicates.every((p) => p.exact && n.used.has(p))
  const score =
    n.points * 10 + (n.ranged ? 5 : 0) + (index.unique && n.points === index.keys.length ? 50 : 0)
  return {
    kind: 'index',
    index,
    ranges: n.ranges,
    reverse: order.reverse,
    multikey: index.multikey !== 0,
    ordered: order.served,
    exact,
    score,
  }
}

function geoPlan(index: Index, c: Conjunction, sort: Sort): Plan | undefined {
  const field = index.keys.find(([, d]) => d === '2dsphere')?.[0]
  const own = c.predicates.filter((p) => p.path === field)
  const near = own.find((p) => p.operator === '$nearSphere' || p.operator === '$near')
  if (near && field)
    return {
      kind: 'near',
      index,
      near: nearOf(field, near.argument),
      ordered: sort.length === 0,
      exact: false,
      score: 1000,
    }
  const boxes = own.flatMap((p) => {
    if (p.operator !== '$geoWithin' && p.operator !== '$geoIntersects') return []
    const circle = circleOf(p.argument)
    if (circle) return [circleBox(circle.centre, circle.radiusM)]
    return [geometryBox(geometry((p.argument as Doc).$geometry))]
  })
  if (boxes.length === 0) return undefined
  return { kind: 'area', index, boxes, ordered: sort.length === 0, exact: false, score: 15 }
}

function idPlan(c: Conjunction, sort: Sort): Plan | undefined {
  const own = c.predicates.filter((p) => p.path === '_id' && p.intervals && !isNegative(p.operator))
  const exact =
    c.rest === 0 && c.ors.length === 0 && c.predicates.every((p) => p.path === '_id' && p.exact)
  const points = own.find((p) => p.operator === '$eq' || p.operator === '$in')
  if (points) {
    const ids = (points.operator === '$in' ? points.argument : [points.argument]) as (
      string | number
    )[]
    // A handful of named documents is sorted in memory without a scan.
    return {
      kind: 'id',
      ids: [...new Set(ids)],
      ordered: sort.length === 0 || ids.length < 2,
      exact: exact && own.length === 1,
      score: 100,
    }
  }
  const byId = sort.length === 0 || (sort.length === 1 && sort[0]![0] === '_id')
  const reverse = sort[0]?.[1] === -1
  const bounds = own.length ? own.map((p) => p.intervals!).reduce(intersect) : undefined
  if (bounds) return { kind: 'idRange', ranges: bounds, reverse, ordered: byId, exact, score: 5 }
  if (c.predicates.length + c.ors.length + c.rest > 0) return undefined
  if (sort.length === 0) return { kind: 'natural', ordered: true, exact: true, score: 0 }
  if (byId)
    return {
      kind: 'idRange',
      ranges: [wholeRange(Buffer.alloc(0))],
      reverse,
      ordered: true,
      exact: true,
      score: 0,
    }
  return undefined
}

const SCAN: Plan = { kind: 'scan', ordered: false, exact: false, score: -1 }

const better = (a: Plan, b: Plan): Plan => {
  if (a.kind === 'near' || b.kind === 'near') return a.kind === 'near' ? a : b
  if (a.ordered !== b.ordered && a.score < 50 && b.score < 50) return a.ordered ? a : b
  return b.score > a.score ? b : a
}

/** An $or is served when each of its branches is, together with the rest of the filter. */
function unionPlan(
  collection: Collection,
  filter: Doc,
  c: Conjunction,
  sort: Sort,
): Plan | undefined {
  for (const branches of c.ors) {
    const rest = { ...filter }
    delete rest.$or
    const isTop = filter.$or === branches
    const plans = branches.map((b) => choose(collection, isTop ? { $and: [rest, b] } : b, sort))
    if (plans.some((p) => p.kind === 'scan' || p.kind === 'near')) continue
    return {
      kind: 'union',
      plans,
      ordered: plans.every((p) => p.ordered),
      exact: false,
      score: Math.min(...plans.map((p) => p.score)) - 1,
    }
  }
  return undefined
}

/** The best plan; 'scan' when nothing serves. */
export function choose(collection: Collection, filter: Doc, sort: Sort): Plan {
  const c = takeApart(filter)
  const plans: (Plan | undefined)[] = [idPlan(c, sort)]
  for (const index of collection.indexes)
    plans.push(index.geo ? geoPlan(index, c, sort) : indexPlan(index, c, sort))
  if (c.ors.length > 0) plans.push(unionPlan(collection, filter, c, sort))
  return plans.filter((p): p is Plan => p !== undefined).reduce(better, SCAN)
}

const isSmall = (plan: Plan): boolean =>
  plan.kind === 'id' || plan.kind === 'near' || (plan.kind === 'index' && plan.score >= 50)

/** When strict: says which index is missing when a plan would scan, or sort in memory. */
export function assertServed(
  plan: Plan,
  collection: Collection,
  filter: Doc,
  sort: Sort,
  strict: Strictness,
): void {
  const noQuery = plan.kind === 'scan' && Object.keys(filter).length > 0
  const noSort = sort.length > 0 && !plan.ordered && !isSmall(plan)
  const scans = noQuery && strict.index
  if (!scans && !(noSort && strict.sort)) return
  const what = scans ? 'query' : 'sort'
  const order = sort.map(([f, d]) => `${f} ${d === 1 ? 'asc' : 'desc'}`).join(', ')
  const declared = collection.indexes
    .map((x) => `${x.name}(${x.keys.map(([f, d]) => `${f}:${d}`).join(', ')})`)
    .join('; ')
  throw localError(
    scans ? 'LOCAL_NO_INDEX' : 'LOCAL_NO_SORT_INDEX',
    `no declared index of "${collection.name}" serves this ${what}: filter ${JSON.stringify(filter)}` +
      `${order ? `, sort ${order}` : ''}. Declared: ${declared || 'none'}`,
  )
}
