import { createHash } from 'node:crypto'
import type { Loss } from '../../domain/street/import/compare'
import { callFunction, uploadFile, type CloudAddress } from './client'

/** What the administrator of a street does at the console: migrate, import. */

/** Runs of one thing before it is given up: each carries on where the last one stopped. */
const MAX_RUNS = 20

/** Something said of a place in a file; row 0: of the file as a whole. */
export interface Located {
  file: string
  row: number
  field: string
  message: string
}

export interface AdminImport {
  ok: boolean
  done?: boolean
  rev?: string
  written?: number
  retired?: number
  /** Open matters that wait for somebody else now. */
  moved?: number
  /** Appointments ahead that cannot be kept as the street is now. */
  stranded?: number
  /** 领取点 where something waits and nobody can hand it out. */
  unkept?: { pickUp: string; name: string; count: number }[]
  warnings?: Located[]
  code?: string
  message?: string
  errors?: Located[]
  /** With code `needsConfirm`: what would be lost. */
  list?: Loss[]
}

/** Folder of one set of files: the same content has the same address, so a rerun uploads nothing new. */
function folderOf(files: Record<string, string | Uint8Array>): string {
  const hash = createHash('sha256')
  for (const name of Object.keys(files).sort()) hash.update(name).update(files[name]!)
  return `imports/${hash.digest('hex').slice(0, 16)}`
}

/** Calls it until it says that it is done, or refuses. What each run has moved is added up. */
async function untilDone<T extends { ok: boolean; done?: boolean; moved?: number }>(
  cloud: CloudAddress,
  data: object,
): Promise<T> {
  let moved = 0
  for (let run = 1; ; run++) {
    const answer = (await callFunction(cloud, 'admin', data)) as T
    moved += answer.moved ?? 0
    if (!answer.ok) return answer
    if (answer.done || run === MAX_RUNS) return { ...answer, moved }
  }
}

/**
 * Creates the collections and brings documents of earlier versions to the shape of this one. Without
 * effect where there is nothing to do. Throws when it does not end.
 */
export async function migrate(cloud: CloudAddress): Promise<void> {
  const answer = await untilDone(cloud, { action: 'migrate' })
  if (!answer.ok || !answer.done)
    throw new Error(`migrate: ${JSON.stringify(answer)}`.slice(0, 500))
}

/**
 * Imports a street as its administrator does: migrate, upload the files, call `admin import` until it
 * is done. Answers the last answer; `ok: false` carries the faults, or what `confirm` is to be said to.
 */
export async function importStreet(
  cloud: CloudAddress,
  files: Record<string, string | Uint8Array>,
  confirm = false,
): Promise<AdminImport> {
  await migrate(cloud)
  const folder = folderOf(files)
  const uploaded: Record<string, string> = {}
  for (const [name, text] of Object.entries(files)) {
    uploaded[name] = await uploadFile(cloud, `${folder}/${name}`, text)
  }
  return untilDone(cloud, { action: 'import', files: uploaded, confirm })
}
