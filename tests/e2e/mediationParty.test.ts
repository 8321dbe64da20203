import { pageOf } from '../../domain/notice/pages'
import { CHAIR, CLERK, LI, MEDIATOR, step, toSitting, WANG } from './casework'
import { story, TestDesk } from './desk'
import type { Person } from './person'
import { worldAt } from './shortcuts'

let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
}, 60_000)
afterAll(() => desk?.close())

/** From the window to the sent application, every question answered. */
async function applies(wang: Person): Promise<string> {
  await wang.taps('人民调解')
  await wang.taps('申请调解')
  await wang.taps('下一步')
  await wang.isTold('请选一类')
  await wang.taps('邻里')
  await wang.types('您的姓名', '王秀英')
  await wang.taps('下一步')
  await wang.types('姓名或单位名称', '李志远')
  await wang.types('电话（知道就填）', '123')
  await wang.taps('下一步')
  await wang.isTold('电话应是7到12位数字')
  await wang.types('电话（知道就填）', '10000090002')
  await wang.taps('下一步')
  await wang.types('发生了什么事？', '楼上水管漏水')
  await wang.taps('下一步')
  // The phone dies here; what was written is there afterwards.
  await wang.phone.restart()
  await wang.taps('人民调解')
  await wang.taps('申请调解')
  for (let i = 0; i < 4; i++) await wang.taps('下一步')
  await wang.types('您希望怎么解决？', '修好水管')
  await wang.taps('下一步')
  await wang.taps(/乌云其木格/)
  await wang.taps('下一步')
  await wang.sees('王秀英', '李志远', '楼上水管漏水', '修好水管', '乌云其木格')
  await wang.taps('提交申请')
  await wang.taps('同意并提交')
  await wang.taps('允许')
  await wang.sees('调解委员会一个工作日内会看申请')
  const [made] = desk.cloud.store.find('cases', {}) as unknown as { _id: string }[]
  if (!made) throw new Error('no case was made')
  return made._id
}

const looksAt = ({ phone }: Person, id: string): Promise<void> =>
  phone.open(pageOf('mediation.case', id))

/** Looks for a time in the first room. */
async function choosesRoom(who: Person): Promise<void> {
  await who.taps('到调解室')
  await who.taps(/调解一室/)
  await who.sees('哪天方便？')
}

story(
  'two neighbours: by code, by choice, one time wanted by both, the end',
  () => desk,
  async () => {
    const world = worldAt(desk)
    const wang = await desk.person(WANG)
    const id = await applies(wang)
    await step(world, CHAIR, 'screen', id, { risk: 'GREEN', policeRecord: '' })
    const asked = { requestId: world.requestId(), id, party: 'p2' }
    const { code } = await world.call(CLERK, 'mediation.issueCode', asked)

    const li = await desk.person(LI)
    await li.taps('人民调解')
    await li.taps('我有验证码')
    await li.types('12位验证码', '1234')
    await li.taps('进入')
    await li.isTold('验证码是12位数字')
    await li.types('12位验证码', code.replace(/(\d{4})(?=\d)/g, '$1 '))
    await li.types('您的名字', '李志远')
    await li.taps('进入')
    await li.taps('同意并提交')
    await li.taps('允许')
    await li.sees('等您表态是否同意', '终止调解')
    // Buttons of a copy that was at hand wait for the cloud's word.
    await li.phone.settled()
    await li.taps('我同意调解')
    await li.sees('同意，表示您愿意请调解员来谈，不是同意对方的要求。')
    await li.taps('我同意调解')
    await li.isTold('同意调解')
    await step(world, CHAIR, 'accept', id, {})

    for (const one of [wang, li]) {
      await looksAt(one, id)
      await one.taps('我已看过权利义务')
      await one.sees(/随时要求终止/)
      await one.taps('我已看过权利义务')
      await one.isTold('已阅权利义务告知')
    }
    await li.taps('选调解员')
    for (const name of [/韩守正/, /乌云其木格/]) await li.taps(name)
    await li.taps('就选这2位')
    await li.sees('怎么选出来的')
    await step(world, MEDIATOR, 'take', id, { disclosure: '' })

    await looksAt(wang, id)
    await wang.taps('约时间')
    await choosesRoom(wang)
    await looksAt(li, id)
    await li.taps('约时间')
    await choosesRoom(li)
    // Both look at the same first free time; who taps first has it.
    await li.taps('就选这个时间')
    await li.sees('这个时间先给您留着', /还剩\d+分\d\d秒/)
    await wang.taps('就选这个时间')
    await wang.sees('这个时间刚被约走了。下一个空的是：')
    await li.phone.back()
    await li.sees('您留着一个时间，还没确定')
    await li.taps('去确定')
    await li.taps('确定这个时间')
    await li.isTold('已约好')
    await li.sees('约好的调解')

    toSitting(desk, id)
    await step(world, MEDIATOR, 'open', id, { present: ['p1', 'p2'], rightsTold: true })
    for (const one of [wang, li]) await one.phone.open(`packages/mediation/table/index?id=${id}`)
    await wang.taps('提一个方案')
    await wang.types('提一个方案', '下月10日前赔3000元')
    await wang.taps('提一个方案')
    // Without a tap of the other side's: its screen asks by itself.
    await li.sees('下月10日前赔3000元')
    await li.taps('我同意这个方案')
    await wang.sees('李志远：同意')
    await wang.taps('我同意这个方案')
    await li.sees('各方都同意')
    await li.taps('收回同意')
    await wang.sees('李志远：还没同意')
    await wang.types('我的笔记', '发票在抽屉里')
    await wang.taps('存下笔记')
    await wang.isTold('笔记已存下')
    await li.noLongerSees('发票在抽屉里')

    await wang.taps('终止调解')
    await wang.sees('为什么终止？')
    await wang.taps('终止调解')
    await wang.sees('接下来可以', /向人民法院起诉/)
    await wang.taps('评价')
    await wang.taps(/^4星/)
    await wang.taps('提交评价')
    await wang.sees('我的评价')
  },
)
