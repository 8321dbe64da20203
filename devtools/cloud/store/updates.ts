/** Update operators with MongoDB's strictness: a wrong type is an error, never a quiet repair. */
import { databaseError } from '../errors'
import type { Doc } from '../types'
import { addToSet, pop, pull, pullAll, push } from './arrays'
import { compare } from './order'
import { assertNoConflict, assertPath, crossesArray, place } from './paths'
import type { Place } from './paths'
import { resolvePositions } from './positional'
import { clone, isPlain, print } from './values'

type Operator = (at: Place, path: string, argument: unknown, doc: Doc) => void

/** WeChat refuses field names that MongoDB cannot store. */
export function assertStorable(v: unknown): void {
  if (Array.isArray(v)) return v.forEach(assertStorable)
  if (!isPlain(v)) return
  for (const [k, x] of Object.entries(v)) {
    if (k.startsWith('$'))
      throw databaseError(`The dollar ($) prefixed field '${k}' is not valid for storage`)
    if (k.includes('\0')) throw databaseError('Key must not contain null bytes')
    assertStorable(x)
  }
}

const numeric =
  (
    operator: string,
    combine: (old: number, by: number) => number,
    missing: (by: number) => number,
  ): Operator =>
  (at, path, by) => {
    if (typeof by !== 'number')
      throw databaseError(`Cannot ${operator} with non-numeric argument: {${path}: ${String(by)}}`)
    if (!at.exists) return at.set(missing(by))
    if (typeof at.value !== 'number')
      throw databaseError(
        `Cannot apply ${operator} to a value of non-numeric type. {${path}: ${JSON.stringify(at.value)}}`,
      )
    at.set(combine(at.value, by))
  }

const extreme =
  (wins: (order: number) => boolean): Operator =>
  (at, _path, v) => {
    if (!at.exists || wins(compare(v, at.value))) at.set(v)
  }

const BITS: Record<string, (a: bigint, b: bigint) => bigint> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
}

/** $bit: `{and|or|xor: integer}` on an integer; a missing field counts as 0. */
const bit: Operator = (at, path, argument) => {
  if (!isPlain(argument) || Object.keys(argument).length === 0)
    throw databaseError('The $bit modifier is not compatible with this type: use an object')
  let value = at.exists ? at.value : 0
  for (const [name, by] of Object.entries(argument)) {
    const apply = BITS[name]
    if (!apply)
      throw databaseError(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`)
    if (!Number.isSafeInteger(by)) throw databaseError('The $bit modifier field must be an integer')
    if (!Number.isSafeInteger(value))
      throw databaseError(
        `Cannot apply $bit to a value of non-integral type. {${path}: ${JSON.stringify(value)}}`,
      )
    value = Number(apply(BigInt(value as number), BigInt(by as number)))
  }
  at.set(value)
}

const rename: Operator = (at, path, to, doc) => {
  if (typeof to !== 'string') throw databaseError("The 'to' field for $rename must be a string")
  if (!at.exists) return
  for (const p of [path, to])
    if (crossesArray(doc, p))
      throw databaseError(`$rename: '${p}' goes through an array, whose elements cannot be renamed`)
  const { value } = at
  at.unset()
  place(doc, to).set(value)
}

const OPERATORS: Record<string, Operator> = {
  $set: (at, _path, v) => {
    assertStorable(v)
    at.set(v)
  },
  $unset: (at) => at.unset(),
  $inc: numeric(
    '$inc',
    (old, by) => old + by,
    (by) => by,
  ),
  $mul: numeric(
    '$mul',
    (old, by) => old * by,
    () => 0,
  ),
  $min: extreme((order) => order < 0),
  $max: extreme((order) => order > 0),
  $bit: bit,
  $rename: rename,
  $push: (at, path, v) => {
    assertStorable(isPlain(v) && '$each' in v ? v.$each : v)
    push(at, path, v)
  },
  $addToSet: (at, path, v) => {
    assertStorable(isPlain(v) && '$each' in v ? v.$each : v)
    addToSet(at, path, v)
  },
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
  $setOnInsert: () => undefined, // the SDK's update never inserts
}

/**
 * Applies an update and answers the new document, or null when nothing changed (MongoDB then
 * counts it as matched, not modified). The old document is left alone. `filter` is the query that
 * found the document: positional paths mean the element that it matched.
 */
export function applyUpdate(old: Doc, given: Doc, filter: Doc = {}): Doc | null {
  const update = resolvePositions(old, given, filter)
  const entries = Object.entries(update)
  if (entries.some(([k]) => !k.startsWith('$')))
    throw databaseError('the update operation document must contain atomic operators')
  const paths: string[] = []
  for (const [operator, fields] of entries) {
    if (!OPERATORS[operator]) throw databaseError(`Unknown modifier: ${operator}`)
    if (!isPlain(fields))
      throw databaseError(`Modifiers operate on fields but we found another type for ${operator}`)
    for (const [path, v] of Object.entries(fields)) {
      assertPath(path)
      paths.push(path)
      if (operator !== '$rename') continue
      if (v === path) throw databaseError('The source and target field for $rename must differ')
      paths.push(String(v))
    }
  }
  assertNoConflict(paths)
  const doc = clone(old)
  for (const [operator, fields] of entries)
    for (const [path, v] of Object.entries(fields as Doc))
      OPERATORS[operator]!(place(doc, path), path, v, doc)
  return print(doc) === print(old) ? null : doc
}
