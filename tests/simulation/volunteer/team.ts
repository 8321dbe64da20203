import { keyOf } from '../../../cloudfunctions/platform/keyOf'
import { DAY_MS } from '../../../domain/calendar/zone'
import { EVERYBODY } from '../../../domain/duty/presence'
import type { StreetSettings } from '../../../domain/street/types'
import { apply, decide, type Situation } from '../../../domain/volunteer/team/decide'
import { withLeader } from '../../../domain/volunteer/team/leaders'
import type { Team } from '../../../domain/volunteer/team/types'
import type { TeamMember, Volunteer } from '../../../domain/volunteer/types'
import { nameOf, userOf, type Owner } from '../points/shop'

/** The volunteers of the simulated street: one team, two leaders, few people who meet again and again. */

export const VOLUNTEERS = ['resident', 'neighbour', 'workerA2', 'keeper', 'otherKeeper'] as const
export type Helper = (typeof VOLUNTEERS)[number] & Owner
/** Both lead it: hours of one are found right by the other. */
export const LEADERS = ['resident', 'keeper'] as const
/** It has a 第一书记; whoever leads asks nobody else. */
const COMMUNITY = '150203012025'

export const TEAM_ID = `team:${keyOf('the team')}`

export const volunteersAt = (at: number): Volunteer[] =>
  VOLUNTEERS.map((who) => ({
    ...{ _id: `volunteer:${keyOf(userOf(who))}`, user: userOf(who), name: nameOf(who) },
    ...{ band: 'adult' as const, at },
  }))

export const membersAt = (at: number): TeamMember[] =>
  VOLUNTEERS.map((who) => ({
    ...{ _id: `teamMember:${keyOf(`${TEAM_ID}:${userOf(who)}`)}`, team: TEAM_ID },
    ...{ user: userOf(who), name: nameOf(who), at },
  }))

/** As it was approved some days ago, and led by a second one since then. */
export function teamAt(at: number, settings: StreetSettings): Team {
  const s: Situation = {
    now: at - DAY_MS,
    settings,
    presence: EVERYBODY,
    requestId: 'opening-team',
  }
  const [first, second] = LEADERS
  const asked = {
    name: '扫雪队',
    domain: 'JS' as const,
    community: COMMUNITY,
    purpose: '下雪天扫雪',
  }
  const who = { applicant: userOf(first), applicantName: nameOf(first) }
  const applied = apply({ key: TEAM_ID.slice('team:'.length), ...asked, ...who }, s)
  if (!applied.ok) throw new Error(applied.code)
  const by = { principal: 'staff:F1', name: '周书记', role: 'approver' as const }
  const approved = decide(applied.value, { action: 'approve' }, by, s)
  if (!approved.ok) throw new Error(approved.code)
  const { to } = approved.value.leaders[0]!
  const leaders = withLeader(
    approved.value,
    { user: userOf(second), name: nameOf(second), to },
    s.now,
  )
  if (!leaders.ok) throw new Error(leaders.code)
  return { ...approved.value, leaders: leaders.value }
}
