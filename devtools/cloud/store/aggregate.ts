/** Aggregation: mingo's pipeline, its leading $match, $sort, $limit and $geoNear served by indexes. */
import type { Context } from 'mingo'
import { Aggregator } from 'mingo/aggregator'
import { OpType } from 'mingo/core'
import { databaseError, localError } from '../errors'
import type { Doc } from '../types'
import { asDatabaseError, matcher, nearestM, nearOf, shapesAt } from './filter'
import type { Probe, Query } from './read'
import { limitOf, skipOf, sortOf, stageContext, withValue } from './stages'
import type { Store } from './store'
import { isPlain, valuesAt } from './values'

export type Stage = [operator: string, argument: unknown]

/** Takes the stages that a query can do off the front of the pipeline. */
function leading(stages: Stage[]): { query: Query; rest: Stage[] } {
  const rest = [...stages]
  const query: Query = { filter: {} }
  const filters: Doc[] = []
  while (rest[0]?.[0] === '$match') filters.push(rest.shift()![1] as Doc)
  if (filters.length > 0) query.filter = filters.length === 1 ? filters[0]! : { $and: filters }
  if (rest[0]?.[0] === '$sort') query.sort = sortOf(rest.shift()![1])
  if (rest[0]?.[0] === '$skip' && rest[1]?.[0] === '$limit') query.skip = skipOf(rest.shift()![1])
  if (rest[0]?.[0] === '$limit') query.limit = limitOf(rest.shift()![1])
  return { query, rest }
}

interface GeoNear {
  near: unknown
  distanceField: string
  maxDistance?: number
  minDistance?: number
  query?: Doc
  distanceMultiplier?: number
  includeLocs?: string
  key?: string
  limit?: number
}

function geoNear(store: Store, name: string, g: GeoNear, probe: Probe): Doc[] {
  const declared = store.collection(name).indexes.find((i) => i.geo)
  if (typeof g.distanceField !== 'string')
    throw databaseError("$geoNear requires a 'distanceField' option as a String")
  const path = g.key ?? declared?.keys.find(([, d]) => d === '2dsphere')?.[0]
  if (!path) throw databaseError('$geoNear requires a 2d or 2dsphere index, but none were found')
  const argument: Doc = { $geometry: g.near }
  if (g.maxDistance !== undefined) argument.$maxDistance = g.maxDistance
  if (g.minDistance !== undefined) argument.$minDistance = g.minDistance
  const place = { [path]: { $nearSphere: argument } }
  const query: Query = { filter: g.query ? { $and: [place, g.query] } : place }
  if (g.limit !== undefined) query.limit = g.limit
  const near = nearOf(path, argument)
  return store.read(name, query, probe).map(({ doc }) => {
    const distance = nearestM(doc, near) * (g.distanceMultiplier ?? 1)
    const out = withValue(doc, g.distanceField.split('.'), distance)
    return g.includeLocs ? withValue(out, g.includeLocs.split('.'), shapesAt(doc, path)[0]) : out
  })
}

/** What a document joins by: the elements of arrays; null when it has nothing there. */
const joining = (doc: Doc, path: string): unknown[] => {
  const { values } = valuesAt(doc, path)
  const list = values.flatMap((v) =>
    Array.isArray(v) ? (v as unknown[]) : v === undefined ? [] : [v],
  )
  return list.length > 0 ? list : [null]
}

const LOOKUP_FIELDS = ['from', 'localField', 'foreignField', 'as'] as const

/** A plain $lookup asks the foreign collection's index for the values needed, and joins here. */
function lookup(store: Store, docs: Doc[], arg: Doc, probe: Probe): Doc[] {
  for (const field of LOOKUP_FIELDS)
    if (typeof arg[field] !== 'string')
      throw databaseError(`$lookup argument '${field}' must be a string`)
  const { from, localField, foreignField, as } = arg as Record<
    (typeof LOOKUP_FIELDS)[number],
    string
  >
  const wanted = docs.map((d) => joining(d, localField))
  const list = [...new Set(wanted.flat())]
  const own: Probe = { index: null, examined: 0 }
  const found = list.length
    ? store.read(from, { filter: { [foreignField]: { $in: list } } }, own).map((c) => c.doc)
    : []
  probe.examined += own.examined
  return docs.map((d, i) =>
    withValue(d, as.split('.'), found.filter(matcher({ [foreignField]: { $in: wanted[i] } }))),
  )
}

