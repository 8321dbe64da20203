/**
 * Canonical EJSON of stored documents, as bson's EJSON has it (the tests compare the two) but several
 * times as fast: every write prints a document and every filter parses some. What is not plain
 * JSON, a number or a date is left to bson.
 */
import { EJSON } from 'bson'

type Container = Record<string, unknown> | unknown[]

const INT32_MAX = 0x7fffffff
const INT32_MIN = -0x80000000
const INT64_MAX = 2 ** 63
const INT64_MIN = -(2 ** 63)

const printNumber = (n: number): string => {
  if (!Number.isInteger(n) || Object.is(n, -0))
    return `{"$numberDouble":"${Object.is(n, -0) ? '-0.0' : String(n)}"}`
  if (n >= INT32_MIN && n <= INT32_MAX) return `{"$numberInt":"${n}"}`
  if (n >= INT64_MIN && n <= INT64_MAX) return `{"$numberLong":"${n}"}`
  return `{"$numberDouble":"${n}"}`
}

const isPlainObject = (v: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(v)
  return (prototype === Object.prototype || prototype === null) && !('_bsontype' in v)
}

const viaBson = (v: unknown): string => EJSON.stringify(v, { relaxed: false })

function printObject(v: object): string {
  if (Array.isArray(v)) return `[${v.map(printEjson).join(',')}]`
  if (v instanceof Date) return `{"$date":{"$numberLong":"${v.getTime()}"}}`
  if (!isPlainObject(v)) return viaBson(v)
  let text = '{'
  for (const [k, x] of Object.entries(v)) {
    if (text.length > 1) text += ','
    text += `${JSON.stringify(k)}:${printEjson(x)}`
  }
  return `${text}}`
}

/** Canonical EJSON text; undefined prints as null. */
export function printEjson(v: unknown): string {
  if (typeof v === 'string') return JSON.stringify(v)
  if (typeof v === 'number') return printNumber(v)
  if (typeof v === 'boolean') return v ? 'true' : 'false'
  if (v === null || v === undefined) return 'null'
  return typeof v === 'object' ? printObject(v) : viaBson(v)
}

/** The number that prints as this text. Every other text is bson's to judge. */
const numberOf = (text: unknown): number | undefined => {
  if (text === '-0.0') return -0
  const n = Number(text)
  return String(n) === text ? n : undefined
}

/** A number or a date in its wrapping; undefined for every other wrapping. */
function unwrap(key: string, v: unknown): unknown {
  if (key === '$numberInt' || key === '$numberLong' || key === '$numberDouble') return numberOf(v)
  if (key !== '$date') return undefined
  const ms = numberOf((v as { $numberLong?: unknown } | null)?.$numberLong)
  return ms === undefined ? undefined : new Date(ms)
}

const put = (to: Container, key: string | number, v: unknown): void => {
  if (key !== '__proto__') (to as Record<string | number, unknown>)[key] = v
  else
    Object.defineProperty(to, key, {
      value: v,
      writable: true,
      enumerable: true,
      configurable: true,
    })
}

/** Turns parsed JSON into live values, in place where it can. */
function revive(v: unknown): unknown {
  if (typeof v !== 'object' || v === null) return v
  if (Array.isArray(v)) {
    for (const [i, x] of v.entries()) if (typeof x === 'object' && x !== null) v[i] = revive(x)
    return v
  }
  const keys = Object.keys(v)
  const first = keys[0]
  if (first?.[0] === '$' && keys.length === 1) {
    const simple = unwrap(first, (v as Record<string, unknown>)[first])
    if (simple !== undefined) return simple
  }
  if (keys.some((k) => k[0] === '$')) return EJSON.parse(JSON.stringify(v), { relaxed: true })
  for (const k of keys) {
    const x = (v as Record<string, unknown>)[k]
    if (typeof x === 'object' && x !== null) put(v as Container, k, revive(x))
  }
  return v
}

/** Parses canonical EJSON that this cloud printed. Numbers of every type become numbers. */
export const parseEjson = (text: string): unknown => revive(JSON.parse(text))
