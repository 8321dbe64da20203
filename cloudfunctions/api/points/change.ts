import type { Actor } from '../../../domain/identity/types'
import type { Principal } from '../../../domain/matter/types'
import type { Tell } from '../../../domain/notice/compose'
import { redemptionTells } from '../../../domain/points/notices'
import { stocked } from '../../../domain/points/redeem/bins'
import type { Became, RedemptionState } from '../../../domain/points/redeem/become'
import type { Account } from '../../../domain/points/types'
import type { Redemption } from '../../../domain/points/redeem/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import type { StreetSettings } from '../../../domain/street/types'
import { askToSend } from '../../platform/functions'
import { housemates } from '../../platform/households'
import { writeBecame } from '../../platform/redemptions'
import { accountAt } from '../../platform/ledger'
import { bothLists, list } from '../../platform/lists'
import { transact } from '../../platform/transact'
import type { CallContext } from '../context'
import { markFirst, once } from '../once'
import { storedRedemption } from './shop'

/** Something that is done to a redemption by a call, once. */
export interface Change<V> {
  id: string
  decide(
    state: RedemptionState,
    settings: StreetSettings,
    actor: Actor,
    /** Whoever shares a household with the caller: kin, declared or not. */
    mates: readonly Principal[],
  ): Outcome<Became>
  /** As whoever calls may see it. */
  show(r: Redemption, repeated: boolean): Promise<V>
}

const withAccount = (_id: string) =>
  list('redemptions', { _id }, { limit: 1, joined: { from: 'accounts', by: 'account' } })

/**
 * Carries out a change of a redemption with its points, its stock, the notice to its owner and the mark
 * of the request, in one transaction. Redemption, its account and whoever calls are read beside it by one
 * request, once its snapshot is taken: what somebody else has changed since then cannot be written.
 */
export function change<V>(
  { id, decide, show }: Change<V>,
  context: CallContext,
): Promise<Outcome<V>> {
  const commit = () =>
    transact(async (transaction) => {
      await markFirst(transaction, context, id)
      const [[[found], mates], settings] = await Promise.all([
        context.readAnewWith(bothLists(withAccount(id), housemates(context.userId))),
        context.settings(),
      ])
      if (found === undefined || 'refused' in found) return refuse('noRedemption')
      const { accounts, ...stored } = found as Redemption & { accounts: Account[] }
      const account = accountAt(accounts[0], stored.account)
      const state = { redemption: stored, account, bin: stocked(stored) }
      const decided = decide(state, settings, await context.actor(), mates)
      if (!decided.ok) return decided
      const { redemption } = decided.value
      const tells: Tell[] = redemptionTells(redemption, context.now)
      void context.count?.begin()
      const actor = { userId: context.userId, staffId: null }
      const sent = await writeBecame(transaction, stored, decided.value, tells, actor, context.now)
      await context.count?.admitted(transaction)
      return ok({ redemption, sent })
    })
  const work = async (): Promise<Outcome<V>> => {
    const done = await commit()
    if (!done.ok) return done
    const [view] = await Promise.all([
      show(done.value.redemption, false),
      askToSend(done.value.sent),
    ])
    return ok(view)
  }
  const again = async (): Promise<Outcome<V>> => {
    const stored = await storedRedemption(id)
    return stored ? ok(await show(stored, true)) : refuse('noRedemption')
  }
  return once(context, work, again)
}
