import type { Principal } from '../matter/types'
import { refuse, ok, type Outcome } from '../result'
import { firstFault } from './ledger/precedence'
import { LIMITS } from './limits'

/**
 * 心愿: what people would like the shop to have more of. Each person has five places; a wish that is taken
 * back leaves its place to the next, so that no count is needed where two are made at once.
 */

export const WISH_SHAPE = 1

/** Collection `wishes`. */
export interface Wish {
  /** `wish:<24 hex digits of the person>:<place, from 0>` */
  _id: string
  shape: number
  user: Principal
  /** Code of the good of which there should be more; null for a wish in words. */
  good: string | null
  text: string
  /** Of the words (内容安全); of a good there are none. Earlier wishes were not looked at. */
  moderation?: 'pass' | 'review' | 'unchecked'
  at: number
  /** Taken back ones are not. */
  open: boolean
}

/** What is wished for: a good, or something in words. */
export type Wished = Pick<Wish, 'good' | 'text' | 'moderation'>

const isSame = (a: Pick<Wish, 'good' | 'text'>, b: typeof a): boolean =>
  a.good === b.good && a.text === b.text

interface Wishing {
  /** `_id`s of the person's places. */
  places: readonly string[]
  user: Principal
  hasGood: boolean
  now: number
}

/** The place that changes: a new wish, or the same taken back. Refused where all places are taken. */
export function wish(own: readonly Wish[], wished: Wished, w: Wishing): Outcome<Wish> {
  const before = own.find((other) => other.open && isSame(other, wished))
  if (before) return ok({ ...before, open: false, at: w.now })
  const free = w.places.find((_id) => !own.some((other) => other._id === _id && other.open))
  const fault = firstFault<'wish'>({
    goodUnknown: () => wished.good !== null && !w.hasGood,
    wishesFull: () => free === undefined,
  })
  if (fault) return fault
  if (free === undefined) return refuse('wishesFull')
  const { good, text, moderation = 'pass' } = wished
  const { user, now: at } = w
  return ok({ _id: free, shape: WISH_SHAPE, user, good, text, moderation, at, open: true })
}

/** Codes of the goods of which somebody wishes for more. */
export const wishedBy = (own: readonly Pick<Wish, 'open' | 'good'>[]): string[] =>
  own.flatMap(({ open, good }) => (open && good !== null ? [good] : []))

/** The places of one person, whose key is 24 hex digits. */
export const wishPlaces = (key: string): string[] =>
  Array.from({ length: LIMITS.wishes }, (_, i) => `wish:${key}:${i}`)
