/** Opening a cloud's SQLite file for one process alone. */
import { accessSync, constants, existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { DiskError } from '../errors'
import { diskError } from './disk'
import { assertOurs } from './format'

/** How long a start waits for a folder that a cloud is just leaving. */
const BUSY_MS = 1000

/** The database of a data folder, files and state included. */
export const databaseFile = (dataDir: string): string => join(dataDir, 'cloud.sqlite')

/** Copies made for a backup, whose name nobody else knows once their process died. */
const copies = (file: string): string[] =>
  readdirSync(dirname(file))
    .filter((name) => name.startsWith(`${basename(file)}.copy-`))
    .map((name) => join(dirname(file), name))

/** SQLite opens what it may not write for reading, and fails later with another reason. */
function assertWritable(file: string): void {
  if (file === ':memory:') return
  try {
    accessSync(dirname(file), constants.W_OK)
    if (existsSync(file)) accessSync(file, constants.W_OK)
  } catch (e) {
    const why = `the data folder may not be written (${(e as NodeJS.ErrnoException).code}): ${file}`
    throw new DiskError('LOCAL_DISK_READONLY', why, { cause: e })
  }
}

/**
 * Two processes in one file would not see each other's transactions: the lock holds until close().
 * Throws naming the file when it is in use (LOCAL_DISK_LOCKED), damaged (LOCAL_DATA_DAMAGED), not to
 * be written (LOCAL_DISK_READONLY), not a cloud's, or a newer cloud's.
 */
export function openAlone(file: string): BetterSqlite.Database {
  assertWritable(file)
  let db: BetterSqlite.Database | undefined
  try {
    db = new BetterSqlite(file, { timeout: BUSY_MS })
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('journal_mode = WAL') // the first access: read before it, the lock would not hold
    db.exec('begin immediate; commit')
    assertOurs(db, file)
    if (file !== ':memory:') copies(file).forEach((copy) => rmSync(copy, { force: true }))
    return db
  } catch (e) {
    db?.close()
    throw diskError(e, file) ?? e
  }
}
