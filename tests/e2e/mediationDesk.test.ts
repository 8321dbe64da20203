import { persona } from '../../devtools/bench/world'
import { pageOf } from '../../domain/notice/pages'
import { story, TestDesk } from './desk'
import type { Person } from './person'
import { worldAt } from './shortcuts'

const [MEDIATOR, CHAIR, CLERK] = [persona('wuyun'), persona('yang'), persona('bai')]

let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
}, 60_000)
afterAll(() => desk?.close())

const caseOf = () => desk.cloud.store.find('cases', {}, { appliedAt: -1 }, 1)[0]!
const lookAt = (one: Person, id: string) => one.phone.open(pageOf('mediation.work', id))

/** 代办: somebody comes to the desk for his mother; neither side has a phone. */
async function files(clerk: Person): Promise<string> {
  await clerk.phone.open('packages/mediation/desk/index')
  await clerk.taps(/^代办申请/)
  await clerk.taps('邻里')
  await clerk.taps('下一步')
  await clerk.isTold('请选是怎样提出申请的')
  await clerk.taps('当面')
  await clerk.taps('替他来的人')
  await clerk.types('当事人姓名', '王秀英')
  await clerk.taps('下一步')
  await clerk.isTold('请写来人的姓名')
  await clerk.types('来人的姓名', '王小明')
  await clerk.taps('子女')
  await clerk.taps('下一步')
  await clerk.types('姓名或单位名称', '李志远')
  await clerk.taps('下一步')
  await clerk.types('发生了什么事？', '楼上水管漏水')
  await clerk.taps('下一步')
  await clerk.types('您希望怎么解决？', '修好水管')
  await clerk.taps('下一步')
  await clerk.taps('下一步')
  await clerk.sees('王秀英（王小明）', '李志远', '楼上水管漏水')
  // What was asked for at the desk is the clerk's duty: nobody agrees to anything of his own.
  await clerk.taps('提交申请')
  await clerk.isTold('已登记')
  return String(caseOf()['_id'])
}

/** The word of one party, as it was told to the clerk: the button says whose it is. */
async function recordsFor(clerk: Person, says: (who: string) => string, who: string) {
  await clerk.taps(new RegExp(`^${says(`(当事人|${who})`)}$`))
  await clerk.sees('怎样征询的')
  await clerk.taps(who)
  await clerk.taps('上门')
  await clerk.types('见证人的名字', '社区网格员')
  await clerk.taps(says(who))
  // What it says when it is done may still be there of the party before.
  await clerk.noLongerSees('怎样征询的')
}

story(
  'a case of two without phones: every word by the clerk, to a sitting that nobody came to',
  () => desk,
  async () => {
    const clerk = await desk.person(CLERK)
    const id = await files(clerk)
    expect(caseOf()).toMatchObject({ applicant: `user:${CLERK}`, state: 'APPLIED' })
    await clerk.sees('王小明当面申请')
    await clerk.taps('给李志远验证码')
    await clerk.sees('李志远的验证码', /^\d{4} \d{4} \d{4}$/)

    const chair = await desk.person(CHAIR)
    await lookAt(chair, id)
    await chair.taps('初审通过')
    await chair.sees('平稳')
    await chair.taps('有激化风险')
    await chair.taps('初审通过')
    await chair.isTold('请先向派出所报告')
    await chair.taps('需留意')
    await chair.taps('初审通过')
    await chair.isTold('初审通过')

    await lookAt(clerk, id)
    await clerk.taps('代记：当事人同意调解')
    await clerk.sees('怎样征询的')
    await clerk.taps('代记：当事人同意调解')
    await clerk.isTold('请选代哪一位当事人登记')
    await clerk.taps('王秀英')
    await clerk.types('见证人的名字', '社区网格员')
    await clerk.taps('代记：王秀英同意调解')
    await clerk.isTold('同意调解')
    await clerk.noLongerSees('怎样征询的')
    await recordsFor(clerk, (who) => `代记：${who}同意调解`, '李志远')
    await lookAt(chair, id)
    await chair.taps('受理')
    await chair.taps('确定')
    await chair.isTold('已受理')

    await lookAt(clerk, id)
    for (const party of ['王秀英', '李志远']) {
      await recordsFor(clerk, (who) => `代记：${who}已知道权利义务`, party)
    }
    for (const party of ['王秀英', '李志远']) {
      await clerk.taps(new RegExp(`^代记：(当事人|${party})选的调解员$`))
      await clerk.sees('怎样征询的')
      await clerk.taps(party)
      await clerk.types('见证人的名字', '社区网格员')
      await clerk.taps(/乌云其木格/)
      await clerk.taps(`代记：${party}选的调解员`)
      await clerk.noLongerSees('怎样征询的')
    }
    await desk.cloud.atRest()
    const mediator = await desk.person(MEDIATOR)
    await lookAt(mediator, id)
    await mediator.taps('接案')
    await mediator.sees(/亲属、利害/)
    await mediator.taps('没有')
    await mediator.taps('接案')
    await mediator.noLongerSees(/亲属、利害/)

    await lookAt(clerk, id)
    await clerk.taps('约时间')
    await clerk.taps('线上')
    await clerk.taps('就选这个时间')
    await clerk.taps('确定这个时间')
    await clerk.isTold('已约好')
    const { from } = caseOf()['booking'] as { from: number }
    desk.cloud.clock.set(from)

    await lookAt(mediator, id)
    await mediator.taps('有人未到场')
    await mediator.sees('没有到场的当事人')
    await mediator.taps('有人未到场')
    await mediator.isTold('请点选当事人')
    await mediator.taps('李志远')
    await mediator.types('为什么没来（知道就写）', '下雪，路不通')
    await mediator.taps('有人未到场')
    await mediator.sees('下雪，路不通')

    await lookAt(chair, id)
    await chair.taps('终止调解')
    await chair.sees('已引导到哪里')
    await chair.taps('没有谈成')
    await chair.taps('法院诉讼')
    await chair.taps('终止调解')
    await chair.isTold('请写')
    await chair.types('写一句说明，各方都能看到', '双方要求由法院处理')
    await chair.taps('终止调解')
    await chair.sees('没有达成协议。')
    expect(caseOf()).toMatchObject({
      state: 'TERMINATED',
      end: { reason: 'FAILED', referredTo: 'COURT' },
    })
  },
)

story(
  'what is asked of everybody: two rates, and what they are of',
  () => desk,
  async () => {
    const clerk = await desk.person(CLERK)
    await clerk.phone.open('packages/mediation/desk/index')
    await clerk.taps(/^调解成效/)
    await clerk.sees(/^成功率\d+\.\d%$/, /全部受理\d+件，谈成\d+件/, /谈出结果\d+件，谈成\d+件/)
    const figures = await worldAt(desk).call(CLERK, 'mediation.figures', {})
    await clerk.sees(`成功率${(figures.permilleOfAll / 10).toFixed(1)}%`)
  },
)
