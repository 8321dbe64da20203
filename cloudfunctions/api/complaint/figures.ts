import { COMPLAINT, type ComplaintState } from '../../../domain/complaint/lifecycle'
import { holdsBox } from '../../../domain/complaint/past'
import { ok, refuse } from '../../../domain/result'
import { command } from '../../platform/collections'
import { count, everyList, readLists } from '../../platform/lists'
import type { Handler } from '../context'

const STATES = Object.keys(COMPLAINT.states) as ComplaintState[]

/** How many there are: counts and nothing else, for those who may be given any. */
export const figures: Handler<'complaint.figures'> = async (_input, context) => {
  if (!holdsBox(await context.actor())) return refuse('notAllowed')
  const [overdue = 0, ...counts] = await readLists(
    everyList([
      count('complaints', { open: true, dueAt: command.lt(context.now) }),
      ...STATES.map((state) => count('complaints', { state })),
    ]),
  )
  const states = Object.fromEntries(STATES.map((state, i) => [state, counts[i] ?? 0]))
  return ok({
    states: states as Record<ComplaintState, number>,
    total: counts.reduce((sum, n) => sum + n, 0),
    overdue,
  })
}
