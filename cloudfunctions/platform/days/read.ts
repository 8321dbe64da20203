import { dayId, emptyDay, type Day, type Hours, type Resource } from '../../../domain/booking/types'
import { dateString, dayOf } from '../../../domain/calendar/zone'
import { addNew } from '../addNew'
import { collection, command, MAX_LIMIT } from '../collections'
import { list, readLists, type Lists } from '../lists'

/** The day's document, where nobody has made it before. */
export const makeDay = (date: string): Promise<void> => addNew('days', emptyDay(date))

/** `count` dates from that of an instant on. */
export const datesFrom = (at: number, count: number): string[] =>
  Array.from({ length: count }, (_, i) => dateString(dayOf(at) + i))

/** Everybody's hours as they are now: a few dozen people and rooms. */
export const HOURS: Lists<Hours[]> = list(
  'hours',
  { _id: command.gte('hours:') },
  { limit: MAX_LIMIT },
)
export const allHours = (): Promise<Hours[]> => readLists(HOURS)

export type HoursOf = ReadonlyMap<Resource, Hours>
export const byResource = (all: readonly Hours[]): HoursOf =>
  new Map(all.map((hours) => [hours.resource, hours]))

/** Weekly hours change rarely; what is taken is asked of the day each time. */
const KEEP_MS = 60_000
let kept: { at: number; hours: HoursOf } | null = null

/** Everybody's hours, at most a minute old: for steps that ask the day itself, and its absences, too. */
export async function knownHours(at: number): Promise<HoursOf> {
  if (kept && at - kept.at >= 0 && at - kept.at < KEEP_MS) return kept.hours
  kept = { at, hours: byResource(await allHours()) }
  return kept.hours
}

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
