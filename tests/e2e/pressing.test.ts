import { dayOf, HOUR_MS, startOfDay } from '../../domain/calendar/zone'
import { TestDesk, story } from './desk'
import { agreed, worldAt } from './shortcuts'

/** What the reporter of an open report adds to it, and what becomes of a 签收 without a network. */
const WANG = 'o-resident-wang'
const ZHANG = 'o-worker-zhang'
const GRID = '150203012025003'

let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
}, 60_000)
afterAll(() => desk?.close())
const theDesk = () => desk

async function reported(text: string): Promise<string> {
  const world = worldAt(desk)
  await agreed(world, WANG)
  const place = { kind: 'building' as const, buildingId: desk.buildingOfGrid(GRID).id }
  const input = { requestId: world.requestId(), text, category: '0201', place }
  return (await world.call(WANG, 'report.submit', input)).id
}

story('she adds a photo and words, and urges when half of the time is over', theDesk, async () => {
  const text = '路面塌了一块，骑车差点摔倒'
  const id = await reported(text)
  const wang = await desk.person(WANG, { page: `packages/report/detail/index?id=${id}` })
  await wang.sees(text, '待签收')
  await wang.noLongerSees(/^催办$/)
  await wang.taps('补充')
  await wang.types('还有什么情况', '今天又塌了一块')
  await wang.taps('加照片')
  await wang.taps('同意')
  await wang.picksPhoto()
  await wang.sees('1/9张')
  await wang.taps('提交补充')
  await wang.taps('允许')
  await wang.sees('今天又塌了一块', /补充$/)
  expect(desk.reports({ _id: id })[0]?.history.at(-1)).toMatchObject({
    action: 'supplement',
    note: '今天又塌了一块',
    photos: [{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string }],
  })

  const zhang = await desk.person(ZHANG, { page: `packages/duty/task/index?id=${id}` })
  await zhang.sees(text, '今天又塌了一块')

  desk.cloud.clock.advance(20 * 24 * HOUR_MS)
  await wang.phone.open(`packages/report/detail/index?id=${id}`)
  await wang.taps('催办')
  await wang.taps('允许')
  await wang.taps('确定')
  await wang.sees('已催办')
  await wang.noLongerSees(/^催办$/)
  await zhang.phone.open(`packages/duty/task/index?id=${id}`)
  await zhang.sees('已催办')
})

story('no network: 签收 is kept, is sent by itself, and is done once', theDesk, async () => {
  const text = '楼道堆了杂物，轮椅过不去'
  const id = await reported(text)
  const zhang = await desk.person(ZHANG, { page: `packages/duty/task/index?id=${id}` })
  await zhang.sees(text, '签收')
  await zhang.phone.network(false)
  await zhang.taps('签收')
  await zhang.isTold('等网络好了自动发出')
  await zhang.sees('签收：等网络好了自动发出')
  expect(desk.reports({ _id: id })[0]?.state).toBe('ASSIGNED')

  await zhang.taps('回首页')
  await zhang.sees('签收：等网络好了自动发出')
  await zhang.phone.network(true)
  await zhang.noLongerSees('签收：等网络好了自动发出')
  const [report] = desk.reports({ _id: id })
  expect(report?.state).toBe('PROCESSING')
  expect(report?.history.filter((h) => h.action === 'sign')).toHaveLength(1)
})

story('kept, and overtaken: she is told kindly, and nothing is done', theDesk, async () => {
  const text = '井盖旁边的砖松了'
  const id = await reported(text)
  const zhang = await desk.person(ZHANG, { page: `packages/duty/task/index?id=${id}` })
  await zhang.sees(text, '签收')
  await zhang.phone.network(false)
  await zhang.taps('签收')
  await zhang.isTold('等网络好了自动发出')
  const world = worldAt(desk)
  const { version } = desk.reports({ _id: id })[0]!
  await world.call(WANG, 'report.supplement', {
    ...{ requestId: world.requestId(), id, version },
    text: '砖又松了两块',
  })
  await zhang.phone.network(true)
  await zhang.isTold(`“${text}”已有新进展，“签收”没有送到。请打开看看，需要的话再点一次。`)
  await zhang.sees('砖又松了两块', '签收')
  expect(desk.reports({ _id: id })[0]?.state).toBe('ASSIGNED')
})

story('a 办结 that was begun stands on home until it is sent or thrown away', theDesk, async () => {
  const text = '花坛的护栏倒了'
  const id = await reported(text)
  const zhang = await desk.person(ZHANG, { page: `packages/duty/task/index?id=${id}` })
  await zhang.taps('签收')
  await zhang.sees('处置中')
  await zhang.taps('办好了')
  await zhang.types('办了什么', '护栏扶正了')
  await zhang.phone.restart()
  await zhang.taps('回首页')
  await zhang.sees('没写完的办结', text, '写了一半，还没有提交')
  await zhang.taps('接着写')
  await zhang.taps('办好了')
  await zhang.findsWritten('护栏扶正了')
})

story(
  'the desk looks whom no reminder has reached, and goes back to what waits',
  theDesk,
  async () => {
    // In the morning of another day, for at night nobody is reminded of anything.
    const { clock } = desk.cloud
    clock.advance(startOfDay(dayOf(clock.now()) + 1) + 10 * HOUR_MS - clock.now())
    // One more than the demo's staff may be reminded of.
    for (const nth of ['一', '二', '三', '四']) await reported(`${nth}号楼的健身器材松了`)
    await desk.cloud.runTimer('jobs')
    const sun = await desk.person('o-dispatcher-sun', { page: 'packages/duty/queue/index' })
    await sun.sees('没有等待分流的上报')
    await sun.taps('未推送')
    await sun.sees(/^张晓燕：/, /提醒次数用完了，没有发出$/)
    await sun.taps('待分流')
    await sun.sees('没有等待分流的上报')
  },
)
