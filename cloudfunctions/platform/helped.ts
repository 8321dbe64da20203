import type { Help } from '../../domain/helper/types'
import { SYSTEM } from '../../domain/matter/escalate'
import { redemptionTells } from '../../domain/points/notices'
import { stocked } from '../../domain/points/redeem/bins'
import { withdraw } from '../../domain/points/redeem/giveBack'
import { ok } from '../../domain/result'
import { collection } from './collections'
import { accountIn } from './ledger'
import { writeBecame } from './redemptions'
import { transact } from './transact'

/** More than anybody has waiting at a time. */
const MOST = 100

type Sides = Pick<Help, 'elder' | 'helper'>

/**
 * What the helper redeemed for the elder and has not picked up goes back, by the path of every cancellation: the
 * code of each is on his phone, and would be good without the cloud. Safe to repeat.
 */
export async function withdrawHelped({ elder, helper }: Sides): Promise<void> {
  const found = await collection('redemptions').find(
    { owner: elder, state: 'HELD' },
    { limit: MOST, fields: ['_id'], sort: [['redeemedAt', 'desc']] },
  )
  for (const { _id } of found) await withdrawOne(_id, helper)
}

async function withdrawOne(_id: string, helper: string): Promise<void> {
  await transact(async (transaction) => {
    const stored = await transaction.collection('redemptions').get(_id)
    if (!stored || 'refused' in stored) return ok(null)
    const { at } = transaction
    const account = await accountIn(transaction, stored.account)
    const state = { redemption: stored, account, bin: stocked(stored) }
    const became = withdraw(state, helper, at)
    if (!became) return ok(null)
    // Whoever helps no more is told of that, and of nothing else of the elder's.
    const tells = redemptionTells(became.redemption, at).filter(({ to }) => to !== helper)
    const actor = { userId: SYSTEM.principal, staffId: null }
    await writeBecame(transaction, stored, became, tells, actor, at)
    return ok(null)
  })
}
