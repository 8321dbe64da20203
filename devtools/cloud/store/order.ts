/**
 * MongoDB's comparison order of values, without building keys: the same order as `keys.ts`
 * (MongoDB manual: Comparison/Sort Order). Objects compare field by field in their own order.
 */
import { TAG } from './keys'
import { isPlain, print } from './values'

/** The type bracket of a value; a missing value counts as null. */
export function rank(v: unknown): number {
  if (v === null || v === undefined) return TAG.null
  switch (typeof v) {
    case 'number':
      return TAG.number
    case 'string':
      return TAG.string
    case 'boolean':
      return TAG.bool
  }
  if (Array.isArray(v)) return TAG.array
  if (v instanceof Date) return TAG.date
  if (v instanceof RegExp) return TAG.regex
  return isPlain(v) ? TAG.object : TAG.binary
}

/** Moves surrogates above all other units, so that UTF-16 compares as UTF-8 bytes do. */
const utf8Weight = (unit: number): number =>
  unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit

function compareStrings(a: string, b: string): number {
  const end = Math.min(a.length, b.length)
  for (let i = 0; i < end; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)]
    if (x !== y) return utf8Weight(x) - utf8Weight(y)
  }
  return a.length - b.length
}

/** NaN equals NaN and is below every number. */
const compareNumbers = (a: number, b: number): number => {
  if (a < b) return -1
  if (a > b) return 1
  if (a === b) return 0
  return Number(Number.isNaN(b)) - Number(Number.isNaN(a))
}

function compareArrays(a: unknown[], b: unknown[]): number {
  const end = Math.min(a.length, b.length)
  for (let i = 0; i < end; i++) {
    const c = compare(a[i], b[i])
    if (c !== 0) return c
  }
  return a.length - b.length
}

function compareObjects(a: object, b: object): number {
  const [left, right] = [Object.entries(a), Object.entries(b)] as [string, unknown][][]
  const end = Math.min(left!.length, right!.length)
  for (let i = 0; i < end; i++) {
    const [[name, v], [otherName, other]] = [left![i]!, right![i]!]
    const c = rank(v) - rank(other) || compareStrings(name, otherName) || compare(v, other)
    if (c !== 0) return c
  }
  return left!.length - right!.length
}

/** Negative, zero or positive, as MongoDB sorts the two values. */
export function compare(a: unknown, b: unknown): number {
  const bracket = rank(a)
  const other = rank(b)
  if (bracket !== other) return bracket - other
  switch (bracket) {
    case TAG.null:
      return 0
    case TAG.number:
    case TAG.bool:
      return compareNumbers(a as number, b as number)
    case TAG.date:
      return compareNumbers((a as Date).getTime(), (b as Date).getTime())
    case TAG.string:
      return compareStrings(a as string, b as string)
    case TAG.array:
      return compareArrays(a as unknown[], b as unknown[])
    case TAG.object:
      return compareObjects(a as object, b as object)
    case TAG.regex:
      return compareStrings(String(a), String(b))
    default:
      return compareStrings(print(a), print(b))
  }
}

/** MongoDB's equality: 0 equals -0, NaN equals NaN, objects must have the same order of fields. */
export const equal = (a: unknown, b: unknown): boolean => a === b || compare(a, b) === 0
