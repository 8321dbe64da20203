import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cloud, Doc } from '../../devtools/cloud'
import { BUILDINGS, COMMUNITIES, ESTATES, GRIDS, STAFF } from './street'
import { startTown, type Town } from './town'

/**
 * The small street as the version before the first migrations left it (0.1.0, commit 02b67dc): its own
 * functions wrote these documents, at its own local cloud, on 2026-06-08. A line each.
 */
interface Line {
  in: 'reports' | 'notices' | 'users' | 'settings'
  /** Of a report, what it stands for. */
  as?: string
  document: Doc & { _id: string }
}

const LINES = readFileSync(join(__dirname, 'fixtures/previous.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Line)

/** When that version was last at work. */
export const THEN = Date.parse('2026-06-08T11:31:00+08:00')

export const previous = (collection: Line['in']): Doc[] =>
  LINES.filter((line) => line.in === collection).map((line) => structuredClone(line.document))

/** `_id` of the report that stands for something. */
export const reportAs = (name: string): string =>
  LINES.find((line) => line.as === name)!.document._id

/** Names of all reports. */
export const REPORTS = LINES.flatMap((line) => line.as ?? [])

type Kept = (line: Line) => boolean

/** What is in the database when a new version meets it. */
export function beginAsBefore(cloud: Cloud, kept: Kept = () => true): void {
  const put = (name: string, documents: object[]): unknown =>
    cloud.store.insertMany(name, structuredClone(documents) as Doc[])
  put('communities', COMMUNITIES)
  put('grids', GRIDS)
  put('estates', ESTATES)
  put('buildings', BUILDINGS)
  put('staff', STAFF)
  for (const line of LINES.filter(kept)) put(line.in, [line.document])
}

export interface Migrated {
  ok: boolean
  done: boolean
  migrations: number[]
}

/** A town whose functions are of this version, and whose documents are of the one before. */
export interface OldTown extends Town {
  /** One run of `admin migrate`; throws when it died. */
  migrate(): Promise<Migrated>
}

export async function startOldTown(kept?: Kept): Promise<OldTown> {
  const town = await startTown(THEN, {}, {}, (cloud) => beginAsBefore(cloud, kept))
  return {
    ...town,
    async migrate() {
      const answer = await town.cloud.callFunction('admin', { action: 'migrate' })
      if (!('result' in answer)) throw new Error(`admin: ${answer.errCode} ${answer.errMsg}`)
      return answer.result as Migrated
    },
  }
}
