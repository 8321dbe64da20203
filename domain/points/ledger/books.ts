import type { Principal } from '../../matter/types'
import { emptyAccount } from './account'
import type { Account, Entry, Lot } from '../types'
import { withHeld, withLeft, withoutHeld, withoutLeft } from './lots'
import { heldOf, recoverOf } from './names'

/** What entries add up to: balances of every name, and an account anew. */

export type Balances = ReadonlyMap<string, number>

/** Credit less debit, by name. */
export function balancesOf(entries: readonly Entry[]): Balances {
  const balances = new Map<string, number>()
  const add = (name: string, points: number): void => {
    balances.set(name, (balances.get(name) ?? 0) + points)
  }
  for (const { debit, credit, points } of entries) {
    add(debit, -points)
    add(credit, points)
  }
  return balances
}

/** Lots and debt of an account as its entries, in whatever order, make them. */
export interface Rebuilt {
  lots: Lot[]
  recover: number
}

export function rebuilt(id: string, entries: readonly Entry[]): Rebuilt {
  let lots: Lot[] = []
  let recover = 0
  for (const { debit, credit, points, lots: parts } of entries) {
    if (debit === id) lots = withoutLeft(lots, parts)
    if (debit === heldOf(id)) lots = withoutHeld(lots, parts)
    if (credit === id) lots = withLeft(lots, parts)
    if (credit === heldOf(id)) lots = withHeld(lots, parts)
    if (debit === recoverOf(id)) recover += points
    if (credit === recoverOf(id)) recover -= points
  }
  return { lots, recover }
}

/** How a stored account differs from its entries, for the nightly comparison; null where it does not. */
export function differenceOf(
  account: Account,
  entries: readonly Entry[],
): { stored: Rebuilt; rebuilt: Rebuilt } | null {
  const { lots, recover } = account
  const stored = { lots, recover }
  const again = rebuilt(account._id, entries)
  return JSON.stringify(stored) === JSON.stringify(again) ? null : { stored, rebuilt: again }
}

/** For a person of whom nothing is stored. */
export const accountOr = (stored: Account | null, user: Principal): Account =>
  stored ?? emptyAccount('person', '', user)
