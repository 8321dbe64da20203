import { firstThere } from '../../domain/duty/presence'
import type { Principal } from '../../domain/matter/types'
import type { StreetSettings } from '../../domain/street/types'
import { notAsked, postsToAsk } from '../../domain/volunteer/part/deciders'
import type { Part } from '../../domain/volunteer/part/types'
import { presenceIn } from './presence'
import type { Transaction } from './transact'

/** Of which team or activity hours are. */
export interface PartOf {
  leaders: readonly Principal[]
  community: string
}

/**
 * Who finds these hours right next: the first of those who lead and may, else whoever of the posts is there.
 * Null: nobody of the street is there at all; then they stay in the lists of whoever comes.
 * @param kin who shares a household with whose hours they are
 */
export async function nextDecider(
  transaction: Transaction,
  part: Part,
  { leaders, community }: PartOf,
  kin: readonly Principal[],
  settings: StreetSettings,
): Promise<Principal | null> {
  const except = notAsked(part, kin)
  const leader = leaders.find((p) => !except.includes(p))
  if (leader) return leader
  const people = postsToAsk(community, settings)
  const presence = await presenceIn(transaction, { people, except, inPerson: true })
  return firstThere(people, presence)?.id ?? null
}
