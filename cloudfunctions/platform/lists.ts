import {
  collection,
  command,
  database,
  type CollectionName,
  type Documents,
  type Filter,
  type FindOptions,
} from './collections'

/** What is asked of one collection: some documents, or how many there are. */
interface Query {
  from: CollectionName
  filter: Filter
  /** Null: they are only counted. */
  options: FindOptions<never, never> | null
}

/**
 * Lists as data: what is to be read, and what it comes to. Any number of them, of any collections, are
 * read by one request (`readLists`), so that what a page costs does not grow with the contexts.
 */
export interface Lists<T> {
  queries: readonly Query[]
  /** What was found by each query, in their order. */
  told(found: readonly unknown[]): T
}

/** As `collection().find`, read together with others. */
export const list = <N extends CollectionName, F extends keyof Documents[N] = keyof Documents[N]>(
  from: N,
  filter: Filter,
  options: FindOptions<Documents[N], F>,
): Lists<Pick<Documents[N], F>[]> => ({
  queries: [{ from, filter, options: options as unknown as FindOptions<never, never> }],
  told: ([found]) => found as Pick<Documents[N], F>[],
})

/** As `collection().count`, read together with others. */
export const count = (from: CollectionName, filter: Filter): Lists<number> => ({
  queries: [{ from, filter, options: null }],
  told: ([found]) => found as number,
})

/** What it comes to, put into another form. */
export const mapLists = <T, U>({ queries, told }: Lists<T>, to: (value: T) => U): Lists<U> => ({
  queries,
  told: (found) => to(told(found)),
})

/** Several as one: what each comes to, in their order. */
export const everyList = <T>(all: readonly Lists<T>[]): Lists<T[]> => ({
  queries: all.flatMap(({ queries }) => queries),
  told(found) {
    let next = 0
    return all.map(({ queries, told }) => told(found.slice(next, (next += queries.length))))
  },
})

/** Two of different kinds as one. */
export const bothLists = <A, B>(a: Lists<A>, b: Lists<B>): Lists<[A, B]> => ({
  queries: [...a.queries, ...b.queries],
  told: (found) => [
    a.told(found.slice(0, a.queries.length)),
    b.told(found.slice(a.queries.length)),
  ],
})

/** What is always there, to join the lists to. Only its `_id` is read. */
const ANCHOR = { collection: 'settings', _id: 'settings:street' } as const

/** The SDK has it, its types do not. */
interface Pipeline {
  match(filter: Filter): Pipeline
  sort(by: Record<string, 1 | -1>): Pipeline
  limit(n: number): Pipeline
  project(fields: Record<string, 1>): Pipeline
  count(as: string): Pipeline
  done(): unknown
}
const { pipeline } = command.aggregate as unknown as { pipeline(): Pipeline }

const asPipeline = ({ filter, options }: Query): unknown => {
  const matched = pipeline().match(filter)
  if (options === null) return matched.count('count').done()
  const { sort = [], limit, fields } = options
  const sorted = sort.length
    ? matched.sort(Object.fromEntries(sort.map(([f, d]) => [f, d === 'asc' ? 1 : (-1 as const)])))
    : matched
  const bounded = sorted.limit(limit)
  const shown = fields
    ? bounded.project(Object.fromEntries((fields as readonly string[]).map((f) => [f, 1 as const])))
    : bounded
  return shown.done()
}

const alone = ({ from, filter, options }: Query): Promise<unknown> =>
  options === null ? collection(from).count(filter) : collection(from).find(filter, options)

/**
 * Reads all of them by one request: an aggregation that joins each list to one document, each served by
 * its own collection's indexes as if it were asked for alone. None where there is nothing to read.
 */
export async function readLists<T>({ queries, told }: Lists<T>): Promise<T> {
  if (queries.length <= 1) return told(await Promise.all(queries.map(alone)))
  let joined = database
    .collection(ANCHOR.collection)
    .aggregate()
    .match({ _id: ANCHOR._id })
    .project({ _id: 1 })
  queries.forEach((query, i) => {
    joined = joined.lookup({ from: query.from, pipeline: asPipeline(query), as: `list${i}` })
  })
  const answer = (await joined.end()) as unknown as { list: Record<string, unknown[]>[] }
  const row = answer.list[0]
  if (!row) throw new Error('no street imported: run admin import')
  return told(
    queries.map(({ options }, i) => {
      const found = row[`list${i}`] ?? []
      return options === null ? ((found[0] as { count: number } | undefined)?.count ?? 0) : found
    }),
  )
}
