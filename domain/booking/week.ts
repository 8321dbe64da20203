import type { WorkCalendar } from '../calendar/types'
import { lives, overlaps, takenIn } from './day'
import { slotsOf, type Party } from './slots'
import { strandedOf } from './stranded'
import { isBlocking, subjectOf, type Day, type Hours, type Purpose, type Resource } from './types'
import type { FreeSlotView, HoursView, LineView, SlotView, StrandedView } from './views'

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
function slotsIn(
  day: Day,
  resources: readonly Resource[],
  c: Calendars,
  reader: string,
  moving?: string,
) {
  const parties: Party[] = []
  for (const resource of resources) {
    const offering = c.hours.get(resource)
    if (!offering) return []
    // Absences stand with the hours, exact; in the day they are for whoever holds.
    const busy = takenIn(day, resource, c.now).filter(
      (taken) => !isBlocking(taken.for) && taken.key !== moving,
    )
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

/**
 * What `reader` sees of some people and rooms together, for the dates from one on. `moving`: key of the
 * booking that is to be moved, which is not in its own way.
 */
export function lineOf(
  resources: readonly Resource[],
  from: string,
  count: number,
  c: Calendars,
  reader: string,
  moving?: string,
): LineView {
  const all = c.days.map((day) => ({
    date: dateOf(day),
    slots: slotsIn(day, resources, c, reader, moving),
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

/** The next free slots of all of them together, soonest first. */
export const freeTogether = (
  resources: readonly Resource[],
  c: Calendars,
  count = INSTEAD,
): FreeSlotView[] =>
  c.days
    .flatMap((day) =>
      slotsIn(day, resources, c, '')
        .filter(({ state }) => state === 'free')
        .map(({ from, to }) => ({ date: dateOf(day), from, to, resources: [...resources] })),
    )
    .slice(0, count)

/** What one person cannot keep of what is booked, each with the next free slots of all that it needs. */
export const strandedViews = (own: Resource, c: Calendars): StrandedView[] =>
  strandedOf(c.days, c).flatMap(({ key, from, to, resources, for: purpose, strands }) => {
    const mine = strands.find(({ resource }) => resource === own)
    if (!mine) return []
    const instead = freeTogether(resources, c).map((slot) => ({ from: slot.from, to: slot.to }))
    const whose = { subject: subjectOf(key), for: purpose as Purpose }
    return [{ ...whose, from, to, why: mine.why, instead }]
  })

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
