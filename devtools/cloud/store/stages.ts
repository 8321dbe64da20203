/**
 * Aggregation stages of our own, where mingo's differ from MongoDB's (MongoDB manual: Aggregation
 * Stages). They are registered with mingo, so that a pipeline inside $lookup has them as well.
 */
import { Context } from 'mingo'
import { Lazy } from 'mingo/lazy'
import * as pipelines from 'mingo/operators/pipeline'
import { databaseError } from '../errors'
import type { RandomBytes } from '../seams'
import type { Doc } from '../types'
import { ACCUMULATORS } from './accumulators'
import { evaluate } from './evaluate'
import type { EvalOptions } from './evaluate'
import { expressionContext, isFields } from './expressions'
import { encode } from './keys'
import { documentTest } from './match'
import { compare, equal } from './order'
import type { Sort } from './planner'
import { sortBy } from './sort'
import { clone, isPlain } from './values'

type StageOf = (docs: Doc[], argument: unknown, options: EvalOptions) => Doc[]

const objectOf = (v: unknown, stage: string): Doc => {
  if (isPlain(v)) return v
  throw databaseError(`the ${stage} stage specification must be an object`)
}

/** Documents by the value of an expression; missing counts as null, as MongoDB groups it. */
function partition(docs: Doc[], by: unknown, options: EvalOptions): [unknown, Doc[]][] {
  const groups = new Map<string, [unknown, Doc[]]>()
  for (const doc of docs) {
    const id = evaluate(doc, by, options) ?? null
    const key = encode(id).toString('latin1')
    const group = groups.get(key)
    if (group) group[1].push(doc)
    else groups.set(key, [id, [doc]])
  }
  return [...groups.values()]
}

type Gather = (docs: Doc[]) => Doc

/** Reads the accumulators of $group, $bucket and $bucketAuto. */
function gatherer(fields: [string, unknown][], options: EvalOptions): Gather {
  const made = fields.map(([name, spec]): [string, (docs: Doc[]) => unknown] => {
    if (name.includes('.')) throw databaseError(`The field name '${name}' cannot contain '.'`)
    const [operator, ...more] = isPlain(spec) ? Object.keys(spec) : []
    if (operator === undefined || more.length > 0)
      throw databaseError(`The field '${name}' must specify one accumulator`)
    const accumulate = Object.hasOwn(ACCUMULATORS, operator) ? ACCUMULATORS[operator] : undefined
    if (!accumulate) throw databaseError(`unknown group operator '${operator}'`)
    const argument = (spec as Doc)[operator]
    return [name, (docs) => accumulate(docs.map((d) => evaluate(d, argument, options)))]
  })
  return (docs) => Object.fromEntries(made.map(([name, of]) => [name, of(docs)]))
}

const group: StageOf = (docs, argument, options) => {
  const { _id, ...fields } = objectOf(argument, '$group')
  if (_id === undefined) throw databaseError('a group specification must include an _id')
  const gather = gatherer(Object.entries(fields), options)
  return partition(docs, _id, options).map(([id, members]) => ({ _id: id, ...gather(members) }))
}

const COUNT = { count: { $sum: 1 } }

const sortByCount: StageOf = (docs, argument, options) =>
  sortBy(group(docs, { _id: argument, ...COUNT }, options), (d) => d, [['count', -1]])

const count: StageOf = (docs, name) => {
  if (typeof name !== 'string' || name === '' || name.startsWith('$') || name.includes('.'))
    throw databaseError('the count field must be a non-empty string without $ and dots')
  return docs.length === 0 ? [] : [{ [name]: docs.length }]
}

