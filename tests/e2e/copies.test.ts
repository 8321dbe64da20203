import { homePlace, persona, stepOn, type World } from '../../devtools/bench/world'
import { TestDesk, story } from './desk'
import { agreed, worldAt } from './shortcuts'

let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
}, 60_000)
afterAll(() => desk?.close())
const theDesk = () => desk

const TEXT = '楼道的窗户关不上，夜里很冷'
const OFFLINE = /网络没有连上.*先给您看.*的内容/

/** A report of 王阿姨, at its 网格员. */
async function reported(world: World, text: string): Promise<string> {
  const input = { requestId: world.requestId(), text, category: '0202' }
  const place = await homePlace(world)
  return (await world.call(persona('wang'), 'report.submit', { ...input, place })).id
}

story('what was seen the last time is there at once, without network too', theDesk, async () => {
  const world = worldAt(desk)
  await reported(world, TEXT)
  const wang = await desk.person(persona('wang'))
  await wang.taps(TEXT)
  await wang.sees('上报进度', '全部经过')
  await wang.taps('回首页')
  await wang.taps(/^我的上报/)
  await wang.sees('在办', TEXT)

  const reconnect = await desk.cutOff(wang)
  await wang.phone.restart()
  await wang.sees(TEXT, OFFLINE)
  await wang.taps(TEXT)
  await wang.sees('全部经过', OFFLINE)
  await wang.taps('回首页')
  await wang.taps(/^我的上报/)
  await wang.sees('在办')
  await wang.phone.settled()
  await wang.sees(TEXT, OFFLINE)

  await reconnect()
  await wang.taps('再试一次')
  await wang.noLongerSees(OFFLINE)
})

story('a step cannot be taken upon a copy, only upon what is so now', theDesk, async () => {
  const world = worldAt(desk)
  const id = await reported(world, '井盖松了，车过就响')
  const page = `packages/duty/task/index?id=${id}`
  const zhang = await desk.person(persona('zhang'), { page })
  await zhang.sees('井盖松了，车过就响', '签收')

  const reconnect = await desk.cutOff(zhang)
  await zhang.phone.restart()
  await zhang.sees(OFFLINE)
  await zhang.phone.settled()
  const asked = zhang.phone.callCount
  await zhang.taps('签收')
  await zhang.phone.settled()
  expect(zhang.phone.callCount).toBe(asked)
  await reconnect()
  await zhang.taps('再试一次')
  await zhang.noLongerSees(OFFLINE)
  expect(desk.reports({ _id: id })).toMatchObject([{ state: 'ASSIGNED' }])
  await zhang.taps('签收')
  await zhang.isTold('已签收')
  await zhang.sees('处置中')
})

story('withdrawn consent takes along what the phone had kept', theDesk, async () => {
  const world = worldAt(desk)
  await agreed(world, persona('wang'))
  const kept = () => wang.phone.page.evaluate<number>(copiesKept)
  const wang = await desk.person(persona('wang'))
  await wang.sees('我的事')
  await wang.phone.settled()
  expect(await kept()).toBeGreaterThan(0)
  await wang.taps(/^我的$/)
  await wang.taps('隐私保护指引')
  await wang.taps('撤回同意：账号与上报')
  await wang.taps('确定')
  await wang.isTold('已撤回同意')
  expect(await kept()).toBe(0)
})
const copiesKept = `Object.keys(localStorage).filter((key) => key.includes(':copy:')).length`

story('a message that was sent before the pages moved still leads there', theDesk, async () => {
  const id = await reported(worldAt(desk), '健身器材的螺丝松了')
  const old = [
    [persona('zhang'), `packages/grid/task/index?id=${id}`, '健身器材的螺丝松了'],
    [persona('sun'), 'packages/desk/queue/index', '分流台'],
    [persona('wang'), 'packages/never/was/index', '拍照上报'],
  ] as const
  for (const [openid, page, words] of old) {
    const person = await desk.person(openid, { page })
    await person.sees(words)
  }
})

story('solved, the answer lost, sent back, solved again: it is done again', theDesk, async () => {
  const world = worldAt(desk)
  const [zhao, worker] = [persona('zhao'), persona('zhang')]
  const id = await reported(world, '雨篦子堵了')
  const task = await world.call(worker, 'report.get', { id })
  await world.call(worker, 'report.sign', stepOn(world, task))
  const zhang = await desk.person(worker, { page: `packages/duty/task/index?id=${id}` })
  await zhang.taps('办好了')
  await zhang.types('办了什么', '已疏通')
  await zhang.types('没有照片？写明原因', '下雨拍不清')
  await desk.loseNextAnswer(zhang, 'report.resolve')
  await zhang.taps('办好了')
  await zhang.isTold('网络没有连上，请检查网络后再试。')
  const solved = await world.call(zhao, 'report.get', { id })
  await world.call(zhao, 'report.verifyFail', { ...stepOn(world, solved), note: '还有积水' })

  await zhang.phone.restart()
  await zhang.taps('办好了')
  await zhang.sees('办结后的照片')
  await zhang.taps('办好了')
  await zhang.isTold('已处置，待核查')
  const [report] = desk.reports({ _id: id })
  expect(report).toMatchObject({ state: 'RESOLVED', result: { text: '已疏通' } })
  expect(report?.history.filter((h) => h.action === 'resolve')).toHaveLength(2)
})
