/**
 * One file holds a cloud: documents, uploaded files, quotas, pushes, phones, the clock's offset.
 * So a backup is a copy of it, made while a cloud writes to it or when none runs.
 */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { DiskError } from './errors'
import { runningOn } from './running'
import { databaseFile, openAlone } from './store/connect'
import { diskError } from './store/disk'
import { assertOurs, formatOf } from './store/format'

export interface BackupSummary {
  documents: number
  files: number
  bytes: number
}

type Sql = BetterSqlite.Database

const fsync = (path: string): void => {
  const fd = openSync(path, 'r')
  fsyncSync(fd)
  closeSync(fd)
}

/** A file's contents, then its name: on disk in that order. */
function settle(draft: string, to: string): void {
  fsync(draft)
  renameSync(draft, to)
  fsync(dirname(resolve(to)))
}

/** Reads all of a file. Throws naming it when it is damaged or not a local cloud's. */
function examine(file: string): BackupSummary {
  let db: Sql | undefined
  try {
    db = new BetterSqlite(file, { readonly: true, fileMustExist: true })
    assertOurs(db, file)
    if (formatOf(db) === 0) throw new Error(`${file} is not of a local cloud, or of one too old`)
    const found = db.pragma('integrity_check', { simple: true })
    if (found !== 'ok') throw new DiskError('LOCAL_DATA_DAMAGED', `${file}: ${String(found)}`)
    const one = (sql: string): number => db!.prepare(sql).pluck().get() as number
    const ids = db.prepare('select id from collections').pluck().all() as number[]
    const documents = ids.reduce((n, id) => n + one(`select count(*) from d${id}`), 0)
    return { documents, files: one('select count(*) from files'), bytes: statSync(file).size }
  } catch (e) {
    throw diskError(e, file) ?? e
  } finally {
    db?.close()
  }
}

/** Opens the folder's file, or undefined when another process has it. */
function openIfFree(file: string): Sql | undefined {
  try {
    return openAlone(file)
  } catch (e) {
    if (e instanceof DiskError && e.disk === 'LOCAL_DISK_LOCKED') return undefined
    throw e
  }
}

async function copyOfRunning(dataDir: string): Promise<string> {
  const url = await runningOn(dataDir)
  if (url === undefined)
    throw new Error(`${dataDir} is in use, but no cloud answers there: try again once it runs`)
  const answer = await fetch(`${url}/dev/backup`, { method: 'POST' })
  const { file, error } = (await answer.json()) as { file?: string; error?: string }
  if (file === undefined) throw new Error(`the running cloud could not copy itself: ${error}`)
  return file
}

/** Across file systems a rename is a copy. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'EXDEV') throw e
    copyFileSync(from, to)
    rmSync(from)
  }
}

/**
 * Writes a consistent copy of a cloud to `to`, which must not exist; a cloud may be running on the
 * folder. Every write acknowledged before the call is in it, transactions are whole, and it has been
 * read through before it gets its name.
 */
export async function backup(dataDir: string, to: string): Promise<BackupSummary> {
  const file = databaseFile(dataDir)
  if (!existsSync(file)) throw new Error(`there is no cloud in ${dataDir}`)
  if (existsSync(to)) throw new Error(`${to} exists already`)
  mkdirSync(dirname(resolve(to)), { recursive: true })
  const draft = `${to}.draft`
  rmSync(draft, { force: true })
  try {
    const db = openIfFree(file)
    if (db) await db.backup(draft).finally(() => db.close())
    else move(await copyOfRunning(resolve(dataDir)), draft)
    // A copy is in WAL mode as its source; a backup shall be one file wherever it is opened.
    const copy = new BetterSqlite(draft)
    copy.pragma('journal_mode = DELETE')
    copy.close()
    const summary = examine(draft)
    settle(draft, to)
    return summary
  } catch (e) {
    rmSync(draft, { force: true })
    throw diskError(e, file) ?? e
  }
}

/** Makes sure that nobody uses a file that is to be replaced; the lock, unless it is damaged. */
async function claim(dataDir: string, file: string): Promise<Sql | undefined> {
  const inUse = new Error(`a cloud is running on ${dataDir}: stop it first`)
  try {
    const db = openIfFree(file)
    if (!db) throw inUse
    db.pragma('journal_mode = DELETE') // a log left behind would be replayed into the new file
    return db
  } catch (e) {
    if (e === inUse || (await runningOn(dataDir)) !== undefined) throw inUse
    return undefined
  }
}

/**
 * Makes a backup the cloud of a folder on which none runs. Throws before it changes anything when the
 * backup is damaged or not one, when a cloud runs there, or when one lies there and `force` is not
 * set.
 */
export async function restore(
  from: string,
  dataDir: string,
  { force = false } = {},
): Promise<BackupSummary> {
  if (!existsSync(from)) throw new Error(`there is no ${from}`)
  const summary = examine(from)
  const file = databaseFile(dataDir)
  mkdirSync(dataDir, { recursive: true })
  const occupied = existsSync(file)
  if (occupied && !force) throw new Error(`there is a cloud in ${dataDir}; --force replaces it`)
  const held = occupied ? await claim(dataDir, file) : undefined
  try {
    const draft = `${file}.draft`
    copyFileSync(from, draft)
    for (const log of ['-wal', '-shm']) rmSync(file + log, { force: true })
    settle(draft, file)
  } finally {
    held?.close()
  }
  return summary
}
