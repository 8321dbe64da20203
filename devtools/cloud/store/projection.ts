/** Projections of field(): inclusion or exclusion by dotted paths; operators are mingo's. */
import { find } from 'mingo'
import { databaseError } from '../errors'
import type { Doc } from '../types'
import { mingoContext } from './filter'
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

/** Compiles a projection; undefined when it keeps everything. Throws when it mixes 0 and 1. */
export function projector(projection: Doc | undefined): ((doc: Doc) => Doc) | undefined {
  const entries = Object.entries(projection ?? {})
  if (entries.length === 0) return undefined
  if (entries.some(([, v]) => isPlain(v)))
    return (doc) => find([doc], {}, projection as never, { context: mingoContext }).next() as Doc
  const on = entries.filter(([k, v]) => v && k !== '_id').map(([k]) => k)
  const off = entries.filter(([k, v]) => !v && k !== '_id').map(([k]) => k)
  if (on.length > 0 && off.length > 0)
    throw databaseError('Projection cannot have a mix of inclusion and exclusion')
  const id = entries.find(([k]) => k === '_id')?.[1]
  if (on.length > 0 || (off.length === 0 && id)) {
    const tree = treeOf(id === 0 || id === false ? on : ['_id', ...on])
    return (doc) => keep(doc, tree) as Doc
  }
  const tree = treeOf(id === 0 || id === false ? ['_id', ...off] : off)
  return (doc) => drop(doc, tree) as Doc
}