const bucket: StageOf = (docs, argument, options) => {
  const spec = objectOf(argument, '$bucket')
  const { groupBy, boundaries, output = COUNT } = spec
  if (!Array.isArray(boundaries) || boundaries.length < 2)
    throw databaseError("The $bucket 'boundaries' field must be an array with at least 2 values")
  if (boundaries.some((b, i) => i > 0 && compare(boundaries[i - 1], b) >= 0))
    throw databaseError("The 'boundaries' option to $bucket must be sorted in ascending order")
  const gather = gatherer(Object.entries(output as Doc), options)
  const members = new Map<number, Doc[]>()
  for (const doc of docs) {
    const v = evaluate(doc, groupBy, options)
    const above = boundaries.findIndex((b) => compare(v, b) < 0)
    if (above < 1 && !('default' in spec))
      throw databaseError(
        '$switch could not find a matching branch for an input, and no default was specified.',
      )
    const i = above < 1 ? boundaries.length : above - 1
    const list = members.get(i)
    if (list) list.push(doc)
    else members.set(i, [doc])
  }
  const idOf = (i: number): unknown => (i === boundaries.length ? spec.default : boundaries[i])
  const found = [...members].map(([i, list]): Doc => ({ _id: idOf(i), ...gather(list) }))
  return sortBy(found, (d) => d, [['_id', 1]])
}

const bucketAuto: StageOf = (docs, argument, options) => {
  const { groupBy, buckets, output = COUNT, granularity } = objectOf(argument, '$bucketAuto')
  if (granularity !== undefined) throw databaseError('local cloud: granularity is not supported')
  if (typeof buckets !== 'number' || !Number.isInteger(buckets) || buckets < 1)
    throw databaseError("The $bucketAuto 'buckets' field must be greater than 0")
  const gather = gatherer(Object.entries(output as Doc), options)
  const valued = docs.map((doc) => ({ doc, v: evaluate(doc, groupBy, options) ?? null }))
  valued.sort((a, b) => compare(a.v, b.v))
  const size = Math.max(1, Math.round(valued.length / buckets))
  const out: Doc[] = []
  for (let at = 0; at < valued.length;) {
    const start = at
    at = out.length === buckets - 1 ? valued.length : Math.min(valued.length, at + size)
    while (at < valued.length && equal(valued[at]!.v, valued[at - 1]!.v)) at++
    const max = at < valued.length ? valued[at]!.v : valued[at - 1]!.v
    const members = valued.slice(start, at).map((x) => x.doc)
    out.push({ _id: { min: valued[start]!.v, max }, ...gather(members) })
  }
  return out
}

const nonNegative = (stage: string, v: unknown): number => {
  if (typeof v === 'number' && Number.isInteger(v) && v >= 0) return v
  throw databaseError(`the argument to ${stage} must be a non-negative whole number: ${String(v)}`)
}

export const skipOf = (v: unknown): number => nonNegative('$skip', v)

export const limitOf = (v: unknown): number => {
  if (nonNegative('$limit', v) === 0) throw databaseError('the limit must be positive')
  return v as number
}

const limit: StageOf = (docs, n) => docs.slice(0, limitOf(n))

const skip: StageOf = (docs, n) => docs.slice(skipOf(n))

/** A random choice without repetition, as long as there are enough documents. */
const sampleBy =
  (random: RandomBytes): StageOf =>
  (docs, argument) => {
    const size = nonNegative('$sample', objectOf(argument, '$sample').size)
    const left = [...docs]
    const out: Doc[] = []
    while (out.length < size && left.length > 0) {
      const share = random(4).readUInt32BE() / 2 ** 32
      out.push(...left.splice(Math.floor(share * left.length), 1))
    }
    return out
  }

export const sortOf = (argument: unknown): Sort => {
  const entries = Object.entries(objectOf(argument, '$sort'))
  if (entries.length === 0) throw databaseError('$sort stage must have at least one sort key')
  for (const [, d] of entries)
    if (d !== 1 && d !== -1)
      throw databaseError('$sort key ordering must be 1 (for ascending) or -1')
  return entries as Sort
}

const sort: StageOf = (docs, argument) => sortBy(docs, (d) => d, sortOf(argument))

const match: StageOf = (docs, argument, options) =>
  docs.filter(documentTest(objectOf(argument, '$match'), options))

