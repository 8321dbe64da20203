/** Dotted paths in updates, as strict as MongoDB: nothing is created through null or a scalar. */
import { databaseError } from '../errors'
import type { Doc } from '../types'
import { isIndex, isPlain, print } from './values'

type Container = Doc | unknown[]

/** A place that an operator reads and writes. `exists` tells a missing field from a null. */
export interface Place {
  exists: boolean
  value: unknown
  set(v: unknown): void
  unset(): void
}

/** Arrays may be padded with nulls up to here; a larger index is a mistake, not data. */
const MAX_PADDING = 1500

const describe = (v: unknown): string => print({ v }).slice(5, 205).replace(/}$/, '')

const isContainer = (v: unknown): v is Container => Array.isArray(v) || isPlain(v)

export function assertPath(path: string): string[] {
  const parts = path.split('.')
  if (parts.some((p) => p === ''))
    throw databaseError(`The update path '${path}' contains an empty field name`)
  if (parts.some((p) => p.startsWith('$')))
    throw databaseError(
      `The update path '${path}': positional operators and $-prefixed fields are not allowed here`,
    )
  if (parts[0] === '_id')
    throw databaseError(
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    )
  return parts
}

const child = (at: Container, part: string): unknown => {
  if (!Array.isArray(at)) return Object.hasOwn(at, part) ? at[part] : undefined
  return isIndex(part) ? at[Number(part)] : undefined
}

const assign = (at: Container, part: string, v: unknown): void => {
  if (!Array.isArray(at)) {
    at[part] = v
    return
  }
  const i = Number(part)
  if (i > at.length + MAX_PADDING) throw databaseError(`cannot pad an array up to element ${i}`)
  while (at.length < i) at.push(null)
  at[i] = v
}

const cannotCreate = (part: string, name: string, v: unknown): never => {
  throw databaseError(`Cannot create field '${part}' in element {${name}: ${describe(v)}}`)
}

/** Finds a place for writing; missing parents are made when, and only when, set() is called. */
export function place(doc: Doc, path: string): Place {
  const parts = assertPath(path)
  let at: Container = doc
  let depth = 0
  let name = ''
  for (; depth < parts.length - 1; depth++) {
    const part = parts[depth]!
    if (Array.isArray(at) && !isIndex(part)) return blocked(part, name, at)
    const next = child(at, part)
    if (next === undefined) break
    if (!isContainer(next)) return blocked(parts[depth + 1]!, part, next)
    at = next
    name = part
  }
  const rest = parts.slice(depth)
  const last = rest[rest.length - 1]!
  if (Array.isArray(at) && !isIndex(rest[0]!)) return blocked(rest[0]!, name, at)
  const parent = at
  const value = rest.length === 1 ? child(parent, last) : undefined
  const set = (v: unknown): void => {
    let to: Container = parent
    for (const part of rest.slice(0, -1)) {
      const made: Doc = {}
      assign(to, part, made)
      to = made
    }
    assign(to, last, v)
  }
  const unset = (): void => {
    if (value === undefined) return
    if (Array.isArray(parent)) parent[Number(last)] = null
    else delete parent[last]
  }
  return { exists: value !== undefined, value, set, unset }
}

/** Whether a path leads through, or to an element of, an array. */
export function crossesArray(doc: Doc, path: string): boolean {
  const parts = path.split('.')
  let at: unknown = doc
  for (const part of parts) {
    if (Array.isArray(at)) return true
    at = isPlain(at) ? at[part] : undefined
  }
  return false
}

const blocked = (part: string, name: string, at: unknown): Place => ({
  exists: false,
  value: undefined,
  set: () => cannotCreate(part, name, at),
  unset: () => undefined,
})

/** Two operators may not touch the same field, nor one a part of the other's. */
export function assertNoConflict(paths: string[]): void {
  const sorted = [...paths].sort()
  const seen = new Set<string>()
  for (const path of sorted) {
    const parts = path.split('.')
    for (let n = 1; n <= parts.length; n++) {
      const prefix = parts.slice(0, n).join('.')
      if (seen.has(prefix))
        throw databaseError(`Updating the path '${path}' would create a conflict at '${prefix}'`)
    }
    seen.add(path)
  }
}
