import { addDays } from '../../calendar/workingTime'
import { firstThere } from '../../duty/presence'
import { SYSTEM, escalate, type Escalation } from '../../matter/escalate'
import { mark, move, rest, unbegun, waitFor } from '../../matter/move'
import { spokenNo } from '../../matter/spokenNo'
import type { By, Principal } from '../../matter/types'
import { DESK } from '../../report/routing'
import { assertNever, ok, refuse, type Outcome } from '../../result'
import { minutesOf } from '../hours/span'
import { LIMITS, afterHours } from '../limits'
import { withRisk } from '../risk'
import { approversOf, ladderOf, type Situation } from '../team/decide'
import { leadersAt } from '../team/leaders'
import type { Team } from '../team/types'
import { ACTIVITY, type ActivityRole } from './lifecycle'
import { ACTIVITY_SHAPE, type Activity, type Plan } from './types'

/** What an organiser plans for his team. */
export interface Planned extends Plan {
  /** 24 hex digits, made of the organiser and the request. */
  key: string
  secret: string
  risk: string
}

/** What of a plan cannot be, or null. It begins later than now, ends after that, and within a day. */
export function planFault(plan: Plan, now: number): Outcome<null> {
  if (plan.from <= now) return refuse('activityPast', 'from')
  const minutes = minutesOf(plan)
  if (minutes < 1 || minutes > LIMITS.longestMinutes) return refuse('activityLong', 'to')
  if (plan.places < 1 || plan.places > LIMITS.places) return refuse('badPlaces', 'places')
  return ok(null)
}

/**
 * Who has it: an organiser, the first of those who lead; where nobody does, whoever decides about the
 * community's teams, or the desk. So a leader who leaves leaves nobody's list behind.
 */
export function holderOf(
  { organisers, community }: Pick<Activity, 'organisers' | 'community'>,
  s: Situation,
): Principal {
  const [first] = organisers
  return first ?? firstThere(approversOf(community, s.settings), s.presence)?.id ?? DESK
}

const awaits = (activity: Activity, s: Situation): Activity => {
  const who = holderOf(activity, s)
  const { state, from, to, overAt } = activity
  if (state === 'DRAFT')
    return waitFor(activity, { who, kind: 'publish', dueAt: from, wakeAt: from })
  if (state === 'OPEN') return waitFor(activity, { who, kind: 'end', dueAt: to, wakeAt: to })
  const dueAt = addDays(overAt ?? to, LIMITS.confirmDays)
  const later = afterHours(s.settings.calendar, s.now, LIMITS.againHours)
  return waitFor(activity, { who, kind: 'confirm', dueAt, wakeAt: Math.max(dueAt, later) })
}

const organisersOf = (team: Team, now: number): Principal[] =>
  leadersAt(team, now).map(({ user }) => user)

/** 1 拟活动, for a team that he leads. */
export function draft(
  team: Team,
  planned: Planned,
  by: By<ActivityRole>,
  s: Situation,
): Outcome<Activity> {
  const { key, risk, ...plan } = planned
  const fault = planFault(plan, s.now)
  if (!fault.ok) return fault
  const risks = withRisk([], risk, s.now)
  if (!risks.ok) return risks
  const blank: Activity = {
    _id: `activity:${key}`,
    shape: ACTIVITY_SHAPE,
    ...unbegun(),
    state: 'DRAFT',
    no: spokenNo(s.now, key),
    ...plan,
    ...{ team: team._id, teamName: team.name, community: team.community, domain: team.domain },
    // Whoever plans it has it.
    organisers: [...new Set([by.principal, ...organisersOf(team, s.now)])],
    risks: risks.value,
    plannedAt: s.now,
    overAt: null,
    confirmedBy: null,
  }
  return ok(awaits(move(ACTIVITY, blank, 'draft', { by, at: s }), s))
}

/** A step on an activity that is there, and its words. */
export type ActivityStep =
  | { action: 'publish' | 'finish' }
  /** `undecided`: how many on the list nobody has decided yet, as the transaction sees it. */
  | { action: 'confirm'; undecided: number }
  | { action: 'cancel'; note: string }
  | { action: 'change'; plan: Plan; risk: string; note: string }

