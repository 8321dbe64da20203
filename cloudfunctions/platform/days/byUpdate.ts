import { holdOf, isBooked, isFree, padded } from '../../../domain/booking/day'
import { dayId, type Claim, type Day, type Held } from '../../../domain/booking/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { now } from '../clock'
import { collection, command, type Change, type Filter } from '../collections'
import { makeDay } from './read'
import type { Holding, Taking } from './types'

/** Whoever found neither a hold nor a reason against one so often is told to come again. */
const MAX_TRIES = 4

/** An entry for each resource of the claim. */
const each = <T>({ slot }: Claim, make: (resource: string) => [string, T][]): Record<string, T> =>
  Object.fromEntries(slot.resources.flatMap(make))

/** No span of the list is like this. Unproven on WeChat: docs/wechat-only.md. */
const none = (like: Filter): unknown => command.not(command.elemMatch(like))

/** That nothing is booked there but, on 改期, the booking in whose place this one comes. */
const unbooked = (near: Filter, instead: string | undefined): unknown =>
  none(instead === undefined ? near : { ...near, key: command.neq(instead) })

/** That all of the slot is free, buffers counted. */
const free = (claim: Claim, at: number): Filter =>
  each(claim, (r) => {
    const { from, to } = padded(claim.slot, r)
    const near = { from: command.lt(to), to: command.gt(from) }
    return [
      [`held.${r}`, none({ ...near, until: command.gt(at) })],
      [`booked.${r}`, unbooked(near, claim.instead)],
    ]
  })

/**
 * That the key holds all of the slot, and that nobody else has any of it. The second is not implied
 * by the first: this request may have been under way so long, or come from a clock so far behind,
 * that the hold is over for everybody else and another has taken the time.
 */
const mine = (claim: Claim, at: number): Filter =>
  each(claim, (r) => {
    const { key, slot } = claim
    const { from, to, resources } = slot
    const own = command.elemMatch({ key, from, to, until: command.gt(at), size: resources.length })
    const inTheWay = { from: command.lt(to), to: command.gt(from) }
    const others = none({ ...inTheWay, key: command.neq(key), until: command.gt(at) })
    return [
      [`held.${r}`, command.and([own, others] as never)],
      [`booked.${r}`, unbooked(inTheWay, claim.instead)],
    ]
  })

const holding = (claim: Claim, until: number): Change => {
  const { slot, key, for: purpose, by, instead } = claim
  const { from, to, resources } = slot
  const own = { from, to, key, for: purpose, until, size: resources.length, by }
  const held: Held = instead === undefined ? own : { ...own, instead }
  return each(claim, (r) => [[`held.${r}`, command.push([held])]])
}

const booking = (claim: Claim): Change => {
  const { slot, key, for: purpose } = claim
  const booked = { from: slot.from, to: slot.to, key, for: purpose }
  return each(claim, (r) => [
    [`held.${r}`, command.pull({ key })],
    [`booked.${r}`, command.push([booked])],
  ])
}

const changed = async (claim: Claim, filter: Filter, change: Change): Promise<boolean> =>
  (await collection('days').changeWhere({ _id: dayId(claim.slot.date), ...filter }, change)) > 0

/** What a claim has in a day already; null when nothing. */
function had(day: Day, { slot, key }: Claim, at: number): Holding | null {
  if (isBooked(day, slot, key)) return { until: null, repeated: true }
  const held = holdOf(day, slot, key, at)
  return held && { until: held.until, repeated: true }
}

async function hold(claim: Claim, holdMs: number): Promise<Outcome<Holding>> {
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const at = now()
    const until = at + holdMs
    if (await changed(claim, free(claim, at), holding(claim, until)))
      return ok({ until, repeated: false })
    const day = await collection('days').get(dayId(claim.slot.date))
    if (day) {
      const before = had(day, claim, now())
      if (before) return ok(before)
      if (!isFree(day, claim.slot, now(), claim.instead)) return refuse('slotTaken')
    } else await makeDay(claim.slot.date)
  }
  return refuse('busy')
}

/**
 * In whose place a booking comes is known by its hold alone: it is looked up where the update found
 * something in the way, so that most bookings cost one request.
 */
async function confirm(asked: Claim): Promise<Outcome<{ repeated: boolean }>> {
  let claim = asked
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const at = now()
    if (await changed(claim, mine(claim, at), booking(claim))) return ok({ repeated: false })
    const day = await collection('days').get(dayId(claim.slot.date))
    if (day && isBooked(day, claim.slot, claim.key)) return ok({ repeated: true })
    const held = day && holdOf(day, claim.slot, claim.key, now())
    const bare = { ...claim.slot, padMs: {} }
    if (!held || !isFree(day, bare, now(), claim.key, held.instead)) return refuse('holdOver')
    claim = held.instead === undefined ? asked : { ...asked, instead: held.instead }
  }
  return refuse('busy')
}

/** One conditional update each; where it changes nothing, one look says why. */
export const byUpdate: Taking = {
  hold,
  confirm,
  async release({ date, resources }, key) {
    const change = Object.fromEntries(resources.map((r) => [`held.${r}`, command.pull({ key })]))
    await collection('days').changeWhere({ _id: dayId(date) }, change)
  },
}
