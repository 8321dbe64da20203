/** The form of the SQLite file, numbered in its `user_version`, and how older ones are brought up. */
import type BetterSqlite from 'better-sqlite3'

type Sql = BetterSqlite.Database

/** Step n makes format n + 1 of format n; steps are added, never changed. Run in one transaction. */
const STEPS: ((db: Sql) => void)[] = [
  // Before formats were numbered: documents and indexes. The tables of a new file, too.
  (db) =>
    db.exec(`
      create table if not exists collections(id integer primary key, name text unique);
      create table if not exists indexes(id integer primary key, collection int, name text, schema text, multikey int default 0);
      create table state(area text, key text, value text, primary key(area, key)) without rowid;
      create table journal(area text, n int, value text, primary key(area, n)) without rowid;
      create table files(path text primary key, owner text, size int, bytes blob)`),
]

export const FORMAT = STEPS.length

export const formatOf = (db: Sql): number => db.pragma('user_version', { simple: true }) as number

/** Throws for a SQLite file that is no cloud's, or that a newer local cloud wrote. */
export function assertOurs(db: Sql, file: string): void {
  const format = formatOf(db)
  if (format > FORMAT)
    throw new Error(
      `${file} has format ${format}, written by a newer local cloud; this one knows ${FORMAT}`,
    )
  const tables = db.prepare(`select name from sqlite_master where type = 'table'`).pluck().all()
  if (tables.length > 0 && !tables.includes('collections'))
    throw new Error(`${file} is a SQLite file, but not of a local cloud`)
}

/** Brings a file up to the present format. Call inside a transaction. */
export function migrate(db: Sql): void {
  for (const step of STEPS.slice(formatOf(db))) step(db)
  db.pragma(`user_version = ${FORMAT}`)
}
