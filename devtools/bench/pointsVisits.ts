import { dateOf } from '../../domain/calendar/zone'
import { pageOf } from '../../domain/notice/pages'
import type { RedemptionView } from '../../domain/points/answers'
import { redeemed, shownCode } from './counter'
import { persona, type World } from './world'
import type { Visit } from './visit'

/** Points that were given, redeemed and handed out: what the keeper's and the public pages are about. */

const [OWNER, GIVER] = [persona('resident-wang'), persona('worker-zhang')]

/** Of the owner's cheapest goods at the pick-up point of that keeper. */
async function redeem(world: World, keeper: string): Promise<RedemptionView> {
  const stock = await world.call(keeper, 'points.stock', {})
  const here = stock.goods.map(({ code }) => code)
  return redeemed(world, OWNER, (g) => g.perMonth === null && here.includes(g.code))
}

async function give(world: World, no: string, rule: string, deed: string): Promise<string> {
  const what = { no, rule, minutes: 90, deedOn: dateOf(world.cloud.clock.now()), deed }
  const answers = { confidential: false, kin: false }
  const requestId = world.requestId()
  return (await world.call(GIVER, 'points.give', { requestId, ...what, ...answers })).id
}

async function pass(world: World, reviewer: string, id: string): Promise<void> {
  const { version } = await world.call(reviewer, 'points.award', { id })
  const step = { requestId: world.requestId(), id, version }
  await world.call(reviewer, 'points.pass', { ...step, note: '', kin: false })
}

/** The pages of whoever hands out, gives and reviews, and those that everybody reads. */
export async function preparePoints(world: World): Promise<Visit[]> {
  const [keeper, reviewer] = [persona('qiao'), persona('meng')]
  const { no } = await world.call(OWNER, 'points.account', {})
  const waiting = await give(world, no, 'GM01', '陪楼下的老人去医院取药')
  const inPublic = await give(world, no, 'JS04', '和邻居一起清理了楼道')
  await pass(world, reviewer, inPublic)
  const handed = await redeem(world, keeper)
  const code = shownCode(world, handed)
  await world.call(keeper, 'points.handOut', { requestId: world.requestId(), id: handed.id, code })
  await redeem(world, keeper)
  const visit = (name: string, openid: string, page: string): Visit => ({ name, openid, page })
  return [
    visit('keeper-scan', keeper, 'packages/keeper/scan/index'),
    visit('keeper-day', keeper, 'packages/keeper/day/index'),
    visit('keeper-stock', keeper, 'packages/keeper/stock/index'),
    visit('points-give', GIVER, 'packages/keeper/give/index'),
    visit('points-review', reviewer, 'packages/keeper/review/index'),
    visit('points-award', reviewer, pageOf('points.award', waiting)),
    visit('points-award-own', OWNER, pageOf('points.award', inPublic)),
    visit('points-published', OWNER, 'packages/points/published/index'),
    visit('points-month', OWNER, 'packages/points/month/index'),
    visit('home-keeper', keeper, 'pages/home/index'),
    visit('home-reviewer', reviewer, 'pages/home/index'),
  ]
}
