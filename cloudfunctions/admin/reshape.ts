import { ok } from '../../domain/result'
import { collection, command, type CollectionOf } from '../platform/collections'
import { transact, type Transaction } from '../platform/transact'
import { MIGRATIONS } from './migrations'
import type { Migration, Stored } from './migrations/types'

/** Documents looked at before the journal notes how far it is. */
const BATCH = 50

const journalOf = (no: number): string => `migration:${String(no).padStart(4, '0')}`

const stored = (source: { collection(name: never): unknown }, m: Migration): CollectionOf<Stored> =>
  source.collection(m.collection as never) as CollectionOf<Stored>

/** Changes one document, unless somebody has written it in the new shape meanwhile. */
async function changeOne(m: Migration, id: string): Promise<boolean> {
  const changed = await transact(async (transaction: Transaction) => {
    const documents = stored(transaction, m)
    const before = await documents.get(id)
    const after = before && (await m.change(before))
    if (!after) return ok(false)
    await documents.put(after)
    return ok(true)
  })
  return changed.ok && changed.value
}

/** Walks the collection from where the journal says; false when the time is up before its end. */
async function carryOut(m: Migration, isTimeUp: () => boolean): Promise<boolean> {
  const journals = collection('migrations')
  const _id = journalOf(m.no)
  const journal = (await journals.get(_id)) ?? { _id, done: false, after: '', changed: 0 }
  if (journal.done) return true
  let { after, changed } = journal
  for (;;) {
    if (isTimeUp()) return false
    const found = stored({ collection }, m).find(
      { _id: command.gt(after) },
      { sort: [['_id', 'asc']], limit: BATCH },
    )
    const batch = (await found) as Stored[]
    for (const document of batch) {
      if (await m.change(document)) changed += Number(await changeOne(m, document._id))
    }
    after = batch[batch.length - 1]?._id ?? after
    const done = batch.length < BATCH
    await journals.put({ _id, done, after, changed })
    if (done) return true
  }
}

export interface Reshaped {
  /** False: call again, it carries on. */
  done: boolean
  /** Numbers of all migrations that are done. */
  migrations: number[]
}

/**
 * Carries out every migration that is not done yet, in order. A run that died, or whose time was up,
 * is carried on by the next from where its journal says; what it had changed already is left as it is.
 */
export async function reshape(
  isTimeUp: () => boolean,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<Reshaped> {
  const ended: number[] = []
  for (const m of migrations) {
    if (!(await carryOut(m, isTimeUp))) return { done: false, migrations: ended }
    ended.push(m.no)
  }
  return { done: true, migrations: ended }
}
