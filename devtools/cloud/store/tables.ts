/** Collections as SQLite tables: one of documents, one of keys for each index, one R*Tree for geo. */
import BetterSqlite from 'better-sqlite3'
import { databaseError, duplicateKey } from '../errors'
import type { Doc, IndexSchema } from '../types'
import { geometryBox } from './geo'
import { geometry } from './geometry'
import { encode, indexKeys } from './keys'
import type { Range } from './keys'
import { isPlain, parseDoc, print, valuesAt } from './values'

type Sql = BetterSqlite.Database
type Statement = BetterSqlite.Statement

export interface Row {
  rid: number
  body: string
}

interface KeyRow extends Row {
  k: Buffer
}

/** A document as it is in the table before a write, where who writes has just read it. */
export interface Found extends Row {
  doc: Doc
}

/** Rows fetched at a time while walking an index whose reader may stop early, and the most. */
export const FIRST_CHUNK = 32
const MAX_CHUNK = 1024

const chunkOf = (want: number): number => Math.max(1, Math.min(want, MAX_CHUNK))

/** Whether a field files a document under the same keys: cheap for what did not change. */
const isSame = (a: unknown, b: unknown): boolean =>
  a === b ||
  (typeof a === 'object' &&
    typeof b === 'object' &&
    a !== null &&
    b !== null &&
    print(a) === print(b))

export class Index {
  readonly keys: IndexSchema['keys']
  readonly geo: boolean
  readonly unique: boolean
  /** Bit i is set once field i held an array in any document. */
  multikey: number
  /** The top-level fields that decide its keys. */
  private readonly roots: string[]
  private readonly sql: Record<'add' | 'del' | 'holder' | 'up' | 'down' | 'count', Statement>

  constructor(
    private readonly db: Sql,
    readonly id: number,
    readonly collection: string,
    documents: string,
    readonly schema: IndexSchema,
    multikey: number,
  ) {
    this.keys = schema.keys
    this.geo = schema.keys.some(([, d]) => d === '2dsphere')
    this.unique = schema.unique === true
    this.multikey = multikey
    this.roots = [...new Set(schema.keys.map(([path]) => path.split('.')[0]!))]
    const t = `x${id}`
    const box = `select d.rid, d.body from ${t} x join ${documents} d on d.rid = x.rid where x.x1 >= ? and x.x0 <= ? and x.y1 >= ? and x.y0 <= ?`
    const walk = (order: string, beyond: string, end: string): string =>
      `select x.k, d.rid, d.body from ${t} x join ${documents} d on d.rid = x.rid
       where (x.k, x.rid) ${beyond} (?, ?) and x.k ${end} ? order by x.k ${order}, x.rid ${order} limit ?`
    this.sql = this.geo
      ? {
          add: db.prepare(`insert into ${t}(rid, x0, x1, y0, y1) values (?, ?, ?, ?, ?)`),
          del: db.prepare(`delete from ${t} where rid = ?`),
          up: db.prepare(box),
          down: db.prepare(box),
          holder: db.prepare('select 1'),
          count: db.prepare(`select count(*) n from ${t}`),
        }
      : {
          add: db.prepare(`insert or ignore into ${t}(k, rid) values (?, ?)`),
          del: db.prepare(`delete from ${t} where k = ? and rid = ?`),
          holder: db.prepare(`select rid from ${t} where k = ? and rid <> ? limit 1`),
          up: db.prepare(walk('asc', '>', '<')),
          down: db.prepare(walk('desc', '<', '>=')),
          count: db.prepare(`select count(*) n from ${t} where k >= ? and k < ?`),
        }
  }

  get name(): string {
    return this.schema.name
  }

  /** The row that already holds a key, other than `rid`. */
  holder(key: Buffer, rid: number): number | undefined {
    return (this.sql.holder.get(key, rid) as { rid: number } | undefined)?.rid
  }

