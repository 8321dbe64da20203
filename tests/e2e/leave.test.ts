import { GRID } from '../../devtools/bench/world'
import type { Staff } from '../../domain/street/types'
import { TestDesk, story } from './desk'
import { worldAt } from './shortcuts'

/** 请假、代理人、交接、销假, on the phones. */
const WANG = 'o-resident-wang'
const ZHANG = 'o-worker-zhang'
const ZHAO = 'o-lead-zhao'
const COLLEAGUE = 'o-worker-zhou'
const LEAVE = 'packages/duty/leave/index'

let desk: TestDesk
let colleague: Staff
beforeAll(async () => {
  desk = await TestDesk.open()
  colleague = staffOf(COLLEAGUE)
}, 60_000)
afterAll(() => desk?.close())

const staffOf = (openid: string): Staff =>
  desk.cloud.store.find('staff', { openid }, {}, 1)[0] as unknown as Staff

/** 王阿姨 reports something in the worker's grid; returns for whom it waits. */
async function reported(text: string): Promise<string | null> {
  const world = worldAt(desk)
  const buildingId = desk.buildingOfGrid(GRID).id
  const place = { kind: 'building' as const, buildingId }
  const input = { requestId: world.requestId(), text, category: '0202', place }
  const { id } = await world.call(WANG, 'report.submit', input)
  return desk.reports({ _id: id })[0]?.waitingFor ?? null
}

const waitingFor = (person: Staff): number => desk.reports({ waitingFor: person._id }).length

async function handedOver(): Promise<void> {
  await desk.cloud.atRest()
  expect(desk.cloud.store.count('handovers', {})).toBe(0)
}

story(
  'leave with a deputy, what waited is handed over, and the end of it',
  () => desk,
  async () => {
    const own = staffOf(ZHANG)
    expect(await reported('井盖一踩就响，晚上很吵')).toBe(own._id)
    expect(await reported('井盖松动，下雨冒水')).toBe(own._id)

    // From 我的 to the page, tomorrow for a deputy; today by a second thought.
    const zhang = await desk.person(ZHANG, { page: 'pages/me/index' })
    await zhang.taps(/^请假/)
    await zhang.sees('请谁代办？', '您手上还有2件')
    await zhang.taps('登记请假')
    await zhang.isTold('请选一位代理人，或点“不设代理人”')
    await zhang.taps('明天')
    await zhang.taps(new RegExp(`^${colleague.name}`))
    await zhang.taps('今天')
    await desk.loseNextAnswer(zhang, 'duty.leave')
    await zhang.taps('登记请假')
    await zhang.isTold('网络没有连上')
    const first = staffOf(ZHANG).leave
    expect(first?.deputy).toEqual({ id: colleague._id, name: colleague.name })
    await zhang.taps('登记请假')
    await zhang.sees('您在请假', '至 今天晚上', `新任务由${colleague.name}代办`)
    expect(staffOf(ZHANG).leave).toEqual(first)
    expect(desk.cloud.store.count('requests', { call: 'duty.leave' })).toBe(1)

    // To change it begins with what stands: entered as it is, it is the same leave.
    await zhang.taps('改时间或代理人')
    await zhang.sees('请谁代办？')
    await zhang.taps('登记请假')
    await zhang.isTold('已登记请假')
    await zhang.sees('您在请假', `新任务由${colleague.name}代办`)
    expect(staffOf(ZHANG).leave).toEqual(first)

    // A new report goes to the deputy, who has it on the phone.
    expect(await reported('路面塌了一块，老人绊倒了')).toBe(colleague._id)
    const deputy = await desk.person(COLLEAGUE)
    await deputy.sees('路面塌了一块，老人绊倒了', '签收')

    // What waited before is handed over, once, although the answer was lost.
    await zhang.taps(`交接给${colleague.name}`)
    await zhang.sees('我的待办', '共2件，一次全部交接', '井盖松动，下雨冒水')
    await zhang.taps('交接2件')
    await zhang.isTold('请选接手的人')
    await zhang.taps(new RegExp(`^${colleague.name}[^]*代理人`))
    await zhang.taps('交接2件')
    await zhang.sees(`把您的2件待办全部交给${colleague.name}，确定吗？`)
    await zhang.taps('取消')
    await desk.loseNextAnswer(zhang, 'duty.handOver')
    await zhang.taps('交接2件')
    await zhang.taps('确定')
    await zhang.isTold('网络没有连上')
    await zhang.taps('交接2件')
    await zhang.taps('确定')
    await zhang.sees(new RegExp(`(2件正在|已)交给${colleague.name}`))
    await handedOver()
    expect([waitingFor(own), waitingFor(colleague)]).toEqual([0, 3])
    expect(desk.cloud.store.count('requests', { call: 'duty.handOver' })).toBe(1)

    // At home it is said, and ended by one tap.
    await zhang.taps('回首页')
    await zhang.sees('您在请假', `新任务由${colleague.name}代办`)
    await zhang.taps('销假')
    await zhang.isTold('已销假，新任务照常派给您')
    await zhang.noLongerSees('您在请假')
    expect(staffOf(ZHANG).leave).toBeUndefined()
    expect(await reported('井盖又不见了，赶紧来看看')).toBe(own._id)
  },
)

story(
  'a 网格长 hands over what waits for somebody who is away',
  () => desk,
  async () => {
    const own = staffOf(ZHANG)
    const lead = staffOf(ZHAO)
    await reported('雨水井的盖子破了一角')
    const count = waitingFor(own)
    const zhao = await desk.person(ZHAO, { page: 'pages/me/index' })
    await zhao.taps(/^网格人员/)
    await zhao.taps(new RegExp(`^${own.name}，.*手上${count}件`))
    await zhao.sees(`${own.name}的待办`)
    await zhao.taps(new RegExp(`^${lead.name}`))
    await zhao.taps(`交接${count}件`)
    await zhao.taps('确定')
    await zhao.sees(new RegExp(`交给${lead.name}`))
    await handedOver()
    expect([waitingFor(own), waitingFor(lead)]).toEqual([0, count])
  },
)

story(
  'from the page of a task to all that waits for its handler',
  () => desk,
  async () => {
    const own = staffOf(ZHANG)
    await reported('花坛边的井盖翘起来了')
    const [report] = desk.reports({ waitingFor: own._id })
    const zhao = await desk.person(ZHAO, { page: `packages/duty/task/index?id=${report?._id}` })
    await zhao.taps(`交接${own.name}的全部待办`)
    await zhao.sees(`${own.name}的待办`, '花坛边的井盖翘起来了')

    // The handler himself sees no such button on his own task.
    const zhang = await desk.person(ZHANG, { page: `packages/duty/task/index?id=${report?._id}` })
    await zhang.sees('签收')
    await zhang.noLongerSees(/的全部待办/)
  },
)

story(
  'a resident has no way to leave, nor a page of it',
  () => desk,
  async () => {
    const wang = await desk.person(WANG, { page: 'pages/me/index' })
    await wang.sees('长辈版')
    await wang.noLongerSees(/^请假/)
    await wang.phone.open(LEAVE)
    await wang.sees('没能打开')
  },
)
