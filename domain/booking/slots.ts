import type { WorkCalendar } from '../calendar/types'
import { dayIn, isHoliday } from '../calendar/workingTime'
import { MINUTE_MS, dayOf, isWeekend, shanghai, startOfDay } from '../calendar/zone'
import { overlaps } from './day'
import type { Hours, Resource, Span } from './types'

/** `past` includes what begins sooner than the street lets one book. */
export type SlotState = 'free' | 'taken' | 'past'

export interface OfferedSlot extends Span {
  state: SlotState
}

/** What a person or a room says of the own time, as slots need it. */
export type Offering = Pick<
  Hours,
  'weekly' | 'onHolidays' | 'minutes' | 'bufferMinutes' | 'off' | 'leave'
>

/** Day number of `YYYY-MM-DD`, in Shanghai whatever the zone of the process. */
export const dayNumberOf = (date: string): number => dayOf(Date.parse(`${date}T00:00:00+08:00`))

const MONDAY = 1

/** 1 Monday … 7 Sunday, in Shanghai. */
const weekdayOf = (day: number): number => shanghai(startOfDay(day)).day() || 7

/** Minutes since midnight of `HH:mm`. */
const minuteOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

/**
 * The hours in which somebody can be booked on a day, ascending. A statutory holiday closes it, unless
 * holidays are worked. A make-up day 调休 goes by the hours of its own weekday and, for whoever has
 * none then, by Monday's: the law says that it is worked and not as which day.
 */
function openOn(offering: Offering, calendar: WorkCalendar, day: number): Span[] {
  if (isHoliday(calendar, day) && !offering.onHolidays) return []
  const hoursOf = (weekday: number) => offering.weekly.filter((w) => w.weekday === weekday)
  const own = hoursOf(weekdayOf(day))
  const isMakeUp = isWeekend(day) && dayIn(calendar, day).worked
  const hours = own.length === 0 && isMakeUp ? hoursOf(MONDAY) : own
  const start = startOfDay(day)
  return hours
    .map(({ from, to }) => ({
      from: start + minuteOf(from) * MINUTE_MS,
      to: start + minuteOf(to) * MINUTE_MS,
    }))
    .sort((a, b) => a.from - b.from)
}

/** What lies in one of each, ascending. */
const common = (some: readonly Span[], others: readonly Span[]): Span[] =>
  some
    .flatMap((a) =>
      others.map((b) => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) })),
    )
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from)

/** Slots one after the other within hours, with the buffer between them, whoever may have taken them. */
function gridOf({ minutes, bufferMinutes }: Offering, hours: readonly Span[]): Span[] {
  const lengthMs = minutes * MINUTE_MS
  const stepMs = lengthMs + bufferMinutes * MINUTE_MS
  const grid: Span[] = []
  for (const open of hours) {
    const first = Math.max(open.from, grid.at(-1)?.to ?? 0)
    for (let from = first; from + lengthMs <= open.to; from += stepMs) {
      grid.push({ from, to: from + lengthMs })
    }
  }
  return grid
}

/** What must stay free around a booking of this person or room, in ms. */
export const padOf = (offering: Offering): number => offering.bufferMinutes * MINUTE_MS

const awayOf = ({ off, leave }: Offering): Span[] => (leave ? [...off, leave] : off)

/** Whether a span is within the hours that are offered, apart from who may have taken it. */
export function isOffered(offering: Offering, calendar: WorkCalendar, span: Span): boolean {
  const open = openOn(offering, calendar, dayOf(span.from))
  const isOpen = open.some((o) => o.from <= span.from && span.to <= o.to)
  return isOpen && !awayOf(offering).some((away) => overlaps(away, span))
}

/** What a day's slots are reckoned from besides the person's own hours. */
export interface SlotsOf {
  calendar: WorkCalendar
  /** `YYYY-MM-DD` in Shanghai. */
  date: string
  now: number
  /** How long before it begins a slot is still to be had. */
  leadMs: number
}

/** A person or a room with what is busy of the time. */
export interface Party {
  offering: Offering
  busy: readonly Span[]
}

const isBusy = ({ offering, busy }: Party, slot: Span): boolean => {
  const pad = padOf(offering)
  const near = { from: slot.from - pad, to: slot.to + pad }
  return busy.some((b) => overlaps(b, near)) || awayOf(offering).some((a) => overlaps(a, slot))
}

/**
 * Slots in the hours that all have in common, ascending, laid from the beginning of each stretch of
 * them; their length and the time between them are the first one's. One is taken where what is busy
 * comes nearer than the buffer, or overlaps leave and hours off, for any of them; where they touch, it
 * is free.
 */
export function slotsOf(parties: readonly Party[], asked: SlotsOf): OfferedSlot[] {
  const [first] = parties
  if (!first) return []
  const { calendar, date, now, leadMs } = asked
  const day = dayNumberOf(date)
  const open = parties.map(({ offering }) => openOn(offering, calendar, day)).reduce(common)
  return gridOf(first.offering, open).map((slot) => {
    const isTaken = parties.some((party) => isBusy(party, slot))
    const isPast = slot.from < now + leadMs
    return { ...slot, state: isPast ? 'past' : isTaken ? 'taken' : 'free' }
  })
}

/** Padding of a slot by resource, as a hold of it takes it. */
export const padsOf = (offerings: ReadonlyMap<Resource, Offering>): Record<Resource, number> =>
  Object.fromEntries([...offerings].map(([resource, offering]) => [resource, padOf(offering)]))
