import { persona } from '../../devtools/bench/world'
import { DAY_MS, MINUTE_MS, dateOf } from '../../domain/calendar/zone'
import { pageOf } from '../../domain/notice/pages'
import { story, TestDesk } from './desk'
import { pointsAt } from './pointsAt'
import { agreed, worldAt } from './shortcuts'

/** What is decided anew, and what lies on the shelf. */
let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
}, 60_000)
afterAll(() => desk?.close())
const theDesk = () => desk
const { balanceOf, shelfOf, awardOf, later } = pointsAt(theDesk)

const [OWNER, GIVER] = [persona('resident-wang'), persona('worker-zhang')]
const [KEEPER, REVIEWER, JUDGE] = [persona('keeper-qiao'), persona('meng'), persona('ren')]

story('rejected, appealed by its owner, judged by a third, and taken back', theDesk, async () => {
  const world = worldAt(desk)
  await agreed(world, OWNER)
  const before = balanceOf(OWNER)
  const { no } = await world.call(OWNER, 'points.account', {})
  const today = dateOf(desk.cloud.clock.now())
  const deed = '清理了三单元楼道'
  const asked = {
    no,
    rule: 'JS04',
    minutes: 0,
    deedOn: today,
    deed,
    confidential: false,
    kin: false,
  }
  await world.call(GIVER, 'points.give', { requestId: world.requestId(), ...asked })
  const { _id } = awardOf(deed)
  const page = pageOf('points.award', _id)
  const reviewer = await desk.person(REVIEWER, { page })
  await reviewer.taps('不通过')
  await reviewer.taps('不是')
  await reviewer.taps('不通过')
  await reviewer.isTold('请写一句说明')
  await reviewer.types('写一句说明', '当天没有登记')
  await reviewer.taps('不通过')
  await reviewer.isTold('审核未通过')

  const owner = await desk.person(OWNER, { page })
  await owner.sees('未通过', '当天没有登记')
  await owner.taps('提出异议')
  await owner.types('写一句说明', '张组长在场，可以问他')
  await owner.taps('提出异议')
  await owner.isTold('提出异议，等待复核')
  await owner.sees('申诉中')

  // Whoever has decided already does not judge.
  await reviewer.phone.open(page)
  await reviewer.sees('申诉中')
  await reviewer.noLongerSees('复核：应当给')
  const judge = await desk.person(JUDGE, { page })
  await judge.phone.settled()
  await judge.taps('复核：应当给')
  await judge.taps('不是')
  await judge.taps('复核：应当给')
  await judge.isTold('复核认为应当给，继续公示')
  await later(7 * DAY_MS + MINUTE_MS)
  expect(awardOf(deed)).toMatchObject({ state: 'POSTED', paid: 5 })
  expect(balanceOf(OWNER)).toBe(before + 5)

  await reviewer.phone.open(page)
  await reviewer.phone.settled()
  await reviewer.taps('冲正')
  await reviewer.taps('不是')
  await reviewer.types('写一句说明', '同一次活动登记了两遍')
  await reviewer.taps('冲正')
  await reviewer.isTold('发放有误，已冲正')
  expect(balanceOf(OWNER)).toBe(before)
  expect(awardOf(deed)).toMatchObject({ state: 'REVERSED' })
})

story('stock comes in, and a count that differs is explained', theDesk, async () => {
  const shelf = shelfOf('G10')
  const keeper = await desk.person(KEEPER, { page: 'packages/keeper/stock/index' })
  await keeper.phone.settled()
  await keeper.taps(/^看其余\d+种$/)
  await keeper.taps('改毛巾的库存')
  await keeper.types('件数', '20')
  await keeper.sees(`办好后可兑换${shelf.free + 20}件`)
  await keeper.taps('登记入库')
  await keeper.isTold('已入库')
  expect(shelfOf('G10')).toEqual({ ...shelf, free: shelf.free + 20 })

  const all = shelf.free + 20 + shelf.held
  await keeper.phone.settled()
  await keeper.taps('改毛巾的库存')
  await keeper.taps('盘点')
  await keeper.sees(new RegExp(`账上应有${all}件`))
  await keeper.types('件数', String(all - 1))
  await keeper.sees('比账上少1件，请写原因')
  await keeper.taps('登记盘点')
  await keeper.isTold('请写一句原因')
  await keeper.types('为什么不一样？', '上周多发了一条')
  await keeper.taps('登记盘点')
  await keeper.isTold('已盘点')
  await keeper.sees('盘点 毛巾 -1件', `账上${all}件，数得${all - 1}件`, '上周多发了一条')
  expect(shelfOf('G10')).toEqual({ ...shelf, free: shelf.free + 19 })
})
