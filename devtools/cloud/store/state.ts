/**
 * What WeChat itself remembers beside the documents, in the same file and as durable: small values
 * by area and key, and bounded journals.
 */
import type BetterSqlite from 'better-sqlite3'

/** What it needs of the database: its tables, and the one way to write. */
export interface Durable {
  prepare(sql: string): BetterSqlite.Statement
  atomic<T>(f: () => T): T
}

type Statements = Record<
  'get' | 'set' | 'del' | 'all' | 'last' | 'add' | 'trim' | 'list',
  BetterSqlite.Statement
>

export class State {
  private readonly sql: Statements

  constructor(private readonly db: Durable) {
    this.sql = {
      get: db.prepare('select value from state where area = ? and key = ?').pluck(),
      set: db.prepare('insert or replace into state(area, key, value) values (?, ?, ?)'),
      del: db.prepare('delete from state where area = ? and key = ?'),
      all: db.prepare('select key, value from state where area = ? order by key'),
      last: db.prepare('select max(n) from journal where area = ?').pluck(),
      add: db.prepare('insert into journal(area, n, value) values (?, ?, ?)'),
      trim: db.prepare('delete from journal where area = ? and n <= ?'),
      list: db.prepare('select value from journal where area = ? order by n').pluck(),
    }
  }

  /** Several changes that hold together or not at all; on return they are on disk. */
  atomic<T>(f: () => T): T {
    return this.db.atomic(f)
  }

  get<T>(area: string, key: string): T | undefined {
    const text = this.sql.get.get(area, key) as string | undefined
    return text === undefined ? undefined : (JSON.parse(text) as T)
  }

  /** Keeps a JSON value; undefined forgets the key. On disk on return. */
  set(area: string, key: string, value: unknown): void {
    this.db.atomic(() =>
      value === undefined
        ? this.sql.del.run(area, key)
        : this.sql.set.run(area, key, JSON.stringify(value)),
    )
  }

  /** All values of an area, by key. */
  all<T>(area: string): Map<string, T> {
    const rows = this.sql.all.all(area) as { key: string; value: string }[]
    return new Map(rows.map((r) => [r.key, JSON.parse(r.value) as T]))
  }

  /** Adds to the end of a journal, of which the latest `keep` entries remain. */
  append(area: string, value: unknown, keep: number): void {
    this.db.atomic(() => {
      const n = ((this.sql.last.get(area) as number | null) ?? 0) + 1
      this.sql.add.run(area, n, JSON.stringify(value))
      this.sql.trim.run(area, n - keep)
    })
  }

  /** A journal from its oldest entry on. */
  journal<T>(area: string): T[] {
    return (this.sql.list.all(area) as string[]).map((text) => JSON.parse(text) as T)
  }
}
