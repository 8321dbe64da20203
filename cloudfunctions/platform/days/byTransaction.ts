import {
  holdOf,
  isBooked,
  isFree,
  withBooking,
  withHold,
  without,
} from '../../../domain/booking/day'
import { dayId, emptyDay, type Day } from '../../../domain/booking/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { now } from '../clock'
import { transact } from '../transact'
import type { Holding, Taking } from './types'

/** What is made of a day: the new one and an answer, or a refusal; null for a day that stays. */
type Made<T> = Outcome<{ day: Day | null; value: T }>

/** Reads a day, makes another of it, writes it. */
const change = <T>(date: string, make: (day: Day, at: number) => Made<T>): Promise<Outcome<T>> =>
  transact(async (transaction) => {
    const days = transaction.collection('days')
    const made = make((await days.get(dayId(date))) ?? emptyDay(date), now())
    if (!made.ok) return made
    const { day, value } = made.value
    if (day) await days.put(day)
    return ok(value)
  })

/** A transaction each: for a platform that does not know the conditional updates' operators. */
export const byTransaction: Taking = {
  hold: (claim, holdMs) =>
    change<Holding>(claim.slot.date, (day, at) => {
      const { slot, key } = claim
      if (isBooked(day, slot, key)) return ok({ day: null, value: { until: null, repeated: true } })
      const held = holdOf(day, slot, key, at)
      if (held) return ok({ day: null, value: { until: held.until, repeated: true } })
      if (!isFree(day, slot, at, claim.instead)) return refuse('slotTaken')
      const until = at + holdMs
      const next = withHold(without(day, [], at), slot, claim, until)
      return ok({ day: next, value: { until, repeated: false } })
    }),
  confirm: (claim) =>
    change<{ repeated: boolean }>(claim.slot.date, (day, at) => {
      const { slot, key } = claim
      if (isBooked(day, slot, key)) return ok({ day: null, value: { repeated: true } })
      const held = holdOf(day, slot, key, at)
      const bare = { ...slot, padMs: {} }
      if (!held || !isFree(day, bare, at, key, held.instead)) return refuse('holdOver')
      const next = withBooking(without(day, [], at), slot, claim)
      return ok({ day: next, value: { repeated: false } })
    }),
  async release({ date }, key) {
    await change(date, (day) => {
      const held = Object.entries(day.held).map(([r, all]) => [r, all.filter((h) => h.key !== key)])
      return ok({ day: { ...day, held: Object.fromEntries(held) }, value: null })
    })
  },
}
