import { DAY_MS } from '../../calendar/zone'
import { holds } from '../../identity/authorize'
import type { Actor } from '../../identity/types'
import type { Principal, StaffRef } from '../../matter/types'
import type { StreetSettings } from '../../street/types'
import { LIMITS } from '../limits'
import { approversOf } from '../team/decide'
import { stoodFor } from './decide'
import type { Part } from './types'

/**
 * Who finds hours right: whoever leads; by a post the community's 第一书记, and for whatever stays the desk and
 * 街道领导. So there is always somebody, also where a leader is alone, or everybody near is family.
 */

/** At the desk of the whole street: 分流台, 街道领导. */
export const isAtDesk = (actor: Actor): boolean =>
  holds(actor, 'dispatcher') || holds(actor, 'streetLeader')

/** Decides by a post, and not as somebody who leads: names are masked for him. */
export const decidesByPost = (actor: Actor, community: string): boolean =>
  holds(actor, 'firstSecretary', community) || isAtDesk(actor)

/** Who is asked by a post, the nearest first. */
export function postsToAsk(community: string, settings: StreetSettings): StaffRef[] {
  const { dutyDispatcher, dispatchers, streetLeader } = settings
  const all = [...approversOf(community, settings), dutyDispatcher, ...dispatchers, streetLeader]
  const people = all.filter((p) => p !== null)
  return people.filter(({ id }, i) => people.findIndex((p) => p.id === id) === i)
}

/** Whoever is not asked about these hours: whose they are, his household, and who has stood up for them. */
export const notAsked = (
  part: Pick<Part, 'user' | 'findings' | 'history'>,
  kin: readonly Principal[],
): Principal[] => [part.user, ...kin, ...stoodFor(part)]

/** Nobody near has decided for so long that the desk looks as well. */
const DESK_AFTER_MS = LIMITS.confirmDays * DAY_MS

/**
 * Whether the desk has it in its list: of those who are near too few are left who may decide, or they have not
 * for three days.
 * @param near accounts of who leads, and of the 第一书记
 * @param kin who shares a household with whose hours they are
 */
export function isForDesk(
  part: Pick<Part, 'user' | 'findings' | 'history' | 'needed' | 'to'>,
  near: readonly Principal[],
  kin: readonly Principal[],
  now: number,
): boolean {
  const except = notAsked(part, kin)
  const left = new Set(near.filter((p) => !except.includes(p))).size
  return left < part.needed - part.findings.length || part.to + DESK_AFTER_MS <= now
}
