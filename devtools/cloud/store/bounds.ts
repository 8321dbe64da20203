/** From a filter to the ranges of encoded values that each field may have. */
import type { Doc } from '../types'
import { encode, successor } from './keys'
import { isOperators } from './match'
import { isPlain } from './values'

/** Encoded values x with lo <= x < hi; `point` when that is one single value. */
export interface Interval {
  lo: Buffer
  hi: Buffer
  point?: Buffer
}

/** One condition on one field. Without `intervals` no index can narrow it. */
export interface Predicate {
  path: string
  operator: string
  argument: unknown
  intervals?: Interval[]
  /** The intervals say all of it, for documents where the field is no array. */
  exact: boolean
}

/** A filter taken apart: all predicates hold, all `ors` hold, and `rest` clauses hold. */
export interface Conjunction {
  predicates: Predicate[]
  /** Each entry is one $or: a list of alternative filters. */
  ors: Doc[][]
  /** Clauses that no index serves ($nor, $expr, …), kept only as a count: the matcher has them. */
  rest: number
}

const point = (v: unknown): Interval => {
  const p = encode(v)
  return { lo: p, hi: successor(p), point: p }
}

const below = (tag: number): Buffer => Buffer.from([tag])
const above = (tag: number): Buffer => Buffer.from([tag + 1])
const FLOOR = below(1)
const CEILING = below(0x7f)

const isScalar = (v: unknown): boolean =>
  v === null || (typeof v !== 'object' && v !== undefined) || v instanceof Date

/** The literal text that every match of an anchored, case-sensitive expression starts with. */
const literalPrefix = (re: RegExp): string => {
  if (re.flags !== '' || !re.source.startsWith('^') || re.source.includes('|')) return ''
  const m = /^\^((?:[^\\.*+?^${}()|[\]]|\\[^a-zA-Z0-9])*)([*?{]?)/.exec(re.source)
  if (!m) return ''
  const text = m[1]!.replace(/\\(.)/g, '$1')
  return m[2] ? text.slice(0, -1) : text
}

const regexIntervals = (re: RegExp): Interval[] | undefined => {
  const text = literalPrefix(re)
  if (text === '') return undefined
  const lo = encode(text).subarray(0, -2) // without the terminator: a prefix of all that follow
  return [{ lo, hi: successor(lo) }]
}

const complement = (points: Interval[]): Interval[] => {
  const sorted = [...points].sort((a, b) => Buffer.compare(a.lo, b.lo))
  const out: Interval[] = []
  let lo = FLOOR
  for (const p of sorted) {
    out.push({ lo, hi: p.lo })
    lo = p.hi
  }
  out.push({ lo, hi: CEILING })
  return out
}

type Bounds = { intervals: Interval[]; exact: boolean } | undefined

const compareBounds = (operator: string, v: unknown): Bounds => {
  if (!isScalar(v) || v === null) return undefined
  const p = encode(v)
  // NaN is encoded below all numbers and is neither less nor greater than any.
  const start = typeof v === 'number' ? encode(-Infinity) : below(p[0]!)
  const end = above(p[0]!)
  const interval = {
    $gt: { lo: successor(p), hi: end },
    $gte: { lo: p, hi: end },
    $lt: { lo: start, hi: p },
    $lte: { lo: start, hi: successor(p) },
  }[operator]!
  return { intervals: [interval], exact: typeof v !== 'number' || !Number.isNaN(v) }
}

const listBounds = (operator: string, v: unknown): Bounds => {
  if (!Array.isArray(v) || !v.every(isScalar)) return undefined
  const distinct = new Map(v.map((x) => [encode(x).toString('latin1'), point(x)]))
  const points = [...distinct.values()].sort((a, b) => Buffer.compare(a.lo, b.lo))
  if (operator === '$in') return { intervals: points, exact: true }
  if (operator === '$nin') return { intervals: complement(points), exact: false }
  return points.length ? { intervals: [points[0]!], exact: false } : undefined // $all
}

function boundsOf(operator: string, v: unknown): Bounds {
  switch (operator) {
    case '$eq': {
      if (v instanceof RegExp) return boundsOf('$regex', v)
      if (isScalar(v)) return { intervals: [point(v)], exact: true }
      return isPlain(v) ? { intervals: [point(v)], exact: false } : undefined
    }
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return compareBounds(operator, v)
    case '$in':
    case '$nin':
    case '$all':
      return listBounds(operator, v)
    case '$ne':
      return isScalar(v) ? { intervals: complement([point(v)]), exact: false } : undefined
    case '$exists':
      return v ? undefined : { intervals: [point(null)], exact: false }
    case '$regex': {
      const intervals = v instanceof RegExp ? regexIntervals(v) : undefined
      return intervals && { intervals, exact: false }
    }
    default:
      return undefined
  }
}

const elementPredicates = (path: string, v: unknown): Predicate[] => {
  if (!isPlain(v)) return []
  const inner = isOperators(v)
    ? fieldPredicates(path, v)
    : Object.entries(v).flatMap(([k, x]) => fieldPredicates(`${path}.${k}`, x))
  return inner.map((p) => ({ ...p, exact: false }))
}

function fieldPredicates(path: string, condition: unknown): Predicate[] {
  if (!isOperators(condition)) {
    const bounds = boundsOf('$eq', condition)
    return [{ path, operator: '$eq', argument: condition, exact: false, ...bounds }]
  }
  return Object.entries(condition).flatMap(([operator, argument]): Predicate[] => {
    const bounds = boundsOf(operator, argument)
    const own: Predicate = { path, operator, argument, exact: false, ...bounds }
    return operator === '$elemMatch' ? [own, ...elementPredicates(path, argument)] : [own]
  })
}

/** Takes a filter apart along its $ands. The result narrows; the matcher still decides. */
export function takeApart(filter: Doc): Conjunction {
  const out: Conjunction = { predicates: [], ors: [], rest: 0 }
  for (const [k, v] of Object.entries(filter)) {
    if (k === '$and' && Array.isArray(v)) {
      for (const part of v.map((f) => takeApart(f as Doc))) {
        out.predicates.push(...part.predicates)
        out.ors.push(...part.ors)
        out.rest += part.rest
      }
    } else if (k === '$or' && Array.isArray(v)) out.ors.push(v as Doc[])
    else if (k[0] === '$') out.rest++
    else out.predicates.push(...fieldPredicates(k, v))
  }
  return out
}

/** Values allowed by both lists of intervals; both are sorted and disjoint. */
export function intersect(a: Interval[], b: Interval[]): Interval[] {
  const out: Interval[] = []
  for (const x of a) {
    for (const y of b) {
      const lo = Buffer.compare(x.lo, y.lo) >= 0 ? x.lo : y.lo
      const hi = Buffer.compare(x.hi, y.hi) <= 0 ? x.hi : y.hi
      const p = x.point ?? y.point
      if (Buffer.compare(lo, hi) < 0) out.push(p ? { lo, hi, point: p } : { lo, hi })
    }
  }
  return out
}

/** $ne and $nin exclude little: they may narrow a later field, never lead. */
export const isNegative = (operator: string): boolean => operator === '$ne' || operator === '$nin'
