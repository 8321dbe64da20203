import {
  CHAIR,
  CLERK,
  LI,
  looksAt,
  makesTime,
  MEDIATOR,
  onMonday,
  sitsAt,
  step,
  strangerSeesNothing,
  toSitting,
  wayOf,
  WANG,
  worksOn,
  writesDraft,
} from './casework'
import { story, TestDesk } from './desk'
import type { Person } from './person'
import { agreed, worldAt } from './shortcuts'

/** One dispute on three phones, from the first word to an agreement in force. */
let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
  onMonday(desk)
}, 60_000)
afterAll(() => desk?.close())

const FACTS = '楼上水管漏水，天花板泡坏了'
const CLAIM = '修好水管，赔偿粉刷费'
const WORDS = [FACTS, CLAIM, '王秀英', '李志远', '支付粉刷费']

/** From the window to the sent application; the mediator is chosen later. */
async function applies(wang: Person): Promise<string> {
  await wang.taps('人民调解')
  await wang.taps('申请调解')
  await wang.taps('邻里')
  await wang.types('您的姓名', '王秀英')
  await wang.types('您的电话', '10000090001')
  await wang.taps('下一步')
  await wang.types('姓名或单位名称', '李志远')
  await wang.taps('下一步')
  await wang.types('发生了什么事？', FACTS)
  await wang.taps('下一步')
  await wang.types('您希望怎么解决？', CLAIM)
  await wang.taps('下一步')
  await wang.taps('下一步')
  await wang.taps('提交申请')
  await wang.taps('允许')
  await wang.sees('调解委员会一个工作日内会看申请')
  const [made] = desk.cloud.store.find('cases', { facts: FACTS }) as unknown as { _id: string }[]
  if (!made) throw new Error('no case was made')
  return made._id
}

