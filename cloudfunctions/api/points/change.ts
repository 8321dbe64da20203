import type { Tell } from '../../../domain/notice/compose'
import { redemptionTells } from '../../../domain/points/notices'
import { stocked } from '../../../domain/points/redeem/bins'
import type { Became, RedemptionState } from '../../../domain/points/redeem/become'
import type { Redemption } from '../../../domain/points/redeem/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import type { StreetSettings } from '../../../domain/street/types'
import { askToSend } from '../../platform/functions'
import { writeBecame } from '../../platform/redemptions'
import { accountIn } from '../../platform/ledger'
import { transactWith } from '../../platform/transact'
import type { CallContext } from '../context'
import { leaveMark, once } from '../once'
import { storedRedemption } from './shop'

/** Something that is done to a redemption by a call, once. */
export interface Change<V> {
  id: string
  decide(state: RedemptionState, settings: StreetSettings): Outcome<Became>
  /** As whoever calls may see it. */
  show(r: Redemption, repeated: boolean): Promise<V>
}

/**
 * Carries out a change of a redemption with its points, its stock, the notice to its owner and the mark
 * of the request, in one transaction.
 */
export function change<V>(
  { id, decide, show }: Change<V>,
  ready: Promise<StreetSettings>,
  context: CallContext,
): Promise<Outcome<V>> {
  const settled: Promise<Outcome<StreetSettings>> = ready.then((settings) => ok(settings))
  const commit = () =>
    transactWith(settled, async (transaction, settings) => {
      const stored = await transaction.collection('redemptions').get(id)
      if (stored === null || 'refused' in stored) return refuse('noRedemption')
      const account = await accountIn(transaction, stored.account)
      const decided = decide({ redemption: stored, account, bin: stocked(stored) }, settings)
      if (!decided.ok) return decided
      const { redemption } = decided.value
      const tells: Tell[] = redemptionTells(redemption, context.now)
      const actor = { userId: context.userId, staffId: null }
      const sent = await writeBecame(transaction, stored, decided.value, tells, actor, context.now)
      await leaveMark(transaction, context, id)
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
