import { persona } from '../../devtools/bench/world'
import type { Complaint } from '../../domain/complaint/types'
import { TestDesk, story } from './desk'

const LI = 'o-resident-li'
const SHEN = 'o-complaints-shen'
const SUN = 'o-dispatcher-sun'
const ZHANG = persona('zhang')
const WHAT = '什么事，请写几个字，不少于5个字'

let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
}, 60_000)
afterAll(() => desk?.close())
const theDesk = () => desk

const writtenBy = (openid: string): Complaint[] =>
  desk.cloud.store.find('complaints', { complainant: `user:${openid}` }) as unknown as Complaint[]

story('投诉 about the desk: answered by another, and the desk sees nothing', theDesk, async () => {
  const words = '打电话到分流台三次都没有人接'
  const li = await desk.person(LI)
  const shen = await desk.person(SHEN)
  const sun = await desk.person(SUN)

  await li.taps(/^投诉建议/)
  await li.sees('您还没有写过投诉建议')
  await li.taps('写投诉建议')
  await li.taps('提交')
  await li.isTold('请选一下是哪项服务')
  await li.taps('工作人员')
  await li.taps('街道分流台')
  await li.types(WHAT, words)
  await li.taps('提交')
  await li.sees('提交前，请您看一下')
  await li.taps('同意并提交')
  await li.taps('允许')
  await li.sees(words, '待受理', '等待受理', '投诉受理员 沈*')

  const push = await shen.opensPush('投诉建议')
  expect(push).not.toContain(words)
  await shen.sees(words, '等您受理', '投诉 · 工作人员 · 街道分流台')
  await shen.taps('受理')
  await shen.sees('办理中')
  await shen.taps('答复')
  await shen.types('答复什么', '已增加一部电话，向您致歉')
  await shen.taps('答复')
  await shen.sees('已答复')

  // Whom it is about: nothing waits, nothing is told, and the address leads nowhere.
  const [c] = writtenBy(LI)
  await sun.noLongerSees(words)
  expect(desk.told(SUN)).toEqual([])
  expect(desk.cloud.store.find('notices', { to: 'staff:Z087' })).toEqual([])
  const page = `packages/complaint/work/index?id=${encodeURIComponent(c!._id)}`
  const again = await desk.person(SUN, { page })
  await again.sees(/没有找到这条内容/)

  await li.taps('回首页')
  await li.taps(/^消息/)
  await li.taps(/您的投诉建议有答复了/)
  await li.sees('已增加一部电话，向您致歉', '等您评价')
  await li.taps('评价')
  await li.taps('满意')
  await li.taps('评价')
  await li.sees('已评价')
  expect(writtenBy(LI)[0]).toMatchObject({
    state: 'RATED',
    subject: 'dispatch',
    rating: { outcome: 'satisfied' },
    readers: ['staff:T001'],
    waitingFor: null,
    wakeAt: null,
  })
})

story('not content: another answers, and then it is over', theDesk, async () => {
  const words = '希望领取点中午也有人，下班了才有空'
  const wang = await desk.person('o-resident-wang', { page: 'packages/complaint/write/index' })
  const shen = await desk.person(SHEN)
  const sun = await desk.person(SUN)

  await wang.taps('建议')
  await wang.taps('积分和兑换')
  await wang.types(WHAT, words)
  await wang.taps('提交')
  await wang.taps('同意并提交')
  await wang.taps('允许')
  await wang.sees(words, '待受理')

  await shen.opensPush('投诉建议')
  await shen.taps('受理')
  await shen.sees('办理中')
  await shen.taps('答复')
  await shen.types('答复什么', '会研究的')
  await shen.taps('答复')
  await shen.sees('已答复')

  await wang.taps('回首页')
  await wang.taps(/^消息/)
  await wang.taps(/您的投诉建议有答复了/)
  await wang.sees('会研究的')
  await wang.taps('追问')
  await wang.types('写一句说明', '什么时候能有结果？')
  await wang.taps('追问')
  await wang.sees('再次办理')

  await sun.opensPush('投诉建议')
  await sun.sees('什么时候能有结果？', '等您再次答复')
  await sun.taps('答复')
  await sun.types('答复什么', '下月起中午值班，已贴通知')
  await sun.taps('答复')
  await sun.sees('下月起中午值班，已贴通知')

  await wang.taps('回首页')
  await wang.taps(/^消息/)
  await wang.taps(/您的投诉建议有答复了/)
  await wang.sees('下月起中午值班，已贴通知')
  await wang.noLongerSees(/^追问$/)
  const [c] = writtenBy('o-resident-wang')
  expect(c).toMatchObject({ state: 'ANSWERED', round: 2 })
  expect(c!.decidedBy).toEqual(['staff:T001', 'staff:Z087'])
})

story('请说明情况: whom it is about is heard, and sees the question alone', theDesk, async () => {
  const wang = await desk.person('o-resident-wang', { page: 'packages/complaint/write/index' })
  const shen = await desk.person(SHEN)
  const zhang = await desk.person(ZHANG)
  const named = String(desk.cloud.store.find('staff', { openid: ZHANG })[0]?.name)
  const words = `${named}来了两次都没有说清楚`
  await wang.taps('工作人员')
  await wang.taps('网格和社区')
  await wang.types(WHAT, words)
  await wang.taps('提交')
  await wang.sees('待受理')

  await shen.opensPush('投诉建议')
  await shen.sees(words)
  await shen.taps('受理')
  await shen.sees('办理中')
  await shen.taps('请说明情况')
  await shen.types('想请他说明什么', '请说明两次上门的经过')
  await shen.taps('请说明情况')
  await shen.sees('请人说明的情况', '还没有说明')

  await zhang.opensPush('说明情况')
  await zhang.sees('请您说明', '请说明两次上门的经过')
  await zhang.noLongerSees(words)
  await zhang.taps('说明情况')
  await zhang.types(/^写一句说明/, '第一次敲门没有人，第二次把单子交给了家里老人')
  await zhang.taps('说明情况')
  await zhang.sees('您的说明')
  const [c] = writtenBy('o-resident-wang').filter(({ text }) => text === words)
  expect(c).toMatchObject({ state: 'HANDLING', inquiries: [{ of: { name: named } }] })
  expect(c!.inquiries![0]!.said?.text).toContain('第二次')
})
