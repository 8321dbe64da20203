/**
 * Snapshot transactions. Reads see the state at the start and the transaction's own writes; the
 * first to write a document wins and a second transaction fails at once; plain writes wait. Old
 * versions are remembered in memory only while a transaction is open.
 */
import { CloudError, conflict } from '../errors'
import { realAfter } from '../seams'
import type { After } from '../seams'
import type { Doc } from '../types'
import { encode } from './keys'
import type { Collection, Found } from './tables'

/** WeChat ends a transaction after 30 seconds. */
const MAX_AGE_MS = 30_000

export interface Write {
  collection: Collection
  id: string | number
  doc: Doc | null
  body: string | null
  /** The document as it is now, of a write that is performed at once. */
  old?: Found
}

export class Transaction {
  readonly writes = new Map<string, Write>()
  readonly locks = new Set<string>()
  /** Documents that it has looked at or written. */
  readonly touched = new Set<string>()
  readonly ended: Promise<void>
  /** Set by the first failing operation: as in MongoDB, nothing but an abort follows. */
  failed = false
  /** Cancels the end by age. */
  cancelExpiry: () => void = () => undefined
  private finish: () => void = () => undefined

  constructor(
    readonly id: string,
    readonly owner: string,
    readonly since: number,
  ) {
    this.ended = new Promise((resolve) => (this.finish = resolve))
  }

  /** Lets waiting plain writes go on. */
  wake(): void {
    this.finish()
  }
}

export const docKey = (collection: Collection, id: unknown): string =>
  `${collection.id}/${encode(id).toString('latin1')}`

interface Version {
  at: number
  before: string | null
}

export class Transactions {
  private readonly open = new Map<string, Transaction>()
  private readonly lockedBy = new Map<string, Transaction>()
  private readonly history = new Map<string, Version[]>()
  private version = 0

  constructor(private readonly after: After = realAfter) {}

  begin(id: string, owner: string): Transaction {
    const tx = new Transaction(id, owner, this.version)
    tx.cancelExpiry = this.after(MAX_AGE_MS, () => this.close(tx))
    this.open.set(id, tx)
    return tx
  }

  /** The open transaction, or DATABASE_TRANSACTION_FAIL when it ended, expired or failed. */
  get(id: string): Transaction {
    const tx = this.open.get(id)
    if (tx && !tx.failed) return tx
    throw new CloudError(
      'DATABASE_TRANSACTION_FAIL',
      `[ResourceUnavailable.TransactionNotExist] Transaction does not exist: ${tx ? 'aborted after an error' : 'ended or expired'}`,
    )
  }

  find(id: string): Transaction | undefined {
    return this.open.get(id)
  }

  ownedBy(owner: string): Transaction[] {
    return [...this.open.values()].filter((tx) => tx.owner === owner)
  }

  /** Ends it without effect and frees what it held. */
  close(tx: Transaction): void {
    this.open.delete(tx.id)
    this.release(tx)
    if (this.open.size === 0) this.history.clear()
    tx.cancelExpiry()
  }

  /** A failed operation undoes the transaction at once; the SDK's rollback then finds it empty. */
  fail(tx: Transaction): void {
    tx.failed = true
    tx.writes.clear()
    this.release(tx)
  }

  /** The body a transaction sees: its own write, else the version at its start. */
  view(tx: Transaction, key: string, current: string | null): string | null {
    tx.touched.add(key)
    const own = tx.writes.get(key)
    if (own) return own.body
    const later = this.history.get(key)?.find((v) => v.at > tx.since)
    return later ? later.before : current
  }

  /** First writer wins: another's lock, or any change since the start, is a conflict. */
  lock(tx: Transaction, key: string): void {
    tx.touched.add(key)
    const holder = this.lockedBy.get(key)
    if (holder && holder !== tx) throw conflict()
    if (this.history.get(key)?.some((v) => v.at > tx.since)) throw conflict()
    this.lockedBy.set(key, tx)
    tx.locks.add(key)
  }

  changedSince(tx: Transaction, key: string): boolean {
    return this.history.get(key)?.some((v) => v.at > tx.since) === true
  }

  get lockless(): boolean {
    return this.lockedBy.size === 0
  }

  /** A transaction that holds one of the keys, for plain writes to wait for. */
  holderOf(keys: Iterable<string>): Transaction | undefined {
    for (const key of keys) {
      const tx = this.lockedBy.get(key)
      if (tx) return tx
    }
    return undefined
  }

  /** Remembers what committed writes replaced, while someone may still look at it. */
  remember(changes: { key: string; before: string | null }[]): void {
    this.version++
    if (this.open.size === 0) return
    for (const { key, before } of changes) {
      const versions = this.history.get(key)
      if (versions) versions.push({ at: this.version, before })
      else this.history.set(key, [{ at: this.version, before }])
    }
  }

  closeAll(): void {
    for (const tx of [...this.open.values()]) this.close(tx)
  }

  private release(tx: Transaction): void {
    for (const key of tx.locks) if (this.lockedBy.get(key) === tx) this.lockedBy.delete(key)
    tx.locks.clear()
    tx.wake()
  }
}
