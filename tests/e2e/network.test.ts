import { TestDesk, story } from './desk'
import { agreed, worldAt } from './shortcuts'

const LI = 'o-resident-li'
const WANG = 'o-resident-wang'
const GRID = '150203012025003'
const TEXT = '问题描述，请写几个字，不少于5个字'
const UNSENT = '已存草稿，还没有确认收到，请点发送'

let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
}, 60_000)
afterAll(() => desk?.close())
const theDesk = () => desk

story('no network: the draft outlives the closed app and is sent once', theDesk, async () => {
  const building = desk.buildingOfGrid(GRID)
  await agreed(worldAt(desk), LI)
  const li = await desk.person(LI)
  await li.taps('拍照上报')
  await li.taps('同意')
  await li.picksPhoto()
  await li.sees('1/9张')
  await li.types(TEXT, '楼道灯坏了，上下楼看不见')
  await li.taps('选楼栋')
  await li.taps(building.estateName)
  await li.taps(building.name)
  await li.sees('黄河社区 第3网格')

  await li.phone.network(false)
  await li.taps('提交上报')
  await li.sees(UNSENT)
  expect(desk.reports()).toEqual([])

  await li.phone.restart()
  await li.phone.network(false)
  await li.sees('还没发出的', '楼道灯坏了，上下楼看不见')
  await li.taps('发送')
  await li.isTold('网络没有连上，请检查网络后再试。')
  expect(desk.reports()).toEqual([])

  await li.phone.network(true)
  // Back on the network, nothing is sent by itself: it is the person who sends.
  await li.phone.settled()
  expect(desk.reports()).toEqual([])
  await li.taps('发送')
  await li.sees('上报进度', '楼道灯坏了，上下楼看不见')
  await li.taps('回首页')
  await li.noLongerSees('还没发出的')

  const [report, ...others] = desk.reports()
  expect(others).toEqual([])
  expect(report).toMatchObject({ reporter: `user:${LI}`, text: '楼道灯坏了，上下楼看不见' })
  expect(report?.photos).toHaveLength(1)
})

story('the answer is lost on the way: the second tap makes no second report', theDesk, async () => {
  await agreed(worldAt(desk), WANG)
  const building = desk.buildingOfGrid(GRID)
  const wang = await desk.person(WANG)
  await wang.taps('写字上报')
  await wang.types(TEXT, '健身器材的踏板断了')
  await wang.taps('选楼栋')
  await wang.taps(building.estateName)
  await wang.taps(building.name)
  await wang.sees('黄河社区 第3网格')
  const before = desk.reports().length

  await desk.loseNextAnswer(wang, 'report.submit')
  await wang.taps('提交上报')
  await wang.taps('允许')
  await wang.sees(UNSENT)
  expect(desk.reports()).toHaveLength(before + 1)

  await wang.taps('发送')
  await wang.taps('允许')
  await wang.sees('上报进度', '健身器材的踏板断了')
  expect(desk.reports()).toHaveLength(before + 1)
})

story(
  'from home to submitted in three taps at most, the building being known',
  theDesk,
  async () => {
    const ways = [
      { first: '写字上报', photo: false },
      { first: '拍照上报', photo: true },
    ]
    const building = desk.buildingOfGrid(GRID)
    await agreed(worldAt(desk), WANG)
    const wang = await desk.person(WANG)
    await wang.taps('写字上报')
    await wang.types(TEXT, '第一次上报，选了楼栋')
    await wang.taps('选楼栋')
    await wang.taps(building.estateName)
    await wang.taps(building.name)
    await wang.sees('黄河社区 第3网格')
    await wang.taps('提交上报')
    await wang.taps('允许')
    await wang.sees('上报进度')

    for (const [i, { first, photo }] of ways.entries()) {
      await wang.taps('回首页')
      await wang.sees('我的事')
      const before = desk.reports().length
      wang.tapCount = 0
      await wang.taps(first)
      if (photo) {
        await wang.taps('同意')
        await wang.picksPhoto()
        await wang.sees('1/9张')
      } else await wang.types(TEXT, `又看见一处，第${i}次`)
      await wang.taps('提交上报')
      await wang.taps('允许')
      await wang.sees('上报进度')
      expect({ first, taps: wang.tapCount <= 3 }).toEqual({ first, taps: true })
      expect(desk.reports()).toHaveLength(before + 1)
    }
  },
)
