import type { Principal } from '../../matter/types'
import { todayOf } from '../ledger/lots'
import type { Keeper } from '../types'
import type { RedemptionRole } from './lifecycle'
import type { Redemption } from './types'

/** Whether a keeper's term has begun and is not over. */
export const isInTerm = ({ from, to }: Pick<Keeper, 'from' | 'to'>, now: number): boolean =>
  from <= todayOf(now) && todayOf(now) <= to

/** Whether somebody hands out anywhere today. */
export const keepsToday = (keepers: readonly Keeper[], user: Principal, now: number): boolean =>
  keepers.some((keeper) => keeper.user === user && isInTerm(keeper, now))

/** Who has something of a redemption: its owner, and whom the owner has named. */
const concerned = ({ owner, proxy }: Pick<Redemption, 'owner' | 'proxy'>): Principal[] => [
  owner,
  ...(proxy?.user ? [proxy.user] : []),
]

export const isOwn = (r: Pick<Redemption, 'owner' | 'proxy'>, user: Principal): boolean =>
  concerned(r).includes(user)

/** Whom somebody has declared as a relative, at whatever counter: whoever keeps and reviews has them in both. */
export const relativesOf = (
  { points }: { points?: { keepers?: readonly Keeper[] } },
  user: Principal,
): Principal[] =>
  (points?.keepers ?? []).filter((keeper) => keeper.user === user).flatMap((k) => k.relatives)

/** Kinship is declared by account: two people may have one name. */
export const isOfKin = (
  r: Pick<Redemption, 'owner' | 'proxy'>,
  relatives: readonly Principal[],
): boolean => concerned(r).some((user) => relatives.includes(user))

/** 回避: an owner may do anything with his own, a reviewer nothing with a declared relative's. */
export const isKinOfReviewer = (
  r: Pick<Redemption, 'owner' | 'proxy'>,
  { role }: { role: RedemptionRole },
  relatives: readonly Principal[],
): boolean => role === 'reviewer' && isOfKin(r, relatives)

/**
 * Pick-up points where something waits and no keeper is in term: one who leaves takes no redemption
 * along, for none is a person's, but somebody must be there.
 */
export function unkept(
  waiting: readonly Pick<Redemption, 'pickUp' | 'state'>[],
  keepers: readonly Keeper[],
  now: number,
): string[] {
  const kept = keepers.filter((keeper) => isInTerm(keeper, now)).map(({ pickUp }) => pickUp)
  const points = waiting.filter(({ state }) => state === 'HELD').map(({ pickUp }) => pickUp)
  return [...new Set(points)].filter((point) => !kept.includes(point)).sort()
}
