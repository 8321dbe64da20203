import type { WorkCalendar } from '../calendar/types'
import { isHoliday } from '../calendar/workingTime'
import { dayOf } from '../calendar/zone'
import { bookedIn, overlaps, type InDay } from './day'
import { isOffered, type Offering } from './slots'
import type { Day, Hours, Resource, Span } from './types'

/**
 * Why somebody, or a room, cannot keep what is booked: not to be had any more at all, 请假, own hours off,
 * a statutory holiday that was moved onto it, or weekly hours that are others now.
 */
export type StrandWhy = 'gone' | 'leave' | 'off' | 'holiday' | 'hours'

/** What keeps a person or a room from a span of time; null: nothing. */
export function strandWhy(
  offering: Offering | undefined,
  calendar: WorkCalendar,
  span: Span,
): StrandWhy | null {
  if (!offering) return 'gone'
  if (offering.leave && overlaps(offering.leave, span)) return 'leave'
  if (offering.off.some((off) => overlaps(off, span))) return 'off'
  if (isHoliday(calendar, dayOf(span.from)) && !offering.onHolidays) return 'holiday'
  return isOffered(offering, calendar, span) ? null : 'hours'
}

/** What bookings are judged by. */
export interface Judging {
  calendar: WorkCalendar
  /** Of everybody and every room that can still be had. */
  hours: ReadonlyMap<Resource, Hours>
  now: number
}

/** A booking that cannot be kept, by whose fault of all its people and rooms, and why. */
export interface Stranded extends InDay {
  strands: { resource: Resource; why: StrandWhy }[]
}

/**
 * What is booked and cannot be kept, of all these days, soonest first. Whatever has begun is kept: who
 * sits there sits there.
 */
export function strandedOf(days: readonly Day[], { calendar, hours, now }: Judging): Stranded[] {
  return days
    .flatMap(bookedIn)
    .filter((booked) => booked.from > now)
    .map((booked) => ({
      ...booked,
      strands: booked.resources.flatMap((resource) => {
        const why = strandWhy(hours.get(resource), calendar, booked)
        return why ? [{ resource, why }] : []
      }),
    }))
    .filter(({ strands }) => strands.length > 0)
    .sort((a, b) => a.from - b.from)
}
