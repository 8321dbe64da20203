import { MINUTE_MS } from '../calendar/zone'
import type { Push, PushState } from './types'

/** How long a sender may hold a notice before it counts as dead. */
export const LEASE_MS = MINUTE_MS
export const MAX_TRIES = 5
const BACKOFF_MS = [1, 5, 25, 60].map((m) => m * MINUTE_MS)

/** WeChat's codes that pass by themselves: system busy, daily quota of the API. */
const RETRYABLE: ReadonlySet<number> = new Set([-1, 45009])
/** No quota or refused by the person: subscribeMessage.send 43101. */
export const REFUSED = 43101

const end = (push: Push, state: PushState, code: number | null): Push => ({
  ...push,
  state,
  nextAt: null,
  code,
})

/** What a send's errcode makes of the push. `tries` already counts this attempt. */
export function afterSend(push: Push, code: number, now: number): Push {
  if (code === 0) return end(push, 'sent', 0)
  if (code === REFUSED) return end(push, 'refused', code)
  if (RETRYABLE.has(code) && push.tries < MAX_TRIES) {
    const pause = BACKOFF_MS[Math.min(push.tries, BACKOFF_MS.length) - 1] ?? MINUTE_MS
    return { ...push, state: 'waiting', nextAt: now + pause, code }
  }
  return end(push, 'failed', code)
}

/** A push that ends without a send. */
export const endUnsent = (
  push: Push,
  state: 'noQuota' | 'spared' | 'unbound' | 'deputised' | 'uncertain',
): Push => end(push, state, push.code)

/** Not to be had just now: it comes back, and nothing was tried. */
export const putOff = (push: Push, nextAt: number): Push => ({
  ...push,
  state: 'waiting',
  tries: push.tries - 1,
  nextAt,
})

/** Long enough for a digest that is due to be sent and recorded. */
export const HELD_MS = 10 * MINUTE_MS

/** Waits in a digest that is due at `at`; looked after by itself where that has come to nothing. */
export const heldIn = (push: Push, digest: string, at: number): Push => ({
  ...push,
  state: 'held',
  nextAt: at + HELD_MS,
  in: digest,
})

/** Ends without anything that has reached the person, or his deputy. */
export const isUndelivered = ({ state, nextAt }: Push): boolean =>
  nextAt === null && state !== 'sent' && state !== 'deputised'

/** Whether a sweep finds a sender dead: it began, its lease ran out, it recorded nothing. */
export const isAbandoned = (push: Push, now: number): boolean =>
  push.state === 'sending' && push.nextAt !== null && push.nextAt <= now
