/**
 * Aggregation expressions: mingo's, with our own where it is laxer than MongoDB or knows another
 * order (MongoDB manual: Aggregation Operators). Operators registered here win over mingo's.
 */
import { Context } from 'mingo'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as projections from 'mingo/operators/projection'
import * as queries from 'mingo/operators/query'
import { databaseError } from '../errors'
import type { Doc } from '../types'
import { ACCUMULATORS, mergeObjects } from './accumulators'
import { DATE_EXPRESSIONS } from './dates'
import { evaluate, isNil, truthy } from './evaluate'
import type { EvalOptions, Expression } from './evaluate'
import { compare, equal } from './order'
import { isPlain } from './values'

/** The arguments of an operator: a list, or a single one not written as a list. */
const listed = (doc: unknown, argument: unknown, options: EvalOptions): unknown[] =>
  Array.isArray(argument)
    ? argument.map((a: unknown) => evaluate(doc, a, options))
    : [evaluate(doc, argument, options)]

const exactly = (operator: string, args: unknown[], n: number): unknown[] => {
  if (args.length !== n)
    throw databaseError(
      `Expression ${operator} takes exactly ${n} arguments. ${args.length} were passed in.`,
    )
  return args
}

/** In expressions, and only there, a missing value is below null. */
const order = (a: unknown, b: unknown): number =>
  a === undefined || b === undefined
    ? Number(a !== undefined) - Number(b !== undefined)
    : Math.sign(compare(a, b))

const comparing =
  (operator: string, answer: (order: number) => unknown): Expression =>
  (doc, argument, options) => {
    const [a, b] = exactly(operator, listed(doc, argument, options), 2)
    return answer(order(a, b))
  }

/** One value, evaluated; null and missing answer null before `f` is asked. */
const ofOne =
  (operator: string, f: (v: unknown) => unknown, nil: unknown = null): Expression =>
  (doc, argument, options) => {
    const [v] = exactly(operator, listed(doc, argument, options), 1)
    return isNil(v) ? nil : f(v)
  }

const numberOf = (v: unknown, operator: string): number => {
  if (typeof v === 'number') return v
  throw databaseError(`${operator} only supports numeric types, not ${typeof v}`)
}

const positive = (v: unknown, operator: string): number => {
  const n = numberOf(v, operator)
  if (n <= 0) throw databaseError(`${operator}'s argument must be a positive number, but is ${n}`)
  return n
}

const arrayOf = (v: unknown, what: string): unknown[] => {
  if (Array.isArray(v)) return v as unknown[]
  throw databaseError(`${what} must be an array, but is of type: ${v === null ? 'null' : typeof v}`)
}

const truncate: Expression = (doc, argument, options) => {
  const [v, place] = listed(doc, argument, options)
  if (isNil(v)) return null
  const scale = 10 ** (place === undefined ? 0 : numberOf(place, '$trunc'))
  return Math.trunc(numberOf(v, '$trunc') * scale) / scale
}

const modulo: Expression = (doc, argument, options) => {
  const [a, b] = exactly('$mod', listed(doc, argument, options), 2)
  if (isNil(a) || isNil(b)) return null
  if (numberOf(b, '$mod') === 0) throw databaseError("can't $mod by zero")
  return numberOf(a, '$mod') % (b as number)
}

const logarithm: Expression = (doc, argument, options) => {
  const [v, base] = exactly('$log', listed(doc, argument, options), 2)
  if (isNil(v) || isNil(base)) return null
  return Math.log(positive(v, '$log')) / Math.log(positive(base, '$log'))
}

const unique = (list: unknown[]): unknown[] => {
  const out: unknown[] = []
  for (const v of list) if (!out.some((x) => equal(x, v))) out.push(v)
  return out
}

const has = (list: unknown[], v: unknown): boolean => list.some((x) => equal(x, v))

/** Set operators see arrays as sets; one that is null makes the answer null. */
const ofSets =
  (operator: string, f: (sets: unknown[][]) => unknown): Expression =>
  (doc, argument, options) => {
    const args = listed(doc, argument, options)
    if (args.some(isNil)) return null
    return f(args.map((a) => arrayOf(a, `All operands of ${operator}`)))
  }

/** The same where null is an error as any other non-array is. */
const strictSets =
  (operator: string, f: (sets: unknown[][]) => unknown): Expression =>
  (doc, argument, options) =>
    f(listed(doc, argument, options).map((a) => arrayOf(a, `All operands of ${operator}`)))

const includesAll = (a: unknown[], b: unknown[]): boolean => b.every((v) => has(a, v))

const within: Expression = (doc, argument, options) => {
  const [v, list] = exactly('$in', listed(doc, argument, options), 2)
  return has(arrayOf(list, "$in's second argument"), v)
}

/** Searches from a start up to an end, both optional: −1 without a find, null for null. */
const indexing =
  (
    operator: string,
    unitsOf: (v: unknown) => unknown[],
    needle: (v: unknown) => unknown[],
  ): Expression =>
  (doc, argument, options) => {
    const [where, what, from = 0, to] = listed(doc, argument, options)
    if (isNil(where)) return null
    const units = unitsOf(where)
    const wanted = needle(what)
    const end = Math.min(units.length, to === undefined ? Infinity : numberOf(to, operator))
    for (let i = numberOf(from, operator); i + wanted.length <= end; i++)
      if (wanted.every((w, k) => equal(w, units[i + k]))) return i
    return -1
  }

const text =
  (operator: string) =>
  (v: unknown): string => {
    if (typeof v === 'string') return v
    throw databaseError(`${operator} requires a string, found: ${v === null ? 'null' : typeof v}`)
  }