story(
  'three phones: applied for, agreed to, sat down, said yes to the same words, in force, rated',
  () => desk,
  async () => {
    const world = worldAt(desk)
    for (const who of [WANG, LI]) await agreed(world, who)
    const [wang, li] = [await desk.person(WANG), await desk.person(LI)]
    const mediator = await desk.person(MEDIATOR)
    const id = await applies(wang)
    await step(world, CHAIR, 'screen', id, { risk: 'GREEN', policeRecord: '' })
    const asked = { requestId: world.requestId(), id, party: 'p2' }
    const { code } = await world.call(CLERK, 'mediation.issueCode', asked)
    await li.taps('人民调解')
    await li.taps('我有验证码')
    await li.types('12位验证码', code)
    await li.types('您的名字', '李志远')
    await li.taps('进入')
    await li.taps('允许')
    await li.sees('等您表态是否同意', '终止调解')
    // Buttons of a copy that was at hand wait for the cloud's word.
    await li.phone.settled()
    await li.taps('我同意调解')
    await li.sees(/不是同意对方的要求/)
    await li.taps('我同意调解')
    await li.isTold('同意调解')
    await step(world, CHAIR, 'accept', id)
    await worksOn(mediator, id)
    await mediator.sees('没能打开')

    for (const one of [wang, li]) {
      await looksAt(one, id)
      await one.taps('我已看过权利义务')
      await one.sees(/随时要求终止/)
      await one.taps('我已看过权利义务')
      await one.isTold('已阅权利义务告知')
    }
    for (const one of [wang, li]) {
      await looksAt(one, id)
      await one.taps('选调解员')
      await one.taps(/乌云其木格/)
      await one.taps('就选这1位')
      await one.isTold('已选好')
    }
    await looksAt(wang, id)
    await wang.sees('怎么选出来的', /名次合计 2/)
    await worksOn(mediator, id)
    // Nobody's telephone before the case is taken.
    await mediator.sees('王秀英', '李志远')
    await mediator.noLongerSees('10000090001')
    await mediator.taps('接案')
    await mediator.taps('没有')
    await mediator.taps('接案')
    await mediator.isTold('调解员接案')
    // Never the whole of it on the page: a call is asked for, and written down.
    await mediator.sees(/100\*{4}0001/)
    await mediator.noLongerSees('10000090001')
    await looksAt(li, id)
    await makesTime(li)

    // Two hours too early nobody can begin.
    await worksOn(mediator, id)
    await mediator.sees('约好的调解', /调解一室/)
    await mediator.noLongerSees('开始调解')
    toSitting(desk, id)
    await worksOn(mediator, id)
    await mediator.taps('开始调解')
    for (const name of ['王秀英', '李志远', '已当面告知各方权利义务']) await mediator.ticks(name)
    await mediator.taps('开始调解')
    await mediator.taps('打开调解桌')
    await writesDraft(mediator)

    for (const one of [wang, li]) {
      await sitsAt(one, id)
      await one.sees('协议草稿', /支付粉刷费/, '王秀英：还没同意')
      await one.noLongerSees('双方当面协商')
    }
    await wang.taps('同意草稿')
    await li.sees('王秀英：同意')
    await li.taps('不同意')
    await li.isTold('没有算您同意')
    // Other words are another draft: whoever had said yes is asked again.
    await mediator.taps('改草稿')
    await mediator.types('金额', '2800')
    await mediator.taps('放到桌上')
    for (const one of [wang, li]) await one.sees(/2,?800/, '王秀英：还没同意')
    for (const one of [wang, li]) await one.taps('同意草稿')
    await mediator.sees('各方都同意这份草稿')
    await mediator.taps('达成协议')
    await mediator.taps('确定')
    await mediator.isTold('已达成协议，请打印签字')

    const clerk = await desk.person(CLERK)
    await worksOn(clerk, id)
    await clerk.taps('登记签署，协议生效')
    await clerk.sees('照签好字的协议书登记每个日期，再拍下每一页。')
    await clerk.taps('登记签署，协议生效')
    await clerk.isTold('请拍下签好字、盖好章的协议书')
    await clerk.taps('加照片')
    await clerk.taps('同意')
    await clerk.picksPhoto()
    await clerk.sees('1/9张')
    await clerk.taps('登记签署，协议生效')
    await clerk.isTold('协议生效')

    for (const one of [wang, li]) {
      await looksAt(one, id)
      await one.sees(/起生效/, '签好的协议', /2,?800/)
    }
    await li.taps('打开协议书')
    await li.sees(/调解协议书/, /人调字第\d+号/, /支付粉刷费/)
    await li.taps('‹ 返回')
    await wang.taps('评价')
    await wang.taps(/^5星/)
    await wang.taps('提交评价')
    await wang.isTold('谢谢您的评价')
    await mediator.phone.open(`packages/mediation/work/index?id=${encodeURIComponent(id)}`)
    await mediator.sees(/起生效/)
    await mediator.noLongerSees('我的评价')
    await strangerSeesNothing(desk, id, WORDS)

    expect(wayOf(desk, id)).toEqual([
      'APPLIED ← apply, party wang',
      'CONSENTING ← screen, chair 杨树德',
      'CONSENTING ← bind, party li',
      'CONSENTING ← consent, party li',
      'ACCEPTED ← accept, chair 杨树德',
      'ACCEPTED ← number, system 系统',
      'ACCEPTED ← acknowledge, party wang',
      'ACCEPTED ← acknowledge, party li',
      'CHOOSING ← beginChoosing, system 系统',
      'CHOOSING ← rank, party wang',
      'CHOOSING ← rank, party li',
      'CHOOSING ← match, system 系统',
      'CHOOSING ← take, mediator 乌云其木格',
      'SCHEDULED ← book, party li',
      'IN_SESSION ← open, mediator 乌云其木格',
      'AGREED ← agree, mediator 乌云其木格',
      'EFFECTIVE ← sign, clerk 白素琴',
      'EFFECTIVE ← rate, party wang',
    ])
  },
)