type Doer = By<ActivityRole>

function change(
  activity: Activity,
  step: ActivityStep & { action: 'change' },
  by: Doer,
  s: Situation,
) {
  const fault = planFault(step.plan, s.now)
  if (!fault.ok) return fault
  const risks = withRisk(activity.risks, step.risk, s.now)
  if (!risks.ok) return risks
  const set = { ...step.plan, risks: risks.value }
  return ok(awaits(move(ACTIVITY, activity, 'change', { by, at: s, note: step.note, set }), s))
}

/** It is over now, at its end or before: what was done until then counts, whatever was planned. */
const over = (activity: Activity, s: Situation): Partial<Activity> => ({
  overAt: Math.min(s.now, activity.to),
})

const confirmed = (by: Doer, { account }: Situation): Partial<Activity> => ({
  confirmedBy: account ?? by.principal,
})

/** Carries out one permitted step. The result is the whole new document. */
export function decide(
  activity: Activity,
  step: ActivityStep,
  by: Doer,
  s: Situation,
): Outcome<Activity> {
  switch (step.action) {
    case 'publish':
      return ok(awaits(move(ACTIVITY, activity, 'publish', { by, at: s }), s))
    case 'change':
      return change(activity, step, by, s)
    case 'finish':
      return ok(
        awaits(move(ACTIVITY, activity, 'finish', { by, at: s, set: over(activity, s) }), s),
      )
    case 'confirm':
      if (step.undecided > 0) return refuse('listUndecided')
      return ok(rest(move(ACTIVITY, activity, 'confirm', { by, at: s, set: confirmed(by, s) })))
    case 'cancel': {
      // What was done until then, and nothing is odd about, counts.
      const set = { ...over(activity, s), ...confirmed(by, s) }
      return ok(rest(move(ACTIVITY, activity, 'cancel', { by, at: s, note: step.note, set })))
    }
    default:
      return assertNever(step)
  }
}

/** Led by these from now on: it waits for one of them, or for the community. Null: nothing to do. */
function ledBy(activity: Activity, organisers: Principal[], s: Situation): Activity | null {
  if (!activity.open) return null
  const next = { ...activity, organisers }
  const who = activity.waitingFor ?? ''
  const goesOn = organisers.includes(who) || (organisers.length === 0 && who === holderOf(next, s))
  const isSame = organisers.join() === activity.organisers.join()
  if (goesOn && isSame) return null
  const set = { organisers }
  if (goesOn) return { ...activity, ...set, version: activity.version + 1 }
  const note = organisers.length > 0 ? '由现任队长负责' : '队伍暂无队长，由社区负责'
  return awaits(mark(activity, 'settle', { by: SYSTEM, at: s, note, set }), s)
}

/** As the team is led now. */
export const settle = (activity: Activity, team: Team, s: Situation): Activity | null =>
  ledBy(activity, organisersOf(team, s.now), s)

/** As the community is staffed now, where nobody leads the team. */
export const settleHolder = (activity: Activity, s: Situation): Activity | null =>
  activity.organisers.length > 0 ? null : ledBy(activity, [], s)

export const LATE_WORDS = '活动名单超时未确认'

/** What the timer does with an activity whose moment has come. Null: somebody was faster. */
export function watch(activity: Activity, s: Situation): Escalation<Activity> | null {
  const { watching, wakeAt } = activity
  if (watching === null || wakeAt === null || wakeAt > s.now) return null
  const by = SYSTEM
  switch (watching) {
    case 'publish':
      return { matter: rest(move(ACTIVITY, activity, 'lapse', { by, at: s })), tell: null }
    case 'end': {
      const set = over(activity, s)
      const moved = move(ACTIVITY, activity, 'finish', { by, at: s, set })
      return { matter: awaits(moved, s), tell: null }
    }
    case 'confirm': {
      const { calendar } = s.settings
      const there = ladderOf(activity.community, s.settings).filter(
        (p) => s.presence.of(p) !== null,
      )
      const next = afterHours(calendar, s.now, LIMITS.againHours)
      return escalate(activity, 'escalate', there, LATE_WORDS, next, s)
    }
    default:
      return assertNever(watching)
  }
}
