import type { LngLat } from '../../domain/street/types'
import type { CollectionName, Documents } from '../schema'
import { cloud } from './sdk'

export type { CollectionName, Documents } from '../schema'

/** Operators of queries and updates, as the SDK gives them. */
const database = cloud.database({ throwOnNotFound: false } as Parameters<typeof cloud.database>[0])
export const command = database.command
export { database }

/** Most a query may bring; the platform's own ceiling is 1000. */
export const MAX_LIMIT = 1000

/** Conditions by field path; values are plain or made by `command`. */
export type Filter = Record<string, unknown>
/** Changes by field path; an object that is to replace another goes through `command.set`. */
export type Change = Record<string, unknown>

export interface FindOptions<T, F extends keyof T = keyof T> {
  sort?: [field: string, direction: 'asc' | 'desc'][]
  /** Required: nothing here reads without a bound. */
  limit: number
  fields?: readonly F[]
  /** Only these paths and `_id`, where a field is a map of which most is of no interest. */
  paths?: readonly string[]
}

/** What can be done to one document, in a transaction or outside. */
export interface DocumentsOf<T extends { _id: string }> {
  /** The document, or null where there is none. */
  get(id: string): Promise<T | null>
  /** Creates it; throws (see `isDuplicate`) where the `_id` is taken. */
  add(document: T): Promise<void>
  /** Replaces it whole, or creates it. */
  put(document: T): Promise<void>
  /** Changes fields of one document; says whether it was there. */
  change(id: string, change: Change): Promise<boolean>
  /** Removes one document; says whether it was there. */
  remove(id: string): Promise<boolean>
}

export interface CollectionOf<T extends { _id: string }> extends DocumentsOf<T> {
  /** With `fields`, only those are read, and only those are typed. */
  find<F extends keyof T = keyof T>(
    filter: Filter,
    options: FindOptions<T, F>,
  ): Promise<Pick<T, F>[]>
  count(filter: Filter): Promise<number>
  /** Changes all that match, each atomically; says how many. Never inside a transaction. */
  changeWhere(filter: Filter, change: Change): Promise<number>
}

/**
 * The SDK reads GeoJSON as objects of its own classes, even where plain GeoJSON was written. Back to
 * plain: domain rules know no SDK. All our shapes are fields of the document itself.
 */
export function plain<T extends object>(document: T): T {
  for (const [field, value] of Object.entries(document)) {
    const toJSON = (value as { toJSON?: unknown } | null)?.toJSON
    if (typeof toJSON === 'function' && !(value instanceof Date)) {
      Object.assign(document, { [field]: toJSON.call(value) as unknown })
    }
  }
  return document
}

type Source = { collection(name: string): ReturnType<typeof database.collection> }

/** Document operations on the database itself or on one of its transactions. */
export function documentsOf<N extends CollectionName>(
  source: Source,
  name: N,
): DocumentsOf<Documents[N]> {
  const doc = (id: string) => source.collection(name).doc(id)
  return {
    async get(id) {
      const answer = (await doc(id).get()) as unknown as { data: Documents[N] | null }
      return answer.data && plain(answer.data)
    },
    async add(document) {
      await source.collection(name).add({ data: document })
    },
    async put({ _id, ...data }) {
      await doc(_id).set({ data })
    },
    async change(id, change) {
      const answer = (await doc(id).update({ data: change })) as { stats: { updated: number } }
      return answer.stats.updated > 0
    },
    async remove(id) {
      const answer = (await doc(id).remove()) as { stats: { removed: number } }
      return answer.stats.removed > 0
    },
  }
}

/** A collection, typed by its documents. Every query must be served by a declared index. */
export function collection<N extends CollectionName>(name: N): CollectionOf<Documents[N]> {
  const where = (filter: Filter) => database.collection(name).where(filter)
  return {
    ...documentsOf(database, name),
    async find(filter, { sort = [], limit, fields, paths = fields }) {
      let query = where(filter)
      for (const [field, direction] of sort) query = query.orderBy(field, direction)
      if (paths) query = query.field(Object.fromEntries(paths.map((p) => [p, true])))
      const answer = (await query.limit(Math.min(limit, MAX_LIMIT)).get()) as unknown as {
        data: Documents[N][]
      }
      return answer.data.map(plain)
    },
    async count(filter) {
      return ((await where(filter).count()) as { total: number }).total
    },
    async changeWhere(filter, change) {
      const answer = (await where(filter).update({ data: change })) as {
        stats: { updated: number }
      }
      return answer.stats.updated
    },
  }
}

/** Condition on a `2dsphere` field: within `maxM` metres of a point, nearest first. */
export const near = ([lng, lat]: LngLat, maxM: number): unknown =>
  command.geoNear({
    geometry: new database.Geo.Point(lng, lat),
    maxDistance: maxM,
    minDistance: 0,
  })
