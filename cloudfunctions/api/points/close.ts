import { closeIn, forgetOwner } from '../../platform/pointsLeft'
import { transact } from '../../platform/transact'
import type { Handler } from '../context'
import { leaveMark, once } from '../once'
import { ownMemberId, shownAccount } from './member'

/**
 * 注销: what is left is booked out and the account loses its person, in one transaction. He is then taken
 * from what stands elsewhere; what a death leaves of that is done by the timer.
 */
export const close: Handler<'points.close'> = async (_, context) => {
  const { userId } = context
  const work = async () => {
    const done = await transact(async (transaction) => {
      const closed = await closeIn(transaction, userId, context.now)
      if (closed.ok) await leaveMark(transaction, context, ownMemberId(context))
      return closed
    })
    if (!done.ok) return done
    await forgetOwner(userId)
    return shownAccount(context)
  }
  return once(context, work, () => shownAccount(context))
}
