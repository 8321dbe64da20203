/**
 * Uploaded files: bytes by path, an owner each, and temporary URLs that expire. They lie in the
 * cloud's one SQLite file, so that an upload is as whole and as durable as a document.
 */
import { CloudError, DiskError } from '../errors'
import { ENV_ID } from '../functions/environment'
import { realRandom } from '../seams'
import type { RandomBytes } from '../seams'
import type { Durable } from '../store/state'
import { adoptFolder } from './adopt'

const PREFIX = `cloud://${ENV_ID}.local-bucket/`
const DEFAULT_AGE_S = 7200
const UPLOAD_LIFE_MS = 15 * 60_000

interface Meta {
  path: string
  /** The openid that uploaded it; null when a function did. */
  owner: string | null
  size: number
}

interface Ticket {
  path: string
  owner: string | null
  until: number
  /** The invocation for which a function asked; empty when a client did. */
  invocation: string
}

export interface FileAnswer {
  fileID: string
  code: 'SUCCESS' | 'STORAGE_FILE_NONEXIST' | 'STORAGE_EXCEED_AUTHORITY'
  tempFileURL: string
  maxAge: number
}

/** Who asks: a function may do all, a client only what its rule allows. */
export type Asker = { function: true; invocation?: string } | { openid: string }

export const fileID = (path: string): string => PREFIX + path

/** The path of a fileID of this cloud, or undefined. */
const pathOf = (id: string): string | undefined =>
  id.startsWith(PREFIX) ? id.slice(PREFIX.length) : undefined

export class Files {
  private readonly uploads = new Map<string, Ticket>()
  private readonly downloads = new Map<string, Ticket>()

  private readonly sql: Record<'meta' | 'bytes' | 'put' | 'del', ReturnType<Durable['prepare']>>

  /** `folder` is where files lay before they lay in the database; what is in it is taken over. */
  constructor(
    private readonly db: Durable,
    private readonly now: () => number,
    folder: string,
    private readonly random: RandomBytes = realRandom,
  ) {
    this.sql = {
      meta: db.prepare('select path, owner, size from files where path = ?'),
      bytes: db.prepare('select bytes from files where path = ?').pluck(),
      put: db.prepare('insert or replace into files(path, owner, size, bytes) values (?, ?, ?, ?)'),
      del: db.prepare('delete from files where path = ?'),
    }
    adoptFolder(folder, (path, bytes, owner) => this.write(path, bytes, owner))
  }

  /** A ticket with which bytes may be PUT once to a path. */
  uploadTicket(path: string, owner: string | null, invocation = ''): string {
    this.assertPath(path)
    const until = this.now() + UPLOAD_LIFE_MS
    return this.ticket(this.uploads, { path, owner, until, invocation })
  }

  /** The invocation that asked for this upload or this temporary URL; empty for a client's. */
  askedBy(key: string): string {
    return (this.uploads.get(key) ?? this.downloads.get(key))?.invocation ?? ''
  }

  /** Stores the bytes of a ticket, durably; false when the ticket is unknown or too old. */
  redeem(key: string, bytes: Buffer): boolean {
    const t = this.uploads.get(key)
    this.uploads.delete(key)
    if (!t || t.until < this.now()) return false
    this.write(t.path, bytes, t.owner)
    return true
  }

  /** Stores bytes, durably, whole or not at all. A client may not replace what another person or a function stored. */
  put(path: string, bytes: Buffer, asker: Asker): string {
    this.assertPath(path)
    const owner = 'openid' in asker ? asker.openid : null
    const old = this.meta(path)
    if (old && !this.mayTouch(old, asker)) throw this.denied(path)
    this.write(path, bytes, owner)
    return fileID(path)
  }

  /** Every path, in order: what a console lists, and no function can. */
  paths(): string[] {
    return this.db.prepare('select path from files order by path').pluck().all() as string[]
  }

