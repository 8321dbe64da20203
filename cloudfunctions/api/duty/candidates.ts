import type { CandidateView } from '../../../domain/contract'
import { answersForGrid, isDesk, isOnLeave } from '../../../domain/duty/leave'
import { crewTitles } from '../../../domain/duty/colleagues'
import { deputyOf } from '../../../domain/duty/presence'
import { ok, refuse } from '../../../domain/result'
import { gridOf } from '../../../domain/street/directory'
import type { Handler } from '../context'
import { lookUp } from './people'

/**
 * Whom a report may be given to, as far as they are there: the grid's own people first, then the
 * unit's. Whoever answers for a grid sees its own people alone, as 改派 allows.
 */
export const candidates: Handler<'duty.candidates'> = async ({ gridCode, unit }, context) => {
  const [actor, settings] = await Promise.all([context.actor(), context.settings()])
  const atDesk = isDesk(actor)
  if (!atDesk && !(gridCode && answersForGrid(actor, gridCode))) return refuse('notAllowed')
  const own = crewTitles(gridOf(settings, gridCode ?? null))
  const people = await lookUp(own, unit && atDesk ? unit : null, settings)
  const items: CandidateView[] = []
  for (const { staff, title: post } of people) {
    const deputy = deputyOf(staff, context.now)
    if (isOnLeave(staff, context.now) && !deputy) continue
    const title = deputy ? `${post}（请假，${deputy.name}代办）` : post
    items.push({ id: staff._id, name: staff.name, title })
  }
  return ok({ items })
}
