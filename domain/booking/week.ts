import type { WorkCalendar } from '../calendar/types'
import { lives, overlaps, strandedIn, takenIn } from './day'
import { slotsOf, type Party } from './slots'
import { isBlocking, subjectOf, type Day, type Hours, type Purpose, type Resource } from './types'
import type { HoursView, LineView, SlotView, SpanView, StrandedView } from './views'

/** Days, hours and the street's calendar made into what people read. */

export interface Calendars {
  calendar: WorkCalendar
  /** All dates that can be booked, ascending. */
  days: readonly Day[]
  hours: ReadonlyMap<Resource, Hours>
  now: number
  leadMs: number
}

const dateOf = (day: Day): string => day._id.slice('day:'.length)

/** The slots of a day that all of them can be had for; none where one of them offers none. */
function slotsIn(day: Day, resources: readonly Resource[], c: Calendars, reader: string) {
  const parties: Party[] = []
  for (const resource of resources) {
    const offering = c.hours.get(resource)
    if (!offering) return []
    // Absences stand with the hours, exact; in the day they are for whoever holds.
    const busy = takenIn(day, resource, c.now).filter((taken) => !isBlocking(taken.for))
    parties.push({ offering, busy })
  }
  const mine = resources.flatMap((r) =>
    (day.held[r] ?? []).filter((h) => h.by === reader && lives(h, c.now)),
  )
  const asked = { calendar: c.calendar, date: dateOf(day), now: c.now, leadMs: c.leadMs }
  return slotsOf(parties, asked).map((slot): SlotView => {
    const isYours = slot.state === 'taken' && mine.some((held) => overlaps(held, slot))
    return isYours ? { ...slot, state: 'yours' } : slot
  })
}

/** What `reader` sees of some people and rooms together, for the dates from one on. */
export function lineOf(
  resources: readonly Resource[],
  from: string,
  count: number,
  c: Calendars,
  reader: string,
): LineView {
  const all = c.days.map((day) => ({
    date: dateOf(day),
    slots: slotsIn(day, resources, c, reader),
  }))
  const free = all.flatMap((day) => day.slots).find((slot) => slot.state === 'free')
  return {
    resources: [...resources],
    days: all.filter((day) => day.date >= from).slice(0, count),
    firstFree: free?.from ?? null,
  }
}

/** Offered in place of each booking that is stranded. */
const INSTEAD = 3

/** What somebody's absences strand, each with the next free slots of all that it needs. */
export function strandedViews(resource: Resource, c: Calendars): StrandedView[] {
  const hours = c.hours.get(resource)
  if (!hours) return []
  const absences = hours.leave ? [...hours.off, hours.leave] : hours.off
  return strandedIn(c.days, resource, absences).map(
    ({ key, from, to, resources, for: purpose }) => ({
      from,
      to,
      subject: subjectOf(key),
      for: purpose as Purpose,
      instead: c.days
        .flatMap((day) => slotsIn(day, resources, c, ''))
        .filter((slot) => slot.state === 'free')
        .slice(0, INSTEAD)
        .map((slot): SpanView => ({ from: slot.from, to: slot.to })),
    }),
  )
}

export const hoursView = (hours: Hours, stranded: StrandedView[]): HoursView => ({
  weekly: hours.weekly,
  onHolidays: hours.onHolidays,
  minutes: hours.minutes,
  bufferMinutes: hours.bufferMinutes,
  off: hours.off,
  leave: hours.leave,
  rev: hours.rev,
  stranded,
})
