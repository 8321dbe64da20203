import { addDays } from '../../calendar/workingTime'
import type { Principal } from '../../matter/types'
import { ok, type Outcome } from '../../result'
import type { Posted } from '../ledger/account'
import { balanceOf } from '../ledger/account'
import { todayOf } from '../ledger/lots'
import { contentOf, firstFault, repeatOf } from '../ledger/precedence'
import { hold } from '../ledger/spend'
import { LIMITS, isPoints } from '../limits'
import type { Account, Before } from '../types'
import { assertStocked, isFor } from './bins'
import { boughtIn, withBought } from './bought'
import { withTaken } from './shelf'
import { REDEMPTION_SHAPE, type Bin, type Good, type Redemption } from './types'

/** What a person saw of a good, and wants. */
export interface RedeemAsked {
  /** `redemption:` + 24 hex digits of person and request. */
  id: string
  request: string
  good: string
  seen: { price: number; perMonth: number | null }
}

/** Made outside, for chance is passed in. */
export interface RedeemMade {
  owner: Principal
  ownerName: string
  /** Hex, `SECRET_BYTES` long. */
  secret: string
  /** Six digits. */
  no: string
  /** 帮手, who redeems it for the owner and picks it up; absent: the owner himself. */
  helper?: { user: Principal; name: string }
}

/** As read in the transaction. `bin` is one of the good's; the good's names may be older. */
export interface RedeemState {
  account: Account
  bin: Bin | null
  good: Pick<Good, 'name'> | null
  /** What stands at the redemption's `_id`. */
  before: Before | null
}

export interface Redeemed extends Posted {
  redemption: Redemption | null
  bin: Bin | null
}

/** The goods must be good on the last day on which they may be picked up. */
const spoilsBefore = ({ goodUntil }: Bin, until: number): boolean =>
  goodUntil !== null && goodUntil < todayOf(until)

/** What a request to redeem asks, by which a repetition is told from another; its id says who asks. */
export const redeemContent = ({ good, seen }: Pick<RedeemAsked, 'good' | 'seen'>) =>
  contentOf('redeem', good, seen.price, seen.perMonth)

/**
 * 兑换: points and one piece are held together, or nothing is. Where the bin is empty the caller looks
 * for another (`nextBin`) before it believes `soldOut`.
 */
export function redeem(
  state: RedeemState,
  asked: RedeemAsked,
  made: RedeemMade,
  now: number,
): Outcome<Redeemed> {
  const { account, bin, good, before } = state
  const { price, perMonth } = asked.seen
  const content = redeemContent(asked)
  const repeat = repeatOf(before, content)
  if (repeat) {
    if (!repeat.ok) return repeat
    const answer = { answer: repeat.answer, repeated: true }
    return ok({ account, bin: null, redemption: null, entries: [], ...answer })
  }
  const until = addDays(now, LIMITS.pickUpDays)
  const bought = boughtIn(account, asked.good, now)
  const fault = firstFault<'redeem'>({
    badPoints: () => !isPoints(price),
    goodUnknown: () => good === null || bin?.good !== asked.good,
    goodOff: () => !bin!.offered || !isFor(bin!, account) || spoilsBefore(bin!, until),
    priceChanged: () => bin!.price !== price || bin!.perMonth !== perMonth,
    limitReached: () => perMonth !== null && bought >= perMonth,
    soldOut: () => bin!.free < 1,
    tooFewPoints: () => balanceOf(account, todayOf(now)) < price,
  })
  if (fault) return fault
  const moved = { good: asked.good, bin: bin!._id, free: -1 }
  const held = hold(account, price, { source: asked.id, key: asked.id, moved, now })
  if (!held.ok) return held
  const answer = { price, until }
  const said = { content, answer, lots: held.value.parts, until }
  const redemption = redemptionOf(state, asked, made, { ...said, now })
  return ok({
    account: withBought(held.value.account, asked.good, 1, now),
    bin: assertStocked(withTaken(bin!, now)),
    redemption,
    entries: held.value.entries,
    answer,
    repeated: false,
  })
}

type Said = Pick<Redemption, 'content' | 'answer' | 'lots' | 'until'> & { now: number }

function redemptionOf(
  { account, bin, good }: RedeemState,
  { id, request, good: code, seen }: RedeemAsked,
  made: RedeemMade,
  { now, ...said }: Said,
): Redemption {
  const { content, answer } = said
  const { helper, ...owned } = made
  const by = helper
    ? { by: helper.user, name: helper.name, role: 'helper' as const }
    : { by: made.owner, name: made.ownerName, role: 'owner' as const }
  return {
    _id: id,
    shape: REDEMPTION_SHAPE,
    state: 'HELD',
    account: account._id,
    ...owned,
    good: code,
    goodName: good!.name,
    bin: bin!._id,
    pickUp: bin!.pickUp,
    price: seen.price,
    redeemedAt: now,
    ...said,
    prints: 0,
    proxy: helper ? { name: helper.name, user: helper.user } : null,
    keeper: null,
    handedAt: null,
    handings: 0,
    history: [{ at: now, action: 'redeem', ...by, note: '', request, content, answer }],
  }
}
