import { firstThere, type Presence } from '../../duty/presence'
import { GONE } from '../../identity/leaving'
import { SYSTEM, escalate, type Escalation } from '../../matter/escalate'
import { mark, move, rest, unbegun, waitFor, type Moment } from '../../matter/move'
import type { By, Principal, StaffRef } from '../../matter/types'
import type { Domain } from '../../points/types'
import { DESK } from '../../report/routing'
import { assertNever, ok, refuse, type Outcome } from '../../result'
import type { StreetSettings } from '../../street/types'
import { LIMITS, afterHours } from '../limits'
import { firstTermTo, withLeader, withoutLeader } from './leaders'
import { TEAM, type TeamRole } from './lifecycle'
import { TEAM_SHAPE, type Team } from './types'

/** Everything a decision needs that is not in the team. */
export interface Situation extends Moment {
  settings: StreetSettings
  presence: Presence
  /** The account of whoever acts. */
  account?: Principal
}

/** What somebody asks for. */
export interface Application {
  /** 24 hex digits, made of who applies and the request. */
  key: string
  applicant: Principal
  applicantName: string
  name: string
  domain: Domain
  community: string
  purpose: string
}

/** Who decides about the teams of a community: its 第一书记. */
export const approversOf = (community: string, settings: StreetSettings): StaffRef[] => {
  const first = settings.directory[community]?.firstSecretary
  return first ? [first] : []
}

/** Who is told of what is late in a community, the nearest first: its 第一书记, then 街道领导. */
export const ladderOf = (community: string, settings: StreetSettings): StaffRef[] =>
  [...approversOf(community, settings), settings.streetLeader].filter((p) => p !== null)

/** It waits for whoever is there of those who decide, or at the desk. */
function toApprover(team: Team, s: Situation): Team {
  const next = firstThere(approversOf(team.community, s.settings), s.presence)
  const dueAt = afterHours(s.settings.calendar, team.appliedAt, LIMITS.approveHours)
  const later = afterHours(s.settings.calendar, s.now, LIMITS.againHours)
  const wakeAt = Math.max(dueAt, later)
  return waitFor(team, { who: next?.id ?? DESK, kind: 'approve', dueAt, wakeAt })
}

/** 1 申请: only for a community of this street. */
export function apply({ key, ...asked }: Application, s: Situation): Outcome<Team> {
  if (s.settings.directory[asked.community] === undefined) return refuse('notFound', 'community')
  const blank: Team = {
    _id: `team:${key}`,
    shape: TEAM_SHAPE,
    ...unbegun(),
    state: 'APPLIED',
    ...asked,
    appliedAt: s.now,
    leaders: [],
  }
  const by = { principal: asked.applicant, name: '', role: 'applicant' as const }
  return ok(toApprover(move(TEAM, blank, 'apply', { by, at: s }), s))
}

/**
 * 名单登记: a team that was there before this program, as the street's own list has it. Nobody applied; who leads it is
 * appointed once somebody has accepted his invitation.
 */
export function brought(
  { key, ...told }: Omit<Application, 'applicant' | 'applicantName'>,
  at: Moment,
): Team {
  const blank: Team = {
    _id: `team:${key}`,
    shape: TEAM_SHAPE,
    ...unbegun(),
    open: false,
    state: 'ACTIVE',
    ...{ ...told, applicant: GONE, applicantName: '' },
    ...{ appliedAt: at.now, leaders: [] },
  }
  return mark(blank, 'bring', { by: SYSTEM, at })
}

/** A step on a team that is there, and its words. */
export type TeamStep =
  | { action: 'approve' | 'withdraw' | 'stepDown' }
  | { action: 'reject' | 'dissolve'; note: string }
  | { action: 'appoint'; user: Principal; name: string; to: string }

type Doer = By<TeamRole>

/** 2 Whoever applied leads it for the first year. */
function approve(team: Team, by: Doer, s: Situation): Outcome<Team> {
  const leader = { user: team.applicant, name: team.applicantName, to: firstTermTo(s.now) }
  const leaders = withLeader(team, leader, s.now)
  return leaders.ok
    ? ok(rest(move(TEAM, team, 'approve', { by, at: s, set: { leaders: leaders.value } })))
    : leaders
}

/** Carries out one permitted step. The result is the whole new document. */
export function decide(team: Team, step: TeamStep, by: Doer, s: Situation): Outcome<Team> {
  switch (step.action) {
    case 'approve':
      return approve(team, by, s)
    case 'withdraw':
      return ok(rest(move(TEAM, team, 'withdraw', { by, at: s })))
    case 'reject':
    case 'dissolve':
      return ok(rest(move(TEAM, team, step.action, { by, at: s, note: step.note })))
    case 'appoint': {
      const { user, name, to } = step
      // Whoever leads is asked for by another.
      if (user === s.account) return refuse('ownTerm')
      const leaders = withLeader(team, { user, name, to }, s.now)
      if (!leaders.ok) return leaders
      const set = { leaders: leaders.value }
      return ok(move(TEAM, team, 'appoint', { by, at: s, note: `任期到${to}`, set }))
    }
    case 'stepDown': {
      const set = { leaders: withoutLeader(team, by.principal, s.now) }
      return ok(move(TEAM, team, 'stepDown', { by, at: s, set }))
    }
    default:
      return assertNever(step)
  }
}

/** To whoever is there, where the one that it waits for is not. Null: nothing to do. */
export function settle(team: Team, s: Situation): Team | null {
  if (team.watching === null) return null
  const next = firstThere(approversOf(team.community, s.settings), s.presence)
  const who = next?.id ?? DESK
  if (team.waitingFor === who) return null
  const note = next ? `请${next.name}审批` : '暂无可以审批的人，请分流台审批'
  return toApprover(mark(team, 'settle', { by: SYSTEM, at: s, note }), s)
}

export const LATE_WORDS = '队伍申请超时未审批'

/** What the timer does with an application that is late: 第一书记, then 街道领导. Null: somebody was faster. */
export function watch(team: Team, s: Situation): Escalation<Team> | null {
  if (team.watching === null || team.wakeAt === null || team.wakeAt > s.now) return null
  const { calendar } = s.settings
  const there = ladderOf(team.community, s.settings).filter((p) => s.presence.of(p) !== null)
  const next = afterHours(calendar, s.now, LIMITS.againHours)
  return escalate(team, 'escalate', there, LATE_WORDS, next, s)
}
