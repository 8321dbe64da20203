import { isBlocking, type Booked, type Day, type Held, type Resource, type Slot } from './types'
import type { Span, Wait } from './types'

/** What can be said of one day of the street, and how it changes. Pure: the new day is answered. */

export const overlaps = (a: Span, b: Span): boolean => a.from < b.to && a.to > b.from

/** A slot with what must stay free around it for one of its resources. */
export const padded = (slot: Slot, resource: Resource): Span => {
  const pad = slot.padMs?.[resource] ?? 0
  return { from: slot.from - pad, to: slot.to + pad }
}

export const lives = (held: Held, now: number): boolean => held.until > now

/** What takes a resource's time at this moment. */
export const takenIn = (day: Day, resource: Resource, now: number): (Booked | Held)[] => [
  ...(day.booked[resource] ?? []),
  ...(day.held[resource] ?? []).filter((held) => lives(held, now)),
]

/** What is in the way of a slot, other than what has one of these keys itself. */
export const clashes = (
  day: Day,
  slot: Slot,
  now: number,
  ...own: (string | undefined)[]
): (Booked | Held)[] =>
  slot.resources.flatMap((resource) =>
    takenIn(day, resource, now).filter(
      (taken) => !own.includes(taken.key) && overlaps(taken, padded(slot, resource)),
    ),
  )

export const isFree = (
  day: Day,
  slot: Slot,
  now: number,
  ...own: (string | undefined)[]
): boolean => clashes(day, slot, now, ...own).length === 0

const same = (a: Span, b: Span): boolean => a.from === b.from && a.to === b.to

/** Whether all of a slot is booked under a key. */
export const isBooked = (day: Day, slot: Slot, key: string): boolean =>
  slot.resources.every((r) => day.booked[r]?.some((b) => b.key === key && same(b, slot)))

/** The hold of a slot under a key, when all of it lives; else null. */
export function holdOf(day: Day, slot: Slot, key: string, now: number): Held | null {
  const { resources } = slot
  const mine = resources.map((r) =>
    day.held[r]?.find((h) => h.key === key && same(h, slot) && lives(h, now)),
  )
  const [first] = mine
  const isWhole = mine.every((h) => h?.size === resources.length)
  return isWhole && first ? first : null
}

/** Resources that a key has time of, held or booked. */
export const resourcesOf = (day: Day, key: string): Resource[] => [
  ...new Set(
    [day.held, day.booked].flatMap((map) =>
      Object.keys(map).filter((r) => map[r]!.some((taken) => taken.key === key)),
    ),
  ),
]

/** Leaves out of a map what is not kept; a resource without anything loses its entry. */
function only<T>(map: Record<Resource, T[]>, keep: (item: T) => boolean): Record<Resource, T[]> {
  const kept = Object.entries(map).map(([r, items]) => [r, items.filter(keep)] as const)
  return Object.fromEntries(kept.filter(([, items]) => items.length > 0))
}

/** The day without anything of these keys, waiting included, and without holds that are over. */
export const without = (day: Day, keys: readonly string[], now: number): Day => ({
  ...day,
  wait: day.wait.filter((w) => !keys.includes(w.key)),
  held: only(day.held, (h) => !keys.includes(h.key) && lives(h, now)),
  booked: only(day.booked, (b) => !keys.includes(b.key)),
})

/** The day with a booking that some of its resources are not in any more. */
export const withoutSome = (day: Day, key: string, resources: readonly Resource[]): Day => ({
  ...day,
  booked: Object.fromEntries(
    Object.entries(day.booked)
      .map(
        ([r, all]) => [r, resources.includes(r) ? all.filter((b) => b.key !== key) : all] as const,
      )
      .filter(([, all]) => all.length > 0),
  ),
})

const added = <T>(map: Record<Resource, T[]>, slot: Slot, item: T): Record<Resource, T[]> => ({
  ...map,
  ...Object.fromEntries(slot.resources.map((r) => [r, [...(map[r] ?? []), item]])),
})

/** The day with a slot held by somebody. */
export const withHold = (
  day: Day,
  slot: Slot,
  { key, for: purpose, by, instead }: Pick<Held, 'key' | 'for' | 'by' | 'instead'>,
  until: number,
): Day => ({
  ...day,
  held: added(day.held, slot, {
    from: slot.from,
    to: slot.to,
    key,
    for: purpose,
    until,
    size: slot.resources.length,
    by,
    ...(instead === undefined ? {} : { instead }),
  }),
})

/** The day with a slot booked; whatever the key held in it is held no more. */
export const withBooking = (
  day: Day,
  slot: Slot,
  { key, for: purpose }: Pick<Booked, 'key' | 'for'>,
): Day => ({
  ...day,
  held: only(day.held, (h) => h.key !== key),
  booked: added(day.booked, slot, { from: slot.from, to: slot.to, key, for: purpose }),
})

/** A slot that became free and was given to the first who waited for it. */
export interface Offer {
  wait: Wait
  /** Until when it is held for that person alone. */
  until: number
}

/**
 * Offers what is free to those who wait, in their order; each slot once. Who is offered one waits no
 * more. Times that have begun are offered to nobody, and waited for by nobody.
 */
export function offer(day: Day, now: number, until: number): { day: Day; offers: Offer[] } {
  let next: Day = { ...day, wait: [] }
  const offers: Offer[] = []
  for (const wait of day.wait) {
    if (wait.from <= now) continue
    if (!isFree(next, wait, now)) {
      next = { ...next, wait: [...next.wait, wait] }
      continue
    }
    const ends = Math.min(until, wait.from)
    next = withHold(next, wait, wait, ends)
    offers.push({ wait, until: ends })
  }
  return { day: next, offers }
}

/**
 * Leave or hours off as the day holds them: shorter by the buffer at both ends, which whoever holds a
 * slot adds to it. So a slot may touch an absence, and the sum is exact even for a short one.
 */
export const blockOf = (
  away: Span,
  padMs: number,
  { key, for: purpose }: Pick<Booked, 'key' | 'for'>,
): Booked => ({ from: away.from + padMs, to: away.to - padMs, key, for: purpose })

/** What is booked in a day under one key. */
export interface InDay extends Slot {
  key: string
  for: Booked['for']
}

/** All that is booked in a day, by key; leave and hours off are not. */
export function bookedIn(day: Day): InDay[] {
  const byKey = new Map<string, InDay>()
  const date = day._id.slice('day:'.length)
  for (const [resource, spans] of Object.entries(day.booked)) {
    for (const { key, from, to, for: purpose } of spans) {
      if (isBlocking(purpose)) continue
      const known = byKey.get(key) ?? { key, for: purpose, date, from, to, resources: [] }
      known.resources.push(resource)
      byKey.set(key, known)
    }
  }
  return [...byKey.values()]
}
