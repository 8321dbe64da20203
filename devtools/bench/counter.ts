import type { GoodView, RedemptionView } from '../../domain/contract'
import { spokenOf } from '../../domain/points/code/shown'
import { totp } from '../../domain/points/code/totp'
import type { World } from './world'

/** What an owner and a keeper do at the counter of a pick-up point. */

/** What the owner's phone shows now. */
export function shownCode(world: World, { code }: RedemptionView): string {
  if (!code) throw new Error('a redemption without a code')
  return spokenOf(code.no, totp(code.secret, world.cloud.clock.now()))
}

/** The cheapest of the goods that fit, redeemed at the price that the shop says. */
export async function redeemed(
  world: World,
  openid: string,
  fits: (good: GoodView) => boolean,
  ask: World['call'] = world.call,
): Promise<RedemptionView> {
  const { goods } = await world.call(openid, 'points.shop', {})
  const [good] = goods
    .filter((g) => g.offered && g.left > 0 && fits(g))
    .sort((a, b) => a.price - b.price)
  if (!good) throw new Error(`nothing that ${openid} can redeem`)
  const { code, price, perMonth } = good
  const seen = { good: code, price, ...(perMonth === null ? {} : { perMonth }) }
  return ask(openid, 'points.redeem', { requestId: world.requestId(), ...seen })
}
