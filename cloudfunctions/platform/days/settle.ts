import { tidied } from '../../../domain/booking/blocks'
import { bookingOf, nextReminder } from '../../../domain/booking/bookings'
import { bookedIn, type InDay } from '../../../domain/booking/day'
import { rulesOf } from '../../../domain/booking/rules'
import {
  bookingId,
  dayId,
  emptyDay,
  type Booking,
  type Claim,
  type Day,
  type Purpose,
} from '../../../domain/booking/types'
import { DAY_MS } from '../../../domain/calendar/zone'
import { SYSTEM } from '../../../domain/matter/escalate'
import { ok } from '../../../domain/result'
import { now } from '../clock'
import { collection, command, MAX_LIMIT } from '../collections'
import { writeNotices } from '../notices'
import { streetSettings } from '../settings'
import { transact } from '../transact'
import { cancelIn, putDay } from './free'
import { allHours, storedDays, datesFrom } from './read'
import type { Owner } from './types'

/** Contexts that book, by what for. */
export type Owners = Partial<Record<Purpose, Owner>>

/** What the timer found to do. */
export type Unsettled =
  | { _id: string; kind: 'day'; date: string }
  /** Booked in the day, and its own document is missing or says that it is void. */
  | { _id: string; kind: 'booking'; booked: InDay }

const claimOf = ({ key, for: purpose, ...slot }: InDay): Claim => ({
  slot,
  key,
  for: purpose as Purpose,
  by: SYSTEM.principal,
})

/** Of those that are booked, which have no booking that says so. */
async function unfinished(booked: readonly InDay[]): Promise<InDay[]> {
  const ids = booked.map((b) => bookingId(b.key))
  const good = new Set<string>()
  for (let i = 0; i < ids.length; i += MAX_LIMIT) {
    const some = ids.slice(i, i + MAX_LIMIT)
    const found = await collection('bookings').find(
      { _id: command.in(some) },
      { limit: some.length, fields: ['_id', 'state'] },
    )
    for (const { _id, state } of found) if (state === 'booked') good.add(_id)
  }
  return booked.filter((b) => !good.has(bookingId(b.key)))
}

/** Days that are over and looked at all the same: a timer that stood still over a weekend finds its work. */
export const DAYS_BACK = 3

/**
 * Looks over the days that can be booked: three requests and a few more, whatever is in them. Of days that
 * are over only what nobody completed is left to do. What somebody has tapped goes before what is tidied.
 */
export async function unsettled(): Promise<Unsettled[]> {
  const { horizonDays, offerMs } = rulesOf(await streetSettings())
  const at = now()
  const dates = datesFrom(at, horizonDays)
  const over = datesFrom(at - DAYS_BACK * DAY_MS, DAYS_BACK)
  const [found, hours] = await Promise.all([storedDays([...over, ...dates]), allHours()])
  const byId = new Map(found.map((day) => [day._id, day]))
  // A street where nobody can be booked has no days.
  const isUntidy = (day: Day | undefined): boolean =>
    day === undefined
      ? hours.length > 0
      : JSON.stringify(tidied(day, hours, at, offerMs).day) !== JSON.stringify(day)
  const days = dates
    .filter((date) => isUntidy(byId.get(dayId(date))))
    .map((date) => ({ _id: dayId(date), kind: 'day' as const, date }))
  const missing = await unfinished(found.flatMap(bookedIn))
  return [
    ...missing.map((booked) => ({ _id: bookingId(booked.key), kind: 'booking' as const, booked })),
    ...days,
  ]
}

async function tidy(date: string): Promise<void> {
  const [rules, hours] = [rulesOf(await streetSettings()), await allHours()]
  await transact(async (transaction) => {
    const day = (await transaction.collection('days').get(dayId(date))) ?? emptyDay(date)
    return ok(await putDay(transaction, day, now(), rules, hours))
  })
}

/**
 * Completes a booking, or frees its time where nobody wants it, it is void, or its time has come: nobody
 * was told of it, so nobody is there.
 */
async function finish(booked: InDay, owner: Owner): Promise<void> {
  const rules = rulesOf(await streetSettings())
  const claim = claimOf(booked)
  await transact(async (transaction) => {
    const at = now()
    const day = await transaction.collection('days').get(dayId(booked.date))
    const there = day && bookedIn(day).find((b) => b.key === booked.key)
    // Moved or cancelled since it was seen.
    if (there?.from !== booked.from) return ok(null)
    const booking = await transaction.collection('bookings').get(bookingId(booked.key))
    if (booking?.state === 'booked') return ok(null)
    const mayFollow = !booking && there.from > at
    if (mayFollow && (await owner.complete(transaction, there)))
      await transaction.collection('bookings').add(bookingOf(claimOf(there), at))
    else await cancelIn(transaction, claim, rules)
    return ok(null)
  })
}

/** Does what was found; looks again inside the transaction. */
export async function settleFound(found: Unsettled, owners: Owners): Promise<void> {
  if (found.kind === 'day') return tidy(found.date)
  const owner = owners[found.booked.for as Purpose]
  if (owner) await finish(found.booked, owner)
}

/** Bookings whose people are to be reminded now, the longest waiting first. */
export const toRemind = (limit: number): Promise<Pick<Booking, '_id'>[]> =>
  collection('bookings').find(
    { remindAt: command.lte(now()) },
    { sort: [['remindAt', 'asc']], limit, fields: ['_id'] },
  )

/** Reminds the people of a booking once for each moment; one that is void or over reminds nobody. */
export async function remind(_id: string, owners: Owners): Promise<void> {
  await transact(async (transaction) => {
    const at = now()
    const booking = await transaction.collection('bookings').get(_id)
    if (!booking || booking.remindAt === null || booking.remindAt > at) return ok(null)
    const isOn = booking.state === 'booked' && booking.from > at
    const tells = isOn ? ((await owners[booking.for]?.remind(transaction, booking)) ?? []) : []
    const about = { _id: booking._id, version: booking.remindAt }
    const next = isOn ? nextReminder(booking.from, at) : null
    await transaction.collection('bookings').change(_id, { remindAt: next })
    await writeNotices(transaction, about, tells, { userId: SYSTEM.principal, staffId: null }, at)
    return ok(null)
  })
}