  /** Replaces the keys of a document. Throws on parallel arrays and, if asked, a duplicate key. */
  file(rid: number, before: Doc | null, after: Doc | null, unique = this.unique): void {
    if (before && after && this.roots.every((f) => isSame(before[f], after[f]))) return
    if (this.geo) return this.fileArea(rid, before, after)
    const old = before ? indexKeys(before, this.keys).keys : []
    const next = after ? indexKeys(after, this.keys) : { keys: [], multi: 0 }
    if ((next.multi | this.multikey) !== this.multikey) this.rememberMultikey(next.multi)
    for (const k of old) if (!next.keys.some((n) => n.equals(k))) this.sql.del.run(k, rid)
    for (const k of next.keys) {
      if (old.some((o) => o.equals(k))) continue
      if (unique) this.assertFree(k, rid, after!)
      this.sql.add.run(k, rid)
    }
  }

  /** Throws E11000 when another document holds one of a document's keys. */
  assertUnique(rid: number, doc: Doc): void {
    if (this.unique) for (const k of indexKeys(doc, this.keys).keys) this.assertFree(k, rid, doc)
  }

  describe(doc: Doc): string {
    return this.keys
      .map(([f]) => `${f}: ${JSON.stringify(valuesAt(doc, f).values[0] ?? null)}`)
      .join(', ')
  }

  /** Rows in key order; `want` are fetched first, so that a short answer reads little. */
  *walk(range: Range, reverse: boolean, want = FIRST_CHUNK): Generator<Row> {
    const statement = reverse ? this.sql.down : this.sql.up
    const end = reverse ? range.lo : range.hi
    let key = reverse ? range.hi : range.lo
    let rid = -1 // before every row: a walk up starts at lo itself, a walk down below hi
    for (let chunk = chunkOf(want); ; chunk = Math.min(chunk * 4, MAX_CHUNK)) {
      const rows = statement.all(key, rid, end, chunk) as KeyRow[]
      yield* rows
      if (rows.length < chunk) return
      key = rows[rows.length - 1]!.k
      rid = rows[rows.length - 1]!.rid
    }
  }

  inBox([west, east, south, north]: readonly number[]): Row[] {
    return this.sql.up.all(west, east, south, north) as Row[]
  }

  count(range: Range): number {
    return (this.sql.count.get(range.lo, range.hi) as { n: number }).n
  }

  private fileArea(rid: number, before: Doc | null, after: Doc | null): void {
    if (before) this.sql.del.run(rid)
    const field = this.keys.find(([, d]) => d === '2dsphere')![0]
    const shapes = after
      ? valuesAt(after, field)
          .values.flatMap((v) => (Array.isArray(v) ? (v as unknown[]) : [v]))
          .filter((v) => v !== undefined && v !== null)
          .map(geometry)
      : []
    if (shapes.length === 0) return
    const boxes = shapes.map(geometryBox)
    const least = (i: number): number => Math.min(...boxes.map((b) => b[i]!))
    const most = (i: number): number => Math.max(...boxes.map((b) => b[i]!))
    this.sql.add.run(rid, least(0), most(1), least(2), most(3))
  }

  private assertFree(key: Buffer, rid: number, doc: Doc): void {
    if (this.holder(key, rid) !== undefined)
      throw duplicateKey(this.collection, this.name, this.describe(doc))
  }

  private rememberMultikey(bits: number): void {
    this.multikey |= bits
    this.db.prepare('update indexes set multikey = ? where id = ?').run(this.multikey, this.id)
  }
}

export class Collection {
  readonly indexes: Index[] = []
  private size: number | undefined
  /** The size as of the last commit. */
  private settledSize: number | undefined
  private readonly sql: Record<
    'get' | 'row' | 'put' | 'set' | 'del' | 'up' | 'down' | 'count' | 'all',
    Statement
  >

