import { halfAt } from '../../../domain/points/code/guesses'
import { changeStock } from '../../../domain/points/redeem/changeStock'
import type { StockKind } from '../../../domain/points/redeem/stock'
import { wish, wishPlaces } from '../../../domain/points/wishes'
import type { World } from './world'

/** What happens at the counter of a `World`. */

/** So many wrong codes were shown for it in this half hour. */
export function guessed(w: World, id: string, count: number): void {
  const missed = { half: halfAt(w.now), count }
  w.redemptions.set(id, { ...w.redemption(id)!, missed })
}

export function shelf(
  w: World,
  asked: { kind: StockKind; good: string; count: number; who: string; reason: string },
) {
  const { good, who } = asked
  const keeper = w.keepers.get(who) ?? null
  const said = { ...asked, id: `stock:${good}`, keeper, now: w.now }
  const outcome = changeStock(w.goods.get(good) ?? null, w.binsOf(good), said)
  if (outcome.ok) for (const bin of outcome.value.bins) w.bins.set(bin._id, bin)
  return outcome
}

/** A good by its code, as `good:rice`; anything else in words. */
export function wished(w: World, who: string, what: string) {
  const good = what.startsWith('good:') ? what.slice('good:'.length) : null
  const user = `user:${who}`
  const own = [...w.wishes.values()].filter((other) => other.user === user)
  const wishing = { places: wishPlaces(who), user, hasGood: w.goods.has(good ?? ''), now: w.now }
  const outcome = wish(own, { good, text: good === null ? what : '' }, wishing)
  if (!outcome.ok) return outcome
  w.wishes.set(outcome.value._id, outcome.value)
  return outcome.value.open ? 'ok wished' : 'ok taken back'
}
