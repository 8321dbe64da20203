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
import { wardsOf } from '../../../domain/volunteer/wards'
import { collection } from '../../platform/collections'
import { askToSend } from '../../platform/functions'
import { enterRoll, standOnRoll, walkOnRoll } from '../../platform/rolls'
import { transact, type Transaction } from '../../platform/transact'
import { partIdOf, partKey } from '../../platform/volunteers'
import { NOTHING_TO_SHOW, type CallContext, type Handler } from '../context'
import { markFirst, once } from '../once'
import { COMING, doingOf, signUpFault, takenOf, takingFor, takingOf, type Taking } from './taking'

/** Whose part it is: the caller's own, or that of the child with this key. */
export interface Whose {
  activity: string
  ward?: string | null | undefined
}

/** For a child whom the guardian has not entered there is nothing. */
function takingOfWhom(own: Taking, key: string | null): Taking | null {
  if (key === null) return own
  const ward = wardsOf(own.volunteer).find((one) => one.key === key)
  return ward ? takingFor(own, ward) : null
}

/** Does something to the caller's own part in an activity, or to a child's of his, once. */
export function changeOwn(
  { activity, ward: key = null }: Whose,
  decide: (taking: Taking, transaction: Transaction) => Promise<Outcome<Part>> | Outcome<Part>,
  context: CallContext,
  after: () => Promise<void> = () => Promise.resolve(),
): Promise<Outcome<PartView | typeof NOTHING_TO_SHOW>> {
  const _id = partIdOf(partKey(activity, context.userId, key))
  const looked = takingOf(activity, context)
  const work = async () => {
    const done = await transact(async (transaction) => {
      // The first operation takes the snapshot: what is read beside it and written in it is written as read.
      await markFirst(transaction, context, _id)
      const taking = takingOfWhom(await context.readAnewWith(looked), key)
      const agreed = await context.agreed()
      if (!agreed.ok) return agreed
      const decided = taking ? await decide(taking, transaction) : refuse('notFound')
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
  const { activity, roll, volunteer, part, ward } = taking
  if (!activity || !roll) return refuse('notFound')
  const fault = signUpFault(taking, risk, context.now, enters)
  if (fault) return refuse(fault)
  await context.count?.admitted(transaction)
  // Written, so that two sign-ups of one person at once collide, and a 注销 with either.
  await transaction.collection('volunteers').put(volunteer!)
  const key = partKey(activity._id, context.userId, ward?.key)
  const as = await placeOn(roll, key, context.now, onRoll)
  if (as === null) return refuse('signUpFull')
  return decide(part, takenOf(activity, volunteer!, ward), as, doingOf(context))
}

/**
 * 报名. The roll is entered by one update before the part is written: the last place has one of however many
 * come at once. Whoever is on the roll without a part has it with his next tap, or is taken off by the timer.
 */
export const signUp: Handler<'volunteer.signUp'> = ({ risk, ...whose }, context) =>
  changeOwn(
    whose,
    (taking, transaction) => comeTo(taking, risk, SIGNS_UP, context, transaction),
    context,
  )

/**
 * 取消报名: the place is free once, and whoever has waited longest has it. Who takes children along cancels
 * theirs first: none of them comes alone.
 */
export const cancelSignUp: Handler<'volunteer.cancelSignUp'> = (whose, context) =>
  changeOwn(
    whose,
    async ({ activity, roll, part, ward, family, volunteer }, transaction) => {
      if (!part || !roll || !activity) return refuse('notFound')
      const cancelled = cancel(part, doingOf(context))
      if (!cancelled.ok) return cancelled
      const along = family.filter((p) => p.activity === activity._id && p.ward !== null)
      if (ward === null && along.some((p) => COMING.includes(p.state))) return refuse('wardsFirst')
      // Written, so that a child who is signed up at the same moment collides.
      if (ward === null && volunteer && wardsOf(volunteer).length > 0)
        await transaction.collection('volunteers').put(volunteer)
      const key = partKey(activity._id, context.userId, ward?.key)
      const { roll: next } = takeOff(roll, key, context.now)
      await transaction.collection('rolls').put(written(next, context.now))
      return cancelled
    },
    context,
    // Whoever has moved up is told beside this call.
    () => askToSend([whose.activity]),
  )
