import type { DocumentChange } from '../../../devtools/cloud/seams'
import type { Invariant, World } from '../../../devtools/simulation/types'
import { bookedIn, isFree, lives, overlaps } from '../../../domain/booking/day'
import type { Booking, Day } from '../../../domain/booking/types'
import { claimsOf, type Owner } from './actors'

const daysIn = (changes: DocumentChange[]): Day[] =>
  changes.flatMap((c) => (c.collection === 'days' && c.after ? [c.after as unknown as Day] : []))

const first = (faults: (string | undefined)[]): string | undefined => faults.find((f) => f)

/** Two of one resource that overlap, of different keys; or one twice. */
function twice(day: Day, now: number): string | undefined {
  for (const [resource, booked] of Object.entries(day.booked)) {
    const held = (day.held[resource] ?? []).filter((h) => lives(h, now))
    const all = [...booked, ...held]
    for (const [i, a] of all.entries())
      for (const b of all.slice(i + 1))
        if (
          overlaps(a, b) &&
          (a.key !== b.key || (booked.includes(a) && booked.includes(b as never)))
        )
          return `${day._id} ${resource}: ${a.key} and ${b.key}`
  }
  return undefined
}

const noHourTwice: Invariant = {
  name: 'no hour is promised twice',
  source: 'ARCHITECTURE, promises',
  write: (changes, w) => first(daysIn(changes).map((day) => twice(day, w.now()))),
}

/** A team and its room are booked together or not at all. */
const wholeOrNothing: Invariant = {
  name: 'all of a slot or nothing',
  source: 'DOMAIN §3.6',
  write: (changes, w) =>
    first(
      daysIn(changes)
        .flatMap(bookedIn)
        .map(({ key, resources }) => {
          const wanted = claimsOf(w).get(key)?.slot.resources ?? []
          return [...wanted].sort().join() === [...resources].sort().join()
            ? undefined
            : `${key} has ${resources.join()} of ${wanted.join()}`
        }),
    ),
}

const neverRevived: Invariant = {
  name: 'what is void stays void',
  source: 'docs/decisions/0017',
  write: (changes) =>
    first(
      changes.map(({ collection, id, before, after }) =>
        collection === 'bookings' && before?.state === 'void' && after?.state === 'booked'
          ? String(id)
          : undefined,
      ),
    ),
}

/** Whoever is told that it is booked has it, however the function that said so ends. */
const confirmedIsKnown: Invariant = {
  name: 'a yes is true',
  source: 'ARCHITECTURE, promises',
  answer({ data, answer }, w) {
    const asked = data as { op?: string; claim?: { key: string } } | undefined
    if (asked?.op !== 'confirm' || !('result' in answer)) return undefined
    const said = answer.result as { ok: boolean; data?: { refused?: boolean } }
    if (!said.ok || said.data?.refused) return undefined
    const key = asked.claim!.key
    return w.documents('bookings').has(`booking:${key}`) ? undefined : `${key} has no booking`
  },
}

const slotKey = (key: string, { date, from }: { date: string; from: number }): string =>
  `${key} ${date} ${from}`

/** When all is over: the days, the bookings and the owners say the same, and no hold is left. */
function agree(w: World): string | undefined {
  const days = [...w.documents<Day>('days').values()]
  const inDays = days.flatMap(bookedIn).map((b) => slotKey(b.key, b))
  const bookings = [...w.documents<Booking>('bookings').values()]
    .filter((b) => b.state === 'booked')
    .map((b) => slotKey(b._id.slice('booking:'.length), b))
  const owners = [...w.documents<Owner>('owners').values()].flatMap((o) =>
    o.has ? [slotKey(o.has.key, o.has.slot)] : [],
  )
  const says = (list: string[]): string => [...list].sort().join('; ')
  if (says(inDays) !== says(bookings)) return `days ${says(inDays)} bookings ${says(bookings)}`
  if (says(inDays) !== says(owners)) return `days ${says(inDays)} owners ${says(owners)}`
  const held = days.flatMap((d) => Object.values(d.held).flat())
  if (held.length > 0) return `held still: ${held.map((h) => h.key).join()}`
  const waiting = days.flatMap((d) => d.wait.filter((x) => isFree(d, x, w.now())))
  return waiting.length > 0 ? `waits for what is free: ${waiting[0]!.key}` : undefined
}

const allAgree: Invariant = {
  name: 'days, bookings and owners agree',
  source: 'docs/decisions/0017',
  end: agree,
}

/** Who was offered something was told, once. */
const offersAreTold: Invariant = {
  name: 'an offer comes with its notice',
  source: 'ARCHITECTURE, promises',
  write(changes) {
    const told = new Set(
      changes.flatMap((c) => (c.collection === 'notices' && c.after ? [c.id] : [])),
    )
    for (const { collection, before, after } of changes) {
      if (collection !== 'days' || !before || !after) continue
      const [old, next] = [before as unknown as Day, after as unknown as Day]
      for (const w of old.wait) {
        const isHeld = Object.values(next.held)
          .flat()
          .some((h) => h.key === w.key)
        const isOver = !next.wait.some((x) => x.key === w.key)
        const id = `notice:offer:${w.key}:${w.at}:${w.by}`
        if (isOver && isHeld && !told.has(id)) return `${w.key} is offered in silence`
      }
    }
    return undefined
  },
}

export const INVARIANTS: Invariant[] = [
  noHourTwice,
  wholeOrNothing,
  neverRevived,
  confirmedIsKnown,
  offersAreTold,
  allAgree,
]