/** The document with one dotted path set, or removed by undefined; the old one is left alone. */
export function withValue(doc: Doc, parts: string[], v: unknown): Doc {
  const [head, ...rest] = parts
  const out = { ...doc }
  if (rest.length > 0) {
    const inner = out[head!]
    out[head!] = withValue(isPlain(inner) ? inner : {}, rest, v)
  } else if (v === undefined) delete out[head!]
  else out[head!] = v
  return out
}

const unwind: StageOf = (docs, argument) => {
  const spec = typeof argument === 'string' ? { path: argument } : objectOf(argument, '$unwind')
  const { path, includeArrayIndex: index, preserveNullAndEmptyArrays: keep } = spec as Doc
  if (typeof path !== 'string' || !path.startsWith('$'))
    throw databaseError(
      `path option to $unwind stage should be prefixed with a '$': ${String(path)}`,
    )
  const parts = path.slice(1).split('.')
  const numbered = (doc: Doc, i: number | null): Doc =>
    typeof index === 'string' ? withValue(doc, index.split('.'), i) : doc
  return docs.flatMap((doc) => {
    const v = parts.reduce<unknown>((at, p) => (isPlain(at) ? at[p] : undefined), doc)
    if (Array.isArray(v) && v.length > 0)
      return v.map((x: unknown, i) => numbered(withValue(doc, parts, x), i))
    if (v !== null && v !== undefined && !Array.isArray(v)) return [numbered(doc, null)]
    if (!keep) return []
    return [numbered(Array.isArray(v) ? withValue(doc, parts, undefined) : doc, null)]
  })
}

type MingoStage = (
  source: ReturnType<typeof Lazy>,
  argument: unknown,
  options: EvalOptions,
) => ReturnType<typeof Lazy>

const INCLUDED = new Set<unknown>([undefined, 0, 1, true, false])

/** mingo's values in MongoDB's order: _id, then kept fields as the document has them, then new. */
const project: StageOf = (docs, argument, options) => {
  const spec = objectOf(argument, '$project')
  if (Object.keys(spec).length === 0)
    throw databaseError('$project specification must have at least one field')
  const kept = (k: string): boolean => INCLUDED.has(spec[k]) || isFields(spec[k])
  // mingo may merge into what it reads: it gets a copy.
  const source = Lazy(docs.map((d) => clone(d)))
  const made = (pipelines.$project as MingoStage)(source, spec, options).collect<Doc>()
  return made.map((out, i) => {
    const order = ['_id', ...Object.keys(docs[i]!).filter(kept), ...Object.keys(out)]
    return Object.fromEntries(order.filter((k) => k in out).map((k) => [k, out[k]]))
  })
}

const STAGES: Record<string, StageOf> = {
  $bucket: bucket,
  $bucketAuto: bucketAuto,
  $count: count,
  $group: group,
  $limit: limit,
  $match: match,
  $project: project,
  $skip: skip,
  $sort: sort,
  $sortByCount: sortByCount,
  $unwind: unwind,
}

const registered = (stages: Record<string, StageOf>): Record<string, MingoStage> =>
  Object.fromEntries(
    Object.entries(stages).map(([name, stage]): [string, MingoStage] => [
      name,
      (source, argument, options) =>
        source.transform((docs) => Lazy(stage(docs as Doc[], argument, options)) as never),
    ]),
  )

/**
 * Everything a pipeline needs: expressions, and mingo's stages with ours before them. `random` is
 * what $sample draws by.
 */
export const stageContext = (random: RandomBytes): Context =>
  Context.from(
    expressionContext,
    Context.init({
      pipeline: {
        $addFields: pipelines.$addFields,
        $lookup: pipelines.$lookup,
        $replaceRoot: pipelines.$replaceRoot,
        ...registered({ ...STAGES, $sample: sampleBy(random) }),
      } as unknown as Parameters<Context['addPipelineOps']>[0],
    }),
  )
