import { dateOf, dateString, dayOf } from '../../calendar/zone'
import type { Principal } from '../../matter/types'
import { ok, refuse, type Outcome } from '../../result'
import { LIMITS } from '../limits'
import type { Leader, Team } from './types'

type Led = Pick<Team, 'leaders' | 'state'>

/** Whose term this day lies in. Nobody leads a team that is not there, or is dissolved. */
export const leadersAt = ({ leaders, state }: Led, now: number): Leader[] => {
  const day = dateOf(now)
  return state === 'ACTIVE' ? leaders.filter(({ from, to }) => from <= day && day <= to) : []
}

export const leads = (team: Led, user: Principal, now: number): boolean =>
  leadersAt(team, now).some((l) => l.user === user)

/** The last day of a term that begins today and runs for a year. */
export const firstTermTo = (now: number): string => dateString(dayOf(now) + 364)

/**
 * With this leader, from today on. One who leads already has the new last day. Refusals: `termOver` for a
 * day that is past or too far, `leadersFull`.
 */
export function withLeader(
  team: Led,
  leader: Omit<Leader, 'from'>,
  now: number,
): Outcome<Leader[]> {
  const today = dateOf(now)
  const latest = dateString(dayOf(now) + LIMITS.termDays)
  if (leader.to < today || leader.to > latest) return refuse('termOver', 'to')
  const others = team.leaders.filter(({ user }) => user !== leader.user)
  const leading = leadersAt({ ...team, leaders: others }, now)
  if (leading.length >= LIMITS.leaders) return refuse('leadersFull')
  const before = leadersAt(team, now).find(({ user }) => user === leader.user)
  return ok([...others, { ...leader, from: before?.from ?? today }])
}

/** Without this leader from now on; that he has led until yesterday stays. */
export function withoutLeader(team: Pick<Team, 'leaders'>, user: Principal, now: number): Leader[] {
  const yesterday = dateString(dayOf(now) - 1)
  return team.leaders.flatMap((l) => {
    if (l.user !== user || l.to <= yesterday) return [l]
    return l.from <= yesterday ? [{ ...l, to: yesterday }] : []
  })
}
