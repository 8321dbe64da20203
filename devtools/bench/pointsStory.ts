import { DAY_MS } from '../../domain/calendar/zone'
import type { AwardView, GoodView, RedemptionView } from '../../domain/contract'
import { todayOf } from '../../domain/points/ledger/lots'
import { redeemed, shownCode } from './counter'
import { tellHousehold } from './householdStory'
import { persona, type World } from './world'

type Ask = World['call']

const [OWNER, KEEPER, AWARDER] = [persona('wang'), persona('qiao'), persona('zhang')]
const [FIRST, SECOND] = [persona('meng'), persona('ren')]
/** 公示, and a day more. */
const PUBLISHED_MS = 8 * DAY_MS

/** Points of a street, told so that every call of theirs is made. */
export async function tellPoints(world: World, ask: Ask): Promise<void> {
  await looks(ask)
  const no = await opens(world, ask)
  await picksUp(world, ask)
  await givesBack(world, ask)
  await counts(world, ask)
  await awards(world, ask, no)
  await tellHousehold(world, ask)
  await closes(world, ask)
}

async function looks(ask: Ask): Promise<void> {
  await ask(OWNER, 'points.account', {})
  await ask(OWNER, 'points.ledger', {})
  await ask(OWNER, 'points.shop', {})
  await ask(OWNER, 'points.redemptions', {})
  await ask(OWNER, 'points.rules', {})
  await ask(OWNER, 'points.month', {})
  await ask(OWNER, 'points.published', {})
  await ask(KEEPER, 'points.keeperDay', {})
  await ask(KEEPER, 'points.stock', {})
  await ask(FIRST, 'points.awards', { scope: 'review' })
}

/** The number by which the owner's account is found. */
async function opens(world: World, ask: Ask): Promise<string> {
  const joined = await ask(OWNER, 'points.join', { requestId: world.requestId(), name: '王淑珍' })
  await ask(AWARDER, 'points.member', { no: joined.no })
  return joined.no
}

/** The cheapest good that the owner can have at the keeper's point, redeemed. */
async function redeems(world: World, ask: Ask): Promise<RedemptionView> {
  const { balance } = await world.call(OWNER, 'points.shop', {})
  const { pickUp } = await world.call(KEEPER, 'points.keeperDay', {})
  const fits = (g: GoodView) => g.price <= balance && g.pickUp?.name === pickUp.name
  return redeemed(world, OWNER, fits, ask)
}

/** Scanned, handed out, undone, handed out again, and no good. */
async function picksUp(world: World, ask: Ask): Promise<void> {
  const redemption = await redeems(world, ask)
  const { id } = redemption
  await ask(OWNER, 'points.redemption', { id })
  await ask(OWNER, 'points.name', { requestId: world.requestId(), id, name: '李姐' })
  await ask(OWNER, 'points.print', { requestId: world.requestId(), id })
  const code = shownCode(world, redemption)
  const { ticket } = await ask(KEEPER, 'points.peek', { code })
  await ask(KEEPER, 'points.handOut', { requestId: world.requestId(), id, code, ticket })
  await ask(KEEPER, 'points.undo', { requestId: world.requestId(), id, note: '扫错了' })
  await ask(KEEPER, 'points.handOut', { requestId: world.requestId(), id, code })
  await ask(FIRST, 'points.refund', { requestId: world.requestId(), id, note: '东西是坏的' })
}

async function givesBack(world: World, ask: Ask): Promise<void> {
  const { id, good } = await redeems(world, ask)
  await ask(OWNER, 'points.cancel', { requestId: world.requestId(), id })
  await ask(OWNER, 'points.wish', { requestId: world.requestId(), good })
}

/** 入库 and 盘点 of the goods that lie in most bins. */
async function counts(world: World, ask: Ask): Promise<void> {
  const { goods } = await world.call(KEEPER, 'points.stock', {})
  const binsOf = (code: string): number => world.cloud.store.count('bins', { good: code })
  const [most] = [...goods].sort((a, b) => binsOf(b.code) - binsOf(a.code))
  if (!most) throw new Error('no goods at the point')
  const change = (kind: 'in' | 'count', count: number) =>
    ask(KEEPER, 'points.changeStock', {
      ...{ requestId: world.requestId(), good: most.code, kind, count },
      reason: '月底盘点',
    })
  await change('in', 10)
  await change('count', most.free + most.held + 9)
}

async function awards(world: World, ask: Ask, no: string): Promise<void> {
  const give = (): Promise<AwardView> =>
    ask(AWARDER, 'points.give', {
      ...{ requestId: world.requestId(), no, rule: 'JS06', minutes: 0 },
      ...{ deedOn: todayOf(world.cloud.clock.now()), deed: '扫雪除冰' },
      ...{ confidential: false, kin: false },
    })
  const on = async (id: string) => {
    const { version } = await world.call(AWARDER, 'points.award', { id })
    return { requestId: world.requestId(), id, version }
  }
  const judged = async (id: string) => ({ ...(await on(id)), kin: false, note: '核对过签到表' })
  const appealed = async (): Promise<string> => {
    const { id } = await give()
    await ask(FIRST, 'points.pass', await judged(id))
    await ask(OWNER, 'points.appeal', { ...(await on(id)), note: '时长记少了' })
    return id
  }
  const { id } = await give()
  await ask(OWNER, 'points.award', { id })
  await ask(FIRST, 'points.pass', await judged(id))
  await ask(FIRST, 'points.reject', await judged((await give()).id))
  await ask(SECOND, 'points.confirm', await judged(await appealed()))
  await ask(SECOND, 'points.refuse', await judged(await appealed()))
  world.cloud.clock.advance(PUBLISHED_MS)
  await world.cloud.runTimer('jobs')
  await ask(FIRST, 'points.reverse', await judged(id))
}

/** 注销, of somebody for whom nothing waits. */
async function closes(world: World, ask: Ask): Promise<void> {
  await ask(persona('li'), 'points.close', { requestId: world.requestId() })
}
