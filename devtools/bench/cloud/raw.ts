/** What SQLite itself takes: the same rows, pragmas and indexes, by hand-written SQL in one process. */
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { distanceM } from '../../cloud/store/geo'
import type { Operation } from './operations'
import { docOf, docsBetween, idOf, pointOf, PER_GRID, RANGE } from './rows'

const BATCH = 5_000
const NEAR_DEG = 0.01

export interface Raw {
  fill(to: number): void
  /** Runs one operation once; `at` chooses the document. */
  run(operation: Operation, at: number): void
  version: string
  close(): void
}

type Db = BetterSqlite.Database

function open(dir: string): Db {
  const db = new BetterSqlite(join(dir, 'raw.sqlite'))
  db.pragma('locking_mode = EXCLUSIVE')
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('wal_autocheckpoint = 10000')
  db.pragma('cache_size = -131072')
  db.pragma('mmap_size = 1073741824')
  db.exec(`
    create table docs(rid integer primary key, id text unique, grid text, at int, seq int,
      state int, n int, lng real, lat real, text text);
    create index grid_at on docs(grid, at desc);
    create index seq on docs(seq);
    create index state_seq on docs(state, seq);
    create virtual table place using rtree(rid, x0, x1, y0, y1)`)
  return db
}

function statementsOf(db: Db) {
  return {
    insert: db.prepare(
      `insert into docs(id, grid, at, seq, state, n, lng, lat, text)
       values (?, ?, ?, ?, ?, 0, ?, ?, ?)`,
    ),
    pin: db.prepare('insert into place values (?, ?, ?, ?, ?)'),
    unpin: db.prepare('delete from place where rid = ?'),
    get: db.prepare('select * from docs where id = ?'),
    find: db.prepare('select * from docs where grid = ? order by at desc limit 20'),
    count: db.prepare('select count(*) n from docs where seq >= ? and seq < ?'),
    countAll: db.prepare('select count(*) n from docs'),
    near: db.prepare(
      `select d.* from place p join docs d on d.rid = p.rid
       where p.x1 >= ? and p.x0 <= ? and p.y1 >= ? and p.y0 <= ?`,
    ),
    group: db.prepare('select state, count(*) n from docs where grid = ? group by state'),
    add: db.prepare('update docs set n = n + ? where id = ?'),
    move: db.prepare('update docs set state = ? where id = ?'),
    addToGrid: db.prepare('update docs set n = n + 1 where grid = ?'),
    remove: db.prepare('delete from docs where id = ? returning rid'),
  }
}

export function openRaw(dir: string): Raw {
  const db = open(dir)
  const sql = statementsOf(db)
  let size = 0
  let added = 0
  let moves = 0
  const insert = (id: string, i: number): void => {
    const d = docOf(i)
    const [lng, lat] = d.place.coordinates
    const { lastInsertRowid } = sql.insert.run(id, d.grid, d.at, d.seq, d.state, lng, lat, d.text)
    sql.pin.run(lastInsertRowid, lng, lng, lat, lat)
  }
  const insertOne = db.transaction((id: string, i: number) => insert(id, i))
  const removeOne = db.transaction((id: string) => {
    const gone = sql.remove.get(id) as { rid: number } | undefined
    if (gone) sql.unpin.run(gone.rid)
  })
  const transfer = db.transaction((a: string, b: string) => {
    sql.get.get(a)
    sql.get.get(b)
    sql.add.run(-1, a)
    sql.add.run(1, b)
  })
  const grid = (i: number): string => `g${Math.floor(i / PER_GRID)}`
  const near = (i: number): void => {
    const [lng, lat] = pointOf(i)
    const rows = sql.near.all(lng - NEAR_DEG, lng + NEAR_DEG, lat - NEAR_DEG, lat + NEAR_DEG)
    const found = rows.map((r) => {
      const row = r as { lng: number; lat: number }
      return { row, m: distanceM([row.lng, row.lat], [lng, lat]) }
    })
    found.sort((a, b) => a.m - b.m)
  }
  const runs: Record<Operation, (i: number) => unknown> = {
    get: (i) => sql.get.get(idOf(i)),
    find: (i) => sql.find.all(grid(i)),
    count: (i) => sql.count.get(Math.min(i, size - RANGE), Math.min(i, size - RANGE) + RANGE),
    countAll: () => sql.countAll.get(),
    near,
    aggregate: (i) => sql.group.all(grid(i)),
    update: (i) => sql.add.run(1, idOf(i)),
    move: (i) => sql.move.run(100 + moves++, idOf(i)),
    updateWhere: (i) => sql.addToGrid.run(grid(i)),
    add: (i) => insertOne(`new ${++added}`, i),
    remove: () => removeOne(`new ${added}`),
    transaction: (i) => transfer(idOf(i), idOf((i + 1) % size)),
    contended: () => sql.add.run(1, idOf(0)),
  }
  return {
    version: (db.prepare('select sqlite_version() v').get() as { v: string }).v,
    fill(to) {
      const batch = db.transaction((from: number, end: number) => {
        for (const d of docsBetween(from, end)) insert(d._id, d.seq)
      })
      for (; size < to; size = Math.min(to, size + BATCH)) batch(size, Math.min(to, size + BATCH))
    },
    run: (operation, at) => void runs[operation](at),
    close: () => db.close(),
  }
}
