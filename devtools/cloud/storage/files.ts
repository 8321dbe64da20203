/** Uploaded files: bytes on disk by path, an owner each, and temporary URLs that expire. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CloudError } from '../errors'
import { ENV_ID } from '../functions/environment'
import { realRandom } from '../seams'
import type { RandomBytes } from '../seams'

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
}

export interface FileAnswer {
  fileID: string
  code: 'SUCCESS' | 'STORAGE_FILE_NONEXIST' | 'STORAGE_EXCEED_AUTHORITY'
  tempFileURL: string
  maxAge: number
}

/** Who asks: a function may do all, a client only what its rule allows. */
export type Asker = { function: true } | { openid: string }

export const fileID = (path: string): string => PREFIX + path

/** The path of a fileID of this cloud, or undefined. */
const pathOf = (id: string): string | undefined =>
  id.startsWith(PREFIX) ? id.slice(PREFIX.length) : undefined

export class Files {
  private readonly uploads = new Map<string, Ticket>()
  private readonly downloads = new Map<string, Ticket>()

  constructor(
    private readonly dir: string,
    private readonly now: () => number,
    private readonly random: RandomBytes = realRandom,
  ) {
    mkdirSync(dir, { recursive: true })
  }

  /** A ticket with which bytes may be PUT once to a path. */
  uploadTicket(path: string, owner: string | null): string {
    this.assertPath(path)
    return this.ticket(this.uploads, { path, owner, until: this.now() + UPLOAD_LIFE_MS })
  }

  /** Takes the bytes of a ticket; false when the ticket is unknown or too old. */
  redeem(key: string, bytes: Buffer): boolean {
    const t = this.uploads.get(key)
    this.uploads.delete(key)
    if (!t || t.until < this.now()) return false
    this.write(t.path, bytes, t.owner)
    return true
  }

  /** Stores bytes. A client may not replace what another person or a function stored. */
  put(path: string, bytes: Buffer, asker: Asker): string {
    this.assertPath(path)
    const owner = 'openid' in asker ? asker.openid : null
    const old = this.meta(path)
    if (old && !this.mayTouch(old, asker)) throw this.denied(path)
    this.write(path, bytes, owner)
    return fileID(path)
  }

  get(id: string, asker: Asker): Buffer {
    const meta = this.lookup(id)
    if (!meta) throw new CloudError('STORAGE_FILE_NONEXIST', `file does not exist: ${id}`)
    if (!this.mayTouch(meta, asker)) throw this.denied(meta.path)
    return readFileSync(this.blob(meta.path))
  }

  /** A temporary URL path (`/cos/<key>/…`) for each file that exists and may be read. */
  share(list: { fileID: string; maxAge?: number }[], asker: Asker, base: string): FileAnswer[] {
    return list.map(({ fileID: id, maxAge = DEFAULT_AGE_S }) => {
      const meta = this.lookup(id)
      if (!meta) return { fileID: id, code: 'STORAGE_FILE_NONEXIST', tempFileURL: '', maxAge }
      if (!this.mayTouch(meta, asker))
        return { fileID: id, code: 'STORAGE_EXCEED_AUTHORITY', tempFileURL: '', maxAge }
      const { path, owner } = meta
      const key = this.ticket(this.downloads, { path, owner, until: this.now() + maxAge * 1000 })
      return { fileID: id, code: 'SUCCESS', tempFileURL: `${base}/cos/${key}/${path}`, maxAge }
    })
  }

  /** Bytes behind a temporary URL, or undefined once it expired or the file is gone. */
  open(key: string): { bytes: Buffer; path: string } | undefined {
    const t = this.downloads.get(key)
    if (t && t.until < this.now()) this.downloads.delete(key)
    if (!t || t.until < this.now() || !this.meta(t.path)) return undefined
    return { bytes: readFileSync(this.blob(t.path)), path: t.path }
  }

  remove(ids: string[], asker: Asker): { fileID: string; code: FileAnswer['code'] }[] {
    return ids.map((id) => {
      const meta = this.lookup(id)
      if (!meta) return { fileID: id, code: 'STORAGE_FILE_NONEXIST' as const }
      if (!this.mayTouch(meta, asker))
        return { fileID: id, code: 'STORAGE_EXCEED_AUTHORITY' as const }
      rmSync(this.blob(meta.path), { force: true })
      rmSync(`${this.blob(meta.path)}.json`, { force: true })
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
    const file = `${this.blob(path)}.json`
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Meta) : undefined
  }

  /** Files are kept under a hash of their path: no path of a client ever names a file here. */
  private blob(path: string): string {
    return join(this.dir, createHash('sha256').update(path).digest('hex'))
  }

  private write(path: string, bytes: Buffer, owner: string | null): void {
    const blob = this.blob(path)
    const meta: Meta = { path, owner, size: bytes.length }
    const draft = `${blob}.${this.random(6).toString('hex')}`
    writeFileSync(draft, bytes)
    renameSync(draft, blob)
    writeFileSync(`${blob}.json`, JSON.stringify(meta))
  }
}
