import { maySeeTasks } from '../../../domain/duty/leave'
import { ok, refuse } from '../../../domain/result'
import { collection } from '../../platform/collections'
import { everyList, readLists } from '../../platform/lists'
import type { Handler } from '../context'
import { ROW_SOURCES } from '../home/rows'
import { leaveView } from './leave'

/** A list to look over before one says yes; what it does not show is handed over all the same. */
const SHOWN = 50

/** What waits for a person, most urgent first. Who may not see it is told that there is nobody. */
export const tasksOf: Handler<'duty.tasksOf'> = async (input, context) => {
  const [actor, person, settings] = await Promise.all([
    context.actor(),
    collection('staff').get(input.staff),
    context.settings(),
  ])
  if (!person || !maySeeTasks(actor, person)) return refuse('notFound')
  const told = await readLists(
    everyList(
      ROW_SOURCES.map((source) => source.todo({ staffId: person._id, posts: [] }, SHOWN + 1)),
    ),
  )
  const rows = told.flatMap((rowsOf) => rowsOf({ actor, now: context.now, settings }))
  return ok({
    name: person.name,
    items: rows.slice(0, SHOWN),
    more: rows.length > SHOWN,
    leave: leaveView(person.leave),
  })
}
