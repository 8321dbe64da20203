/**
 * Positional paths of updates, resolved for one document before anything is written: `a.$` is the
 * first element that the query matched, `a.$[]` every element (MongoDB manual: $ (update), $[];
 * WeChat's guide on arrays and nested objects). Refused where MongoDB would guess.
 */
import { databaseError } from '../errors'
import type { Doc } from '../types'
import { matcher } from './filter'
import { isPlain } from './values'

const isPositional = (part: string): boolean => part === '$' || part.startsWith('$[')

const NOT_FOUND = 'The positional operator did not find the match needed from the query.'

/** Conditions that a filter surely holds by, as pairs of path and condition. */
const conditions = (filter: Doc): [string, unknown][] =>
  Object.entries(filter).flatMap(([k, v]) => {
    if (k === '$and' && Array.isArray(v)) return v.flatMap((f) => conditions(f as Doc))
    return k.startsWith('$') ? [] : [[k, v] as [string, unknown]]
  })

/** Conditions that say what an array lacks point at no element of it. */
const isNegated = (condition: unknown): boolean =>
  isPlain(condition) && Object.keys(condition).some((k) => ['$ne', '$nin', '$not'].includes(k))

/** The index of the element that the query matched in the array at a path. */
function matchedIndex(list: unknown[], path: string, filter: Doc): number {
  const found = new Set<number>()
  for (const [at, condition] of conditions(filter)) {
    if ((at !== path && !at.startsWith(`${path}.`)) || isNegated(condition)) continue
    const matches = matcher({ [`v${at.slice(path.length)}`]: condition })
    const i = list.findIndex((x) => matches({ v: [x] }))
    if (i >= 0) found.add(i)
  }
  const [index] = found
  if (index === undefined) throw databaseError(NOT_FOUND)
  if (found.size > 1)
    throw databaseError(
      `local cloud: several conditions on '${path}' match different elements, so '${path}.$' is ambiguous: use elemMatch`,
    )
  return index
}

const arrayAt = (doc: Doc, parts: string[]): unknown[] => {
  const v = parts.reduce<unknown>(
    (at, p) => (typeof at === 'object' && at !== null ? (at as Doc)[p] : undefined),
    doc,
  )
  const path = parts.join('.')
  if (v === undefined)
    throw databaseError(
      `The path '${path}' must exist in the document in order to apply array updates.`,
    )
  if (!Array.isArray(v))
    throw databaseError(`Cannot apply array updates to non-array element ${path}`)
  return v as unknown[]
}

function resolved(doc: Doc, path: string, filter: Doc): string[] {
  const parts = path.split('.')
  const i = parts.findIndex(isPositional)
  if (i < 0) return [path]
  const before = parts.slice(0, i)
  if (before.length === 0)
    throw databaseError(`Cannot have positional element in the first position in path '${path}'`)
  const rest = parts.slice(i + 1)
  const go = (index: number): string[] =>
    resolved(doc, [...before, String(index), ...rest].join('.'), filter)
  if (parts[i] === '$[]') return arrayAt(doc, before).flatMap((_x, index) => go(index))
  if (parts[i] !== '$')
    throw databaseError(
      `No array filter found for identifier '${parts[i]!.slice(2, -1)}' in path '${path}'`,
    )
  if (rest.includes('$'))
    throw databaseError(`Too many positional (i.e. '$') elements found in path '${path}'`)
  return go(matchedIndex(arrayAt(doc, before), before.join('.'), filter))
}

/** The update with plain paths only. Throws what MongoDB, or caution, refuses. */
export function resolvePositions(doc: Doc, update: Doc, filter: Doc): Doc {
  const dynamic = (fields: unknown): fields is Doc =>
    isPlain(fields) && Object.keys(fields).some((path) => path.split('.').some(isPositional))
  if (!Object.values(update).some(dynamic)) return update
  return Object.fromEntries(
    Object.entries(update).map(([operator, fields]) => {
      if (!dynamic(fields)) return [operator, fields]
      if (operator === '$rename')
        throw databaseError('The source field for $rename may not be dynamic')
      const entries = Object.entries(fields)
      return [
        operator,
        Object.fromEntries(
          entries.flatMap(([path, v]) => resolved(doc, path, filter).map((p) => [p, v])),
        ),
      ]
    }),
  )
}
