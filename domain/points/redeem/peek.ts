import { ok, type Outcome } from '../../result'
import type { Shown } from '../code/shown'
import type { Keeper } from '../types'
import { againstHandingOut, seenOf } from './handOut'
import { isInTerm } from './keepers'
import type { Redemption } from './types'

/**
 * What a keeper's scan finds, before anything is handed out: the same refusals as 交付, but one that was
 * handed out before is shown, so that the second scan says what, when and by whom.
 */
export function peek(
  r: Redemption | null,
  keeper: Keeper | null,
  shown: Shown,
  now: number,
): Outcome<Redemption> {
  const look = () =>
    r!.state === 'HANDED_OUT' ? { kind: 'good' as const } : seenOf(r!, shown, now)
  const isOut = () => r!.state === 'HANDED_OUT'
  const fault = againstHandingOut(r, { keeper, shown, now }, isOut, () => false, look)
  return fault ?? ok(r!)
}

/** Which of several with one number is meant: whose code it is, else one that waits, else the last. */
export const meantBy = (
  found: readonly Redemption[],
  shown: Shown,
  now: number,
): Redemption | null =>
  found.find((r) => seenOf(r, shown, now).kind === 'good') ??
  found.find(({ state }) => state === 'HELD') ??
  found[0] ??
  null

/** As which keeper somebody acts at a pick-up point; null: as none. */
export function keeperFor(
  keepers: readonly Keeper[],
  user: string,
  pickUp: string | null,
  now: number,
): Keeper | null {
  const own = keepers.filter((k) => k.user === user)
  const inTerm = own.filter((k) => isInTerm(k, now))
  return inTerm.find((k) => k.pickUp === pickUp) ?? inTerm[0] ?? own[0] ?? null
}
