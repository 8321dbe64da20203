import { GONE, withoutNumbers } from '../../identity/leaving'
import { SYSTEM } from '../../matter/escalate'
import { move, rest, type Moment } from '../../matter/move'
import type { Principal } from '../../matter/types'
import { withoutLeader } from './leaders'
import { TEAM } from './lifecycle'
import type { Team } from './types'

/**
 * A team without this account: it goes on with its other leaders, and what is still asked for is taken back.
 * That somebody led it, and until when, stays without a person.
 */
export function nameless(team: Team, user: Principal, at: Moment): Team {
  const isOwn = team.applicant === user
  const isOpen = isOwn && team.state === 'APPLIED'
  const asked = isOpen ? rest(move(TEAM, team, 'withdraw', { by: SYSTEM, at })) : team
  const leaders = withoutLeader(asked, user, at.now).map((l) =>
    l.user === user ? { ...l, user: GONE, name: '' } : l,
  )
  return {
    ...asked,
    applicant: isOwn ? GONE : team.applicant,
    applicantName: isOwn ? '' : team.applicantName,
    leaders,
    history: asked.history.map((entry) => ({
      ...entry,
      ...(entry.by.principal === user
        ? { by: { ...entry.by, principal: GONE }, note: withoutNumbers(entry.note) }
        : {}),
    })),
  }
}
