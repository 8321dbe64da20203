import { ok, type Outcome } from '../../result'
import { isPoints } from '../limits'
import type { Account, Entry, Lot, LotPart } from '../types'
import { assertSound } from './account'
import { entryOf } from './entry'
import { bookedOut } from './expire'
import { partOf, sumOf, take, todayOf, withLeft, withoutLeft } from './lots'
import { MOVED, moveInId, moveOutId } from './names'
import { firstFault } from './precedence'

/**
 * Moves between a person's account and one that several share. What was put in stays his who put it in, lot
 * by lot with its last day, and goes along with him; both accounts are written in one transaction.
 */

/** What a move is for. */
export interface MoveFor {
  /** `_id` of what it is for: a household. */
  source: string
  /** What makes the entries' `_id`s: one move, one key. */
  key: string
  now: number
}

/** Both accounts after a move, and the two halves of it; no entries where there was nothing to move. */
export interface Shared {
  person: Account
  shared: Account
  entries: Entry[]
  points: number
}

const raised = (account: Account, change: Partial<Account>): Account =>
  assertSound({ ...account, ...change, rev: account.rev + 1 })

type Half = Pick<Entry, '_id' | 'kind' | 'debit' | 'credit' | 'lots'>

const half = (account: Account, { now, source }: MoveFor, of: Half): Entry =>
  entryOf(account, now, { ...of, points: sumOf(of.lots), source, content: '' })

const out = (account: Account, lots: LotPart[], of: MoveFor): Entry => {
  const way = { kind: 'moveOut', debit: account._id, credit: MOVED } as const
  return half(account, of, { _id: moveOutId(of.key), ...way, lots })
}

const into = (account: Account, lots: LotPart[], of: MoveFor): Entry => {
  const way = { kind: 'moveIn', debit: MOVED, credit: account._id } as const
  return half(account, of, { _id: moveInId(of.key), ...way, lots })
}

/**
 * 放入: so many points of a person into a shared account, the soonest to expire first. Nothing that is held
 * and nothing that has expired.
 */
export function putIn(
  person: Account,
  shared: Account,
  points: number,
  of: MoveFor,
): Outcome<Shared> {
  const { parts, short } = take(person.lots, points, todayOf(of.now))
  const fault = firstFault<'put'>({
    badPoints: () => !isPoints(points),
    accountClosed: () => [person, shared].some(({ closedAt }) => closedAt !== undefined),
    tooFewPoints: () => short > 0,
  })
  if (fault) return fault
  const { _id } = person
  const tagged = parts.map((part) => partOf({ day: part.day, of: _id }, part.points))
  const sharers = [...new Set([...(shared.sharers ?? []), _id])].sort()
  return ok({
    person: raised(person, { lots: withoutLeft(person.lots, parts) }),
    shared: raised(shared, { lots: withLeft(shared.lots, tagged), sharers }),
    entries: [out(person, parts, of), into(shared, tagged, of)],
    points,
  })
}

/** Whose a lot of a shared account is: who put it in; what is the household's own, the last one's who leaves. */
const whoseIs = ({ of }: Pick<Lot, 'of'>, { heir }: Pick<Account, 'heir'>): string | undefined =>
  of ?? heir

/** What of a shared account is this one's and can be moved: what is held stays promised. */
export const shareOf = (shared: Pick<Account, 'lots' | 'heir'>, person: string): LotPart[] =>
  shared.lots
    .filter((lot) => whoseIs(lot, shared) === person && lot.left > 0)
    .map((lot) => partOf(lot, lot.left))

/**
 * 迁出: whatever somebody put in and nobody has spent goes along with him, expired lots too, and from then on
 * nothing of his can be spent here. What is held for a redemption stays; where it comes back later, the same
 * is done once more. Into an account that was closed meanwhile it comes and is booked out there.
 */
export function takeAlong(person: Account, shared: Account, of: MoveFor): Shared {
  const tagged = shareOf(shared, person._id)
  const sharers = (shared.sharers ?? []).filter((id) => id !== person._id)
  const isGone = sharers.length === (shared.sharers ?? []).length
  if (tagged.length === 0) {
    const left = isGone ? shared : raised(shared, { sharers })
    return { person, shared: left, entries: [], points: 0 }
  }
  const parts = tagged.map(({ day, points }) => partOf({ day }, points))
  const came = raised(person, { lots: withLeft(person.lots, parts) })
  const moving = bookedOut({ account: came, entries: [into(person, parts, of)] }, of.now)
  return {
    person: moving.account,
    shared: raised(shared, { lots: withoutLeft(shared.lots, tagged), sharers }),
    entries: [out(shared, tagged, of), ...moving.entries],
    points: sumOf(parts),
  }
}

/** Whose something is that lies there unspent and is not shared any more: it is to be brought to him. */
export const strayIn = (shared: Pick<Account, 'lots' | 'sharers' | 'heir'>): string[] => [
  ...new Set(
    shared.lots.flatMap((lot) => {
      const whose = whoseIs(lot, shared)
      const isStray = whose !== undefined && !(shared.sharers ?? []).includes(whose)
      return isStray && lot.left > 0 ? [whose] : []
    }),
  ),
]
