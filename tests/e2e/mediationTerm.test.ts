import { persona, stepOn } from '../../devtools/bench/world'
import { pageOf } from '../../domain/notice/pages'
import {
  choosing,
  hasPhone,
  LI,
  looksAt,
  makesTime,
  MEDIATOR,
  onMonday,
  staffNamed,
  step,
  storedCase,
  WANG,
  worksOn,
} from './casework'
import { story, TestDesk } from './desk'
import { worldAt } from './shortcuts'

/** What all sides have to agree to beside the agreement itself: more time, and one more at the table. */
let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
  onMonday(desk)
}, 60_000)
afterAll(() => desk?.close())

const FACTS = '楼上装修太吵，孩子睡不着'
const CLAIM = '午休时间停工'
const GRID = '150203012025003'

story(
  'more time and a guest: the mediator asks, both sides answer on their phones, one no is enough',
  () => desk,
  async () => {
    const world = worldAt(desk)
    const id = await choosing(world, { facts: FACTS, claim: CLAIM })
    for (const who of [WANG, LI])
      await step(world, who, 'rank', id, { ranked: [staffNamed(desk, '乌云其木格')._id] })
    await step(world, MEDIATOR, 'take', id)
    for (const name of ['贺志宏', '温静怡']) await hasPhone(desk, world, name)
    const [wang, li] = [await desk.person(WANG), await desk.person(LI)]
    const mediator = await desk.person(MEDIATOR)
    await looksAt(wang, id)
    await makesTime(wang)

    const term = storedCase(desk, id).termAt!
    await worksOn(mediator, id)
    await mediator.taps('申请延长期限')
    await mediator.types('写一句说明', '')
    await mediator.taps('申请延长期限')
    await mediator.isTold('请写一句说明')
    await mediator.types('写一句说明', '要等物业的分贝记录')
    await mediator.taps('申请延长期限')
    await mediator.isTold('申请延长期限')
    for (const one of [wang, li]) {
      await looksAt(one, id)
      await one.sees('有人申请延长期限', /要等物业的分贝记录/, /都同意，期限才延长/)
      await one.taps('同意延长期限')
      await one.sees(/调解期限是30天。各方都同意，可以延长一次/)
      await one.taps('同意延长期限')
      await one.isTold('同意延长期限')
    }
    await li.noLongerSees('有人申请延长期限')
    await desk.cloud.atRest()
    const longer = storedCase(desk, id).termAt!
    expect(longer).toBeGreaterThan(term)
    // Once is once.
    const { actions } = await world.call(MEDIATOR, 'mediation.get', { id })
    expect(actions.map(({ action }) => action)).not.toContain('askExtend')

    const invites = async (name: string): Promise<void> => {
      await worksOn(mediator, id)
      await mediator.taps('邀请参与')
      await mediator.sees('邀请谁参加')
      await mediator.taps('邀请参与')
      await mediator.isTold('请选一位')
      await mediator.taps(new RegExp(name))
      await mediator.taps('邀请参与')
      await mediator.noLongerSees('邀请谁参加')
    }
    await invites('贺志宏')
    await looksAt(wang, id)
    await wang.sees('想邀请一位参加', /贺志宏/, '各方都同意，这位才参加。')
    await wang.taps('同意邀请')
    await wang.sees('各方都同意，这位才参加调解。')
    await wang.taps('同意邀请')
    await wang.isTold('同意邀请')
    await looksAt(li, id)
    await li.sees('已同意：王秀英')
    await li.taps('不同意邀请')
    await li.sees('您不同意，这位就不参加，调解照常进行。')
    await li.taps('不同意邀请')
    await li.isTold('有一方不同意邀请')
    await li.noLongerSees('想邀请一位参加')
    expect(storedCase(desk, id)).toMatchObject({ team: [], invited: null })

    await invites('温静怡')
    for (const one of [wang, li]) {
      await looksAt(one, id)
      await one.sees(/温静怡/)
      // Buttons of a copy that was at hand wait for the cloud's word.
      await one.phone.settled()
      await one.taps('同意邀请')
      await one.sees('各方都同意，这位才参加调解。')
      await one.taps('同意邀请')
      await one.noLongerSees('各方都同意，这位才参加调解。')
    }
    await desk.cloud.atRest()
    for (const one of [wang, li]) {
      await looksAt(one, id)
      await one.sees(/乌云其木格、温静怡/)
    }
    const [booking] = desk.cloud.store.find('bookings', { subject: id, state: 'booked' })
    expect(booking?.resources).toContain(staffNamed(desk, '温静怡')._id)
  },
)

story(
  '转调解: a report that two neighbours quarrel about becomes her own application, with her words',
  () => desk,
  async () => {
    const world = worldAt(desk)
    const place = { kind: 'building' as const, buildingId: desk.buildingOfGrid(GRID).id }
    const text = '对门在楼道堆杂物，说了几次都吵起来'
    const input = { requestId: world.requestId(), text, category: '0202', place }
    const { id } = await world.call(WANG, 'report.submit', input)
    const worker = persona('zhang')
    let report = await world.call(worker, 'report.get', { id })
    report = await world.call(worker, 'report.sign', stepOn(world, report))
    const note = '两家说法不一，建议请调解员谈'
    await world.call(worker, 'report.toMediation', { ...stepOn(world, report), note })

    const wang = await desk.person(WANG, { page: pageOf('report.detail', id) })
    await wang.sees('这件事建议请调解员帮忙谈', '已转调解')
    await wang.taps('申请人民调解')
    await wang.taps('邻里')
    await wang.types('您的姓名', '王秀英')
    await wang.types('您的电话', '10000090001')
    await wang.taps('下一步')
    await wang.types('姓名或单位名称', '对门邻居')
    await wang.taps('下一步')
    await wang.taps('下一步')
    await wang.types('您希望怎么解决？', '楼道不堆东西')
    await wang.taps('下一步')
    await wang.taps('下一步')
    await wang.taps('提交申请')
    await wang.taps('允许')
    await wang.sees('调解委员会一个工作日内会看申请')
    const [made] = desk.cloud.store.find('cases', { reportId: id })
    expect(made).toMatchObject({ facts: text, claim: '楼道不堆东西', source: 'GRID_EVENT' })
    await wang.phone.open(pageOf('report.detail', id))
    await wang.sees('您已经申请了人民调解')
    await wang.taps('看调解进度')
    await wang.sees('对门邻居')
  },
)
