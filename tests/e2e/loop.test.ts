import { TestDesk, story } from './desk'
import { solvedReport, worldAt } from './shortcuts'

const WANG = 'o-resident-wang'
const ZHANG = 'o-worker-zhang'
const ZHAO = 'o-lead-zhao'
const GRID = '150203012025003'
const WORDS = '单元门口的井盖不见了，老人差点摔倒'

let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
}, 60_000)
afterAll(() => desk?.close())
const theDesk = () => desk

story('a missing manhole cover, from the report to the rating', theDesk, async () => {
  const wang = await desk.person(WANG)
  const zhang = await desk.person(ZHANG)
  const zhao = await desk.person(ZHAO)
  const building = desk.buildingOfGrid(GRID)

  // 王阿姨 reports.
  await wang.taps('拍照上报')
  await wang.taps('同意') // WeChat's own question, before the first photo of a life.
  await wang.picksPhoto()
  await wang.sees('1/9张')
  await wang.types('问题描述，请写几个字，不少于5个字', WORDS)
  await wang.taps('选楼栋')
  await wang.taps(building.estateName)
  await wang.taps(building.name)
  await wang.sees('黄河社区 第3网格')
  await wang.taps(/^哪一类/)
  await wang.taps('公共设施')
  await wang.taps('井盖缺失')
  await wang.taps('提交上报')
  await wang.sees('提交前，请您看一下')
  await wang.taps('同意并提交')
  await wang.taps('允许')
  await wang.sees(WORDS, '待签收', '黄河社区 第3网格 · 井盖缺失 → 综合执法')

  // The 网格员 of that grid is told, comes and solves it.
  const task = await zhang.opensPush('井盖缺失')
  expect(task).toContain('黄河社区 第3网格')
  expect(task).not.toContain(WORDS)
  await zhang.sees(WORDS, building.name)
  await zhang.taps('签收')
  await zhang.sees('处置中')
  await zhang.taps('办好了')
  await zhang.types('办了什么', '已装上新井盖，试踩不晃')
  await zhang.taps('加照片')
  await zhang.taps('同意')
  await zhang.picksPhoto()
  await zhang.sees('1/9张')
  await zhang.taps('办好了')
  await zhang.sees('待核查')

  // The 网格长 looks at it.
  await zhao.opensPush('井盖缺失')
  await zhao.sees('已装上新井盖，试踩不晃')
  await zhao.taps('核查通过')
  await zhao.taps('确定')
  await zhao.sees('已办结')

  // 王阿姨 is told and says whether it is solved.
  await wang.taps('回首页')
  await wang.taps(/^消息/)
  await wang.taps(/您上报的事已办结/)
  await wang.sees('已装上新井盖，试踩不晃')
  await wang.taps('评价')
  await wang.taps('已解决')
  await wang.taps(/^5星/)
  await wang.taps('提交评价')
  await wang.sees('已评价', /已解决 · 5星/)

  // What the cloud has of it.
  const [report, ...others] = desk.reports()
  expect(others).toEqual([])
  expect(report).toMatchObject({
    state: 'EVALUATED',
    reporter: `user:${WANG}`,
    categoryCode: '0202',
    gridCode: GRID,
    place: { basis: 'building', buildingId: building.id },
    rating: { outcome: 'solved', stars: 5 },
    waitingFor: null,
    wakeAt: null,
  })
  expect(report?.photos).toEqual([sealedPhoto])
  expect(report?.result?.photos).toEqual([sealedPhoto])
  expect(report?.history.map((h) => h.action)).toEqual([
    'submit',
    'accept',
    'assign',
    'sign',
    'resolve',
    'verifyPass',
    'rate',
  ])
  await desk.cloud.atRest()
  expect(desk.told(ZHANG)).toEqual(['0 packages/duty/task/index'])
  expect(desk.told(ZHAO)).toEqual(['0 packages/duty/task/index'])
  // She allowed one message: it was kept for the end, 签收 stands in her inbox alone.
  expect(desk.told(WANG)).toEqual(['0 packages/report/detail/index'])
})

const sealedPhoto = {
  fileId: expect.stringMatching(/^cloud:\/\/.+\/evidence\//) as string,
  sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
}

story('not solved: it goes back to work, and everybody sees it', theDesk, async () => {
  const building = desk.buildingOfGrid(GRID)
  const id = await solvedReport(worldAt(desk), '井盖又响了，半夜很吵', building.id)
  const zhang = await desk.person(ZHANG)
  const wang = await desk.person(WANG, { page: `packages/report/detail/index?id=${id}` })

  await wang.taps('评价')
  await wang.taps('未解决')
  await wang.sees('提交后，会退回去重新办理')
  await wang.taps(/^2星/)
  await wang.types('还想说什么（可不写）', '车一过还是响')
  await wang.taps('提交评价')
  await wang.sees('处置中', '重新办理', /车一过还是响/)

  await zhang.opensPush('井盖缺失')
  await zhang.sees('井盖又响了，半夜很吵', '处置中', '办好了')

  const [report] = desk.reports({ _id: id })
  expect(report).toMatchObject({
    state: 'PROCESSING',
    open: true,
    reopens: 1,
    handlerId: report?.waitingFor,
  })
  const rated = report?.history.filter((h) => h.action === 'rate')
  expect(rated).toMatchObject([{ note: expect.stringContaining('车一过还是响') as string }])
})
