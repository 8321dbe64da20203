import type { Fanout, Notice } from '../../domain/notice/types'
import { collection } from '../platform/collections'
import { isDuplicate } from '../platform/sdk'

/** Writes a notice that may be there already: its `_id` makes it one. */
export async function addOnce(notice: Notice): Promise<void> {
  try {
    await collection('notices').add(notice)
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}

/**
 * Writes the notices of one commit and then removes the document that carried them. Dying in between
 * repeats it: what is there already is left as it is, read or sent as it may be by now.
 */
export async function spread({ _id, notices }: Fanout): Promise<void> {
  for (const notice of notices) await addOnce(notice)
  await collection('fanouts').remove(_id)
}
