/** The document store: reads, plain writes and transactions over the collections of one database. */
import { conflict, duplicateKey, localError } from '../errors'
import { realRandom } from '../seams'
import type { After, DocumentChange, RandomBytes } from '../seams'
import { strictness } from '../strictness'
import type { Strict, Strictness } from '../strictness'
import type { CollectionSchema, Doc } from '../types'
import { assertFew, assertNamed, MAX_MATCHED } from './bounded'
import { Database } from './database'
import { indexKeys } from './keys'
import { countMatching, read } from './read'
import type { Candidate, Probe, Query } from './read'
import { assertId } from './tables'
import type { Collection } from './tables'
import { docKey, Transactions } from './transactions'
import type { Transaction, Write } from './transactions'
import { applyUpdate, assertStorable } from './updates'
import { parseDoc, print } from './values'

export type Id = string | number

export interface StoreOptions {
  file: string
  collections: CollectionSchema[]
  strict: Strict
  /** Default true: a write is on disk when it is acknowledged. */
  durable?: boolean
  after?: After
  random?: RandomBytes
  /** Hears of every atomic write, after it. */
  onWrite?: (changes: DocumentChange[]) => void
}

const parsed = (body: string | null): Doc | null => (body === null ? null : parseDoc(body))
const newProbe = (): Probe => ({ index: null, examined: 0 })

export class Store {
  readonly transactions: Transactions
  readonly db: Database
  readonly random: RandomBytes
  private readonly strict: Strictness

  constructor(private readonly options: StoreOptions) {
    this.strict = strictness(options.strict)
    this.transactions = new Transactions(options.after)
    this.random = options.random ?? realRandom
    this.db = new Database(options.file, options.collections, options.durable)
  }

  collection(name: string): Collection {
    return this.db.collection(name)
  }

  get names(): string[] {
    return this.db.names
  }

  /** Makes a collection without indexes; after a restart it must be made or declared again. */
  declare(name: string): void {
    this.db.declare({ name, indexes: [] })
  }

  read(name: string, query: Query, probe = newProbe(), strict: Strict = this.strict): Candidate[] {
    return read(this.collection(name), query, strictness(strict), probe)
  }

  count(name: string, filter: Doc, probe = newProbe(), strict: Strict = this.strict): number {
    return countMatching(this.collection(name), filter, strictness(strict), probe)
  }

  /** One document as a transaction sees it, or as it is. Its stored text, or null. */
  get(name: string, id: unknown, tx?: Transaction): string | null {
    const c = this.collection(name)
    const current = c.get(id)?.body ?? null
    return tx ? this.transactions.view(tx, docKey(c, id), current) : current
  }

  /** Inserts all or none; a taken `_id` or unique key is E11000. Answers the ids. */
  async insert(name: string, docs: Doc[], tx?: Transaction): Promise<Id[]> {
    const c = this.collection(name)
    const writes = docs.map((d) => this.insertion(c, d))
    if (tx) for (const w of writes) this.stage(tx, w, true)
    else await this.commitPlain(() => writes, 'insert')
    return writes.map((w) => w.id)
  }

  /** The same without waiting for locks: for seeding, when no function runs. */
  insertNow(name: string, docs: Doc[]): Id[] {
    const c = this.collection(name)
    const writes = docs.map((d) => this.insertion(c, d))
    this.apply(writes, 'insert')
    return writes.map((w) => w.id)
  }

  /** Replaces or creates one document. Answers whether it existed. */
  async replace(name: string, id: unknown, doc: Doc, tx?: Transaction): Promise<boolean> {
    const c = this.collection(name)
    assertId(id)
    const full = { _id: id, ...doc }
    assertStorable(full)
    const write: Write = { collection: c, id, doc: full, body: print(full) }
    const existed = (): boolean => this.get(name, id, tx) !== null
    if (tx) {
      const before = existed()
      this.stage(tx, write, false)
      return before
    }
    let before = false
    await this.commitPlain(() => {
      before = existed()
      return [write]
    }, 'write')
    return before
  }

  /**
   * Updates what matches, all or none. Answers how many documents changed. A write that is not
   * bounded is LOCAL_UNBOUNDED_WRITE when strict.
   */
  async update(name: string, query: Query, update: Doc, probe = newProbe()): Promise<number> {
    return this.rewrite(
      name,
      query,
      probe,
      (doc) => applyUpdate(doc, update, query.filter) ?? undefined,
    )
  }

  async remove(name: string, query: Query, probe = newProbe()): Promise<number> {
    return this.rewrite(name, query, probe, () => null)
  }

  /** Updates one document inside a transaction; 0 when it is not there or does not change. */
  updateIn(tx: Transaction, name: string, id: Id, update: Doc): number {
    const body = this.get(name, id, tx)
    const doc = body === null ? null : applyUpdate(parseDoc(body), update)
    if (!doc) return 0
    this.stage(tx, { collection: this.collection(name), id, doc, body: print(doc) }, false)
    return 1
  }

  removeIn(tx: Transaction, name: string, id: Id): number {
    if (this.get(name, id, tx) === null) return 0
    this.stage(tx, { collection: this.collection(name), id, doc: null, body: null }, false)
    return 1
  }

  begin(owner: string): Transaction {
    return this.transactions.begin(this.random(16).toString('hex'), owner)
  }