/** A pipeline in a lookup that depends on nothing of the document: it runs once, for all of them. */
const isOwnPipeline = (arg: unknown): arg is Doc & { pipeline: Doc[] } =>
  isPlain(arg) &&
  Array.isArray(arg.pipeline) &&
  !('localField' in arg) &&
  Object.keys((arg.let ?? {}) as Doc).length === 0

/** Such a pipeline is an aggregation of its own, its front served by the foreign collection's indexes. */
function lookupOwn(
  store: Store,
  docs: Doc[],
  arg: Doc & { pipeline: Doc[] },
  strict: boolean,
  probe: Probe,
): Doc[] {
  for (const field of ['from', 'as'])
    if (typeof arg[field] !== 'string')
      throw databaseError(`$lookup argument '${field}' must be a string`)
  const own: Probe = { index: null, examined: 0 }
  const stages = arg.pipeline.flatMap((stage) => Object.entries(stage))
  const found = docs.length ? aggregate(store, arg.from as string, stages, strict, own) : []
  probe.examined += own.examined
  if (own.index !== null) probe.index = [probe.index, own.index].filter(Boolean).join(',')
  return docs.map((d) => withValue(d, (arg.as as string).split('.'), found))
}

/** What an expression did not find is no field of the answer, and null in an array. */
function settled(v: unknown): unknown {
  if (Array.isArray(v)) return v.map((x) => settled(x) ?? null)
  if (!isPlain(v)) return v
  const known = Object.entries(v).filter(([, x]) => x !== undefined)
  return Object.fromEntries(known.map(([k, x]) => [k, settled(x)]))
}

const isPlainLookup = (arg: unknown): arg is Doc =>
  typeof arg === 'object' && arg !== null && 'localField' in arg && !('pipeline' in arg)

/** Runs a pipeline. In strict mode what would read a whole collection is LOCAL_NO_INDEX. */
export function aggregate(
  store: Store,
  name: string,
  stages: Stage[],
  strict: boolean,
  probe: Probe,
): Doc[] {
  let docs: Doc[]
  let rest: Stage[]
  if (stages[0]?.[0] === '$geoNear') {
    docs = geoNear(store, name, stages[0][1] as GeoNear, probe)
    rest = stages.slice(1)
  } else {
    const first = leading(stages)
    const bounded = Object.keys(first.query.filter).length > 0 || first.query.limit !== undefined
    if (strict && !bounded)
      throw localError(
        'LOCAL_NO_INDEX',
        `an aggregation of "${name}" without a leading match or limit reads every document`,
      )
    docs = store.read(name, first.query, probe).map((c) => c.doc)
    if (!bounded) probe.index = 'COLLSCAN'
    rest = first.rest
  }
  const resolve = (foreign: string): Doc[] => {
    if (strict)
      throw localError('LOCAL_NO_INDEX', `a lookup pipeline over "${foreign}" reads every document`)
    return store.read(foreign, { filter: {} }).map((c) => c.doc)
  }
  for (const [operator, argument] of rest) {
    if (operator === '$lookup' && isPlainLookup(argument))
      docs = lookup(store, docs, argument, probe)
    else if (operator === '$lookup' && isOwnPipeline(argument))
      docs = lookupOwn(store, docs, argument, strict, probe)
    else docs = run(docs, operator, argument, { context: contextOf(store), resolve })
  }
  return docs.map((d) => settled(d) as Doc)
}

const contexts = new WeakMap<Store, Context>()

/** Made once for a store: it registers some two hundred operators. */
function contextOf(store: Store): Context {
  const context = contexts.get(store) ?? stageContext(store.random)
  contexts.set(store, context)
  return context
}

interface Surroundings {
  context: Context
  resolve: (foreign: string) => Doc[]
}

function run(docs: Doc[], operator: string, argument: unknown, s: Surroundings): Doc[] {
  return asDatabaseError(() => {
    if (!s.context.getOperator(OpType.PIPELINE, operator))
      throw databaseError(`Unrecognized pipeline stage name: '${operator}'`)
    const options = { context: s.context, collectionResolver: s.resolve }
    return new Aggregator([{ [operator]: argument }], options).run(docs) as Doc[]
  })
}
