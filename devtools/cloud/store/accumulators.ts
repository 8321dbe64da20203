/** What $group gathers: each accumulator from the values of its documents to one value. */
import { databaseError } from '../errors'
import type { Doc } from '../types'
import { compare, equal } from './order'
import { isPlain, print } from './values'

export type Accumulator = (values: unknown[]) => unknown

const numbers = (values: unknown[]): number[] => values.filter((v) => typeof v === 'number')

const known = (values: unknown[]): unknown[] => values.filter((v) => v !== null && v !== undefined)

const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0)

const deviation =
  (sampled: boolean): Accumulator =>
  (values) => {
    const list = numbers(values)
    const n = list.length - Number(sampled)
    if (n <= 0) return null
    const mean = sum(list) / list.length
    return Math.sqrt(sum(list.map((x) => (x - mean) ** 2)) / n)
  }

const extreme =
  (wins: (order: number) => boolean): Accumulator =>
  (values) => {
    const [first, ...rest] = known(values)
    return rest.reduce((best, v) => (wins(compare(v, best)) ? v : best), first ?? null)
  }

/** Later fields replace earlier ones; null and missing are passed over, all else is an error. */
export function mergeObjects(values: unknown[]): Doc {
  const out: Doc = {}
  for (const v of known(values)) {
    if (!isPlain(v))
      throw databaseError(`$mergeObjects requires object inputs, but input ${print({ v })} is none`)
    Object.assign(out, v)
  }
  return out
}

const average: Accumulator = (values) => {
  const list = numbers(values)
  return list.length === 0 ? null : sum(list) / list.length
}

const distinct: Accumulator = (values) => {
  const out: unknown[] = []
  for (const v of values) if (v !== undefined && !out.some((x) => equal(x, v))) out.push(v)
  return out
}

/** MongoDB manual: $group, accumulators. A missing value is not pushed; $first of one is null. */
export const ACCUMULATORS: Record<string, Accumulator> = {
  $sum: (values) => sum(numbers(values)),
  $avg: average,
  $min: extreme((order) => order < 0),
  $max: extreme((order) => order > 0),
  $first: (values) => values[0] ?? null,
  $last: (values) => values[values.length - 1] ?? null,
  $push: (values) => values.filter((v) => v !== undefined),
  $addToSet: distinct,
  $stdDevPop: deviation(false),
  $stdDevSamp: deviation(true),
  $mergeObjects: mergeObjects,
}
