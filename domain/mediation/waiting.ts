import type { Waiting } from '../booking/waiting'
import type { Principal } from '../matter/types'
import { sittersOf } from './parties'
import type { Case, CaseBooking, CaseWait, Slot } from './types'

/**
 * 候补: times that somebody of a case would take if they became free. The day has the line; the case has
 * who waits in it for what, under which key, and what is held for him until when.
 */

/** A person looks at so many times at once. */
export const MAX_WAITS = 3

export const waitsOf = (c: Pick<Case, 'waits'>): readonly CaseWait[] => c.waits ?? []

/** Neither begun nor offered and let pass. */
const counts = (w: CaseWait, now: number): boolean =>
  w.from > now && (w.until === null || w.until > now)

/** What one person of the case waits for now, or is held. */
export const waitsBy = (c: Case, user: Principal, now: number): CaseWait[] =>
  waitsOf(c).filter((w) => w.by === user && counts(w, now))

/** What is held for that person alone. */
export const offeredTo = (c: Case, user: Principal, now: number): CaseWait | null =>
  waitsBy(c, user, now).find((w) => w.until !== null) ?? null

export const isSameTime = (a: Slot, b: Slot): boolean =>
  a.from === b.from &&
  a.to === b.to &&
  a.resources.length === b.resources.length &&
  a.resources.every((r) => b.resources.includes(r))

/** The case with one more that somebody waits for; those that count for nothing any more are left out. */
export const withWait = (c: Case, w: CaseWait, now: number): Case => ({
  ...c,
  holdNo: w.n,
  waits: [...waitsOf(c).filter((one) => counts(one, now)), w],
})

const asFreed = ({ key, date, from, to, resources }: CaseWait): CaseBooking => ({
  ...{ key, date, from, to, resources },
  ...{ roomName: '', link: '' },
})

/** The case without these: the calendar takes them out of the line, and offers on what was held. */
export function withoutWaits(c: Case, isOver: (w: CaseWait) => boolean): Case {
  const over = waitsOf(c).filter(isOver)
  if (over.length === 0) return c
  return {
    ...c,
    waits: waitsOf(c).filter((w) => !isOver(w)),
    freeing: [...c.freeing, ...over.map(asFreed)],
  }
}

const isBookable = ({ state, choice }: Case): boolean =>
  state === 'SCHEDULED' || (state === 'CHOOSING' && choice?.stage === 'book')

/**
 * What a step leaves of the waiting: nothing where the case has got an appointment by it, or makes none
 * any more; of the rest, what is for whoever sits there now.
 */
export function withoutVain(next: Case, before: Case): Case {
  if (waitsOf(next).length === 0) return next
  const { booking } = next
  const isBooked = booking !== null && booking.key !== before.booking?.key
  // What was held has become the appointment itself: nothing is given back of it.
  const kept = { ...next, waits: waitsOf(next).filter((w) => w.key !== booking?.key) }
  if (isBooked || !isBookable(next)) return withoutWaits(kept, () => true)
  const people = sittersOf(next).map(({ id }) => id)
  const isTheirs = ({ resources }: CaseWait): boolean => {
    const asked = resources.filter((r) => r.startsWith('staff:'))
    return asked.length === people.length && people.every((id) => asked.includes(id))
  }
  return withoutWaits(kept, (w) => !isTheirs(w))
}

/** Whether the key was given up: what comes under it afterwards is not wanted. */
export const isGivenUp = (c: Case, key: string): boolean =>
  c.freeing.some((b) => b.key === key && b.part !== true)

/** What the calendar asks of a case before it offers time to it. No version that was seen changes. */
export const CASES_WAITING: Waiting<Case> = {
  offered(c, key, until) {
    if (!c.open || !isBookable(c) || !waitsOf(c).some((w) => w.key === key)) return null
    return { ...c, waits: waitsOf(c).map((w) => (w.key === key ? { ...w, until } : w)) }
  },
}
