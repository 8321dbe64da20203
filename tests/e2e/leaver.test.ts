import { homePlace, persona, stepOn } from '../../devtools/bench/world'
import { TestDesk, story } from './desk'
import { agreed, worldAt } from './shortcuts'

/** 注销: said before, done at once, shown after; what was reported goes on without her and closes. */
let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
}, 60_000)
afterAll(() => desk?.close())
const theDesk = () => desk

const LI = persona('li')
const TEXT = '单元门的门禁坏了，老人进不去'

story('a resident leaves, and her report still closes', theDesk, async () => {
  const world = worldAt(desk)
  await agreed(world, LI)
  const place = await homePlace(world)
  const input = { requestId: world.requestId(), text: TEXT, category: '0202', place }
  const { id } = await world.call(LI, 'report.submit', input)

  const li = await desk.person(LI)
  await li.sees(TEXT)
  await li.taps(/^我的$/)
  await li.taps('隐私保护指引')
  await li.sees('账号与上报', '地图位置', '人民调解', '积分与兑换', '微信账号标识')
  await li.taps('注销账号')
  await li.sees('不能恢复', '按规定保留', '上报人已注销')
  await li.taps('注销账号')
  await li.taps('确定')
  await li.sees('已注销', '注销时间')
  expect(desk.cloud.store.find('users', { _id: `user:${LI}` })).toEqual([])
  await li.taps('回首页')
  await li.noLongerSees(TEXT)

  const zhang = await desk.person(persona('zhang'), { page: `packages/duty/task/index?id=${id}` })
  await zhang.sees(TEXT, '上报人已注销')
  await zhang.taps('签收')
  await zhang.isTold('已签收')
  let report = await world.call(persona('zhang'), 'report.get', { id })
  const done = { text: '换好了', noPhotoReason: '夜间拍不清' }
  await world.call(persona('zhang'), 'report.resolve', { ...stepOn(world, report), ...done })
  report = await world.call(persona('zhao'), 'report.get', { id })
  await world.call(persona('zhao'), 'report.verifyPass', stepOn(world, report))
  expect(desk.reports({ _id: id })).toMatchObject([{ state: 'CLOSED', reporter: 'gone' }])
})

story('each purpose is agreed to by itself', theDesk, async () => {
  const world = worldAt(desk)
  const wang = await desk.person(persona('wang'), { page: 'packages/me/privacy/index' })
  await wang.sees('账号与上报')
  await wang.taps('同意账号与上报')
  await wang.isTold('已同意')
  const me = await world.call(persona('wang'), 'identity.me', {})
  expect(me.consents).toHaveProperty('account')
  expect(me.consents).not.toHaveProperty('mediation')
})
