import { holds } from '../../../domain/identity/authorize'
import type { Actor } from '../../../domain/identity/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { isInCharge } from '../../../domain/volunteer/activity/views'
import type { Activity } from '../../../domain/volunteer/activity/types'
import type { DecidedView } from '../../../domain/volunteer/activityAnswers'
import {
  checkIn,
  checkOut,
  count as decideCount,
  minutesOn,
  spansOf,
  strike as decideStrike,
  type Doing,
} from '../../../domain/volunteer/part/decide'
import { partTells } from '../../../domain/volunteer/part/notices'
import type { PartRole } from '../../../domain/volunteer/part/lifecycle'
import type { Part } from '../../../domain/volunteer/part/types'
import { rosterLine } from '../../../domain/volunteer/part/views'
import { leads } from '../../../domain/volunteer/team/leaders'
import type { Team } from '../../../domain/volunteer/team/types'
import { collection } from '../../platform/collections'
import { askToSend } from '../../platform/functions'
import { housemates } from '../../platform/households'
import { bothLists, list, readLists } from '../../platform/lists'
import { boxesOf, writeNotices } from '../../platform/notices'
import { transact } from '../../platform/transact'
import { partsAround } from '../../platform/volunteers'
import { NOTHING_TO_SHOW, type CallContext, type Handler } from '../context'
import { markFirst, once } from '../once'

/** What a leader decides by. */
interface Deciding {
  part: Part
  /** Null: own hours. */
  activity: Activity | null
  actor: Actor
  /** Who shares a household with whoever decides. */
  kin: readonly string[]
  /** What else the person did around that time. */
  others: readonly Part[]
  doing: Doing
}

/** In which quality somebody decides about a part; null: he does not. */
function roleOf(actor: Actor, activity: Activity | null, team: Team | null, now: number) {
  if (activity?.organisers.includes(actor.userId)) return 'organiser'
  if (activity && isInCharge(actor, activity)) return 'reviewer'
  if (activity || !team) return null
  if (leads(team, actor.userId, now)) return 'organiser'
  return holds(actor, 'firstSecretary', team.community) ? 'reviewer' : null
}

/** Team, and what else the person did within a day of this part. */
const around = (part: Part) =>
  readLists(bothLists(list('teams', { _id: part.team ?? '' }, { limit: 1 }), partsAround(part)))

type Joined = Part & { activities: Activity[] }

/** Does something to a part of somebody else, once, as who leads or decides; he is told. */
function decideOn(
  call: { id: string; version: number },
  decide: (deciding: Deciding) => Outcome<Part>,
  context: CallContext,
): Promise<Outcome<DecidedView | typeof NOTHING_TO_SHOW>> {
  const looked = bothLists(
    list('parts', { _id: call.id }, { limit: 1, joined: { from: 'activities', by: 'activity' } }),
    housemates(context.userId),
  )
  const work = async () => {
    const done = await transact(async (transaction) => {
      await markFirst(transaction, context, call.id)
      const [[found], kin] = await context.readAnewWith(looked)
      const agreed = await context.agreed()
      if (!agreed.ok) return agreed
      if (!found) return refuse('notFound')
      const { activities = [], ...part } = found as unknown as Joined
      const [[team = null], others] = await around(part)
      const actor = await context.actor()
      const activity = activities[0] ?? null
      const role: PartRole | null = roleOf(actor, activity, team, context.now)
      // To whoever has nothing to do with it, it is not there.
      if (role === null) return refuse('notFound')
      if (part.version !== call.version) return refuse('changed')
      if (kin.includes(part.user)) return refuse('kinAward')
      const doing = { by: context.userId, role, now: context.now }
      const decided = decide({ part, activity, actor, kin, others, doing })
      if (!decided.ok) return decided
      await context.count?.admitted(transaction)
      const next = decided.value
      await transaction.collection('parts').put(next)
      const tells = partTells(next, context.now).filter(({ to }) => !boxesOf(actor).includes(to))
      const sent = await writeNotices(transaction, next, tells, actor, context.now)
      return ok({ next, kin, sent })
    })
    if (!done.ok) return done
    const { next, kin, sent } = done.value
    await askToSend(next.lookAt === null ? sent : [...sent, next._id])
    const line = rosterLine(next, { userId: context.userId, kin }, context.now)
    return ok({ line, repeated: false })
  }
  const again = async () => {
    const [part, kin] = await Promise.all([
      collection('parts').get(call.id),
      readLists(housemates(context.userId)),
    ])
    if (!part) return ok(NOTHING_TO_SHOW)
    const line = rosterLine(part, { userId: context.userId, kin }, context.now)
    return ok({ line, repeated: true })
  }
  return once<DecidedView | typeof NOTHING_TO_SHOW>(context, work, again)
}

/** As the activity is planned now. */
const planned = (part: Part, { from, to }: Activity): Part => ({ ...part, from, to })

/** 签到 by the roster: also of whoever waited for a place, or has no phone. */
export const tickIn: Handler<'volunteer.tickIn'> = (input, context) =>
  decideOn(
    input,
    ({ part, activity, doing }) => {
      if (activity?.state !== 'OPEN') return refuse('checkInClosed')
      if (part.user === doing.by) return refuse('ownHours')
      return checkIn(planned(part, activity), 'ROSTER', { ...doing, role: 'organiser' })
    },
    context,
  )

export const tickOut: Handler<'volunteer.tickOut'> = (input, context) =>
  decideOn(
    input,
    ({ part, others, doing }) => {
      if (part.user === doing.by) return refuse('ownHours')
      const was = spansOf(others, part)
      return checkOut(part, doing.now, was, { ...doing, role: 'organiser' })
    },
    context,
  )

/** 确认时长: what is long needs another one after this. */
export const count: Handler<'volunteer.count'> = (input, context) =>
  decideOn(
    input,
    ({ part, others, doing }) => {
      const { from, to, note } = input
      const before = minutesOn(others, part, from)
      return decideCount(part, { from, to, note }, spansOf(others, part), before, doing)
    },
    context,
  )

/** 不计时长, with a reason that the person reads. */
export const strike: Handler<'volunteer.strike'> = (input, context) =>
  decideOn(input, ({ part, doing }) => decideStrike(part, input.note, doing), context)
