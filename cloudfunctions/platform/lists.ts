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
  /** A number: they are only counted, up to it. */
  options: ListOptions<never, never> | number
}

/** `joined`: with each, the documents of another collection whose `_id` is in a field, under that one's name. */
type ListOptions<T, F extends keyof T> = FindOptions<T, F> & {
  joined?: { from: CollectionName; by: string }
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
  options: ListOptions<Documents[N], F>,
): Lists<Pick<Documents[N], F>[]> => ({
  queries: [{ from, filter, options: options as unknown as ListOptions<never, never> }],
  told: ([found]) => found as Pick<Documents[N], F>[],
})

/** How many there are, or whether they are `most` and more, read together with others. */
export const count = (from: CollectionName, filter: Filter, most = Infinity): Lists<number> => ({
  queries: [{ from, filter, options: most }],
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

/** What is known without reading anything, where a list may be asked for. */
export const known = <T>(value: T): Lists<T> => ({ queries: [], told: () => value })

/** What is always there, to join the lists to. Only its `_id` is read. */
const ANCHOR = { collection: 'settings', _id: 'settings:street' } as const

/** The SDK has it, its types do not. */
interface Pipeline {
  match(filter: Filter): Pipeline
  lookup(by: { from: string; localField: string; foreignField: string; as: string }): Pipeline
  sort(by: Record<string, 1 | -1>): Pipeline
  limit(n: number): Pipeline
  project(fields: Record<string, 1>): Pipeline
  count(as: string): Pipeline
  done(): unknown
}
const { pipeline } = command.aggregate as unknown as { pipeline(): Pipeline }

/** How a list is joined to a document of an aggregation. */
export const pipelineOf = ({ filter, options }: Query): unknown => {
  const matched = pipeline().match(filter)
  if (typeof options === 'number')
    return (options < Infinity ? matched.limit(options) : matched).count('count').done()
  const { sort = [], limit, fields, joined } = options
  const sorted = sort.length
    ? matched.sort(Object.fromEntries(sort.map(([f, d]) => [f, d === 'asc' ? 1 : (-1 as const)])))
    : matched
  const bounded = sorted.limit(limit)
  const shown = fields
    ? bounded.project(Object.fromEntries((fields as readonly string[]).map((f) => [f, 1 as const])))
    : bounded
  if (!joined) return shown.done()
  const { from, by } = joined
  return shown.lookup({ from, localField: by, foreignField: '_id', as: from }).done()
}

const withJoined = (
  found: readonly object[],
  { joined }: ListOptions<never, never>,
): Promise<object[]> =>
  Promise.all(
    found.map(async (row) => {
      if (!joined) return row
      const other = await collection(joined.from).get(String(row[joined.by as never]))
      return { ...row, [joined.from]: other ? [other] : [] }
    }),
  )

async function alone({ from, filter, options }: Query): Promise<unknown> {
  if (typeof options !== 'number')
    return withJoined(await collection(from).find(filter, options), options)
  if (options === Infinity) return collection(from).count(filter)
  const found = await collection(from).find(filter, { limit: options, fields: ['_id'] as never[] })
  return found.length
}

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
    joined = joined.lookup({ from: query.from, pipeline: pipelineOf(query), as: `list${i}` })
  })
  const answer = (await joined.end()) as unknown as { list: Record<string, unknown[]>[] }
  const row = answer.list[0]
  // Before the street is imported there is nothing to join them to.
  if (!row) return told(await Promise.all(queries.map(alone)))
  return told(
    queries.map(({ options }, i) => {
      const found = row[`list${i}`] ?? []
      return typeof options === 'number'
        ? ((found[0] as { count: number } | undefined)?.count ?? 0)
        : found
    }),
  )
}
