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
  /** Compared with the street that was there, and confirmed where that was asked: not asked again. */
  compared?: boolean
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

/** Whether a run of this content was compared, began to write and has not ended. */
export async function isUnderWay(rev: string): Promise<boolean> {
  const journal = (await collection('imports').get(idOf(rev))) as Journal | null
  return journal?.state === 'running' && journal.compared === true
}

/** Notes that what follows writes: a later run of the same content only carries it on. */
export const noteCompared = async (rev: string): Promise<void> => {
  await collection('imports').change(idOf(rev), { compared: true })
}

/**
 * Opens the journal. Runs of the same content may overlap: they do the same; another
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
    const isCarriedOn = journal?.state === 'running'
    const startedAt = isCarriedOn ? journal.startedAt : at
    const compared = isCarriedOn && journal.compared === true
    const state = 'running' as const
    await imports.put({ _id: idOf(rev), rev, files, state, compared, startedAt, finishedAt: null })
    await imports.put({ _id: LOCK, rev, until: at + LEASE_MS })
    return ok(undefined)
  })

/** Closes the journal and lets others in: done, or given up before anything was written. */
export const end = (rev: string, state: 'done' | 'superseded' = 'done'): Promise<Outcome<void>> =>
  transact(async (transaction) => {
    const imports = transaction.collection('imports')
    await imports.change(idOf(rev), { state, finishedAt: now() })
    await imports.change(LOCK, { until: 0 })
    return ok(undefined)
  })
