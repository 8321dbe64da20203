import {
  applied,
  CHAIR,
  CLERK,
  LI,
  looksAt,
  MEDIATOR,
  onMonday,
  sitsAt,
  staffNamed,
  step,
  storedCase,
  strangerSeesNothing,
  toSitting,
  wayOf,
  WANG,
  worksOn,
} from './casework'
import { story, TestDesk } from './desk'
import type { Person } from './person'
import { agreed, worldAt } from './shortcuts'
import { Fingers } from '../phone/support/fingers'

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

/** A time in the first room, kept and confirmed. */
async function makesTime(who: Person): Promise<void> {
  await who.taps('约时间')
  await who.taps('到调解室')
  await who.taps(/调解一室/)
  await who.taps('就选这个时间')
  await who.taps('确定这个时间')
  await who.isTold('已约好')
}

/** The mediator's words of an agreement, one duty with money; a day that is missing is asked for. */
async function writesDraft(mediator: Person): Promise<void> {
  await mediator.taps('写协议草稿')
  await mediator.types('无争议的事实和争议', '漏水属实，双方认可')
  await mediator.types('做什么', '支付粉刷费')
  await mediator.types('金额', '3000')
  await mediator.types('怎样做', '转账到对方账户')
  await mediator.types('调解记录', '双方当面协商')
  await mediator.taps('放到桌上')
  await mediator.isTold('还有1处要改')
  await mediator.sees('请选最晚哪天做到。')
  await mediator.taps('最晚哪天')
  await mediator.taps('确定')
  await mediator.taps('放到桌上')
  await mediator.sees('协议草稿')
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
    await mediator.sees('10000090001')
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
    await wang.taps('同意这份草稿')
    await li.sees('王秀英：同意')
    await li.taps('不同意')
    await li.isTold('没有算您同意')
    // Other words are another draft: whoever had said yes is asked again.
    await mediator.taps('改草稿')
    await mediator.types('金额', '2800')
    await mediator.taps('放到桌上')
    for (const one of [wang, li]) {
      await one.sees(/2,?800/, '王秀英：还没同意')
      await one.taps('同意这份草稿')
    }
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

/** A name written by one finger, with a hand resting beside it. */
async function writesName(who: Person): Promise<void> {
  const paper = who.phone.page.getByRole('img', { name: '写名字的地方' })
  await paper.scrollIntoViewIfNeeded()
  const box = await paper.boundingBox()
  if (!box) throw new Error('no paper')
  const fingers = await Fingers.on(who.phone.page)
  const at = (x: number, y: number) => [box.x + x, box.y + y] as const
  await fingers.put(0, ...at(40, 60))
  await fingers.put(1, ...at(280, 170))
  for (let x = 50; x <= 200; x += 10) await fingers.move(0, ...at(x, 60 + (x % 40)))
  await fingers.move(1, ...at(240, 190))
  await fingers.lift(0)
  await fingers.lift(1)
}

/** Whether any ink is in a part of the paper, as fractions of its width and height. */
const hasInk = (who: Person, part: { left: number; right: number }): Promise<boolean> =>
  who.phone.page.locator('wx-canvas canvas').evaluate((e, { left, right }) => {
    const canvas = e as HTMLCanvasElement
    const [from, to] = [left, right].map((x) => Math.round(x * canvas.width)) as [number, number]
    const { data } = canvas.getContext('2d')!.getImageData(from, 0, to - from, canvas.height)
    return data.some((byte, i) => i % 4 === 0 && byte < 128)
  }, part)

story(
  'the other side without a phone: by the clerk with a witness, and a name on the mediator’s phone',
  () => desk,
  async () => {
    const world = worldAt(desk)
    const id = await applied(world, { facts: FACTS, claim: CLAIM })
    await step(world, CHAIR, 'screen', id, { risk: 'GREEN', policeRecord: '' })
    const clerk = await desk.person(CLERK)
    const wang = await desk.person(WANG)
    const mediator = await desk.person(MEDIATOR)

    const records = async (label: string, told: string): Promise<void> => {
      await worksOn(clerk, id)
      await clerk.taps(label)
      await clerk.sees('怎样征询的')
      await clerk.taps(label)
      await clerk.isTold('请选当事人，写上见证人')
      await clerk.taps('上门')
      await clerk.types('见证人的名字', '赵丙')
      await clerk.taps(label)
      await clerk.isTold(told)
    }
    await records('我同意调解', '同意调解')
    await looksAt(wang, id)
    await wang.sees(/李志远/)
    await step(world, CHAIR, 'accept', id)
    await records('我已看过权利义务', '已阅权利义务告知')
    await step(world, WANG, 'acknowledge', id)
    const ranked = [staffNamed(desk, '乌云其木格')._id]
    const onBehalf = { party: 'p2', how: 'visit', witness: '赵丙' }
    await step(world, CLERK, 'rank', id, { onBehalf, ranked })
    await step(world, WANG, 'rank', id, { ranked })
    await step(world, MEDIATOR, 'take', id)
    await looksAt(wang, id)
    await makesTime(wang)
    toSitting(desk, id)
    await step(world, MEDIATOR, 'open', id, { present: ['p1', 'p2'], rightsTold: true })

    await worksOn(mediator, id)
    await mediator.taps('打开调解桌')
    await writesDraft(mediator)
    await sitsAt(wang, id)
    await wang.taps('同意这份草稿')
    await wang.noLongerSees('请李志远在这部手机上写名字')
    await mediator.sees('王秀英：同意')
    await mediator.taps('请李志远在这部手机上写名字')
    await mediator.sees('李志远，您同意这份协议吗？', /不是法律上的签名/, /支付粉刷费/)
    await mediator.taps('我同意')
    await mediator.isTold('请先写上名字，再点“我同意”')
    await writesName(mediator)
    expect(await hasInk(mediator, { left: 0, right: 0.65 })).toBe(true)
    expect(await hasInk(mediator, { left: 0.65, right: 1 })).toBe(false)
    await mediator.taps('擦掉重写')
    expect(await hasInk(mediator, { left: 0, right: 1 })).toBe(false)
    await writesName(mediator)
    await mediator.taps('我同意')
    await mediator.isTold('已记下李志远的同意')
    await mediator.sees('李志远：同意（在屏幕上写了名字）', '各方都同意这份草稿')
    await wang.sees('李志远：同意（在屏幕上写了名字）')
    await mediator.taps('达成协议')
    await mediator.taps('确定')
    await mediator.isTold('已达成协议，请打印签字')
    await looksAt(wang, id)
    await wang.sees(/签字盖章后生效/)
    await worksOn(clerk, id)
    await clerk.taps('打开协议书，去打印')
    await clerk.sees(/^人民调解协议书$/, /李志远.*支付粉刷费/)
    await clerk.taps('‹ 返回')

    const { agreement } = storedCase(desk, id)
    expect(agreement?.yes['p1']).toMatchObject({ how: 'self', drawing: null })
    expect(agreement?.yes['p2']).toMatchObject({
      how: 'screen',
      drawing: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    await strangerSeesNothing(desk, id, WORDS)
    expect(wayOf(desk, id)).toEqual([
      'APPLIED ← apply, party wang',
      'CONSENTING ← screen, chair 杨树德',
      'CONSENTING ← consent, clerk 白素琴',
      'ACCEPTED ← accept, chair 杨树德',
      'ACCEPTED ← number, system 系统',
      'ACCEPTED ← acknowledge, clerk 白素琴',
      'ACCEPTED ← acknowledge, party wang',
      'CHOOSING ← beginChoosing, system 系统',
      'CHOOSING ← rank, clerk 白素琴',
      'CHOOSING ← rank, party wang',
      'CHOOSING ← match, system 系统',
      'CHOOSING ← take, mediator 乌云其木格',
      'SCHEDULED ← book, party wang',
      'IN_SESSION ← open, mediator 乌云其木格',
      'AGREED ← agree, mediator 乌云其木格',
    ])
  },
)
