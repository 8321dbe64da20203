import type { ImportFileName } from '../../domain/street/import'
import { ok, refuse, type Outcome } from '../../domain/result'
import { now } from '../platform/clock'
import { collection } from '../platform/collections'
import { transact } from '../platform/transact'

/** Longer than one invocation can live: a run that died does not bar the way for long. */
const LEASE_MS = 90_000
const LOCK = 'import:lock'

/** Collection `imports`, `import:<rev>`: what was imported, from which files, and whether it ended. */
export interface Journal {
  _id: string
  rev: string
  files: Partial<Record<ImportFileName, string>>
  state: 'running' | 'done' | 'superseded'
  startedAt: number
  finishedAt: number | null
}

interface Lock {
  _id: string
  rev: string
  until: number
}

const idOf = (rev: string): string => `import:${rev}`

export async function isDone(rev: string): Promise<boolean> {
  return (await collection('imports').get(idOf(rev)))?.state === 'done'
}

/**
 * Opens the journal. Runs of the same content may be beside each other, they do the same; another
 * content waits (`busy`) until the first has ended or its lease has passed, and then supersedes it.
 */
export const begin = (rev: string, files: Journal['files']): Promise<Outcome<void>> =>
  transact(async (transaction) => {
    const imports = transaction.collection('imports')
    const lock = (await imports.get(LOCK)) as Lock | null
    const at = now()
    if (lock && lock.rev !== rev && lock.until > at) return refuse('busy')
    if (lock && lock.rev !== rev && (await imports.get(idOf(lock.rev)))?.state === 'running') {
      await imports.change(idOf(lock.rev), { state: 'superseded' })
    }
    const journal = (await imports.get(idOf(rev))) as Journal | null
    const startedAt = journal?.state === 'running' ? journal.startedAt : at
    const state = 'running' as const
    await imports.put({ _id: idOf(rev), rev, files, state, startedAt, finishedAt: null })
    await imports.put({ _id: LOCK, rev, until: at + LEASE_MS })
    return ok(undefined)
  })

/** Closes the journal and lets others in. */
export const end = (rev: string): Promise<Outcome<void>> =>
  transact(async (transaction) => {
    const imports = transaction.collection('imports')
    await imports.change(idOf(rev), { state: 'done', finishedAt: now() })
    await imports.change(LOCK, { until: 0 })
    return ok(undefined)
  })
