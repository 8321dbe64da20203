import { dateString, dayOf } from '../../calendar/zone'
import { LIMITS } from '../limits'
import type { DateText, Lot, LotPart } from '../types'

/** What can be done to the lots of one account. Pure: new lots are answered, tidy and in order. */

export const todayOf = (now: number): DateText => dateString(dayOf(now))

/** 31 December of the year after the award. */
export const lotDayOf = (now: number): DateText => `${Number(todayOf(now).slice(0, 4)) + 1}-12-31`

/** Up to when points are good that came back too late by the street's fault. */
export const graceDayOf = (now: number): DateText => dateString(dayOf(now) + LIMITS.graceDays)

/** A lot is good on its last day, in Shanghai, until midnight. */
export const isPast = (day: DateText, today: DateText): boolean => day < today

export const sumOf = (parts: readonly { points: number }[]): number =>
  parts.reduce((sum, { points }) => sum + points, 0)

/** Without what is empty, the soonest to expire first. */
const tidy = (lots: readonly Lot[]): Lot[] =>
  lots
    .filter(({ left, held }) => left !== 0 || held !== 0)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))

function changed(lots: readonly Lot[], day: DateText, by: Partial<Omit<Lot, 'day'>>): Lot[] {
  const { left = 0, held = 0 } = by
  const known = lots.find((lot) => lot.day === day) ?? { day, left: 0, held: 0 }
  const lot = { day, left: known.left + left, held: known.held + held }
  return [...lots.filter((other) => other.day !== day), lot]
}

const apply = (
  lots: readonly Lot[],
  parts: readonly LotPart[],
  by: (part: LotPart) => [day: DateText, change: Partial<Omit<Lot, 'day'>>],
): Lot[] => tidy(parts.reduce<Lot[]>((all, part) => changed(all, ...by(part)), [...lots]))

/** The day on which a part came in: another lot's where that is said. */
const into = ({ day, to }: LotPart): DateText => to ?? day

export const withLeft = (lots: readonly Lot[], parts: readonly LotPart[]): Lot[] =>
  apply(lots, parts, (part) => [into(part), { left: part.points }])
export const withoutLeft = (lots: readonly Lot[], parts: readonly LotPart[]): Lot[] =>
  apply(lots, parts, ({ day, points }) => [day, { left: -points }])
export const withHeld = (lots: readonly Lot[], parts: readonly LotPart[]): Lot[] =>
  apply(lots, parts, ({ day, points }) => [day, { held: points }])
export const withoutHeld = (lots: readonly Lot[], parts: readonly LotPart[]): Lot[] =>
  apply(lots, parts, ({ day, points }) => [day, { held: -points }])

export interface Taken {
  parts: LotPart[]
  /** What could not be had. */
  short: number
}

/** Where so many points come from: the soonest to expire first, none of a lot before `today`. */
export function take(lots: readonly Lot[], points: number, today: DateText): Taken {
  const parts: LotPart[] = []
  let short = points
  for (const { day, left } of lots) {
    const taken = isPast(day, today) ? 0 : Math.min(left, short)
    if (taken === 0) continue
    parts.push({ day, points: taken })
    short -= taken
  }
  return { parts, short }
}

/** The first so many points of parts, and the rest of them. */
export function split(parts: readonly LotPart[], points: number): [LotPart[], LotPart[]] {
  const first: LotPart[] = []
  const rest: LotPart[] = []
  let wanted = points
  for (const part of parts) {
    const taken = Math.min(part.points, wanted)
    if (taken > 0) first.push({ ...part, points: taken })
    if (taken < part.points) rest.push({ ...part, points: part.points - taken })
    wanted -= taken
  }
  return [first, rest]
}

/** Whose doing it was that points come back: a lot that has expired meanwhile is made good for the street's. */
export type Fault = 'street' | 'owner'

/** The lots that parts come back into: each its own, or one of thirty days by the street's fault. */
export function backTo(parts: readonly LotPart[], now: number, fault: Fault): LotPart[] {
  const today = todayOf(now)
  return parts.map(({ day, points }) =>
    fault === 'street' && isPast(day, today)
      ? { day, points, to: graceDayOf(now) }
      : { day, points },
  )
}
