import type { Leaving } from '../../../domain/identity/types'
import type { Principal } from '../../../domain/matter/types'
import { ok } from '../../../domain/result'
import type { Filter } from '../../platform/collections'
import { collection, type CollectionName, type Documents } from '../../platform/collections'
import { transact } from '../../platform/transact'

/** Whoever has left. */
export interface Left extends Leaving {
  user: Principal
}

/** Takes a person out of the collections of one context. May die anywhere, run twice and beside itself. */
export type Leaver = (left: Left) => Promise<void>

const PAGE = 50

/**
 * Changes every document that a filter finds, one transaction each, until it finds none: what was changed
 * no longer matches. `change` sees the document anew; null leaves it alone. Stops where nothing changes.
 */
export async function changeAll<N extends CollectionName>(
  name: N,
  filter: Filter,
  change: (document: Documents[N]) => Documents[N] | null,
): Promise<void> {
  for (;;) {
    const found = await collection(name).find(filter, { limit: PAGE, fields: ['_id'] as never })
    let changed = 0
    for (const { _id } of found as { _id: string }[]) {
      await transact(async (transaction) => {
        const documents = transaction.collection(name)
        const stored = await documents.get(_id)
        const next = stored && change(stored)
        if (next) await documents.put(next)
        if (next) changed += 1
        return ok(null)
      })
    }
    if (found.length < PAGE || changed === 0) return
  }
}
