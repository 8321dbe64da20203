import type { Fanout, Notice } from '../../domain/notice/types'
import { addNew } from '../platform/addNew'
import { collection } from '../platform/collections'

/** Writes a notice that may be there already: its `_id` makes it one. */
export const addOnce = (notice: Notice): Promise<void> => addNew('notices', notice)

/**
 * Writes the notices of one commit and then removes the document that carried them. Dying in between
 * repeats it: what is there already is left as it is, read or sent as it may be by now.
 */
export async function spread({ _id, notices }: Fanout): Promise<void> {
  for (const notice of notices) await addOnce(notice)
  await collection('fanouts').remove(_id)
}
