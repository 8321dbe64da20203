import type { Tended } from '../../domain/duty/tended'
import { TIMER_REQUEST } from '../../domain/matter/escalate'
import type { Matter } from '../../domain/matter/types'
import { ok } from '../../domain/result'
import type { StaffedGrid, StreetSettings } from '../../domain/street/types'
import type { Documents } from './collections'
import { presenceOfAll, type Known } from './presence'
import { mattersIn, writeTended, type MatterCollection, type TendedCollection } from './tended'
import { transact, type Transaction } from './transact'

/** Where a matter lies now. */
export type GridOf = (matter: Matter) => StaffedGrid | null | Promise<StaffedGrid | null>

/** As the settings know the street: what was just imported may be newer. */
export const gridBySettings =
  ({ rules }: TendedCollection, settings: StreetSettings): GridOf =>
  (matter) =>
    rules.gridOf(matter, settings)

/**
 * Settles one matter inside a transaction and tells whoever it waits for now. Answers the matter as it
 * is then, written only where something has changed.
 */
export async function settleIn<N extends MatterCollection>(
  transaction: Transaction,
  of: { name: N; rules: Tended },
  matter: Documents[N],
  gridOf: GridOf,
  settings: StreetSettings,
  known: Known = new Map(),
): Promise<Documents[N]> {
  const grid = await gridOf(matter)
  const names = of.rules.namesToSettle(matter, grid, settings)
  const presence = await presenceOfAll(transaction, names, known)
  const { at } = transaction
  const s = { now: at, settings, presence, requestId: TIMER_REQUEST }
  const next = of.rules.settle(matter, grid, s)
  if (!next) return matter
  await writeTended(transaction, of, next, matter, settings, at)
  return next as Documents[N]
}

/**
 * The same in a transaction of its own. Answers whether whose turn it is has changed; doing it again
 * changes nothing.
 */
export async function settleMatter(
  of: TendedCollection,
  id: string,
  gridOf: GridOf,
  settings: StreetSettings,
): Promise<boolean> {
  const moved = await transact(async (transaction) => {
    const matter = await mattersIn(transaction, of).get(id)
    // One that a migration has not reached yet is settled by the next import.
    if (matter?.shape !== of.rules.shape) return ok(false)
    const settled = await settleIn(transaction, of, matter as never, gridOf, settings)
    return ok((settled as Matter).waitingFor !== matter.waitingFor)
  })
  return moved.ok && moved.value
}
