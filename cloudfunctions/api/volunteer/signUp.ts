import { ok, refuse, type Outcome } from '../../../domain/result'
import { onSince, takeOff, written, type Roll } from '../../../domain/volunteer/activity/roll'
import type { PartView } from '../../../domain/volunteer/activityAnswers'
import { cancel, signUp as decideSignUp } from '../../../domain/volunteer/part/decide'
import type { Part } from '../../../domain/volunteer/part/types'
import { partView } from '../../../domain/volunteer/part/views'
import { collection } from '../../platform/collections'
import { askToSend } from '../../platform/functions'
import { enterRoll, standOnRoll } from '../../platform/rolls'
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

/** A place, or one in the row of those who wait: a new one, or the one that a death has left him. */
async function placeOn(roll: Roll, key: string, now: number): Promise<'going' | 'waiting' | null> {
  const stands = onSince(roll, key) === null ? null : await standOnRoll(roll, key, now)
  return stands ?? enterRoll(roll, key, now)
}

/**
 * 报名. The roll is entered by one update before the part is written: the last place has one of however many
 * come at once. Whoever is on the roll without a part has it with his next tap, or is taken off by the timer.
 */
export const signUp: Handler<'volunteer.signUp'> = ({ activity: id, risk }, context) =>
  changeOwn(
    id,
    async (taking, transaction) => {
      const { activity, volunteer, part } = taking
      if (!activity || !taking.roll) return refuse('notFound')
      const fault = signUpFault(taking, risk, context.now)
      if (fault) return refuse(fault)
      await context.count?.admitted(transaction)
      // Written, so that two sign-ups of one person at once collide, and a 注销 with either.
      await transaction.collection('volunteers').put(volunteer!)
      const key = partKey(id, context.userId)
      const as = await placeOn(taking.roll, key, context.now)
      if (as === null) return refuse('signUpFull')
      return decideSignUp(part, takenOf(activity, volunteer!), as, doingOf(context))
    },
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
