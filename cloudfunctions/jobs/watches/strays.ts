import { strayIn, takeAlong } from '../../../domain/points/ledger/move'
import type { Account } from '../../../domain/points/types'
import { ok } from '../../../domain/result'
import { now } from '../../platform/clock'
import { accountIn, writeMoves } from '../../platform/ledger'
import { transact } from '../../platform/transact'

/**
 * What came back to a household after its owner had moved out, as a redemption that was cancelled: it can be
 * spent by nobody there, and is brought to him. Into an account that was closed it comes and is booked out.
 */
export async function bringStrays({ _id }: Pick<Account, '_id'>): Promise<void> {
  await transact(async (transaction) => {
    const shared = await accountIn(transaction, _id)
    const [whose] = strayIn(shared)
    if (whose === undefined) return ok(null)
    const person = await accountIn(transaction, whose)
    const of = { source: _id, key: `${_id}:${shared.rev}`, now: now() }
    const moved = takeAlong(person, shared, of)
    await writeMoves(transaction, { ...moved, accounts: [moved.person, moved.shared] })
    return ok(null)
  })
}
