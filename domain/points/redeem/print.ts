import { ok, type Outcome } from '../../result'
import { contentOf, firstFault, repeatOf } from '../ledger/precedence'
import type { Principal } from '../../matter/types'
import { again, become, lineOf, type Became, type Doing, type RedemptionState } from './become'
import { isOver } from './handOut'
import { isKinOfReviewer } from './keepers'

/**
 * 打印取货码, by the owner, or by a reviewer for who has no phone at hand; of the latter the owner is
 * told, and none does it for a declared relative. What was printed before is worth nothing from here on.
 */
export function print(
  state: RedemptionState,
  doing: Doing,
  relatives: readonly Principal[] = [],
): Outcome<Became> {
  const { redemption: r, account } = state
  const content = contentOf('print', r?._id ?? null)
  const repeat = repeatOf(lineOf(r, doing.request), content)
  if (repeat) return repeat.ok ? ok(again(state, repeat.answer)) : repeat
  const fault = firstFault<'print'>({
    noRedemption: () => r === null,
    notAllowed: () => doing.role !== 'reviewer' && r!.owner !== doing.by,
    kinRedemption: () => isKinOfReviewer(r!, doing, relatives),
    alreadyHandedOut: () => r!.state === 'HANDED_OUT',
    redemptionOver: () => isOver(r!, doing.now),
  })
  if (fault) return fault
  const moving = { account, entries: [] }
  const set = { prints: r!.prints + 1 }
  return ok(become(state, { action: 'print', doing, content, answer: {}, set, moving, shelf: {} }))
}
