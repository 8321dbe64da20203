import { isOnLeave, mayHandOver, maySeeTasks } from '../../../domain/duty/leave'
import { deputyOf, isThere } from '../../../domain/duty/presence'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { collection, command } from '../../platform/collections'
import { askToSend } from '../../platform/functions'
import { list } from '../../platform/lists'
import { transact } from '../../platform/transact'
import { NOTHING_TO_SHOW, type Handler } from '../context'
import { leaveMark, once } from '../once'
import { waitingFor } from './people'

type Ordered = Outcome<{ count: number } | typeof NOTHING_TO_SHOW>

/**
 * 交接, ordered here in one step and carried out by `jobs`, one matter at a time, so that any number
 * of them comes whole. What goes to somebody on leave, his deputy has; without one it is refused.
 * Outcomes: `notFound`, `staffUnknown`, `notOfGrid`.
 */
export const handOver: Handler<'duty.handOver'> = async (input, context) => {
  const work = async (): Promise<Ordered> => {
    const _id = `handover:${context.request().key}`
    const done = await transact(async (transaction) => {
      const people = await context.readAnewWith(
        list('staff', { _id: command.in([input.staff, input.to]) }, { limit: 2 }),
      )
      const actor = await context.actor()
      const [from, to = null] = [input.staff, input.to].map((id) =>
        people.find((p) => p._id === id),
      )
      if (!from || !maySeeTasks(actor, from)) return refuse('notFound')
      const isAway = to !== null && isOnLeave(to, context.now) && !deputyOf(to, context.now)
      if (!isThere(to) || isAway) return refuse('staffUnknown')
      if (!mayHandOver(actor, from, to, context.now)) return refuse('notOfGrid')
      const names = {
        from: { id: from._id, name: from.name },
        to: { id: to._id, name: to.name },
      }
      const order = { _id, ...names, by: actor.name, at: context.now }
      await transaction.collection('handovers').add(order)
      await leaveMark(transaction, context, _id)
      return ok(undefined)
    })
    if (!done.ok) return done
    const [waiting] = await Promise.all([waitingFor(input.staff), askToSend([_id])])
    return ok({ count: waiting })
  }
  const again = async (): Promise<Ordered> => {
    const [actor, from] = await Promise.all([context.actor(), collection('staff').get(input.staff)])
    if (!from || !maySeeTasks(actor, from)) return ok(NOTHING_TO_SHOW)
    return ok({ count: await waitingFor(input.staff) })
  }
  return once(context, work, again)
}
