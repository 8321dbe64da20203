import { strandedOf, type Stranded } from '../booking/stranded'
import { subjectOf, type Resource } from '../booking/types'
import { freeTogether, type Calendars } from '../booking/week'
import { permitStep } from './qualities'
import { roomNameOf, roomsOf } from './rooms'
import type { StrandedCaseView } from './answers'
import type { Case } from './types'
import { caseCardOf, type Reader } from './views'

/** 受影响的预约: appointments that somebody or some room cannot keep, each with what it may be moved to. */

const isRoom = (resource: Resource): boolean => resource.startsWith('room:')

/** Free times that are offered for each. */
const INSTEAD = 3

/** Whoever of the street can be booked: a mediator of the committee, or a room of its venues. */
export function bookable(c: Calendars, settings: Reader['settings']): Calendars {
  const { mediators = [], venues = [] } = settings.committee ?? {}
  const there = new Set([
    ...mediators.map(({ id }) => id),
    ...roomsOf(venues).map(({ code }) => `room:${code}`),
  ])
  const hours = new Map([...c.hours].filter(([resource]) => there.has(resource)))
  return { ...c, hours }
}

/** Of the days, what is booked for mediation and cannot be kept. */
export const strandedSittings = (c: Calendars): Stranded[] =>
  strandedOf(c.days, c).filter((booked) => booked.for === 'mediation')

export const subjectsOf = (stranded: readonly Stranded[]): string[] => [
  ...new Set(stranded.map(({ key }) => subjectOf(key))),
]

/** The next free times of all its people, in its room or, where that is gone or full, in another. */
function insteadOf(booked: Stranded, seats: number, c: Calendars, { settings }: Reader) {
  const people = booked.resources.filter((r) => !isRoom(r))
  const room = booked.resources.find(isRoom)
  const own = freeTogether(booked.resources, c, INSTEAD)
  const others =
    room === undefined || own.length > 0
      ? []
      : roomsOf(settings.committee?.venues ?? [])
          .filter((r) => `room:${r.code}` !== room && r.seats >= seats)
          .flatMap(({ code }) => freeTogether([...people, `room:${code}`], c, INSTEAD))
          .sort((a, b) => a.from - b.from)
  return [...own, ...others]
    .slice(0, INSTEAD)
    .map((slot) => ({ ...slot, roomName: roomNameOf(slot, settings) }))
}

function nameOf(resource: Resource, c: Case, { settings }: Reader): string {
  const seated = [...(c.lead ? [c.lead] : []), ...c.team].find(({ id }) => id === resource)
  if (seated) return seated.name
  return roomNameOf({ resources: [resource] }, settings) || (c.booking?.roomName ?? '')
}

/**
 * What the reader may move of what cannot be kept: of cases that still have that very appointment. What
 * begins within two hours only the chair moves, and is told to those who are on their way by phone.
 */
export function strandViews(
  stranded: readonly Stranded[],
  cases: ReadonlyMap<string, Case>,
  calendars: Calendars,
  reader: Reader,
): StrandedCaseView[] {
  const { actor, now, settings } = reader
  return stranded.flatMap((booked) => {
    const c = cases.get(subjectOf(booked.key))
    if (!c || c.booking?.key !== booked.key) return []
    if (!permitStep(actor, 'move', c, now, settings).ok) return []
    const seats = c.parties.length + 1 + c.team.length
    const strands = booked.strands.map(({ resource, why }) => ({
      ...{ name: nameOf(resource, c, reader), why },
    }))
    const own = c.holds[actor.userId.slice(actor.userId.indexOf(':') + 1)]
    return [
      {
        ...{ card: caseCardOf(c, reader), version: c.version, holdNo: own?.n ?? 0, strands },
        instead: insteadOf(booked, seats, calendars, reader),
      },
    ]
  })
}
