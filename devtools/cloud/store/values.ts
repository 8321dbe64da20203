/** Documents in memory and as canonical EJSON, the form of the wire and of the disk. */
import { BSONRegExp, EJSON } from 'bson'
import { databaseError } from '../errors'
import type { Doc } from '../types'
import { parseEjson, printEjson } from './ejson'

export const isPlain = (v: unknown): v is Doc => {
  if (v === null || typeof v !== 'object' || Array.isArray(v) || v instanceof Date) return false
  if (v instanceof RegExp || '_bsontype' in v) return false
  return true
}

/** Without g and y, which would make a test remember where the last one ended. */
const expressionOf = ({ pattern, options }: BSONRegExp): RegExp => {
  if (/[^imsu]/.test(options)) throw databaseError(`invalid flag in regex options: ${options}`)
  try {
    return new RegExp(pattern, options)
  } catch (e) {
    throw databaseError(`Regular expression is invalid: ${(e as Error).message}`)
  }
}

/** Server dates and regular expressions arrive as markers; both become live values here. */
const enliven = (v: unknown, nowMs: number): unknown => {
  if (v instanceof BSONRegExp) return expressionOf(v)
  if (Array.isArray(v)) return v.map((x) => enliven(x, nowMs))
  if (!isPlain(v)) return v
  const marker = v.$tcb_server_date
  if (isPlain(marker)) return new Date(nowMs + Number(marker.offset ?? 0))
  for (const k of Object.keys(v)) v[k] = enliven(v[k], nowMs)
  return v
}

/** Parses canonical or relaxed EJSON that came over the wire. `nowMs` is the server's date. */
export function parseWire(text: string, nowMs: number): unknown {
  let v: unknown
  try {
    v = EJSON.parse(text, { relaxed: true })
  } catch (e) {
    throw databaseError(e instanceof Error ? e.message : String(e))
  }
  return /\$tcb_server_date|\$regularExpression/.test(text) ? enliven(v, nowMs) : v
}

/** Parses a stored document. */
export function parseDoc(text: string): Doc {
  const v = parseEjson(text) as Doc
  return text.includes('$regularExpression') ? (enliven(v, 0) as Doc) : v
}

export const print = printEjson

/** Deep copy of a document; dates and other leaf values are shared, they are never mutated. */
export function clone<T>(v: T): T {
  if (Array.isArray(v)) return v.map((x: unknown) => clone(x)) as T
  if (!isPlain(v)) return v
  const copy: Doc = {}
  for (const k of Object.keys(v)) copy[k] = clone(v[k])
  return copy as T
}

/** A path component that may address an array element. */
export const isIndex = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part)

/**
 * All values at a dotted path, stepping into arrays of documents as MongoDB does.
 * `arrays` is true when any array was stepped through on the way (not for a final array).
 */
export function valuesAt(doc: unknown, path: string): { values: unknown[]; arrays: boolean } {
  const values: unknown[] = []
  let arrays = false
  const walk = (v: unknown, parts: string[]): void => {
    const [head, ...rest] = parts
    if (head === undefined) return void values.push(v)
    if (Array.isArray(v)) {
      arrays = true
      if (isIndex(head) && Number(head) < v.length) walk(v[Number(head)], rest)
      for (const x of v) if (isPlain(x)) walk(x, parts)
      return
    }
    if (isPlain(v) && head in v) return walk(v[head], rest)
    values.push(undefined)
  }
  walk(doc, path.split('.'))
  if (values.length === 0) values.push(undefined)
  return { values, arrays }
}
