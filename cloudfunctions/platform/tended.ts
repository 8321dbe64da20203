import { TENDED } from '../../domain/contract/tended'
import type { Tended } from '../../domain/duty/tended'
import { SYSTEM } from '../../domain/matter/escalate'
import { assertWhole } from '../../domain/matter/lifecycle'
import type { Matter } from '../../domain/matter/types'
import type { StreetSettings } from '../../domain/street/types'
import type { Documents, DocumentsOf } from './collections'
import { writeNotices } from './notices'
import type { Transaction } from './transact'

/** Collections whose documents have a life cycle. */
export type MatterCollection = {
  [N in keyof Documents]: Documents[N] extends Matter ? N : never
}[keyof Documents]

/** One collection of matters, without knowing of what kind: its own rules know. */
export interface TendedCollection {
  name: MatterCollection
  rules: Tended
}

export const TENDED_COLLECTIONS: readonly TendedCollection[] = Object.entries(TENDED).map(
  ([name, rules]) => ({ name: name as MatterCollection, rules: rules as Tended }),
)

/** Those that 交接 moves. */
export const MOVED_COLLECTIONS = TENDED_COLLECTIONS.filter(({ rules }) => rules.handOver)

/** The collection that an `_id` is of, where its matters are looked after. */
export const collectionOf = (id: string): TendedCollection | null =>
  TENDED_COLLECTIONS.find(({ rules }) => id.startsWith(`${rules.kind}:`)) ?? null

/** The documents of such a collection in a transaction. */
export const mattersIn = (
  transaction: Transaction,
  { name }: TendedCollection,
): DocumentsOf<Matter> => transaction.collection(name) as unknown as DocumentsOf<Matter>

const NO_ACTOR = { userId: SYSTEM.principal, staffId: null }

/** Writes what the rules made of a matter, with whom it tells. */
export async function writeTended(
  transaction: Transaction,
  { name, rules }: TendedCollection,
  next: Matter,
  before: Matter,
  settings: StreetSettings,
  now: number,
): Promise<void> {
  assertWhole(rules.table, next)
  await mattersIn(transaction, { name, rules }).put(next)
  await writeNotices(transaction, next, rules.tells(next, before, settings, now), NO_ACTOR, now)
}
