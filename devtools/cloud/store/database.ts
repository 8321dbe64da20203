/** The SQLite file: opened durably, its tables brought in line with the declared collections. */
import BetterSqlite from 'better-sqlite3'
import { CloudError } from '../errors'
import type { CollectionSchema, IndexSchema } from '../types'
import { Collection, Index } from './tables'
import { parseDoc } from './values'

/** WeChat allows 20 indexes a collection. */
const MAX_INDEXES = 20

/** How long a start waits for a folder that a cloud is just leaving. */
const BUSY_MS = 1000

interface IndexRow {
  id: number
  name: string
  schema: string
  multikey: number
}

export class Database {
  private readonly db: BetterSqlite.Database
  private readonly collections = new Map<string, Collection>()
  private inside = false

  constructor(file: string, declared: CollectionSchema[]) {
    this.db = new BetterSqlite(file, { timeout: BUSY_MS })
    this.lock(file)
    this.db.pragma('synchronous = FULL')
    this.db.pragma('wal_autocheckpoint = 10000')
    this.db.pragma('cache_size = -131072')
    this.db.pragma('mmap_size = 1073741824')
    this.db.exec(`
      create table if not exists collections(id integer primary key, name text unique);
      create table if not exists indexes(id integer primary key, collection int, name text, schema text, multikey int default 0)`)
    this.atomic(() => declared.forEach((c) => this.open(c)))
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

  /** All or nothing; on return it is on disk. Nested calls join the outer one. */
  atomic<T>(f: () => T): T {
    if (this.inside) return f()
    this.inside = true
    this.db.exec('begin immediate')
    try {
      const r = f()
      this.db.exec('commit')
      return r
    } catch (e) {
      if (this.db.inTransaction) this.db.exec('rollback')
      this.collections.forEach((c) => c.forgetSize())
      throw e
    } finally {
      this.inside = false
    }
  }

  close(): void {
    this.db.close()
  }

  /** One cloud a folder: two would not see each other's transactions. */
  private lock(file: string): void {
    this.db.pragma('locking_mode = EXCLUSIVE')
    try {
      this.db.pragma('journal_mode = WAL')
      this.db.exec('begin immediate; commit')
    } catch (e) {
      this.db.close()
      throw new Error(`the data folder is in use by another cloud: ${file}`, { cause: e })
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
