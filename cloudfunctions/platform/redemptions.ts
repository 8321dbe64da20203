import type { Tell } from '../../domain/notice/compose'
import { shelfChange } from '../../domain/points/redeem/bins'
import type { Became } from '../../domain/points/redeem/become'
import type { Redemption } from '../../domain/points/redeem/types'
import { command } from './collections'
import { writePosted } from './ledger'
import { writeNotices } from './notices'
import type { Transaction } from './transact'

/**
 * Writes what became of a redemption, with its points, its stock and who is told. The stock is changed
 * by numbers, unread: the redemption's state says that its piece is there. Answers what is to be sent.
 */
export async function writeBecame(
  transaction: Transaction,
  before: Redemption,
  became: Became,
  tells: readonly Tell[],
  actor: { userId: string; staffId: string | null },
  now: number,
): Promise<string[]> {
  const { redemption, entries } = became
  await transaction.collection('redemptions').put(redemption)
  if (entries.length > 0) await writePosted(transaction, became)
  const shelf = Object.entries(shelfChange(before, became.bin)).filter(([, n]) => n !== 0)
  if (shelf.length > 0) {
    const changes = Object.fromEntries(shelf.map(([field, n]) => [field, command.inc(n)]))
    const isThere = await transaction.collection('bins').change(redemption.bin, changes)
    if (!isThere) throw new RangeError(`${redemption.bin} is not there`)
  }
  const about = { _id: redemption._id, version: redemption.history.length }
  return writeNotices(transaction, about, tells, actor, now)
}
