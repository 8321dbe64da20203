import type { World } from '../../../devtools/simulation/types'
import { GONE } from '../../../domain/identity/leaving'
import type { Entry, Principal } from '../../../domain/matter/types'

/** 注销, as the story remembers it: who asked for it, and who was told that it is done. */

interface Left {
  /** When the first tap went out: from then on the account may be taken out of what is stored. */
  askedAt: number
  /** When the phone was told that it is done; null while nobody knows. */
  toldAt: number | null
}

/** By account. */
export const leftOf = (w: Pick<World, 'remember'>): Map<Principal, Left> =>
  w.remember('left', () => new Map<Principal, Left>())

export const isLeaving = (w: Pick<World, 'remember'>, user: Principal): boolean =>
  leftOf(w).has(user)

/** A history as it is when whoever leaves is taken out of it; nobody writes numbers into his words here. */
export const withoutLeavers = (w: Pick<World, 'remember'>, history: readonly Entry[]): Entry[] =>
  history.map((h) =>
    isLeaving(w, h.by.principal) ? { ...h, by: { ...h.by, principal: GONE } } : h,
  )

/** Whether something stored speaks of somebody who is leaving. */
export const namesLeaver = (w: Pick<World, 'remember'>, document: unknown): boolean => {
  const text = JSON.stringify(document)
  return [...leftOf(w).keys()].some((user) => text.includes(user))
}
