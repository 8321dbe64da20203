import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * Documents in memory with the platform's rules for them: a transaction reads its snapshot, writes all or
 * nothing, and loses to whoever has written the same document since. A function may die at any request,
 * before it is carried out or after: it never hears of it, and its transaction is gone.
 */

export type Doc = { _id: string } & Record<string, unknown>

/** Versions of one document, the newest last; null: not there. */
type Versions = { seq: number; doc: Doc | null }[]

/** One run of a function: who called it, and at which of its requests it dies. */
export interface Invocation {
  openid: string
  /** Counted down by every request. */
  left: number
  when: 'before' | 'after'
  isDead: boolean
  /** Called at its death. */
  died: () => void
}

export const running = new AsyncLocalStorage<Invocation>()

const NEVER = new Promise<never>(() => undefined)

class DatabaseError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}
const duplicate = (id: string) =>
  new DatabaseError('DATABASE_DUPLICATE_KEY', `E11000 duplicate key ${id}`)
const conflict = (id: string) =>
  new DatabaseError('DATABASE_TRANSACTION_CONFLICT', `WriteConflict ${id}`)

/** One request to the database: whoever dies at it is not heard of again. */
export async function request<T>(work: () => T): Promise<T> {
  const one = running.getStore()
  if (one === undefined) return work()
  if (one.isDead) return NEVER
  const isLast = one.left-- === 0
  if (!isLast) return work()
  one.isDead = true
  const answer = one.when === 'after' ? attempt(work) : null
  one.died()
  // What came of it nobody hears.
  await Promise.allSettled([answer])
  return NEVER
}

const attempt = <T>(work: () => T): T | null => {
  try {
    return work()
  } catch {
    return null
  }
}

export class Store {
  private seq = 0
  private all = new Map<string, Map<string, Versions>>()
  /** Called after every commit, with the collections that it wrote. */
  committed: (names: ReadonlySet<string>) => unknown = () => undefined

  private of(name: string): Map<string, Versions> {
    let documents = this.all.get(name)
    if (!documents) this.all.set(name, (documents = new Map<string, Versions>()))
    return documents
  }

  now(): number {
    return this.seq
  }

  clear(): void {
    this.all = new Map()
    this.seq = 0
  }

  /** As it was at that moment. */
  at(name: string, id: string, seq: number): Doc | null {
    const versions = this.of(name).get(id) ?? []
    for (let i = versions.length - 1; i >= 0; i--) {
      if (versions[i]!.seq <= seq) return versions[i]!.doc
    }
    return null
  }

  isNewer(name: string, id: string, seq: number): boolean {
    return (this.of(name).get(id)?.at(-1)?.seq ?? 0) > seq
  }

  /** What is otherwise than it was at that moment, each as `<collection>/<_id>`. */
  changedSince(seq: number, textOf: (name: string, doc: Doc | null) => string): string[] {
    return [...this.all].flatMap(([name, documents]) =>
      [...documents.keys()]
        .filter((id) => this.isNewer(name, id, seq))
        .filter((id) => {
          const [was, is] = [this.at(name, id, seq), this.at(name, id, this.seq)]
          return textOf(name, was) !== textOf(name, is)
        })
        .map((id) => `${name}/${id}`),
    )
  }

  /** Everything of a collection, by `_id`; not to be changed. */
  list(name: string): Doc[] {
    return [...this.of(name).keys()].sort().flatMap((id) => this.at(name, id, this.seq) ?? [])
  }

  write(changes: readonly { name: string; id: string; doc: Doc | null }[]): void {
    this.seq += 1
    for (const { name, id, doc } of changes) {
      const versions = this.of(name).get(id) ?? []
      versions.push({ seq: this.seq, doc })
      this.of(name).set(id, versions)
    }
    this.committed(new Set(changes.map(({ name }) => name)))
  }

  put(name: string, ...docs: Doc[]): void {
    this.write(docs.map((doc) => ({ name, id: doc._id, doc: structuredClone(doc) })))
  }

  begin(): TransactionOf {
    return new TransactionOf(this)
  }
}

/** What a function does inside one transaction. Its snapshot is taken at its first operation. */
export class TransactionOf {
  private since: number | null = null
  private own = new Map<string, { name: string; id: string; doc: Doc | null }>()

  constructor(private readonly store: Store) {}

  private snapshot(): number {
    return (this.since ??= this.store.now())
  }

  get(name: string, id: string): Doc | null {
    const seq = this.snapshot()
    const mine = this.own.get(`${name} ${id}`)
    const doc = mine ? mine.doc : this.store.at(name, id, seq)
    return doc && structuredClone(doc)
  }

  set(name: string, id: string, doc: Doc | null): void {
    if (this.store.isNewer(name, id, this.snapshot())) throw conflict(id)
    this.own.set(`${name} ${id}`, { name, id, doc: structuredClone(doc) })
  }

  add(name: string, doc: Doc): void {
    const { _id: id } = doc
    this.snapshot()
    const isThere = this.own.get(`${name} ${id}`)?.doc ?? this.store.at(name, id, this.store.now())
    if (isThere) throw duplicate(id)
    this.set(name, id, doc)
  }

  commit(): void {
    const changes = [...this.own.values()]
    const lost = changes.find(({ name, id }) => this.store.isNewer(name, id, this.snapshot()))
    if (lost) throw conflict(lost.id)
    if (changes.length > 0) this.store.write(changes)
  }
}