  get(id: string, asker: Asker): Buffer {
    const meta = this.lookup(id)
    if (!meta) throw new CloudError('STORAGE_FILE_NONEXIST', `file does not exist: ${id}`)
    if (!this.mayTouch(meta, asker)) throw this.denied(meta.path)
    return this.bytes(meta.path)
  }

  /** A temporary URL path (`/cos/<key>/…`) for each file that exists and may be read. */
  share(list: { fileID: string; maxAge?: number }[], asker: Asker, base: string): FileAnswer[] {
    const invocation = ('function' in asker && asker.invocation) || ''
    return list.map(({ fileID: id, maxAge = DEFAULT_AGE_S }) => {
      const meta = this.lookup(id)
      if (!meta) return { fileID: id, code: 'STORAGE_FILE_NONEXIST', tempFileURL: '', maxAge }
      if (!this.mayTouch(meta, asker))
        return { fileID: id, code: 'STORAGE_EXCEED_AUTHORITY', tempFileURL: '', maxAge }
      const { path, owner } = meta
      const until = this.now() + maxAge * 1000
      const key = this.ticket(this.downloads, { path, owner, until, invocation })
      return { fileID: id, code: 'SUCCESS', tempFileURL: `${base}/cos/${key}/${path}`, maxAge }
    })
  }

  /** Bytes behind a temporary URL, or undefined once it expired or the file is gone. */
  open(key: string): { bytes: Buffer; path: string } | undefined {
    const t = this.downloads.get(key)
    if (t && t.until < this.now()) this.downloads.delete(key)
    if (!t || t.until < this.now() || !this.meta(t.path)) return undefined
    return { bytes: this.bytes(t.path), path: t.path }
  }

  remove(ids: string[], asker: Asker): { fileID: string; code: FileAnswer['code'] }[] {
    return ids.map((id) => {
      const meta = this.lookup(id)
      if (!meta) return { fileID: id, code: 'STORAGE_FILE_NONEXIST' as const }
      if (!this.mayTouch(meta, asker))
        return { fileID: id, code: 'STORAGE_EXCEED_AUTHORITY' as const }
      this.durably(() => this.sql.del.run(meta.path))
      return { fileID: id, code: 'SUCCESS' as const }
    })
  }

  /** The bucket's rule: read and write only where resource.openid == auth.openid. */
  private mayTouch(meta: Meta, asker: Asker): boolean {
    return 'function' in asker || (meta.owner !== null && meta.owner === asker.openid)
  }

  private denied(path: string): CloudError {
    return new CloudError('STORAGE_EXCEED_AUTHORITY', `permission denied: ${path}`)
  }

  private ticket(into: Map<string, Ticket>, t: Ticket): string {
    const key = this.random(18).toString('base64url')
    into.set(key, t)
    return key
  }

  private assertPath(path: string): void {
    const parts = path.split('/')
    if (path === '' || path.length > 850 || parts.some((p) => p === '' || p === '.' || p === '..'))
      throw new CloudError('STORAGE_SIGN_PARAM_INVALID', `invalid cloudPath: ${path}`)
  }

  private lookup(id: string): Meta | undefined {
    const path = pathOf(id)
    return path === undefined ? undefined : this.meta(path)
  }

  private meta(path: string): Meta | undefined {
    return this.sql.meta.get(path) as Meta | undefined
  }

  private bytes(path: string): Buffer {
    return this.sql.bytes.get(path) as Buffer
  }

  private write(path: string, bytes: Buffer, owner: string | null): void {
    this.durably(() => this.sql.put.run(path, owner, bytes.length, bytes))
  }

  /** A disk's error is of the storage family here: STORAGE_REQUEST_FAIL (−503001). */
  private durably(change: () => unknown): void {
    try {
      this.db.atomic(change)
    } catch (e) {
      if (!(e instanceof DiskError)) throw e
      throw new DiskError(e.disk, e.sentence, { family: 'STORAGE_REQUEST_FAIL', cause: e })
    }
  }
}
