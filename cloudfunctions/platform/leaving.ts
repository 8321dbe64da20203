import { collection, command } from './collections'

/**
 * Erases whoever has left from what stands elsewhere, whatever of it was done before. What was redeemed
 * and earned stays, without a name; wishes are taken back.
 */
export async function eraseName(member: string, user: string): Promise<void> {
  await Promise.all([
    collection('redemptions').changeWhere(
      { owner: user, ownerName: command.neq('') },
      { ownerName: '', proxy: command.set(null) },
    ),
    collection('awards').changeWhere(
      { recipient: user, recipientName: command.neq('') },
      { recipientName: '' },
    ),
    collection('wishes').changeWhere({ user }, { open: false, text: '', user: '' }),
  ])
  await collection('members').change(member, { leaving: null })
}
