import { request, type Doc, type Store, type TransactionOf } from './store'

/**
 * What `platform/collections` and its neighbours are to the functions, on the store in memory: the same
 * names with the same promises, so that all above them runs as it is.
 */

/** A condition or a change, as the SDK's commands make them. */
class Command {
  constructor(
    readonly test: ((value: unknown) => boolean) | null,
    readonly next: ((value: unknown) => unknown) | null = null,
  ) {}

  and(other: Command): Command {
    return new Command((value) => this.test!(value) && other.test!(value))
  }
}

type Ordered = number | string
const ordered = (is: (value: Ordered) => boolean): Command =>
  new Command((value) => (typeof value === 'number' || typeof value === 'string') && is(value))

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

export const command = {
  gt: (than: Ordered) => ordered((value) => typeof value === typeof than && value > than),
  gte: (than: Ordered) => ordered((value) => typeof value === typeof than && value >= than),
  lt: (than: Ordered) => ordered((value) => typeof value === typeof than && value < than),
  lte: (than: Ordered) => ordered((value) => typeof value === typeof than && value <= than),
  neq: (other: unknown) => new Command((value) => !isSame(value, other)),
  exists: (wanted: boolean) => new Command((value) => (value !== undefined) === wanted),
  in: (some: readonly unknown[]) => new Command((value) => some.includes(value)),
  inc: (by: number) => new Command(null, (value) => Number(value ?? 0) + by),
  set: (to: unknown) => new Command(null, () => to),
  aggregate: { pipeline: () => unknown('a pipeline') },
}

function unknown(what: string): never {
  throw new Error(`the store in memory does not know ${what}`)
}

/** All values at a path; a list on the way stands for each of its own. */
function valuesAt(value: unknown, [key, ...rest]: readonly string[]): unknown[] {
  if (key === undefined) return Array.isArray(value) ? [value, ...(value as unknown[])] : [value]
  if (Array.isArray(value)) return value.flatMap((one) => valuesAt(one, [key, ...rest]))
  if (typeof value !== 'object' || value === null) return [undefined]
  return valuesAt((value as Record<string, unknown>)[key], rest)
}

export const matches = (doc: Doc, filter: object): boolean =>
  Object.entries(filter).every(([path, wanted]: [string, unknown]) => {
    const values = valuesAt(doc, path.split('.'))
    if (!(wanted instanceof Command)) return values.some((value) => isSame(value ?? null, wanted))
    const { test } = wanted
    return test ? values.some((value) => test(value)) : unknown('this condition')
  })

function changed(doc: Doc, change: object): Doc {
  const next = structuredClone(doc)
  for (const [path, to] of Object.entries(change) as [string, unknown][]) {
    const keys = path.split('.')
    const last = keys.pop()!
    let at: Record<string, unknown> = next
    for (const key of keys) at = (at[key] ??= {}) as Record<string, unknown>
    if (to instanceof Command && !to.next) unknown('this change')
    at[last] = to instanceof Command ? to.next!(at[last]) : structuredClone(to)
  }
  return next
}

interface Options {
  sort?: [field: string, direction: 'asc' | 'desc'][]
  limit: number
  fields?: readonly string[]
  paths?: readonly string[]
  /** With each, the documents of another collection whose `_id` is in a field. */
  joined?: { from: string; by: string }
}

const MAX_LIMIT = 1000

function compare(a: Doc, b: Doc, sort: NonNullable<Options['sort']>): number {
  for (const [field, direction] of sort) {
    const [x, y] = [valuesAt(a, field.split('.'))[0], valuesAt(b, field.split('.'))[0]] as Ordered[]
    if (x !== y) return (x! < y! ? -1 : 1) * (direction === 'asc' ? 1 : -1)
  }
  return 0
}

const only = (doc: Doc, paths: readonly string[] | undefined): Doc =>
  paths === undefined
    ? structuredClone(doc)
    : structuredClone(
        Object.fromEntries(
          Object.entries(doc).filter(
            ([key]) => key === '_id' || paths.some((path) => path.split('.')[0] === key),
          ),
        ) as Doc,
      )

