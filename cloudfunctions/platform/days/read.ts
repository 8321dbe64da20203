import { strandedIn, type InDay } from '../../../domain/booking/day'
import {
  dayId,
  emptyDay,
  type Day,
  type Hours,
  type Resource,
  type Span,
} from '../../../domain/booking/types'
import { dateString, dayOf } from '../../../domain/calendar/zone'
import { now } from '../clock'
import { collection, command, MAX_LIMIT } from '../collections'
import { isDuplicate } from '../sdk'

/** The day's document, where nobody has made it before. */
export async function makeDay(date: string): Promise<void> {
  try {
    await collection('days').add(emptyDay(date))
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}

/** `count` dates from that of an instant on. */
export const datesFrom = (at: number, count: number): string[] =>
  Array.from({ length: count }, (_, i) => dateString(dayOf(at) + i))

/** Everybody's hours: a few dozen people and rooms. */
export const allHours = (): Promise<Hours[]> =>
  collection('hours').find({ _id: command.gte('hours:') }, { limit: MAX_LIMIT })

/** The days of these dates that somebody has made, whole. */
export const storedDays = (dates: readonly string[]): Promise<Day[]> =>
  collection('days').find({ _id: command.in(dates.map(dayId)) }, { limit: dates.length })

/** The same with those that nobody has made yet, in their order. */
export async function allDays(dates: readonly string[]): Promise<Day[]> {
  const byId = new Map((await storedDays(dates)).map((day) => [day._id, day]))
  return dates.map((date) => byId.get(dayId(date)) ?? emptyDay(date))
}

/**
 * What some people and rooms have on some dates, in one request that brings nothing of the others.
 * A date that nobody has made yet is empty. Lines of waiting are not among it.
 */
export async function daysOf(
  dates: readonly string[],
  resources: readonly Resource[],
): Promise<Day[]> {
  if (dates.length === 0) return []
  const found = await collection('days').find(
    { _id: command.in(dates.map(dayId)) },
    { limit: dates.length, paths: resources.flatMap((r) => [`held.${r}`, `booked.${r}`]) },
  )
  const byId = new Map(found.map((day) => [day._id, day]))
  return dates.map((date) => ({ ...emptyDay(date), ...byId.get(dayId(date)) }))
}

/**
 * What somebody's absence strands, soonest first: for hours off, leave, a holiday that was moved, a
 * departure (from now on, without end). One request; looks as far ahead as can be booked.
 */
export async function stranded(
  resource: Resource,
  absences: readonly Span[],
  horizonDays: number,
): Promise<InDay[]> {
  const days = await daysOf(datesFrom(now(), horizonDays), [resource])
  return strandedIn(days, resource, absences)
}
