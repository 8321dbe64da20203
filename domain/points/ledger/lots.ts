import { dateString, dayOf } from '../../calendar/zone'
import { LIMITS } from '../limits'
import type { Account, DateText, Lot, LotPart } from '../types'

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
    .sort((a, b) => (isBefore(a, b) ? -1 : 1))

/** Which lot of an account: of one day, and in a shared account of one who put it in. */
interface Key {
  day: DateText
  of?: string | undefined
}

/** The order of lots: what expires sooner, then an account's own before what others put in. */
export const isBefore = (a: Key, b: Key): boolean =>
  a.day === b.day ? (a.of ?? '') < (b.of ?? '') : a.day < b.day

const keyOf = ({ day, of }: Key): Pick<Lot, 'day' | 'of'> =>
  of === undefined ? { day } : { day, of }

/** So many points of a lot, as an entry names them. */
export const partOf = (key: Key, points: number): LotPart => ({ ...keyOf(key), points })

function changed(lots: readonly Lot[], key: Key, by: Partial<Pick<Lot, 'left' | 'held'>>): Lot[] {
  const { left = 0, held = 0 } = by
  const isIt = ({ day, of }: Key): boolean => day === key.day && of === key.of
  const known = lots.find(isIt) ?? { left: 0, held: 0 }
  const { day, of } = keyOf(key)
  const lot: Lot = { day, left: known.left + left, held: known.held + held }
  return [...lots.filter((other) => !isIt(other)), of === undefined ? lot : { ...lot, of }]
}

const apply = (
  lots: readonly Lot[],
  parts: readonly LotPart[],
  by: (part: LotPart) => [key: Key, change: Partial<Pick<Lot, 'left' | 'held'>>],
): Lot[] => tidy(parts.reduce<Lot[]>((all, part) => changed(all, ...by(part)), [...lots]))

/** The lot into which a part came: another day's where that is said. */
const into = ({ day, to, of }: LotPart): Key => keyOf({ day: to ?? day, of })

export const withLeft = (lots: readonly Lot[], parts: readonly LotPart[]): Lot[] =>
  apply(lots, parts, (part) => [into(part), { left: part.points }])
export const withoutLeft = (lots: readonly Lot[], parts: readonly LotPart[]): Lot[] =>
  apply(lots, parts, (part) => [keyOf(part), { left: -part.points }])
export const withHeld = (lots: readonly Lot[], parts: readonly LotPart[]): Lot[] =>
  apply(lots, parts, (part) => [keyOf(part), { held: part.points }])
export const withoutHeld = (lots: readonly Lot[], parts: readonly LotPart[]): Lot[] =>
  apply(lots, parts, (part) => [keyOf(part), { held: -part.points }])

/** What is left by day, whoever put it in; ascending. */
export function byDay(lots: readonly Lot[]): { day: DateText; points: number }[] {
  const sums = new Map<DateText, number>()
  for (const { day, left } of lots) sums.set(day, (sums.get(day) ?? 0) + left)
  return [...sums].map(([day, points]) => ({ day, points }))
}

export interface Taken {
  parts: LotPart[]
  /** What could not be had. */
  short: number
}

/** Where so many points come from: the soonest to expire first, none of a lot before `today`. */
export function take(lots: readonly Lot[], points: number, today: DateText): Taken {
  const parts: LotPart[] = []
  let short = points
  for (const lot of lots) {
    const taken = isPast(lot.day, today) ? 0 : Math.min(lot.left, short)
    if (taken === 0) continue
    parts.push(partOf(lot, taken))
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
  return parts.map((part) => {
    const back = partOf(part, part.points)
    return fault === 'street' && isPast(part.day, today) ? { ...back, to: graceDayOf(now) } : back
  })
}

/** What of an account may be spent: not what somebody has put in who is gone meanwhile. */
export const spendable = ({ lots, sharers = [] }: Pick<Account, 'lots' | 'sharers'>): Lot[] =>
  lots.filter(({ of }) => of === undefined || sharers.includes(of))
