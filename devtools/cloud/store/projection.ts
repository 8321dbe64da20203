/** Projections of field(): inclusion or exclusion by dotted paths, $slice and $elemMatch. */
import { databaseError } from '../errors'
import type { Doc } from '../types'
import { matcher } from './filter'
import { isPlain } from './values'

type Tree = Map<string, Tree | true>

const treeOf = (paths: string[]): Tree => {
  const root: Tree = new Map()
  for (const path of paths) {
    const parts = path.split('.')
    const leaf = parts.pop()!
    let at = root
    for (const part of parts) {
      const next = at.get(part)
      if (next === true) throw databaseError(`Path collision at ${path}`)
      const child: Tree = next ?? new Map()
      at.set(part, child)
      at = child
    }
    at.set(leaf, true)
  }
  return root
}

const keep = (v: unknown, tree: Tree): unknown => {
  if (Array.isArray(v))
    return v.filter((x) => isPlain(x) || Array.isArray(x)).map((x) => keep(x, tree))
  if (!isPlain(v)) return undefined
  const out: Doc = {}
  for (const [k, x] of Object.entries(v)) {
    const sub = tree.get(k)
    if (sub === undefined) continue
    const kept = sub === true ? x : keep(x, sub)
    if (kept !== undefined) out[k] = kept
  }
  return out
}

const drop = (v: unknown, tree: Tree): unknown => {
  if (Array.isArray(v)) return v.map((x) => drop(x, tree))
  if (!isPlain(v)) return v
  const out: Doc = {}
  for (const [k, x] of Object.entries(v)) {
    const sub = tree.get(k)
    if (sub !== true) out[k] = sub ? drop(x, sub) : x
  }
  return out
}

type Change = (doc: Doc) => Doc

/** A part of an array: the first or last n, or n from a place (MongoDB manual: $slice projection). */
function sliced(argument: unknown): (list: unknown[]) => unknown[] {
  if (typeof argument === 'number')
    return (list) => (argument < 0 ? list.slice(argument) : list.slice(0, argument))
  if (!Array.isArray(argument) || argument.length !== 2 || !argument.every(Number.isInteger))
    throw databaseError('$slice takes a number or [skip, limit]')
  const [skip, limit] = argument as [number, number]
  if (limit <= 0) throw databaseError('$slice limit must be positive')
  return (list) => {
    const at = skip < 0 ? Math.max(0, list.length + skip) : skip
    return list.slice(at, at + limit)
  }
}

const sliceAt = (v: unknown, parts: string[], slice: (list: unknown[]) => unknown[]): unknown => {
  const [head, ...rest] = parts
  if (head === undefined) return Array.isArray(v) ? slice(v as unknown[]) : v
  if (Array.isArray(v)) return v.map((x) => sliceAt(x, parts, slice))
  if (!isPlain(v) || !(head in v)) return v
  return { ...v, [head]: sliceAt(v[head], rest, slice) }
}

const firstMatch = (path: string, argument: unknown): Change => {
  if (!isPlain(argument)) throw databaseError('elemMatch: Invalid argument, object required')
  if (path.includes('.')) throw databaseError('Cannot use $elemMatch projection on a nested field')
  const matches = matcher({ v: { $elemMatch: argument } })
  return (doc) => {
    const { [path]: list, ...rest } = doc
    const found = Array.isArray(list) ? list.find((x: unknown) => matches({ v: [x] })) : undefined
    return found === undefined ? rest : { ...rest, [path]: [found] }
  }
}

/** One operator on one path: what it does after the fields are chosen. */
function change(path: string, spec: Doc): Change {
  const [operator, ...more] = Object.keys(spec)
  if (operator === '$slice' && more.length === 0) {
    const slice = sliced(spec.$slice)
    return (doc) => sliceAt(doc, path.split('.'), slice) as Doc
  }
  if (operator === '$elemMatch' && more.length === 0) return firstMatch(path, spec.$elemMatch)
  throw databaseError(`Unsupported projection option: ${path}: ${JSON.stringify(spec)}`)
}

/** Compiles a projection; undefined when it keeps everything. Throws when it mixes 0 and 1. */
export function projector(projection: Doc | undefined): Change | undefined {
  const entries = Object.entries(projection ?? {})
  if (entries.length === 0) return undefined
  const positional = entries.find(([k]) => k.split('.').includes('$'))
  if (positional)
    throw databaseError(
      `local cloud: the positional projection '${positional[0]}' is not supported`,
    )
  const changes = entries.filter(([, v]) => isPlain(v)).map(([k, v]) => change(k, v as Doc))
  const choose = chooser(entries)
  return (doc) => changes.reduce((d, f) => f(d), choose(doc))
}

/** What is kept. $elemMatch chooses its field as a 1 does; $slice alone keeps everything. */
function chooser(entries: [string, unknown][]): Change {
  const isSlice = (v: unknown): boolean => isPlain(v) && '$slice' in v
  const others = entries.filter(([k]) => k !== '_id')
  const on = others.filter(([, v]) => v && !isSlice(v)).map(([k]) => k)
  const off = others.filter(([, v]) => !v).map(([k]) => k)
  if (on.length > 0 && off.length > 0)
    throw databaseError('Projection cannot have a mix of inclusion and exclusion')
  const id = entries.find(([k]) => k === '_id')?.[1]
  const noId = id === 0 || id === false
  const slices = others.filter(([, v]) => isSlice(v)).map(([k]) => k)
  if (on.length > 0 || (off.length === 0 && slices.length === 0 && id)) {
    const tree = treeOf([...(noId ? [] : ['_id']), ...on, ...slices])
    return (doc) => keep(doc, tree) as Doc
  }
  const tree = treeOf(noId ? ['_id', ...off] : off)
  return (doc) => drop(doc, tree) as Doc
}
