import { blockOf, offer, without, type Offer } from './day'
import { padOf } from './slots'
import { isBlocking, type Booked, type Day, type Hours, type Resource } from './types'

/** Under which key a person's or a room's absences stand in the days; another with each change. */
export const blockKey = ({ _id, rev }: Pick<Hours, '_id' | 'rev'>): string => `${_id}:${rev}`

/** Leave and hours off as every day holds them, so that nobody books into them. */
export function blocksOf(hours: Hours): Booked[] {
  const key = blockKey(hours)
  const pad = padOf(hours)
  const off = hours.off.map((span) => blockOf(span, pad, { key, for: 'off' }))
  return hours.leave ? [...off, blockOf(hours.leave, pad, { key, for: 'leave' })] : off
}

const plainly = (blocks: readonly Booked[]): string =>
  JSON.stringify(blocks.map(({ from, to, key, for: purpose }) => [from, to, key, purpose]).sort())

/** The day with the absences of these people and rooms as they are now, and nobody else's. */
export function withBlocks(day: Day, all: readonly Hours[]): Day {
  const wanted = new Map(all.map((hours) => [hours.resource, blocksOf(hours)]))
  const resources = new Set<Resource>([...wanted.keys(), ...Object.keys(day.booked)])
  const booked = { ...day.booked }
  for (const resource of resources) {
    const there = day.booked[resource] ?? []
    const blocks = wanted.get(resource) ?? []
    if (plainly(there.filter((b) => isBlocking(b.for))) === plainly(blocks)) continue
    const next = [...there.filter((b) => !isBlocking(b.for)), ...blocks]
    if (next.length > 0) booked[resource] = next
    else delete booked[resource]
  }
  return { ...day, booked }
}

/**
 * The day as it should be: absences as they are entered, no hold that is over, what is free offered to
 * those who wait.
 */
export const tidied = (
  day: Day,
  all: readonly Hours[],
  now: number,
  offerMs: number,
): { day: Day; offers: Offer[] } =>
  offer(without(withBlocks(day, all), [], now), now, now + offerMs)
