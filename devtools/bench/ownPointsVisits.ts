import { pageOf } from '../../domain/notice/pages'
import type { RedemptionView } from '../../domain/points/answers'
import { redeemed, shownCode } from './counter'
import { persona, type World } from './world'
import type { Visit } from './visit'

/** The pages of points that everybody uses, of somebody who has some. */

const OWNER = persona('resident-li')
/** Somebody who has never had to do with points. */
const NEWCOMER = 'o-bench-newcomer'

const redeem = (world: World, code: string): Promise<RedemptionView> =>
  redeemed(world, OWNER, (good) => good.code === code)

async function handOut(world: World, keeper: string, redemption: RedemptionView): Promise<void> {
  const code = shownCode(world, redemption)
  const requestId = world.requestId()
  await world.call(keeper, 'points.handOut', { requestId, id: redemption.id, code })
}

export async function prepareOwnPoints(world: World): Promise<Visit[]> {
  const handed = await redeem(world, 'G09')
  await handOut(world, persona('qiao'), handed)
  const waiting = await redeem(world, 'G07')
  const { id } = waiting
  await world.call(OWNER, 'points.name', { requestId: world.requestId(), id, name: '李小梅' })
  const visit = (name: string, openid: string, page: string): Visit => ({ name, openid, page })
  const good = (code: string): string => `packages/points/good/index?code=${code}`
  return [
    visit('points-home', OWNER, 'packages/points/home/index'),
    visit('points-join', NEWCOMER, 'packages/points/home/index'),
    visit('points-shop', OWNER, 'packages/points/shop/index'),
    visit('points-good', OWNER, good('G08')),
    visit('points-good-short', OWNER, good('G01')),
    visit('points-good-sold-out', OWNER, good('G05')),
    visit('points-redemptions', OWNER, 'packages/points/redemptions/index'),
    visit('points-redemption', OWNER, pageOf('points.redemption', id)),
    visit('points-redemption-handed', OWNER, pageOf('points.redemption', handed.id)),
    visit('points-rules', OWNER, 'packages/points/rules/index'),
  ]
}
