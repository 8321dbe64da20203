import { ok, refuse, type Outcome } from '../../../domain/result'
import {
  enter,
  onSince,
  takeOff,
  walkIn,
  written,
  type Roll,
} from '../../../domain/volunteer/activity/roll'
import type { PartView } from '../../../domain/volunteer/activityAnswers'
import {
  cancel,
  signUp as decideSignUp,
  walkIn as decideWalkIn,
} from '../../../domain/volunteer/part/decide'
import type { Part } from '../../../domain/volunteer/part/types'
import { partView } from '../../../domain/volunteer/part/views'
import { collection } from '../../platform/collections'
import { askToSend } from '../../platform/functions'
import { enterRoll, standOnRoll, walkOnRoll } from '../../platform/rolls'
import { transact, type Transaction } from '../../platform/transact'
import { partIdOf, partKey } from '../../platform/volunteers'
import { NOTHING_TO_SHOW, type CallContext, type Handler } from '../context'
import { markFirst, once } from '../once'
import { doingOf, signUpFault, takenOf, takingOf, type Taking } from './taking'

/** Does something to the caller's own part in an activity, once. */
export function changeOwn(
  activity: string,
  decide: (taking: Taking, transaction: Transaction) => Promise<Outcome<Part>> | Outcome<Part>,
  context: CallContext,
  after: () => Promise<void> = () => Promise.resolve(),
): Promise<Outcome<PartView | typeof NOTHING_TO_SHOW>> {
  const _id = partIdOf(partKey(activity, context.userId))
  const looked = takingOf(activity, context)
  const work = async () => {
    const done = await transact(async (transaction) => {
      // The first operation takes the snapshot: what is read beside it and written in it is written as read.
      await markFirst(transaction, context, _id)
      const taking = await context.readAnewWith(looked)
      const agreed = await context.agreed()
      if (!agreed.ok) return agreed
      const decided = await decide(taking, transaction)
      if (!decided.ok) return decided
      await context.count?.admitted(transaction)
      await transaction.collection('parts').put(decided.value)
      return decided
    })
    if (!done.ok) return done
    await after()
    return ok(partView(done.value, context.now, false))
  }
  const again = async () => {
    const part = await collection('parts').get(_id)
    return ok(part ? partView(part, context.now, true) : NOTHING_TO_SHOW)
  }
  return once<PartView | typeof NOTHING_TO_SHOW>(context, work, again)
}

/** How somebody comes to an activity: by what the roll takes him, and what his part says of it. */
interface Coming {
  enters: typeof enter
  onRoll: typeof enterRoll
  decide: typeof decideSignUp
}
const SIGNS_UP: Coming = { enters: enter, onRoll: enterRoll, decide: decideSignUp }
/** 现场报名: who stands there. */
export const WALKS_IN: Coming = { enters: walkIn, onRoll: walkOnRoll, decide: decideWalkIn }

/** A place, or one in the row of those who wait: a new one, or the one that a death has left him. */
async function placeOn(
  roll: Roll,
  key: string,
  now: number,
  onRoll: Coming['onRoll'],
): Promise<'going' | 'waiting' | null> {
  const stands = onSince(roll, key) === null ? null : await standOnRoll(roll, key, now)
  return stands ?? onRoll(roll, key, now)
}

/** On the roll, and then a part that says so. */
export async function comeTo(
  taking: Taking,
  risk: number,
  { enters, onRoll, decide }: Coming,
  context: CallContext,
  transaction: Transaction,
): Promise<Outcome<Part>> {
  const { activity, roll, volunteer, part } = taking
  if (!activity || !roll) return refuse('notFound')
  const fault = signUpFault(taking, risk, context.now, enters)
  if (fault) return refuse(fault)
  await context.count?.admitted(transaction)
  // Written, so that two sign-ups of one person at once collide, and a 注销 with either.
  await transaction.collection('volunteers').put(volunteer!)
  const as = await placeOn(roll, partKey(activity._id, context.userId), context.now, onRoll)
  if (as === null) return refuse('signUpFull')
  return decide(part, takenOf(activity, volunteer!), as, doingOf(context))
}

/**
 * 报名. The roll is entered by one update before the part is written: the last place has one of however many
 * come at once. Whoever is on the roll without a part has it with his next tap, or is taken off by the timer.
 */
export const signUp: Handler<'volunteer.signUp'> = ({ activity: id, risk }, context) =>
  changeOwn(
    id,
    (taking, transaction) => comeTo(taking, risk, SIGNS_UP, context, transaction),
    context,
  )

/** 取消报名: the place is free once, and whoever has waited longest has it. */
export const cancelSignUp: Handler<'volunteer.cancelSignUp'> = ({ activity: id }, context) =>
  changeOwn(
    id,
    async ({ roll, part }, transaction) => {
      if (!part || !roll) return refuse('notFound')
      const cancelled = cancel(part, doingOf(context))
      if (!cancelled.ok) return cancelled
      const { roll: next } = takeOff(roll, partKey(id, context.userId), context.now)
      await transaction.collection('rolls').put(written(next, context.now))
      return cancelled
    },
    context,
    // Whoever has moved up is told beside this call.
    () => askToSend([id]),
  )
