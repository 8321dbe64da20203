import { erased } from '../../domain/points/redeem/erased'
import { ok } from '../../domain/result'
import { collection, command } from './collections'
import { transact } from './transact'

const PAGE = 100

/** Redemptions whose owner's name stands in them still. */
const named = (user: string) =>
  collection('redemptions').find(
    { owner: user, ownerName: command.neq('') },
    { limit: PAGE, fields: ['_id'] },
  )

async function eraseIn(_id: string): Promise<void> {
  await transact(async (transaction) => {
    const stored = await transaction.collection('redemptions').get(_id)
    if (stored && !('refused' in stored)) {
      await transaction.collection('redemptions').put(erased(stored))
    }
    return ok(null)
  })
}

/**
 * Erases whoever has left from what stands elsewhere, whatever of it was done before. What was redeemed
 * and earned stays, without a name; wishes are taken back.
 */
export async function eraseName(member: string, user: string): Promise<void> {
  for (let found = await named(user); found.length > 0; found = await named(user)) {
    for (const { _id } of found) await eraseIn(_id)
  }
  await collection('awards').changeWhere(
    { recipient: user, recipientName: command.neq('') },
    { recipientName: '' },
  )
  await collection('wishes').changeWhere({ user }, { open: false, text: '', user: '' })
  await collection('members').change(member, { leaving: null })
}