  /** Writes a transaction to disk, or throws what forbids it; either way it has ended. */
  commit(tx: Transaction): void {
    try {
      this.apply([...tx.writes.values()], 'commit')
    } finally {
      this.transactions.close(tx)
    }
  }

  close(): void {
    this.transactions.closeAll()
    this.db.close()
  }

  private insertion(collection: Collection, doc: Doc): Write {
    const { _id, ...rest } = doc
    const id = _id ?? this.random(16).toString('hex')
    assertId(id)
    const full = { _id: id, ...rest }
    assertStorable(full)
    return { collection, id, doc: full, body: print(full) }
  }

  /** Everything two writers may contend for: the document, and its keys in unique indexes. */
  private contended(w: Write): string[] {
    const keys = [docKey(w.collection, w.id)]
    if (!w.doc) return keys
    for (const index of w.collection.indexes) {
      if (!index.unique) continue
      for (const k of indexKeys(w.doc, index.keys).keys)
        keys.push(`${index.id}#${k.toString('latin1')}`)
    }
    return keys
  }

  /** Adds a write to a transaction, or fails the transaction with what forbids it. */
  private stage(tx: Transaction, w: Write, fresh: boolean): void {
    try {
      const key = docKey(w.collection, w.id)
      for (const k of this.contended(w)) this.transactions.lock(tx, k)
      if (fresh && this.get(w.collection.name, w.id, tx) !== null)
        throw duplicateKey(w.collection.name, '_id_', `_id: ${JSON.stringify(w.id)}`)
      this.assertUnique(tx, w)
      tx.writes.set(key, w)
    } catch (e) {
      this.transactions.fail(tx)
      throw e
    }
  }

  /** A unique key held by another document: conflict when that is news to the transaction. */
  private assertUnique(tx: Transaction, w: Write): void {
    const unique = w.collection.indexes.filter((x) => x.unique)
    if (!w.doc || unique.length === 0) return
    const own = w.collection.get(w.id)?.rid ?? -1
    for (const index of unique) {
      for (const key of indexKeys(w.doc, index.keys).keys) {
        const taken = (): never => {
          throw duplicateKey(w.collection.name, index.name, index.describe(w.doc!))
        }
        for (const other of tx.writes.values()) {
          if (other.collection !== w.collection || other.id === w.id || !other.doc) continue
          if (indexKeys(other.doc, index.keys).keys.some((k) => k.equals(key))) taken()
        }
        const rid = index.holder(key, own)
        if (rid === undefined) continue
        const holder = parseDoc(w.collection.bodyOf(rid))
        const holderKey = docKey(w.collection, holder._id)
        if (this.transactions.changedSince(tx, holderKey)) throw conflict()
        if (!tx.writes.has(holderKey)) taken()
      }
    }
  }

  private async rewrite(
    name: string,
    query: Query,
    probe: Probe,
    change: (doc: Doc) => Doc | null | undefined,
  ): Promise<number> {
    const c = this.collection(name)
    const guarded = this.strict.boundedWrite && query.limit === undefined
    if (guarded) assertNamed(name, query.filter)
    const wanted: Query = guarded ? { ...query, limit: MAX_MATCHED + 1 } : query
    let count = 0
    await this.commitPlain(() => {
      const found = this.read(name, wanted, probe)
      if (guarded) assertFew(name, found.length)
      const writes = found.flatMap((x): Write[] => {
        const id = x.doc._id as Id
        const doc = change(x.doc)
        if (doc === undefined) return []
        return [{ collection: c, id, doc, body: doc && print(doc), old: x }]
      })
      count = writes.length
      return writes
    }, 'write')
    return count
  }

  /** Waits until no transaction holds what is to be written; then writes all or none. */
  private async commitPlain(plan: () => Write[], how: 'insert' | 'write'): Promise<void> {
    for (;;) {
      const writes = plan()
      const holder = this.transactions.lockless
        ? undefined
        : this.transactions.holderOf(writes.flatMap((w) => this.contended(w)))
      if (!holder) return this.apply(writes, how)
      await holder.ended
    }
  }

  /**
   * The one place that writes to disk. An insert may replace nothing; a commit may pass a unique
   * key from one of its documents to another, so it is judged by its end.
   */
  private apply(writes: Write[], how: 'insert' | 'write' | 'commit'): void {
    if (writes.length === 0) return
    const changes: { key: string; before: string | null }[] = []
    this.db.atomic(() => {
      for (const w of writes) {
        const old = w.old ?? w.collection.get(w.id)
        if (how === 'insert' && old)
          throw duplicateKey(w.collection.name, '_id_', `_id: ${JSON.stringify(w.id)}`)
        changes.push({ key: docKey(w.collection, w.id), before: old?.body ?? null })
        w.collection.put(w, old, how === 'commit')
      }
      if (how === 'commit')
        for (const w of writes) if (w.doc) w.collection.assertUnique(w.id, w.doc)
    })
    for (const w of writes) w.collection.settle()
    this.transactions.remember(changes)
    this.options.onWrite?.(
      writes.map((w, i) => ({
        collection: w.collection.name,
        id: w.id,
        before: parsed(changes[i]!.before),
        after: w.doc,
      })),
    )
  }
}

/** A where-write while the function has a transaction open would run outside it. */
export const whereInTransaction = (): Error =>
  localError(
    'LOCAL_WHERE_IN_TRANSACTION',
    'where() inside a transaction runs outside it on WeChat: use doc() and add() only',
  )
