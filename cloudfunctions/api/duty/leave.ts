import { hoursId } from '../../../domain/booking/types'
import { isLeave, mayDeputise } from '../../../domain/duty/leave'
import { isThere } from '../../../domain/duty/presence'
import type { LeaveView } from '../../../domain/contract'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { collection, command } from '../../platform/collections'
import { transact } from '../../platform/transact'
import type { Handler } from '../context'
import { leaveMark, once } from '../once'
import { leaveView } from './leaveView'

type Answered = Outcome<{ leave: LeaveView | null }>

/**
 * 请假: from the first instant until before the last, nothing new waits for the person; a deputy takes
 * it in his place. The account keeps a copy, for its pages. Outcomes: `invalidInput` for times that make none, `staffUnknown`, `deputyUnfit`.
 */
export const leave: Handler<'duty.leave'> = async (input, context) => {
  const { staffId } = await context.actor()
  // Whoever has left since asks again for a leave that he had entered.
  const none = async (): Promise<Answered> => ok({ leave: null })
  if (staffId === null) return once(context, async () => refuse('notAllowed'), none)
  const given = input.leave
  const work = (): Promise<Answered> =>
    transact(async (transaction) => {
      if (given && !isLeave(given.from, given.to, context.now)) return refuse('invalidInput')
      const people = transaction.collection('staff')
      const own = await people.get(staffId)
      if (!isThere(own)) return refuse('notAllowed')
      const deputy = given?.deputy === undefined ? null : await people.get(given.deputy)
      if (given?.deputy !== undefined) {
        if (!isThere(deputy)) return refuse('staffUnknown')
        if (!mayDeputise(own, deputy)) return refuse('deputyUnfit')
      }
      const { from, to } = given ?? { from: 0, to: 0 }
      const next = { from, to, deputy: deputy && { id: deputy._id, name: deputy.name } }
      const change = { leave: given ? command.set(next) : command.remove() }
      await people.change(staffId, change)
      await transaction.collection('users').change(context.userId, change)
      // Whoever can be booked offers no hours meanwhile; the tick puts it into the days.
      await transaction.collection('hours').change(hoursId(staffId), {
        leave: command.set(given ? { from, to } : null),
        rev: command.inc(1),
      })
      await leaveMark(transaction, context, staffId)
      return ok({ leave: given ? leaveView(next, context.now) : null })
    })
  const again = async (): Promise<Answered> =>
    ok({ leave: leaveView((await collection('staff').get(staffId))?.leave, context.now) })
  return once(context, work, again)
}
