/** The SQLite file: opened durably, its tables brought in line with the declared collections. */
import type BetterSqlite from 'better-sqlite3'
import { CloudError } from '../errors'
import type { CollectionSchema, IndexSchema } from '../types'
import { openAlone } from './connect'
import { diskError } from './disk'
import { migrate } from './format'
import { State } from './state'
import { Collection, Index } from './tables'
import { parseDoc } from './values'

/** WeChat allows 20 indexes a collection. */
const MAX_INDEXES = 20

interface IndexRow {
  id: number
  name: string
  schema: string
  multikey: number
}

/** Where a fault may strike a durable write: its rows are written; then they are on disk. */
export type WritePoint = 'written' | 'committed'

export class Database {
  readonly state: State
  /**
   * For faults on purpose: called at both points of every durable write, documents, files and state
   * alike. It may take its time; what it throws at `written` undoes the write.
   */
  onWrite: ((point: WritePoint) => void) | undefined
  private readonly db: BetterSqlite.Database
  private readonly collections = new Map<string, Collection>()
  private inside = false
  private copies = 0

  constructor(
    private readonly file: string,
    declared: CollectionSchema[],
    durable = true,
  ) {
    this.db = openAlone(file)
    try {
      this.db.pragma(`synchronous = ${durable ? 'FULL' : 'OFF'}`)
      this.db.pragma('wal_autocheckpoint = 10000')
      this.db.pragma('cache_size = -131072')
      this.db.pragma('mmap_size = 1073741824')
      this.atomic(() => {
        migrate(this.db)
        declared.forEach((c) => this.open(c))
      })
      this.state = new State(this)
    } catch (e) {
      this.db.close()
      throw e
    }
  }

  get names(): string[] {
    return [...this.collections.keys()]
  }

  /** A declared collection, or DATABASE_COLLECTION_NOT_EXIST (−502005). */
  collection(name: string): Collection {
    const c = this.collections.get(name)
    if (c) return c
    throw new CloudError(
      'DATABASE_COLLECTION_NOT_EXIST',
      `[ResourceNotFound] Db or Table not exist: ${name}. Please check your request, but if the problem cannot be solved, contact us.`,
    )
  }

  /** Adds a collection, with its indexes built. */
  declare(schema: CollectionSchema): void {
    this.atomic(() => this.open(schema))
  }

  /** For tables of other parts; write through atomic() only. */
  prepare(sql: string): BetterSqlite.Statement {
    return this.db.prepare(sql)
  }

  /**
   * All or nothing; on return it is on disk. Nested calls join the outer one. The one way by which
   * anything is written durably. Throws DiskError when the disk does not take it.
   */
  atomic<T>(f: () => T): T {
    if (this.inside) return f()
    this.inside = true
    try {
      this.db.exec('begin immediate')
      const r = f()
      this.onWrite?.('written')
      this.db.exec('commit')
      this.onWrite?.('committed')
      return r
    } catch (e) {
      const disk = diskError(e, this.file)
      this.undo(disk?.disk === 'LOCAL_DISK_FULL')
      throw disk ?? e
    } finally {
      this.inside = false
    }
  }

  /**
   * Copies all of it into a file next to it and answers that file's name. Writes go on meanwhile; the
   * copy is of one moment, its last. The next start removes copies that nobody took away.
   */
  async copyAside(): Promise<string> {
    const to = `${this.file}.copy-${++this.copies}`
    await this.db.backup(to)
    return to
  }

  close(): void {
    this.db.close()
  }

  /** Rolls back, and forgets what memory learnt of rows that are no longer there. */
  private undo(full: boolean): void {
    if (this.db.inTransaction) this.db.exec('rollback')
    for (const c of this.collections.values()) {
      c.forgetSize()
      for (const index of c.indexes) index.multikey = this.multikeyOf(index.id)
    }
    if (full) this.makeRoom()
  }

  private multikeyOf(index: number): number {
    const sql = this.db.prepare('select multikey from indexes where id = ?').pluck()
    return (sql.get(index) as number | undefined) ?? 0
  }

  /** The log of writes may be what fills the disk: moving it into the database file frees its room. */
  private makeRoom(): void {
    try {
      this.db.pragma('wal_checkpoint(TRUNCATE)')
    } catch {
      // No room for that either: the log stays as it is, whole.
    }
  }

  private open(schema: CollectionSchema): void {
    if (schema.indexes.length > MAX_INDEXES)
      throw new Error(`collection ${schema.name} declares more than ${MAX_INDEXES} indexes`)
    this.db.prepare('insert or ignore into collections(name) values (?)').run(schema.name)
    const { id } = this.db
      .prepare('select id from collections where name = ?')
      .get(schema.name) as IndexRow
    this.db.exec(
      `create table if not exists d${id}(rid integer primary key, id blob unique, body text)`,
    )
    const collection = new Collection(this.db, id, schema.name)
    this.collections.set(schema.name, collection)
    const rows = this.db.prepare('select * from indexes where collection = ?').all(id) as IndexRow[]
    const known = new Map(rows.map((r) => [r.schema, r]))
    for (const index of schema.indexes) {
      const text = JSON.stringify([index.name, index.keys, index.unique === true])
      const row = known.get(text)
      known.delete(text)
      if (row) collection.indexes.push(this.index(collection, row.id, index, row.multikey))
      else this.build(collection, index, text)
    }
    for (const stale of known.values()) this.drop(stale.id)
  }

  private index(c: Collection, id: number, schema: IndexSchema, multikey: number): Index {
    return new Index(this.db, id, c.name, c.table, schema, multikey)
  }

  private build(collection: Collection, schema: IndexSchema, text: string): void {
    const { lastInsertRowid } = this.db
      .prepare('insert into indexes(collection, name, schema) values (?, ?, ?)')
      .run(collection.id, schema.name, text)
    const id = Number(lastInsertRowid)
    const geo = schema.keys.some(([, d]) => d === '2dsphere')
    this.db.exec(
      geo
        ? `create virtual table x${id} using rtree(rid, x0, x1, y0, y1)`
        : `create table x${id}(k blob, rid int, primary key(k, rid)) without rowid`,
    )
    const index = this.index(collection, id, schema, 0)
    for (const row of collection.walkAll()) index.file(row.rid, null, parseDoc(row.body))
    collection.indexes.push(index)
  }

  private drop(id: number): void {
    this.db.exec(`drop table if exists x${id}`)
    this.db.prepare('delete from indexes where id = ?').run(id)
  }
}
