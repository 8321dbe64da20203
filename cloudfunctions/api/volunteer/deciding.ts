import type { Actor } from '../../../domain/identity/types'
import type { Tell } from '../../../domain/notice/compose'
import { ok, refuse, type Outcome } from '../../../domain/result'
import type { Activity } from '../../../domain/volunteer/activity/types'
import { ticks } from '../../../domain/volunteer/activity/views'
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
import { deciderTells, partTells } from '../../../domain/volunteer/part/notices'
import type { Part } from '../../../domain/volunteer/part/types'
import { rosterLine, type Decider } from '../../../domain/volunteer/part/views'
import { collection } from '../../platform/collections'
import { nextDecider, type PartOf } from '../../platform/deciders'
import { askToSend } from '../../platform/functions'
import { housemates } from '../../platform/households'
import { bothLists, list, readLists } from '../../platform/lists'
import { writeNotices } from '../../platform/notices'
import { transact, type Transaction } from '../../platform/transact'
import { oneAtATime, partsAround } from '../../platform/volunteers'
import { NOTHING_TO_SHOW, type CallContext, type Handler } from '../context'
import { markFirst, once } from '../once'
import { partOf, roleOf } from './deciders'

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

/** Team, household, and what else the person did within a day of this part. */
const around = (part: Part) =>
  readLists(
    bothLists(
      bothLists(list('teams', { _id: part.team ?? '' }, { limit: 1 }), housemates(part.user)),
      partsAround(part),
    ),
  )

const rightsOf = (
  role: 'organiser' | 'reviewer',
  actor: Actor,
  activity: Activity | null,
): Pick<Decider, 'leads' | 'ticks'> => ({
  leads: role === 'organiser',
  ticks: activity !== null && ticks(actor, activity),
})

type Joined = Part & { activities: Activity[] }

/** The part with its activity, and who shares a household with whoever decides. */
const toDecide = (id: string, { userId }: CallContext) =>
  bothLists(
    list('parts', { _id: id }, { limit: 1, joined: { from: 'activities', by: 'activity' } }),
    housemates(userId),
  )

function apart(found: unknown): { part: Part; activity: Activity | null } {
  const { activities = [], ...part } = found as Joined
  return { part, activity: activities[0] ?? null }
}

/** Hours that one has found right and that another has to find right as well: he is told. */
async function reviewTells(
  transaction: Transaction,
  next: Part,
  of: PartOf | null,
  kin: readonly string[],
  { now, settings }: CallContext,
): Promise<Tell[]> {
  if (next.state !== 'REVIEWING' || !of) return []
  const decider = await nextDecider(transaction, next, of, kin, await settings())
  return deciderTells(next, decider, now)
}

/** Does something to a part of somebody else, once, as who leads or decides; he is told. */
function decideOn(
  call: { id: string; version: number },
  decide: (deciding: Deciding) => Outcome<Part>,
  context: CallContext,
  makesCount = false,
): Promise<Outcome<DecidedView | typeof NOTHING_TO_SHOW>> {
  const looked = toDecide(call.id, context)
  const work = async () => {
    const done = await transact(async (transaction) => {
      await markFirst(transaction, context, call.id)
      const [[found], kin] = await context.readAnewWith(looked)
      const agreed = await context.agreed()
      if (!agreed.ok) return agreed
      if (!found) return refuse('notFound')
      const { part, activity } = apart(found)
      if (makesCount) await oneAtATime(transaction, part.user, context.now)
      const [[[team = null], home], others] = await around(part)
      const actor = await context.actor()
      const role = roleOf(actor, activity, team, context.now)
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
      const of = team && partOf(team, activity, context.now)
      const asked = await reviewTells(transaction, next, of, home, context)
      const tells = [...partTells(next, context.now), ...asked]
      const sent = await writeNotices(transaction, next, tells, actor, context.now)
      const decider: Decider = { userId: context.userId, kin, ...rightsOf(role, actor, activity) }
      return ok({ next, decider, sent })
    })
    if (!done.ok) return done
    const { next, decider, sent } = done.value
    await askToSend(next.lookAt === null ? sent : [...sent, next._id])
    return ok({ line: rosterLine(next, decider, context.now), repeated: false })
  }
  const again = () => lineAgain(call.id, context)
  return once<DecidedView | typeof NOTHING_TO_SHOW>(context, work, again)
}

/** Done before by this very request: the line as it is now, for whoever still decides about it. */
async function lineAgain(
  id: string,
  context: CallContext,
): Promise<Outcome<DecidedView | typeof NOTHING_TO_SHOW>> {
  const { userId, now } = context
  const [[found], kin] = await context.readWith(toDecide(id, context))
  if (!found) return ok(NOTHING_TO_SHOW)
  const { part, activity } = apart(found)
  const team = activity ? null : await collection('teams').get(part.team ?? '')
  const actor = await context.actor()
  const role = roleOf(actor, activity, team, now)
  if (role === null) return ok(NOTHING_TO_SHOW)
  const line = rosterLine(part, { userId, kin, ...rightsOf(role, actor, activity) }, now)
  return ok({ line, repeated: true })
}

/** As the activity is planned now. */
const planned = (part: Part, { from, to }: Activity): Part => ({ ...part, from, to })

/** 签到 by the roster: also of whoever waited for a place, or has no phone. */
export const tickIn: Handler<'volunteer.tickIn'> = (input, context) =>
  decideOn(
    input,
    ({ part, activity, actor, doing }) => {
      if (!activity || !ticks(actor, activity)) return refuse('notAllowed')
      if (activity.state !== 'OPEN') return refuse('checkInClosed')
      if (part.user === doing.by) return refuse('ownHours')
      return checkIn(planned(part, activity), 'ROSTER', { ...doing, role: 'organiser' })
    },
    context,
  )

export const tickOut: Handler<'volunteer.tickOut'> = (input, context) =>
  decideOn(
    input,
    ({ part, activity, actor, others, doing }) => {
      if (!activity || !ticks(actor, activity)) return refuse('notAllowed')
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
      const { from, to, note, paper } = input
      const before = minutesOn(others, part, from)
      return decideCount(part, { from, to, note, paper }, spansOf(others, part), before, doing)
    },
    context,
    true,
  )

/** 不计时长, with a reason that the person reads. */
export const strike: Handler<'volunteer.strike'> = (input, context) =>
  decideOn(input, ({ part, doing }) => decideStrike(part, input.note, doing), context)
