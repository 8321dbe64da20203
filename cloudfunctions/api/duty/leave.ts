import { isLeave, mayDeputise } from '../../../domain/duty/leave'
import { isThere } from '../../../domain/duty/presence'
import type { LeaveView } from '../../../domain/contract'
import { ok, refuse, type Outcome } from '../../../domain/result'
import type { Leave } from '../../../domain/street/types'
import { collection, command } from '../../platform/collections'
import { transact } from '../../platform/transact'
import type { Handler } from '../context'
import { leaveMark, once } from '../once'

export const leaveView = (leave: Leave | undefined): LeaveView | null =>
  leave ? { from: leave.from, to: leave.to, deputyName: leave.deputy?.name ?? '' } : null

/** How much waits for a person now. */
export const waitingFor = (staffId: string): Promise<number> =>
  collection('reports').count({ waitingFor: staffId })

type Answered = Outcome<{ leave: LeaveView | null; waiting: number }>

/**
 * 请假: from the first instant until before the last, nothing new waits for the person; a deputy takes
 * it in his place. What waited before is told, so that it can be handed over. Outcomes: `invalidInput` for times that make none, `staffUnknown`, `deputyUnfit`.
 */
export const leave: Handler<'duty.leave'> = async (input, context) => {
  const { staffId } = await context.actor()
  // Whoever has left since asks again for a leave that he had entered.
  const none = async (): Promise<Answered> => ok({ leave: null, waiting: 0 })
  if (staffId === null) return once(context, async () => refuse('notAllowed'), none)
  const given = input.leave
  const enter = (): Promise<Outcome<LeaveView | null>> =>
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
      await people.change(staffId, { leave: given ? command.set(next) : command.remove() })
      await leaveMark(transaction, context, staffId)
      return ok(given ? leaveView(next) : null)
    })
  const work = async (): Promise<Answered> => {
    const entered = await enter()
    return entered.ok ? ok({ leave: entered.value, waiting: await waitingFor(staffId) }) : entered
  }
  const again = async (): Promise<Answered> => {
    const [own, waiting] = await Promise.all([
      collection('staff').get(staffId),
      waitingFor(staffId),
    ])
    return ok({ leave: leaveView(own?.leave), waiting })
  }
  return once(context, work, again)
}
