import { saysSomething } from '../../call/said'
import { SYSTEM, TIMER_REQUEST } from '../../matter/escalate'
import type { Principal } from '../../matter/types'
import { ok, type Outcome } from '../../result'
import { contentOf, firstFault, repeatOf } from '../ledger/precedence'
import { refund as refundPoints, voidHold } from '../ledger/spend'
import type { Fault } from '../ledger/lots'
import { again, become, lineOf, type Became, type Doing, type RedemptionState } from './become'
import { withBought } from './bought'
import { isOver } from './handOut'
import { isKinOfReviewer, isOfKin, isOwn } from './keepers'
import type { Redemption } from './types'

/** The one path by which points and stock come back, whoever or whatever started it. */
function giveBack(
  state: RedemptionState,
  doing: Doing,
  { action, fault }: { action: 'cancel' | 'lapse'; fault: Fault },
): Became {
  const r = state.redemption!
  const moved = { good: r.good, bin: r.bin, free: 1 }
  const of = { source: r._id, key: r._id, moved, now: doing.now }
  const moving = voidHold(state.account, r.lots, of, fault)
  const account = withBought(moving.account, r.good, -1, redeemedAt(r))
  return become(state, {
    action,
    doing,
    content: contentOf(action, r._id),
    answer: { points: r.price },
    set: {},
    moving: { ...moving, account },
    shelf: { held: -1, free: 1 },
  })
}

const redeemedAt = ({ history }: Redemption): number => history[0]!.at

/**
 * 取消 by the owner, or by a reviewer where the street cannot give what it promised; `relatives` of that
 * reviewer are for another.
 */
export function cancel(
  state: RedemptionState,
  doing: Doing,
  relatives: readonly Principal[] = [],
): Outcome<Became> {
  const { redemption: r } = state
  const repeat = repeatOf(lineOf(r, doing.request), contentOf('cancel', r?._id ?? null))
  if (repeat) return repeat.ok ? ok(again(state, repeat.answer)) : repeat
  const isReviewer = doing.role === 'reviewer'
  const fault = firstFault<'cancel'>({
    noRedemption: () => r === null,
    notAllowed: () => !isReviewer && r!.owner !== doing.by,
    kinRedemption: () => isKinOfReviewer(r!, doing, relatives),
    alreadyHandedOut: () => r!.state === 'HANDED_OUT',
    redemptionOver: () => isOver(r!, doing.now),
  })
  if (fault) return fault
  const by = isReviewer ? 'street' : 'owner'
  return ok(giveBack(state, doing, { action: 'cancel', fault: by }))
}

/**
 * 取消 of what a 帮手 redeemed and has not picked up when he helps no more: its code is on his phone. Null when there
 * is nothing to do.
 */
export function withdraw(state: RedemptionState, helper: Principal, now: number): Became | null {
  const { redemption: r } = state
  if (r?.state !== 'HELD' || !isOfHelper(r, helper)) return null
  const { principal: by, name, role } = SYSTEM
  const doing: Doing = { by, name, role, request: TIMER_REQUEST, note: '', now }
  return giveBack(state, doing, { action: 'cancel', fault: 'owner' })
}

/** Whether it was this one who redeemed it for its owner; whoever is named to pick it up may be another by now. */
const isOfHelper = ({ history }: Redemption, helper: Principal): boolean =>
  history[0]!.role === 'helper' && history[0]!.by === helper

/** 到期退回 by the timer; null when there is nothing to do. */
export function lapse(state: RedemptionState, now: number): Became | null {
  const { redemption: r } = state
  if (r?.state !== 'HELD' || !isOver(r, now)) return null
  const { principal: by, name, role } = SYSTEM
  const doing: Doing = { by, name, role, request: TIMER_REQUEST, note: '', now }
  return giveBack(state, doing, { action: 'lapse', fault: 'owner' })
}

/** What a reviewer says with 退还积分. */
export interface RefundAsked {
  doing: Doing
  relatives: readonly Principal[]
  /** The piece lies on the shelf again, and is good. */
  stockBack: boolean
}

/** 退还积分 of what was handed out and was no good: the street's fault, so no lot is too old for it. */
export function refund(state: RedemptionState, asked: RefundAsked): Outcome<Became> {
  const { redemption: r } = state
  const { doing, relatives, stockBack } = asked
  const { by, note, now, request } = doing
  const content = contentOf('refund', r?._id ?? null, note, stockBack)
  const repeat = repeatOf(lineOf(r, request), content)
  if (repeat) return repeat.ok ? ok(again(state, repeat.answer)) : repeat
  const fault = firstFault<'refund'>({
    needNote: () => !saysSomething(note),
    noRedemption: () => r === null,
    notAllowed: () => doing.role !== 'reviewer',
    ownRedemption: () => isOwn(r!, by),
    kinRedemption: () => isOfKin(r!, relatives),
    notHandedOut: () => r!.state !== 'HANDED_OUT',
  })
  if (fault) return fault
  const free = stockBack ? 1 : 0
  const moved = { good: r!.good, bin: r!.bin, free }
  const moving = refundPoints(
    state.account,
    r!.lots,
    { source: r!._id, key: r!._id, moved, now },
    'street',
  )
  const account = withBought(moving.account, r!.good, -1, redeemedAt(r!))
  return ok(
    become(state, {
      action: 'refund',
      doing,
      content,
      answer: { points: r!.price },
      set: {},
      moving: { ...moving, account },
      shelf: { free, out: -free },
    }),
  )
}

/** 请人代领: whom the owner names, in place of whoever was named before; null takes it back. */
export function nameProxy(
  state: RedemptionState,
  proxy: Redemption['proxy'],
  doing: Doing,
): Outcome<Became> {
  const { redemption: r, account } = state
  const content = contentOf('name', r?._id ?? null, proxy?.name ?? null, proxy?.user ?? null)
  const repeat = repeatOf(lineOf(r, doing.request), content)
  if (repeat) return repeat.ok ? ok(again(state, repeat.answer)) : repeat
  const fault = firstFault<'name'>({
    noRedemption: () => r === null,
    notAllowed: () => r!.owner !== doing.by,
    alreadyHandedOut: () => r!.state === 'HANDED_OUT',
    redemptionOver: () => isOver(r!, doing.now),
  })
  if (fault) return fault
  const moving = { account, entries: [] }
  const said = { content, answer: {}, set: { proxy }, moving, shelf: {} }
  return ok(become(state, { action: 'name', doing, ...said }))
}
