import { hoursId } from '../../../domain/booking/types'
import { isFitByPosts, isLeave, mayDeputise } from '../../../domain/duty/leave'
import { isThere } from '../../../domain/duty/presence'
import type { LeaveView } from '../../../domain/contract'
import type { User } from '../../../domain/identity/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import type { Leave } from '../../../domain/street/types'
import { collection, command } from '../../platform/collections'
import { transact, type Transaction } from '../../platform/transact'
import type { Handler } from '../context'
import { leaveMark, once } from '../once'
import { leaveView } from './leaveView'

type Answered = Outcome<{ leave: LeaveView | null }>

/**
 * The deputy as he stands now, null where nobody was named. The posts of whoever goes are the account's
 * own, which change with the roster's; the roster itself is read only where they do not decide.
 */
async function deputyIn(
  transaction: Transaction,
  { staffId, posts }: User,
  named: string | undefined,
): Promise<Outcome<Leave['deputy']>> {
  if (named === undefined) return ok(null)
  const people = transaction.collection('staff')
  const deputy = await people.get(named)
  if (!isThere(deputy)) return refuse('staffUnknown')
  const chosen = { id: deputy._id, name: deputy.name }
  if (deputy._id !== staffId && isFitByPosts(posts, deputy)) return ok(chosen)
  const own = staffId === null ? null : await people.get(staffId)
  return own && mayDeputise(own, deputy) ? ok(chosen) : refuse('deputyUnfit')
}

/**
 * 请假: from the first instant until before the last, nothing new waits for the person; a deputy takes
 * it in his place. The account keeps a copy, for its pages. Outcomes: `notAllowed` for whoever is no staff
 * (any more), `invalidInput` for times that make none, `staffUnknown`, `deputyUnfit`.
 */
export const leave: Handler<'duty.leave'> = async (input, context) => {
  const given = input.leave
  const work = (): Promise<Answered> =>
    transact(async (transaction) => {
      if (given && !isLeave(given.from, given.to, context.now)) return refuse('invalidInput')
      const users = transaction.collection('users')
      const user = await users.get(context.userId)
      if (!user?.staffId) return refuse('notAllowed')
      const deputy = await deputyIn(transaction, user, given?.deputy)
      if (!deputy.ok) return deputy
      const { from, to } = given ?? { from: 0, to: 0 }
      const next = { from, to, deputy: deputy.value }
      const change = { leave: given ? command.set(next) : command.remove() }
      // What comes to him while this is being entered is looked at by the timer afterwards.
      const leftAt = deputy.value ? { leftAt: context.now } : {}
      await transaction.collection('staff').change(user.staffId, { ...change, ...leftAt })
      const counted = await context.count?.together(user)
      await users.change(context.userId, { ...change, ...counted?.change })
      // Whoever can be booked offers no hours meanwhile; the tick puts it into the days.
      await transaction.collection('hours').change(hoursId(user.staffId), {
        leave: command.set(given ? { from, to } : null),
        rev: command.inc(1),
      })
      await leaveMark(transaction, context, user.staffId)
      return ok({ leave: given ? leaveView(next, context.now) : null })
    })
  return once(context, work, async () => {
    const { staffId } = await context.actor()
    // Whoever has left since asks again for a leave that he had entered.
    const own = staffId === null ? null : await collection('staff').get(staffId)
    return ok({ leave: leaveView(own?.leave, context.now) })
  })
}
