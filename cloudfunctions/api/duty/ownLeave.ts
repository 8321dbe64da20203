import { deputiesAmong } from '../../../domain/duty/colleagues'
import { isOnLeave, leaveToTell, mayDeputise } from '../../../domain/duty/leave'
import { isThere } from '../../../domain/duty/presence'
import { ok, refuse } from '../../../domain/result'
import type { Staff } from '../../../domain/street/types'
import { collection } from '../../platform/collections'
import type { Handler } from '../context'
import { leaveView } from './leaveView'
import { lookUp, waitingFor } from './people'

/** Somebody who is away himself may stand in later; whoever chooses should know. */
function awayText(staff: Staff, now: number): string {
  if (isOnLeave(staff, now)) return '（请假中）'
  return leaveToTell(staff.leave, now) ? '（将请假）' : ''
}

/** The page 请假 of one's own. Outcomes: `notAllowed` for whoever is no staff. */
export const ownLeave: Handler<'duty.ownLeave'> = async (_input, context) => {
  const [{ staffId }, settings] = await Promise.all([context.actor(), context.settings()])
  if (staffId === null) return refuse('notAllowed')
  const own = await collection('staff').get(staffId)
  if (!isThere(own)) return refuse('notAllowed')
  const [people, waiting] = await Promise.all([
    lookUp(deputiesAmong(own, settings), own.unit, settings),
    waitingFor(staffId),
  ])
  const fit = people.filter(({ staff }) => mayDeputise(own, staff))
  return ok({
    leave: leaveView(own.leave, context.now),
    deputy: leaveToTell(own.leave, context.now)?.deputy?.id ?? null,
    waiting,
    deputies: fit.map(({ staff, title }) => ({
      id: staff._id,
      name: staff.name,
      title: `${title}${awayText(staff, context.now)}`,
    })),
  })
}