interface Query {
  from: string
  filter: object
  options: Options | null
}

/** The functions' neighbours of one store. */
export function platformOn(store: Store) {
  const find = (name: string, filter: object, options: Options): Doc[] => {
    const { sort = [], limit, fields, paths = fields, joined } = options
    const found = store.list(name).filter((doc) => matches(doc, filter))
    const all = sort.length > 0 ? found.sort((a, b) => compare(a, b, sort)) : found
    const shown = all.slice(0, Math.min(limit, MAX_LIMIT)).map((doc) => only(doc, paths))
    if (!joined) return shown
    const { from, by } = joined
    return shown.map((doc) => ({ ...doc, [from]: find(from, { _id: doc[by] }, { limit: 1 }) }))
  }
  const alone = <T>(work: (transaction: TransactionOf) => T): T => {
    const transaction = store.begin()
    const answer = work(transaction)
    transaction.commit()
    return answer
  }
  type Work = <T>(work: (transaction: TransactionOf) => T) => T
  // The settings are what an instance keeps in mind: a dead one takes its own with it, here there is one.
  const ask = (name: string): typeof request =>
    name === 'settings' ? (work) => Promise.resolve(work()) : request
  const documents = (name: string, within: Work) => ({
    get: (id: string) => ask(name)(() => within((t) => t.get(name, id))),
    add: (doc: Doc) => request(() => within((t) => t.add(name, doc))),
    put: (doc: Doc) => request(() => within((t) => t.set(name, doc._id, doc))),
    change: (id: string, change: object) =>
      request(() =>
        within((t) => {
          const doc = t.get(name, id)
          if (doc) t.set(name, id, changed(doc, change))
          return doc !== null
        }),
      ),
  })
  const collection = (name: string) => ({
    ...documents(name, alone),
    find: (filter: object, options: Options) => request(() => find(name, filter, options)),
    count: (filter: object) =>
      request(() => store.list(name).filter((doc) => matches(doc, filter)).length),
    changeWhere: (filter: object, change: object) =>
      request(() => {
        const found = store.list(name).filter((doc) => matches(doc, filter))
        for (const doc of found) store.put(name, changed(doc, change))
        return found.length
      }),
    remove: (id: string) =>
      request(() => {
        const isThere = store.at(name, id, store.now()) !== null
        if (isThere) store.write([{ name, id, doc: null }])
        return isThere
      }),
  })
  const begun = (transaction: TransactionOf) => ({
    commit: () => request(() => transaction.commit()),
    rollback: () => request(() => undefined),
    transaction,
  })
  return {
    collections: {
      collection,
      command,
      MAX_LIMIT,
      database: { startTransaction: () => request(() => begun(store.begin())) },
      documentsOf: ({ transaction }: ReturnType<typeof begun>, name: string) =>
        documents(name, (work) => work(transaction)),
      near: () => unknown('places'),
    },
    /** All lists of a page in one request, as the aggregation brings them. */
    readLists: <T>({
      queries,
      told,
    }: {
      queries: Query[]
      told(found: unknown[]): T
    }): Promise<T> =>
      request(() =>
        told(
          queries.map(({ from, filter, options }) =>
            options ? find(from, filter, options) : find(from, filter, { limit: MAX_LIMIT }).length,
          ),
        ),
      ),
    sumsBetween: (from: number, to: number) =>
      request(() => {
        const within = { at: command.gte(from).and(command.lt(to)) }
        const rows = new Map<
          string,
          { points: number; entries: number } & Record<string, unknown>
        >()
        for (const doc of store.list('entries').filter((entry) => matches(entry, within))) {
          if (!('kind' in doc)) continue
          const good = (doc.moved as { good: string } | null)?.good ?? null
          const key = JSON.stringify([doc.kind, doc.domain, good])
          const { kind, domain } = doc
          const row = rows.get(key) ?? { kind, domain, good, points: 0, entries: 0 }
          rows.set(key, {
            ...row,
            points: row.points + Number(doc.points),
            entries: row.entries + 1,
          })
        }
        return [...rows.values()]
      }),
  }
}
