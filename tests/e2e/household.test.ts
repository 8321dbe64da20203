import { persona } from '../../devtools/bench/world'
import type { Household } from '../../domain/household/types'
import { story, TestDesk } from './desk'
import { pointsAt } from './pointsAt'
import { agreed, worldAt } from './shortcuts'

let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
}, 60_000)
afterAll(() => desk?.close())
const theDesk = () => desk

const [WANG, LI, HEAD] = [persona('resident-wang'), persona('resident-li'), persona('head-han')]
const { balanceOf, redemptionOf } = pointsAt(theDesk)

const homeOf = (openid: string): Household | undefined =>
  desk.cloud.store.find('accounts', { 'home.members.user': `user:${openid}` })[0]?.home as never

story('two found a household, put in, spend with the head’s yes, move out', theDesk, async () => {
  const world = worldAt(desk)
  await agreed(world, WANG)
  await agreed(world, LI)
  const { no } = await world.call(LI, 'points.account', {})
  const [before, wangBefore] = [balanceOf(LI), balanceOf(WANG)]

  const wang = await desk.person(WANG)
  await wang.taps('积分')
  await wang.taps('我的家庭')
  await wang.sees('和家里人一起用积分')
  await wang.phone.settled()
  await wang.taps('建立家庭')
  await wang.types('家庭的名字', '王家小院')
  await wang.taps('建立家庭')
  await wang.isTold('家庭已建好')
  await wang.taps('请家里人加入')
  await wang.types('家里人的积分号', no)
  await wang.taps('邀请')
  await wang.isTold('已邀请，等TA答应')
  await wang.sees('李*')

  // The notice leads to the invitation; nobody is in before his own yes.
  expect(homeOf(LI)).toBeUndefined()
  const li = await desk.person(LI, { page: 'pages/inbox/index' })
  await li.taps(/有家庭邀请您加入/)
  await li.sees('王家小院', '王*邀请您，家里现在有1人')
  await li.phone.settled()
  await li.taps('加入这个家庭')
  await li.isTold('您已加入家庭')
  await li.taps('放入我的积分')
  await li.types('放入多少分', '40')
  await li.taps('放入')
  await li.isTold('已放入家里')
  await li.sees('其中40分是您放进来的，还没用掉')
  expect(balanceOf(LI)).toBe(before - 40)

  // He asks, and nothing is held before she says yes.
  await li.taps('用家里的积分')
  await li.sees('家里有40分可以用')
  await li.taps(/^牙膏/)
  await li.phone.settled()
  await li.taps('请户主同意，用12分换')
  await li.taps('告诉户主')
  await li.taps('允许')
  await li.isTold('已告诉户主，同意了会通知您')
  await li.sees('您想换牙膏')
  await wang.phone.open('packages/points/household/index')
  await wang.sees('李文博想换牙膏')
  await wang.phone.settled()
  await wang.taps('同意，李文博想换牙膏')
  await wang.isTold('已同意，会通知TA去领')
  await wang.sees('28分', '另有12分已兑换，等着去领')
  await li.phone.open('pages/inbox/index')
  await li.taps(/户主同意了，请去领取/)
  await li.sees('请把这个码给兑换员扫')
  expect(redemptionOf(LI, '牙膏')).toMatchObject({ price: 12, state: 'HELD' })

  // By her rule he spends a little without asking.
  await wang.taps('改规定')
  await wang.types('家里人一次可自己用多少分', '10')
  await wang.taps('保存')
  await wang.sees(/一次可自己用10分以内/)
  await li.phone.open('packages/points/good/index?code=G08&purse=household')
  await li.phone.settled()
  await li.taps('用家里的10分兑换')
  await li.taps('确定，用10分换')
  await li.taps('允许')
  await li.sees('请把这个码给兑换员扫')

  // Whoever moves out takes along what is left of his.
  await li.phone.open('packages/points/household/index')
  await li.sees('18分', '家里换过的')
  await li.phone.settled()
  await li.taps('从家庭迁出')
  await li.sees('您放进来的18分，一起带走。')
  await li.taps('迁出')
  await li.isTold('已迁出，您的积分一起带走了')
  await li.sees('和家里人一起用积分')
  expect(balanceOf(LI)).toBe(before - 22)
  expect(homeOf(WANG)?.members).toHaveLength(1)
  expect(balanceOf(WANG)).toBe(wangBefore)
})

story('the head says no, takes an invitation back, and passes on being head', theDesk, async () => {
  await agreed(worldAt(desk), HEAD)
  const han = await desk.person(HEAD, { page: 'packages/points/household/index' })
  await han.sees('韩雪想换香皂2块', '60分')
  await han.phone.settled()
  await han.taps('不同意，韩雪想换香皂2块')
  await han.isTold('已答复不同意')
  await han.taps(/收回邀请$/)
  await han.taps('收回邀请')
  await han.isTold('邀请已收回')
  expect(homeOf(HEAD)).toMatchObject({ asks: [], invited: [] })
  await han.taps(/^韩雪/)
  await han.taps('请TA当户主')
  await han.isTold('已移交户主')
  await han.noLongerSees('请家里人加入')
  expect(homeOf(HEAD)?.head).toBe(`user:${persona('mate-han')}`)
})
