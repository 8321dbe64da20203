import { withBlocks } from '../../../domain/booking/blocks'
import {
  bookedIn,
  clashes,
  isBooked,
  isFree,
  overlaps,
  withBooking,
  without,
  withoutSome,
  type InDay,
  type Offer,
} from '../../../domain/booking/day'
import { bookingOf, voidOf } from '../../../domain/booking/bookings'
import { aboutOffer, offerTell } from '../../../domain/booking/notices'
import {
  bookingId,
  dayId,
  emptyDay,
  isBlocking,
  type Claim,
  type Day,
  type Hours,
  type Slot,
} from '../../../domain/booking/types'
import { noticeOf } from '../../../domain/notice/compose'
import { ok, refuse, type Outcome } from '../../../domain/result'
import type { BookingRules } from '../../../domain/street/types'
import { now } from '../clock'
import { command } from '../collections'
import type { Transaction } from '../transact'
import { offerIn } from './offerIn'

/**
 * The one door that frees time. Whatever frees some voids the booking and, in the same write, gives it
 * to the first who waits: within the caller's transaction, so that the owner's document agrees.
 */

/** What freed time came to. */
export interface Freed {
  offers: Offer[]
  /** `_id`s of notices, for `askToSend` after the commit. */
  toSend: string[]
}

const dayOf = async (transaction: Transaction, date: string): Promise<Day> =>
  (await transaction.collection('days').get(dayId(date))) ?? emptyDay(date)

/**
 * Writes a day with what is free in it offered, and tells whoever is offered it, and the document for
 * which he waits; with everybody's hours, their absences are put right first.
 */
export async function putDay(
  transaction: Transaction,
  day: Day,
  at: number,
  { offerMs }: BookingRules,
  hours?: readonly Hours[],
): Promise<Freed> {
  const tidy = hours ? without(withBlocks(day, hours), [], at) : day
  const offered = await offerIn(transaction, tidy, at, at + offerMs)
  await transaction.collection('days').put(offered.day)
  const notices = offered.offers.map((o) => noticeOf(aboutOffer(o), offerTell(o), at))
  for (const notice of notices) await transaction.collection('notices').add(notice)
  return { offers: offered.offers, toSend: notices.map((n) => n._id) }
}

/**
 * 取消: frees what a key holds or has booked, whoever freed it before. The key never books again. For
 * a refusal by the owner right after `confirm` as well.
 */
export async function cancelIn(
  transaction: Transaction,
  claim: Claim,
  rules: BookingRules,
): Promise<Freed> {
  const at = now()
  const day = await dayOf(transaction, claim.slot.date)
  await transaction.collection('bookings').put(voidOf(claim, at))
  return putDay(transaction, without(day, [claim.key], at), at, rules)
}

/** Frees some of a booking's people or rooms, who are not needed any more; the rest of it stands. */
export async function excuseIn(
  transaction: Transaction,
  { key, slot }: Claim,
  rules: BookingRules,
): Promise<Freed> {
  const at = now()
  const day = await dayOf(transaction, slot.date)
  const booking = await transaction.collection('bookings').get(bookingId(key))
  if (booking) {
    const resources = booking.resources.filter((r) => !slot.resources.includes(r))
    await transaction.collection('bookings').put({ ...booking, resources })
  }
  return putDay(transaction, withoutSome(day, key, slot.resources), at, rules)
}

/**
 * 改期: the booking keeps its key and goes to another slot, of other resources if need be. Outcomes:
 * `holdOver` where nothing is booked, `slotTaken`.
 */
export async function moveIn(
  transaction: Transaction,
  claim: Claim,
  to: Slot,
  rules: BookingRules,
): Promise<Outcome<Freed & { repeated: boolean }>> {
  const at = now()
  const { key, slot } = claim
  const source = await dayOf(transaction, slot.date)
  const isSameDay = to.date === slot.date
  const target = isSameDay ? source : await dayOf(transaction, to.date)
  if (isBooked(target, to, key)) return ok({ offers: [], toSend: [], repeated: true })
  if (!isBooked(source, slot, key)) return refuse('holdOver')
  if (!isFree(target, to, at, key)) return refuse('slotTaken')
  const left = without(source, [key], at)
  const moved = withBooking(isSameDay ? left : target, to, claim)
  await transaction.collection('bookings').put(bookingOf({ ...claim, slot: to }, at))
  if (!isSameDay) await transaction.collection('days').put(moved)
  const freed = await putDay(transaction, isSameDay ? moved : left, at, rules)
  return ok({ ...freed, repeated: false })
}

/** What stands in the way and must go, by whose order. */
export interface BookOptions {
  /** 主任调整: what is in the way is displaced instead of refusing. Leave is never. */
  override: boolean
}

/**
 * Books without a hold: somebody on the spot, or the chair's order. Answers what was displaced; its
 * bookings are void, and its owners' documents are the caller's to change in the same transaction.
 * Outcomes: `slotTaken`; with `override`, only where the person is on leave or off.
 */
export async function bookIn(
  transaction: Transaction,
  claim: Claim,
  { override }: BookOptions,
  rules: BookingRules,
): Promise<Outcome<Freed & { displaced: InDay[] }>> {
  const at = now()
  const { key, slot } = claim
  const day = await dayOf(transaction, slot.date)
  if (isBooked(day, slot, key)) return ok({ offers: [], toSend: [], displaced: [] })
  // Who is there sees whether a buffer is needed: only what overlaps is in the way.
  const inTheWay = clashes(day, slot, at, key).filter(
    (taken) => isBlocking(taken.for) || overlaps(taken, slot),
  )
  const isBlocked = inTheWay.some((taken) => isBlocking(taken.for))
  if (isBlocked || (inTheWay.length > 0 && !override)) return refuse('slotTaken')
  const keys = inTheWay.map((taken) => taken.key)
  const displaced = bookedIn(day).filter((b) => keys.includes(b.key))
  for (const { key: other, for: purpose, ...rest } of displaced) {
    const theirs = { slot: rest, key: other, for: purpose as Claim['for'], by: claim.by }
    await transaction.collection('bookings').put(voidOf(theirs, at))
  }
  await transaction.collection('bookings').put(bookingOf(claim, at))
  const next = withBooking(without(day, [...keys, key], at), slot, claim)
  return ok({ ...(await putDay(transaction, next, at, rules)), displaced })
}

/**
 * Whether somebody who comes to a booking has no other time then, and, with `join`, his time in it from
 * now on. Nothing is freed, so nobody is offered anything.
 */
export async function guestIn(
  transaction: Transaction,
  booked: { key: string; for: Claim['for']; slot: Slot },
): Promise<{ isFree: boolean; join: () => Promise<void> }> {
  const { key, slot } = booked
  const day = await dayOf(transaction, slot.date)
  const join = async (): Promise<void> => {
    await transaction.collection('days').put(withBooking(day, slot, booked))
    const resources = command.push(slot.resources)
    await transaction.collection('bookings').change(bookingId(key), { resources })
  }
  return { isFree: isFree(day, slot, now(), key), join }
}
