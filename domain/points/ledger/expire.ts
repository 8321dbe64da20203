import { ok, type Outcome } from '../../result'
import type { Account, Entry, LotPart } from '../types'
import { assertSound, heldIn } from './account'
import { entryOf } from './entry'
import { isPast, partOf, sumOf, todayOf, withoutLeft } from './lots'
import { EXPIRED, expireId } from './names'
import { firstFault } from './precedence'
import type { Moving } from './spend'

/** Two years of lots, and the short ones between them. */
const MAX_GONE = 40

/** Expired points by lot, older ones than any award can still be reversed of left out. */
function withGone(gone: Account['gone'], parts: readonly LotPart[]): Account['gone'] {
  const next = new Map(gone.map(({ day, points }) => [day, points]))
  // Only what the account itself was awarded can be reversed in it.
  for (const { day, points } of parts.filter(({ of }) => of === undefined))
    next.set(day, (next.get(day) ?? 0) + points)
  return [...next]
    .map(([day, points]) => ({ day, points }))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .slice(-MAX_GONE)
}

/**
 * 到期: whatever is left of lots whose last day is over, one entry a lot. What is held stays held until
 * it is posted or void; then it ends once more, under an id of its own. Null: nothing has expired.
 */
export function expire(account: Account, now: number): Moving | null {
  const today = todayOf(now)
  const over = account.lots
    .filter(({ day, left }) => isPast(day, today) && left > 0)
    .map((lot) => partOf(lot, lot.left))
  if (over.length === 0) return null
  const entries: Entry[] = over.map((part) =>
    entryOf(account, now, {
      _id: expireId(account, part),
      kind: 'expire',
      debit: account._id,
      credit: EXPIRED,
      points: part.points,
      lots: [part],
      source: account._id,
      content: '',
    }),
  )
  const next = {
    ...account,
    lots: withoutLeft(account.lots, over),
    gone: withGone(account.gone, over),
    rev: account.rev + 1,
  }
  return { account: assertSound(next), entries }
}

/**
 * What is left of a closed account goes back, so that the books say where it is. What others have put in is
 * theirs still, and is moved back to them.
 */
function withoutRest(account: Account, now: number): Moving {
  const left = account.lots
    .filter((lot) => lot.left > 0 && lot.of === undefined)
    .map((lot) => partOf(lot, lot.left))
  if (left.length === 0) return { account, entries: [] }
  const entry = entryOf(account, now, {
    _id: `close:${account._id}:${account.rev}`,
    kind: 'close',
    debit: account._id,
    credit: EXPIRED,
    points: sumOf(left),
    lots: left,
    source: account._id,
    content: '',
  })
  const next = {
    ...account,
    lots: withoutLeft(account.lots, left),
    gone: withGone(account.gone, left),
    rev: account.rev + 1,
  }
  return { account: assertSound(next), entries: [entry] }
}

/**
 * 注销: what is left is booked out, and the account loses its person. Redemptions must be over. It is
 * written even where nothing was left: whatever is under way for it at the same time collides.
 */
export function close(account: Account, now: number): Outcome<Moving> {
  const fault = firstFault<'close'>({
    stillHeld: () => heldIn(account) > 0,
    stillInHousehold: () => Boolean(account.household),
  })
  if (fault) return fault
  const { account: empty, entries } = withoutRest(account, now)
  return ok({ account: { ...empty, user: '', closedAt: now, rev: empty.rev + 1 }, entries })
}

/** What came back to an account that was closed meanwhile is booked out with the same change. */
export function bookedOut({ account, entries }: Moving, now: number): Moving {
  if (account.closedAt === undefined) return { account, entries }
  const rest = withoutRest(account, now)
  return { account: rest.account, entries: [...entries, ...rest.entries] }
}
