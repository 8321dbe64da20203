import { saysSomething } from '../../call/said'
import { MINUTE_MS } from '../../calendar/zone'
import type { Principal } from '../../matter/types'
import { ok, type Outcome, type Refusal } from '../../result'
import { checkCode } from '../code/check'
import { isLocked } from '../code/guesses'
import { isPaperCode } from '../code/paper'
import type { Shown } from '../code/shown'
import { isTicket } from '../code/ticket'
import { contentOf, firstFault, repeatOf } from '../ledger/precedence'
import { post, unpost } from '../ledger/spend'
import { sumOf } from '../ledger/lots'
import { LIMITS } from '../limits'
import type { Keeper } from '../types'
import { again, become, lineOf, type Became, type Doing, type RedemptionState } from './become'
import { isInTerm, isOfKin, isOwn } from './keepers'
import type { Redemption } from './types'

/** Judged on reading: from its last instant on a redemption is over, whether the timer has been or not. */
export const isOver = (
  { state, until }: Pick<Redemption, 'state' | 'until'>,
  now: number,
): boolean => state === 'VOID' || (state === 'HELD' && until <= now)

/** Whoever stands at the pick-up point with a phone; null: no keeper at all. */
export interface HandOutAsked extends Pick<Doing, 'request' | 'now'> {
  keeper: Keeper | null
  shown: Shown
  /** What the scan left in the keeper's hand; one that is none leaves it to the code. */
  ticket?: string
}

type Seen = { kind: 'good'; steps: number } | { kind: 'codeClock' | 'codeWrong' }

/** What the code that was shown comes to. */
export function seenOf({ secret, prints }: Redemption, { kind, digits }: Shown, now: number): Seen {
  if (kind === 'paper') {
    return isPaperCode(secret, prints, digits) ? { kind: 'good', steps: 0 } : { kind: 'codeWrong' }
  }
  const checked = checkCode(secret, digits, now)
  return checked.ok ? { kind: 'good', steps: checked.steps } : { kind: checked.code }
}

/**
 * All that speaks against a keeper who hands out what was shown to him. `isProved`: whether it needs no
 * code any more; `isOut`: whether it was handed out
 * before, where that is a reason; `look`: what the code comes to, asked last.
 */
export const againstHandingOut = (
  r: Redemption | null,
  { keeper, shown, now }: Pick<HandOutAsked, 'keeper' | 'shown' | 'now'>,
  isProved: () => boolean,
  isOut: () => boolean,
  look: () => Pick<Seen, 'kind'>,
): Refusal | null =>
  firstFault<'handOut'>({
    noRedemption: () => r?.no !== shown.no,
    notKeeper: () => keeper === null || !isInTerm(keeper, now),
    wrongPoint: () => keeper!.pickUp !== r!.pickUp,
    ownRedemption: () => isOwn(r!, keeper!.user),
    kinRedemption: () => isOfKin(r!, keeper!.relatives),
    alreadyHandedOut: isOut,
    redemptionOver: () => isOver(r!, now),
    codeLocked: () => !isProved() && isLocked(r!, now),
    codeClock: () => look().kind === 'codeClock',
    codeWrong: () => look().kind === 'codeWrong',
  })

/**
 * 交付, once. A second scan is refused and finds in the redemption what, when and by whom. The answer
 * tells by how many steps the owner's phone is ahead, and how it was proved.
 */
export function handOut(state: RedemptionState, asked: HandOutAsked): Outcome<Became> {
  const { redemption: r } = state
  const { keeper, shown, now, request, ticket = '' } = asked
  const content = contentOf('handOut', r?._id ?? null, shown.kind, shown.digits)
  const repeat = repeatOf(lineOf(r, request), content)
  if (repeat) return repeat.ok ? ok(again(state, repeat.answer)) : repeat
  let seen: Seen | undefined
  const isProved = () => isTicket(r!, keeper!.user, ticket, now)
  const look = (): Seen =>
    (seen ??= isProved() ? { kind: 'good', steps: 0 } : seenOf(r!, shown, now))
  const fault = againstHandingOut(r, asked, isProved, () => r!.state === 'HANDED_OUT', look)
  if (fault) return fault
  const handings = r!.handings + 1
  const moved = { good: r!.good, bin: r!.bin, free: 0 }
  const of = { source: r!._id, key: `${r!._id}#${handings}`, moved, now }
  const moving = post(state.account, r!.lots, sumOf(r!.lots), of)
  if (!moving.ok) return moving
  const { user, name } = keeper!
  const steps = seen?.kind === 'good' ? seen.steps : 0
  return ok(
    become(state, {
      action: 'handOut',
      doing: { by: user, name, role: 'keeper', request, note: '', now },
      content,
      answer: { handedAt: now, steps, by: shown.kind },
      set: { keeper: { user, name }, handedAt: now, handings },
      moving: moving.value,
      shelf: { held: -1, out: 1 },
    }),
  )
}

/** Who undoes: a keeper, or a reviewer who has declared his relatives. */
export interface UndoAsked {
  doing: Doing
  relatives: readonly Principal[]
}

/**
 * 撤销交付: it waits again, the points are held again, and the time during which it counted as handed
 * out is added to its days. By the keeper who handed it out for ten minutes, then by a reviewer.
 */
export function undo(state: RedemptionState, { doing, relatives }: UndoAsked): Outcome<Became> {
  const { redemption: r } = state
  const { by, role, note, now, request } = doing
  const content = contentOf('undo', r?._id ?? null, note)
  const repeat = repeatOf(lineOf(r, request), content)
  if (repeat) return repeat.ok ? ok(again(state, repeat.answer)) : repeat
  const isReviewer = role === 'reviewer'
  const fault = firstFault<'undo'>({
    needNote: () => !saysSomething(note),
    noRedemption: () => r === null,
    // Of one that waits nobody is the keeper: what is wrong then is its state.
    notKeeper: () => !isReviewer && (role !== 'keeper' || (r!.keeper ?? { user: by }).user !== by),
    ownRedemption: () => isOwn(r!, by),
    kinRedemption: () => isOfKin(r!, relatives),
    notHandedOut: () => r!.state !== 'HANDED_OUT',
    undoTooLate: () => !isReviewer && now > r!.handedAt! + LIMITS.undoMinutes * MINUTE_MS,
  })
  if (fault) return fault
  const moved = { good: r!.good, bin: r!.bin, free: 0 }
  const key = `${r!._id}#${r!.handings}`
  const moving = unpost(state.account, r!.lots, { source: r!._id, key, moved, now })
  const until = r!.until + Math.max(0, now - r!.handedAt!)
  return ok(
    become(state, {
      action: 'undo',
      doing,
      content,
      answer: { until },
      set: { keeper: null, handedAt: null, until },
      moving,
      shelf: { held: 1, out: -1 },
    }),
  )
}
