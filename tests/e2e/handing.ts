import type { Redemption } from '../../domain/points/redeem/types'
import type { Person } from './person'
import type { pointsAt } from './pointsAt'

/** What owner, reviewer and keeper do with their phones, in any story of points. */

/** The keeper's camera sees a code. */
export async function scans(keeper: Person, button: string, code: string): Promise<void> {
  await keeper.taps(button)
  await keeper.types('码里的文字', code)
  await keeper.taps('扫到了')
}

/** Of the owner, by his phone, from the shop to the code. */
export async function redeems(
  owner: Person,
  good: string,
  price: number,
  { redemptionOf }: Pick<ReturnType<typeof pointsAt>, 'redemptionOf'>,
): Promise<Redemption> {
  await owner.phone.open('packages/points/shop/index')
  await owner.taps(new RegExp(`^${good}`))
  await owner.phone.settled()
  await owner.taps(`用${price}分兑换`)
  await owner.taps(`确定，用${price}分换`)
  await owner.taps('允许')
  await owner.sees('请把这个码给兑换员扫')
  return redemptionOf(owner.phone.openid, good)
}

/** The reviewer finds an award among what waits, is no kin, and lets it pass. */
export async function passes(reviewer: Person, award: RegExp): Promise<void> {
  await reviewer.taps('积分审核')
  await reviewer.taps(award)
  await reviewer.phone.settled()
  await reviewer.taps('审核通过')
  await reviewer.taps('不是')
  await reviewer.taps('审核通过')
  await reviewer.isTold('审核通过，开始公示')
  await reviewer.sees('公示中', /公示到/)
}
