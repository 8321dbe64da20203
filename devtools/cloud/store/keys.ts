/**
 * Order-preserving keys: comparing two encodings byte by byte gives MongoDB's comparison order
 * (empty array < null < numbers < strings < objects < arrays < binary < booleans < dates < regex).
 * Every encoding is prefix-free, so encodings of several fields may simply be joined.
 */
import { databaseError } from '../errors'
import type { Doc, IndexSchema } from '../types'
import { isPlain, print, valuesAt } from './values'

export const TAG = {
  empty: 3,
  null: 5,
  number: 10,
  string: 20,
  object: 25,
  array: 30,
  binary: 35,
  bool: 40,
  date: 45,
  regex: 50,
} as const

/** Index keys k with lo <= k < hi. */
export interface Range {
  lo: Buffer
  hi: Buffer
}

/** Stands for the value of an empty array in an index: MongoDB sorts it below null. */
export const EMPTY_ARRAY = Symbol('empty array')

const encodeNumber = (n: number): Buffer => {
  const b = Buffer.alloc(9)
  b[0] = TAG.number
  if (Number.isNaN(n)) return b // below every number, as MongoDB has it
  b.writeDoubleBE(n === 0 ? 0 : n, 1)
  if (b[1]! & 0x80) for (let i = 1; i < 9; i++) b[i]! ^= 0xff
  else b[1]! |= 0x80
  return b
}

const STRING_END = Buffer.from([0, 1])

const encodeString = (tag: number, s: string): Buffer => {
  const safe = s.includes('\0') ? null : Buffer.from(s)
  const bytes =
    safe ?? Buffer.from([...Buffer.from(s)].flatMap((byte) => (byte === 0 ? [0, 0xff] : [byte])))
  return Buffer.concat([Buffer.from([tag]), bytes, STRING_END])
}

const encodeDate = (d: Date): Buffer => {
  const b = Buffer.alloc(9)
  b[0] = TAG.date
  b.writeBigInt64BE(BigInt(d.getTime()), 1)
  b[1]! ^= 0x80
  return b
}

const encodeObject = (o: Doc): Buffer => {
  const parts: Buffer[] = [Buffer.from([TAG.object])]
  for (const [k, v] of Object.entries(o)) {
    const value = encode(v)
    parts.push(value.subarray(0, 1), encodeString(1, k), value)
  }
  parts.push(Buffer.from([0]))
  return Buffer.concat(parts)
}

/** Encodes one value, ascending. Undefined counts as null, as in MongoDB's indexes. */
export function encode(v: unknown): Buffer {
  if (v === null || v === undefined) return Buffer.from([TAG.null])
  if (v === EMPTY_ARRAY) return Buffer.from([TAG.empty])
  if (typeof v === 'number') return encodeNumber(v)
  if (typeof v === 'string') return encodeString(TAG.string, v)
  if (typeof v === 'boolean') return Buffer.from([TAG.bool, v ? 1 : 0])
  if (v instanceof Date) return encodeDate(v)
  if (v instanceof RegExp) return encodeString(TAG.regex, String(v))
  if (Array.isArray(v))
    return Buffer.concat([Buffer.from([TAG.array]), ...v.map(encode), Buffer.from([0])])
  if (isPlain(v)) return encodeObject(v)
  return encodeString(TAG.binary, print(v))
}

export function invert(b: Buffer): Buffer {
  const c = Buffer.from(b)
  for (let i = 0; i < c.length; i++) c[i]! ^= 0xff
  return c
}

/** The least byte string above every string that starts with `b`. */
export function successor(b: Buffer): Buffer {
  const c = Buffer.from(b)
  for (let i = c.length - 1; i >= 0; i--) {
    if (c[i]! < 0xff) {
      c[i]!++
      return c.subarray(0, i + 1)
    }
  }
  throw new RangeError('no successor: every key starts with a tag below 0xff')
}

export const directed = (b: Buffer, direction: 1 | -1): Buffer => (direction === 1 ? b : invert(b))

/** Values under which a document is filed for one field, and whether an array was involved. */
export function indexValues(doc: Doc, path: string): { values: unknown[]; multi: boolean } {
  const direct = path.includes('.') ? null : doc[path]
  if (direct !== null && !Array.isArray(direct)) return { values: [direct], multi: false }
  const { values, arrays } = valuesAt(doc, path)
  if (!arrays && !values.some(Array.isArray)) return { values, multi: false }
  const spread = values.flatMap((v) => (Array.isArray(v) ? (v.length ? v : [EMPTY_ARRAY]) : [v]))
  return { values: spread, multi: true }
}

/**
 * The index keys of a document and which fields were multikey (bit i for field i).
 * Throws MongoDB's error when two different arrays would have to be multiplied.
 */
export function indexKeys(doc: Doc, keys: IndexSchema['keys']): { keys: Buffer[]; multi: number } {
  let out: Buffer[] = []
  let multi = 0
  let array: string | undefined
  keys.forEach(([path, direction], i) => {
    if (direction === '2dsphere') return
    const found = indexValues(doc, path)
    const root = path.split('.')[0]
    if (found.multi) {
      if (array !== undefined && array !== root)
        throw databaseError(`cannot index parallel arrays [${root}] [${array}]`)
      array = root
      multi |= 1 << i
    }
    const encoded = found.values.map((v) => directed(encode(v), direction))
    out = out.length
      ? out.flatMap((prefix) => encoded.map((e) => Buffer.concat([prefix, e])))
      : encoded
  })
  if (multi === 0) return { keys: out, multi }
  const distinct = new Map(out.map((b) => [b.toString('latin1'), b]))
  return { keys: [...distinct.values()], multi }
}
