import { firstThere } from '../duty/presence'
import { waitFor } from '../matter/move'
import type { StaffRef } from '../matter/types'
import { BOX, LIMITS, afterHours, type Situation } from './limits'
import { candidates } from './past'
import type { Complaint } from './types'

/** Who has it, and by when it must be answered. */

const added = (ids: readonly string[], id: string): string[] => [...new Set([...ids, id])]

/** It is this person's now. What is due stays due; what is late climbs on after a while. */
export function given(c: Complaint, { id, name }: StaffRef, s: Situation): Complaint {
  const has = { ...c, receiver: { id, name }, readers: added(c.readers, id) }
  const dueAt = c.answerBy.at
  const later = afterHours(s.settings.calendar, s.now, LIMITS.climbHours)
  return waitFor(has, { who: id, kind: 'answer', dueAt, wakeAt: dueAt > s.now ? dueAt : later })
}

/** Nobody is there whom it does not concern: it waits in the box, and somebody is looked for again. */
export function boxed(c: Complaint, s: Situation): Complaint {
  const wakeAt = afterHours(s.settings.calendar, s.now, LIMITS.lookHours)
  const dueAt = c.answerBy.at
  return waitFor({ ...c, receiver: null }, { who: BOX, kind: 'answer', dueAt, wakeAt })
}

/** To the first who is there of those who may be given it, else into the box. */
export function toNext(c: Complaint, s: Situation): Complaint {
  const next = firstThere(candidates(c, s.settings), s.presence)
  return next ? given(c, next, s) : boxed(c, s)
}
