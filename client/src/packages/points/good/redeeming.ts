import { DAY_MS } from '../../../../../domain/calendar/zone'
import { LIMITS } from '../../../../../domain/points/limits'
import { newRequestId } from '../../../services/requestId'
import { forget, keep, load } from '../../../services/storage'

/**
 * 兑换 of which nobody knows yet whether the cloud has carried it out: one a good, with its requestId, on the
 * phone until the answer is there. Whoever closes the app when an answer was lost, and comes back, asks for
 * the very same piece and pays once.
 */
interface Redeeming {
  /** What the person saw and wanted; anything else is another 兑换. */
  what: string
  requestId: string
  /** Epoch ms. */
  at: number
}

const PLACE = 'redeeming'
/** So long what it made may wait to be picked up; of what is older the own list tells. */
const KEPT_MS = LIMITS.pickUpDays * DAY_MS

/** Where the phone has no room it is kept for this visit. */
let known: Record<string, Redeeming> | null = null

const all = (): Record<string, Redeeming> =>
  (known ??= load<Record<string, Redeeming>>(PLACE) ?? {})

const isYoung = ({ at }: Redeeming, now: number): boolean => Math.abs(now - at) < KEPT_MS

function store(next: Record<string, Redeeming>): void {
  known = next
  if (Object.keys(next).length > 0) keep(PLACE, next)
  else forget(PLACE)
}

/** The requestId under which this good is redeemed as it was seen: that of the tap before, if it may stand. */
export function redeemingId(good: string, what: unknown, now: number): string {
  const told = JSON.stringify(what)
  const before = all()[good]
  if (before?.what === told && isYoung(before, now)) return before.requestId
  const others = Object.entries(all()).filter(([, one]) => isYoung(one, now))
  const requestId = newRequestId()
  store({ ...Object.fromEntries(others), [good]: { what: told, requestId, at: now } })
  return requestId
}

/** What came of it is known: wanted once more, it is another 兑换. */
export function redeemingSettled(good: string): void {
  store(Object.fromEntries(Object.entries(all()).filter(([code]) => code !== good)))
}
