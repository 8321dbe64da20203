import { accountOfUser } from '../../../domain/points/award/posting'
import { close as decideClose } from '../../../domain/points/ledger/expire'
import { ok } from '../../../domain/result'
import { accountIn, writePosted } from '../../platform/ledger'
import { eraseName } from '../../platform/leaving'
import { transact } from '../../platform/transact'
import type { Handler } from '../context'
import { leaveMark, once } from '../once'
import { ownMemberId, shownAccount } from './member'

/**
 * 注销: what is left is booked out and the number loses its person, in one transaction. The name is then
 * erased from what stands elsewhere; what a death leaves of that is done by the timer.
 */
export const close: Handler<'points.close'> = async (_, context) => {
  const id = ownMemberId(context)
  const { userId } = context
  const work = async () => {
    const done = await transact(async (transaction) => {
      const account = await accountIn(transaction, accountOfUser(userId))
      const member = await transaction.collection('members').get(id)
      const closed = decideClose(account, context.now)
      if (!closed.ok) return closed
      if (closed.value.entries.length > 0) await writePosted(transaction, closed.value)
      const left = { _id: id, user: '', name: '', at: member?.at ?? context.now, leaving: userId }
      await transaction.collection('members').put(left)
      await leaveMark(transaction, context, id)
      return ok(null)
    })
    if (!done.ok) return done
    await eraseName(id, userId)
    return shownAccount(context)
  }
  return once(context, work, () => shownAccount(context))
}
