import { receiversAmong } from '../../../domain/duty/colleagues'
import { isOnLeave, mayHandOver, maySeeTasks } from '../../../domain/duty/leave'
import { ok, refuse } from '../../../domain/result'
import { collection } from '../../platform/collections'
import { everyList, readLists } from '../../platform/lists'
import type { Handler } from '../context'
import { MOVED_ROWS } from '../home/rows'
import { leaveView } from './leaveView'
import { lookUp, stayingWith, waitingFor } from './people'

/** A list to look over before one says yes; what it does not show is handed over all the same. */
const SHOWN = 50

/**
 * What waits for a person and 交接 moves, most urgent first, to whom it may go, and how much stays. Whoever
 * may not see it is told that there is nobody.
 */
export const tasksOf: Handler<'duty.tasksOf'> = async (input, context) => {
  const [actor, settings] = await Promise.all([context.actor(), context.settings()])
  const id = input.staff ?? actor.staffId
  const person = id === null ? null : await collection('staff').get(id)
  if (!person || !maySeeTasks(actor, person)) return refuse('notFound')
  const { now } = context
  const [told, count, stays, people] = await Promise.all([
    readLists(
      everyList(
        MOVED_ROWS.map((source) => source.todo({ staffId: person._id, posts: [] }, SHOWN + 1)),
      ),
    ),
    waitingFor(person._id),
    stayingWith(person._id),
    lookUp(receiversAmong(person, settings, now), person.unit, settings),
  ])
  const rows = told.flatMap((rowsOf) => rowsOf({ actor, now, settings }))
  const fit = people.filter(
    ({ staff }) => mayHandOver(actor, person, staff, now) && !isOnLeave(staff, now),
  )
  return ok({
    staff: person._id,
    name: person.name,
    items: rows.slice(0, SHOWN),
    more: rows.length > SHOWN,
    count,
    stays,
    leave: leaveView(person.leave, now),
    receivers: fit.map(({ staff, title }) => ({ id: staff._id, name: staff.name, title })),
  })
}
