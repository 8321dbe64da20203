import { dayOf } from '../../../../../domain/calendar/zone'
import { isLeave } from '../../../../../domain/duty/leave'
import type { LeaveView } from '../../../../../domain/contract'
import { beginOf, endOf, halfDayOf, type HalfDay } from '../../../services/halfDay'

/** A leave as it is being chosen: the first and the last half day of it. */
export interface Span {
  from: HalfDay
  to: HalfDay
}

/** What is left of today, from the half day that is running. */
export const restOfToday = (now: number): Span => ({
  from: halfDayOf(now),
  to: { day: dayOf(now), half: 1 },
})

/** A leave as it was entered, to change what of it is to be another. */
export const spanOf = ({ from, to }: Pick<LeaveView, 'from' | 'to'>): Span => ({
  from: halfDayOf(from),
  to: halfDayOf(to - 1),
})

export function nextDay(now: number): Span {
  const day = dayOf(now) + 1
  return { from: { day, half: 0 }, to: { day, half: 1 } }
}

/** Another beginning; an end that would lie before it follows. */
export const withBegin = ({ to }: Span, from: HalfDay): Span => ({
  from,
  to: endOf(to) > beginOf(from) ? to : { day: from.day, half: 1 },
})

/** Another end; a beginning that would lie after it follows. */
export const withEnd = ({ from }: Span, to: HalfDay): Span => ({
  from: endOf(to) > beginOf(from) ? from : { day: to.day, half: 0 },
  to,
})

/** As the cloud takes it; null where it makes no leave. Epoch ms. */
export function instantsOf(span: Span, now: number): { from: number; to: number } | null {
  const times = { from: beginOf(span.from), to: endOf(span.to) }
  return isLeave(times.from, times.to, now) ? times : null
}
