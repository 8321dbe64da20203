import { ok, type Outcome } from '../../result'
import { isPoints } from '../limits'
import type { Account, Entry, LotPart, Moved } from '../types'
import { assertSound } from './account'
import { entryOf } from './entry'
import {
  backTo,
  spendable,
  split,
  sumOf,
  take,
  todayOf,
  withHeld,
  withLeft,
  withoutHeld,
  withoutLeft,
  type Fault,
} from './lots'
import { SHOP, heldOf } from './names'
import { firstFault } from './precedence'

/**
 * Holds and what becomes of them. Whose redemption it is, and whether it was done before, is judged by
 * `redeem`; these move the points of one account.
 */

/** What a movement is for, as its entry says it. */
export interface For {
  /** `_id` of the redemption. */
  source: string
  /** What follows the kind in the entry's `_id`: the redemption, and which handing-out of it. */
  key: string
  moved: Moved | null
  now: number
}

export interface Moving {
  account: Account
  entries: Entry[]
}

const raised = (account: Account, lots: Account['lots']): Account =>
  assertSound({ ...account, lots, rev: account.rev + 1 })

type Way = Pick<Entry, 'kind' | 'debit' | 'credit'>

const entry = (account: Account, way: Way, lots: LotPart[], of: For): Entry =>
  entryOf(account, of.now, {
    ...way,
    _id: `${way.kind}:${of.key}`,
    points: sumOf(lots),
    lots,
    source: of.source,
    content: '',
    moved: of.moved,
  })

/** 冻结: the soonest to expire first, nothing that has expired already. */
export function hold(
  account: Account,
  points: number,
  of: For,
): Outcome<Moving & { parts: LotPart[] }> {
  const { parts, short } = take(spendable(account), points, todayOf(of.now))
  const fault = firstFault<'hold'>({
    badPoints: () => !isPoints(points),
    tooFewPoints: () => short > 0,
  })
  if (fault) return fault
  const lots = withHeld(withoutLeft(account.lots, parts), parts)
  const { _id } = account
  const held = entry(account, { kind: 'hold', debit: _id, credit: heldOf(_id) }, parts, of)
  return ok({ account: raised(account, lots), entries: [held], parts })
}

/**
 * 支付 of what was held, or of a part of it: the soonest to expire are spent, the rest comes back into
 * its lots.
 */
export function post(
  account: Account,
  parts: readonly LotPart[],
  points: number,
  of: For,
  by: Fault = 'owner',
): Outcome<Moving> {
  const fault = firstFault<'post'>({
    badPoints: () => !isPoints(points),
    beyondHold: () => points > sumOf(parts),
  })
  if (fault) return fault
  const [spent, rest] = split(parts, points)
  const { _id } = account
  const way: Way = { kind: 'redeem', debit: heldOf(_id), credit: SHOP }
  const paid = raised(account, withoutHeld(account.lots, spent))
  const entries = [entry(account, way, spent, of)]
  if (rest.length === 0) return ok({ account: paid, entries })
  const back = voidHold(paid, rest, { ...of, moved: null }, by)
  return ok({ account: back.account, entries: [...entries, ...back.entries] })
}

/** 退回 of what was held, into the very lots it came from. */
export function voidHold(account: Account, parts: readonly LotPart[], of: For, by: Fault): Moving {
  const { _id } = account
  const back = backTo(parts, of.now, by)
  const lots = withLeft(withoutHeld(account.lots, parts), back)
  const way: Way = { kind: 'void', debit: heldOf(_id), credit: _id }
  return { account: raised(account, lots), entries: [entry(account, way, back, of)] }
}

/** A handing-out that was none: the points are held again, in the lots they were held of. */
export function unpost(account: Account, parts: readonly LotPart[], of: For): Moving {
  const { _id } = account
  const way: Way = { kind: 'undo', debit: SHOP, credit: heldOf(_id) }
  const lots = withHeld(account.lots, parts)
  return { account: raised(account, lots), entries: [entry(account, way, [...parts], of)] }
}

/** 退还 of what was spent, when the good was no good: into the very lots. */
export function refund(account: Account, parts: readonly LotPart[], of: For, by: Fault): Moving {
  const { _id } = account
  const back = backTo(parts, of.now, by)
  const way: Way = { kind: 'refund', debit: SHOP, credit: _id }
  const lots = withLeft(account.lots, back)
  return { account: raised(account, lots), entries: [entry(account, way, back, of)] }
}
