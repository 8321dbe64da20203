import { ok, refuse, type Outcome } from '../../result'
import { LIMITS } from '../limits'
import type { Activity } from './types'

/**
 * 名单: who has one of an activity's places, and who waits for one. It is one document, so that the last
 * place is decided by one conditional update, whose condition is that of `enter`.
 */
export interface Roll {
  /** That of its activity. */
  _id: string
  /** Signing up is open: published, and not over or cancelled. */
  open: boolean
  /**
   * From then on nobody signs up and nobody moves up: whoever comes stands in the row (`walkIn`), and is put on
   * the list by the organiser.
   */
  from: number
  /** Places that are free. Before the start, with somebody waiting there is none. */
  free: number
  /** Who has a place, since when, by the key of his participation. */
  going: Record<string, number>
  /** Who waits, the first first. */
  waiting: string[]
  /** Since when each of them waits. Of one that was shut it stays, for whoever was just about to. */
  queued: Record<string, number>
  /** When the timer looks whether parts and roll agree; `NEVER`: they do. */
  lookAt: number
  /** Counts every write: whoever has looked knows whether it is still what he has looked at. */
  rev: number
}

/** Later than anything: an instant that an update may only bring nearer. */
export const NEVER = Number.MAX_SAFE_INTEGER

/** That of an activity that has just been published. */
export const newRoll = ({
  _id,
  from,
  places,
}: Pick<Activity, '_id' | 'from' | 'places'>): Roll => ({
  ...{ _id, open: true, from, free: places, going: {}, waiting: [], queued: {}, lookAt: NEVER },
  rev: 1,
})

/** As it is written, to be looked at at that instant. */
export const written = (roll: Roll, lookAt: number): Roll => ({
  ...roll,
  lookAt,
  rev: roll.rev + 1,
})

const but = (times: Record<string, number>, keys: readonly string[]): Record<string, number> =>
  Object.fromEntries(Object.entries(times).filter(([key]) => !keys.includes(key)))

/** Since when this key is on it, with a place or waiting; null: it is not. */
export const onSince = ({ going, queued }: Roll, key: string): number | null =>
  going[key] ?? queued[key] ?? null

/** Everybody on it, with a place or waiting. */
export const keysOn = ({ going, queued }: Roll): string[] => [
  ...Object.keys(going),
  ...Object.keys(queued),
]

export type Entered = { roll: Roll; as: 'going' | 'waiting' }

/** A place, or the end of the waiting list. Who is on it already is told so, whatever else holds. */
export function enter(roll: Roll, key: string, now: number): Outcome<Entered> {
  if (key in roll.going || roll.waiting.includes(key)) return refuse('signedUp')
  if (!roll.open || now >= roll.from) return refuse('signUpOver')
  if (roll.free > 0) {
    return ok({
      roll: { ...roll, free: roll.free - 1, going: { ...roll.going, [key]: now } },
      as: 'going',
    })
  }
  return queue(roll, key, now)
}

/** The end of the row, as long as that row may be. */
function queue(roll: Roll, key: string, now: number): Outcome<Entered> {
  if (roll.waiting.length >= LIMITS.waiting) return refuse('signUpFull')
  const queued = { ...roll.queued, [key]: now }
  return ok({ roll: { ...roll, waiting: [...roll.waiting, key], queued }, as: 'waiting' })
}

/**
 * 现场报名: who stands there. Until the start as whoever signs up; from then on he waits for the organiser's
 * tick even where a place is free, for it is the organiser's eye that puts him on.
 */
export function walkIn(roll: Roll, key: string, now: number): Outcome<Entered> {
  if (now < roll.from) return enter(roll, key, now)
  if (onSince(roll, key) !== null) return refuse('signedUp')
  return roll.open ? queue(roll, key, now) : refuse('signUpOver')
}

export interface Freed {
  roll: Roll
  /** Who has moved up from the waiting list, in their order. */
  movedUp: string[]
}

/** Who waits moves up to what is free; from the start on nobody does. */
function moveUp(roll: Roll, now: number): Freed {
  const count = roll.open && now < roll.from ? Math.min(roll.free, roll.waiting.length) : 0
  const movedUp = roll.waiting.slice(0, count)
  const going = { ...roll.going, ...Object.fromEntries(movedUp.map((key) => [key, now])) }
  return {
    roll: {
      ...{ ...roll, going, free: roll.free - count },
      ...{ waiting: roll.waiting.slice(count), queued: but(roll.queued, movedUp) },
    },
    movedUp,
  }
}

/** Without this person. His place is free once: taken off twice, nothing changes the second time. */
export function takeOff(roll: Roll, key: string, now: number): Freed {
  if (!(key in roll.going)) {
    const waiting = roll.waiting.filter((other) => other !== key)
    return { roll: { ...roll, waiting, queued: but(roll.queued, [key]) }, movedUp: [] }
  }
  return moveUp({ ...roll, going: but(roll.going, [key]), free: roll.free + 1 }, now)
}

export const placesOf = (roll: Roll): number => Object.keys(roll.going).length + roll.free

/** More places, or fewer: never fewer than are taken. */
export function withPlaces(roll: Roll, places: number, now: number): Outcome<Freed> {
  const taken = Object.keys(roll.going).length
  if (places < taken) return refuse('placesTaken', 'places')
  return ok(moveUp({ ...roll, free: places - taken }, now))
}

/** Nobody enters any more; who waited waits for nothing. */
export const shut = (roll: Roll): Roll => ({ ...roll, open: false, waiting: [] })
