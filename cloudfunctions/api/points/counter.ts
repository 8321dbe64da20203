import { holds } from '../../../domain/identity/authorize'
import type { Counter } from '../../../domain/points/keeperViews'
import { isInTerm } from '../../../domain/points/redeem/keepers'
import { ok, refuse, type Outcome } from '../../../domain/result'
import type { CallContext } from '../context'

/**
 * Which pick-up point somebody stands at: a keeper in term at one of his own, a reviewer at any. Left
 * out, it is the first of them.
 */
export async function counterOf(
  pickUp: string | undefined,
  context: CallContext,
): Promise<Outcome<Counter>> {
  const [street, actor] = await Promise.all([context.settings(), context.actor()])
  const { userId: user, now } = context
  const { keepers = [], pickUps: all = [] } = street.points ?? {}
  const own = keepers.filter((k) => k.user === user && isInTerm(k, now))
  const isReviewer = holds(actor, 'pointsReviewer')
  const open = all.filter(({ code }) => isReviewer || own.some((k) => k.pickUp === code))
  const first = open.find(({ code }) => code === own[0]?.pickUp) ?? open[0]
  if (!first) return refuse('notKeeper')
  const chosen = pickUp === undefined ? first : open.find(({ code }) => code === pickUp)
  if (!chosen) return refuse('wrongPoint')
  const keeper = own.find((k) => k.pickUp === chosen.code) ?? null
  const pickUps = open.map(({ code, name }) => ({ code, name }))
  return ok({ user, keeper, isReviewer, pickUp: chosen.code, pickUps, street, now })
}