  constructor(
    private readonly db: Sql,
    readonly id: number,
    readonly name: string,
  ) {
    const t = this.table
    const walk = (order: string): string =>
      `select id k, rid, body from ${t} where id >= ? and id < ? order by id ${order} limit ?`
    this.sql = {
      get: db.prepare(`select rid, body from ${t} where id = ?`),
      row: db.prepare(`select body from ${t} where rid = ?`),
      put: db.prepare(`insert into ${t}(id, body) values (?, ?)`),
      set: db.prepare(`update ${t} set body = ? where rid = ?`),
      del: db.prepare(`delete from ${t} where rid = ?`),
      up: db.prepare(walk('asc')),
      down: db.prepare(walk('desc')),
      count: db.prepare(`select count(*) n from ${t}`),
      all: db.prepare(`select rid, body from ${t} where rid > ? order by rid limit ?`),
    }
  }

  get table(): string {
    return `d${this.id}`
  }

  get(id: unknown): Row | undefined {
    return this.sql.get.get(encode(id)) as Row | undefined
  }

  bodyOf(rid: number): string {
    return (this.sql.row.get(rid) as Row).body
  }

  /**
   * Writes or, with null, removes a document and its index keys, where `old` is there now. Call
   * inside atomic(). With `later`, unique keys may clash until assertUnique() is called for every
   * document written.
   */
  put(w: { id: unknown; doc: Doc | null; body: string | null }, old?: Row | Found, later = false) {
    const { id, doc, body } = w
    let rid = old?.rid
    if (rid === undefined) {
      if (!doc) return
      rid = Number(this.sql.put.run(encode(id), body).lastInsertRowid)
      if (this.size !== undefined) this.size++
    } else if (doc) this.sql.set.run(body, rid)
    else {
      this.sql.del.run(rid)
      if (this.size !== undefined) this.size--
    }
    if (this.indexes.length === 0) return
    const before = !old ? null : 'doc' in old ? old.doc : parseDoc(old.body)
    for (const index of this.indexes) index.file(rid, before, doc, index.unique && !later)
  }

  assertUnique(id: unknown, doc: Doc): void {
    if (!this.indexes.some((index) => index.unique)) return
    const { rid } = this.get(id)!
    for (const index of this.indexes) index.assertUnique(rid, doc)
  }

  *walkIds(range: Range, reverse: boolean, want = FIRST_CHUNK): Generator<Row> {
    const statement = reverse ? this.sql.down : this.sql.up
    let { lo, hi } = range
    for (let chunk = chunkOf(want); ; chunk = Math.min(chunk * 4, MAX_CHUNK)) {
      const rows = statement.all(lo, hi, chunk) as KeyRow[]
      yield* rows
      if (rows.length < chunk) return
      const last = rows[rows.length - 1]!.k
      if (reverse) hi = last
      else lo = Buffer.concat([last, Buffer.from([0])]) // the next possible key
    }
  }

  /** Every document in the order of insertion. */
  *walkAll(want = FIRST_CHUNK): Generator<Row> {
    let rid = 0
    for (let chunk = chunkOf(want); ; chunk = Math.min(chunk * 4, MAX_CHUNK)) {
      const rows = this.sql.all.all(rid, chunk) as Row[]
      yield* rows
      if (rows.length < chunk) return
      rid = rows[rows.length - 1]!.rid
    }
  }

  /** Counted once; from then on every write keeps it. */
  count(): number {
    this.size ??= this.settledSize = (this.sql.count.get() as { n: number }).n
    return this.size
  }

  /** After a commit. */
  settle(): void {
    this.settledSize = this.size
  }

  /** After a rollback: the size is again what it was at the last commit. */
  forgetSize(): void {
    this.size = this.settledSize
  }
}

/** Guards values that WeChat refuses as `_id`. */
export function assertId(id: unknown): asserts id is string | number {
  if ((typeof id === 'string' && id !== '') || typeof id === 'number') return
  throw databaseError(
    `_id must be a string or a number, not ${isPlain(id) ? 'object' : String(id)}`,
  )
}
