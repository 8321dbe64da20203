import type { Principal } from '../matter/types'
import type { Tell } from '../notice/compose'
import { takeAlong } from '../points/ledger/move'
import type { Account, Entry } from '../points/types'
import { ok, type Outcome } from '../result'
import { leave } from './decide'
import { householdTell } from './notices'
import type { Household } from './types'

/** All that moving out changes, in one transaction. */
export interface MovedOut {
  household: Household
  accounts: Account[]
  entries: Entry[]
  tells: Tell[]
}

/** As read in it: the household, its account, and that of who moves out. */
export interface MovingOut {
  household: Household
  shared: Account
  person: Account
}

/**
 * 迁出: the household without him, and what is his in his own account. Both accounts are written whatever is
 * in them, so that whoever puts something in or spends at this moment collides.
 * @param key makes the entries' ids
 */
export function moveOut(
  { household: before, shared, person }: MovingOut,
  who: Principal,
  by: Principal,
  { key, now }: { key: string; now: number },
): Outcome<MovedOut> {
  const next = leave(before, who, by, now)
  if (!next.ok) return next
  const household = next.value
  // What a title brought is everybody's who stays; nobody is left to have it but the last.
  const left = household.closedAt === null ? shared : { ...shared, heir: person._id }
  const along = takeAlong(person, left, { source: household._id, key, now })
  const accounts = [
    { ...along.person, household: null, rev: along.person.rev + 1 },
    { ...along.shared, rev: along.shared.rev + 1 },
  ]
  return ok({
    household,
    accounts,
    entries: along.entries,
    tells: toldOf(before, household, who, now),
  })
}

/** Whoever was moved out, and the head, who may be a new one. */
function toldOf(before: Household, after: Household, who: Principal, now: number): Tell[] {
  const out = householdTell(after, who, 'out', now)
  if (after.head === '') return [out]
  const news = before.head === after.head ? 'left' : 'head'
  return [out, householdTell(after, after.head, news, now)]
}