const codePoints = (v: unknown): string[] => [...text('$indexOfCP')(v)]
const utf8 = (v: unknown): number[] => [...Buffer.from(text('$indexOfBytes')(v))]

const split: Expression = (doc, argument, options) => {
  const [v, by] = exactly('$split', listed(doc, argument, options), 2)
  if (isNil(v) || isNil(by)) return null
  const separator = text('$split')(by)
  if (separator === '') throw databaseError('$split requires a non-empty separator')
  return text('$split')(v).split(separator)
}

const slice: Expression = (doc, argument, options) => {
  const [list, first, count] = listed(doc, argument, options)
  if (isNil(list) || isNil(first) || (count !== undefined && isNil(count))) return null
  const from = arrayOf(list, 'First argument to $slice')
  const n = numberOf(first, '$slice')
  if (count === undefined) return n < 0 ? from.slice(n) : from.slice(0, n)
  if (numberOf(count, '$slice') <= 0)
    throw databaseError('Third argument to $slice must be positive')
  const at = n < 0 ? Math.max(0, from.length + n) : n
  return from.slice(at, at + (count as number))
}

interface Branch {
  case: unknown
  then: unknown
}

const choose: Expression = (doc, argument, options) => {
  const { branches, ...rest } = argument as { branches: Branch[]; default?: unknown }
  for (const b of branches)
    if (truthy(evaluate(doc, b.case, options))) return evaluate(doc, b.then, options)
  if (!('default' in rest))
    throw databaseError(
      '$switch could not find a matching branch for an input, and no default was specified.',
    )
  return evaluate(doc, rest.default, options)
}

/** The accumulators as expressions: over a list of arguments, or over one array. */
const accumulating =
  (operator: string): Expression =>
  (doc, argument, options) => {
    const args = listed(doc, argument, options)
    const only = args.length === 1 ? args[0] : undefined
    return ACCUMULATORS[operator]!(Array.isArray(only) ? only : args)
  }

const EXPRESSIONS: Record<string, Expression> = {
  $eq: comparing('$eq', (o) => o === 0),
  $ne: comparing('$ne', (o) => o !== 0),
  $gt: comparing('$gt', (o) => o > 0),
  $gte: comparing('$gte', (o) => o >= 0),
  $lt: comparing('$lt', (o) => o < 0),
  $lte: comparing('$lte', (o) => o <= 0),
  $cmp: comparing('$cmp', (o) => o),
  $trunc: truncate,
  $mod: modulo,
  $ln: ofOne('$ln', (v) => Math.log(positive(v, '$ln'))),
  $log10: ofOne('$log10', (v) => Math.log10(positive(v, '$log10'))),
  $log: logarithm,
  $in: within,
  $indexOfArray: indexing(
    '$indexOfArray',
    (v) => arrayOf(v, "$indexOfArray's first argument"),
    (v) => [v],
  ),
  $indexOfCP: indexing('$indexOfCP', codePoints, codePoints),
  $indexOfBytes: indexing('$indexOfBytes', utf8, utf8),
  $size: (doc, argument, options) =>
    arrayOf(exactly('$size', listed(doc, argument, options), 1)[0], 'The argument to $size').length,
  $slice: slice,
  $split: split,
  $switch: choose,
  $toLower: ofOne('$toLower', (v) => String(v).toLowerCase(), ''),
  $toUpper: ofOne('$toUpper', (v) => String(v).toUpperCase(), ''),
  $mergeObjects: (doc, argument, options) => {
    const args = listed(doc, argument, options)
    return mergeObjects(args.length === 1 && Array.isArray(args[0]) ? args[0] : args)
  },
  $setUnion: ofSets('$setUnion', (sets) => unique(sets.flat()).sort(compare)),
  $setIntersection: ofSets('$setIntersection', ([first = [], ...others]) =>
    unique(first.filter((v) => others.every((s) => has(s, v)))).sort(compare),
  ),
  $setDifference: ofSets('$setDifference', (sets) => {
    const [a, b] = exactly('$setDifference', sets, 2) as unknown[][]
    return unique(a!.filter((v) => !has(b!, v)))
  }),
  $setEquals: strictSets('$setEquals', ([first = [], ...others]) =>
    others.every((s) => includesAll(s, first) && includesAll(first, s)),
  ),
  $setIsSubset: strictSets('$setIsSubset', (sets) => {
    const [a, b] = exactly('$setIsSubset', sets, 2) as unknown[][]
    return includesAll(b!, a!)
  }),
  $sum: accumulating('$sum'),
  $avg: accumulating('$avg'),
  $min: accumulating('$min'),
  $max: accumulating('$max'),
  $stdDevPop: accumulating('$stdDevPop'),
  $stdDevSamp: accumulating('$stdDevSamp'),
  $meta: () => {
    throw databaseError('local cloud: $meta is not supported')
  },
  ...DATE_EXPRESSIONS,
}

/** The context that every evaluation runs in. */
export const expressionContext = Context.init({
  accumulator: accumulators as unknown as Parameters<Context['addAccumulatorOps']>[0],
  projection: projections as unknown as Parameters<Context['addProjectionOps']>[0],
  query: queries as unknown as Parameters<Context['addQueryOps']>[0],
  expression: { ...expressions, ...EXPRESSIONS } as unknown as Parameters<
    Context['addExpressionOps']
  >[0],
})

/** An object of fields and not of one operator. */
export const isFields = (v: unknown): v is Doc =>
  isPlain(v) && !Object.keys(v).some((k) => k.startsWith('$'))
