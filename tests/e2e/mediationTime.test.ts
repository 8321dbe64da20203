import { Cases } from '../../devtools/bench/cases'
import { persona } from '../../devtools/bench/world'
import { pageOf } from '../../domain/notice/pages'
import { story, TestDesk } from './desk'
import { worldAt } from './shortcuts'

const LI = persona('li')
const [MEDIATOR, CHAIR, CLERK] = [persona('wuyun'), persona('yang'), persona('bai')]
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
}, 60_000)
afterAll(() => desk?.close())

story(
  'a time that is taken is waited for and had; hours that change strand it, and the chair moves it',
  () => desk,
  async () => {
    const world = worldAt(desk)
    const cases = new Cases(world)
    const has = await cases.at('scheduled')
    const wants = await cases.at('booking')
    const { booking } = await world.call(LI, 'mediation.get', { id: has })

    // 候补: the day that is full can be looked at, and its time waited for.
    const li = await desk.person(LI, { page: pageOf('mediation.case', wants) })
    await li.taps('约时间')
    await li.taps('到调解室')
    await li.taps(/调解一室/)
    await li.sees('哪天方便？')
    const day = (await world.call(LI, 'mediation.get', { id: has })).booking?.date.slice(5) ?? ''
    const [month, date] = day.split('-').map(Number)
    await li.taps(new RegExp(`^${month}月${date}日，`))
    await li.taps(/已约，点这里候补/)
    await li.sees(/已有人约。要不要候补？/)
    await li.taps('候补这个时间')
    await li.isTold('已候补')
    await li.sees('您在候补', '不再候补')

    const { version } = await world.call(CLERK, 'mediation.get', { id: has })
    const cancel = { requestId: world.requestId(), id: has, version, note: '当事人来电，改天再约' }
    await world.call(CLERK, 'mediation.cancel', cancel)
    await desk.cloud.atRest()
    await li.phone.open(pageOf('mediation.case', wants))
    await li.sees('空出来了，先给您留着', /还剩\d+分\d\d秒/)
    await li.taps('确认这个时间')
    await li.isTold('已约好')
    await li.sees('约好的调解')
    await li.noLongerSees('您在候补')

    // The mediator's day has it; the hours are changed in two places, then for good.
    const wuyun = await desk.person(MEDIATOR, { page: 'packages/mediation/day/index' })
    await wuyun.sees(/李明、王建设/, '全部案件')
    await wuyun.taps('可约时间')
    await wuyun.sees('每周可以约的时间')
    const own = await world.call(MEDIATOR, 'booking.hours', {})
    const weekday = new Date(booking!.from + 8 * 3_600_000).getUTCDay() || 7
    const takesOut = async (): Promise<void> => {
      for (const { from, to } of own.weekly.filter((w) => w.weekday === weekday))
        await wuyun.taps(`去掉${WEEKDAYS[weekday % 7]}${from}-${to}`)
    }
    const { weekly, onHolidays, minutes, bufferMinutes, off, rev } = own
    const same = { weekly, onHolidays, minutes, bufferMinutes, off, rev }
    await takesOut()
    await world.call(MEDIATOR, 'booking.setHours', { requestId: world.requestId(), ...same })
    await wuyun.taps('保存')
    await wuyun.isTold('刚在别处改过，已换成最新的，请再改一次')
    await takesOut()
    await wuyun.taps('保存')
    await wuyun.isTold('有1场预约落在这段时间，请改期')
    await wuyun.sees('有1场预约落在这段时间，请改期', /可约时间改了。最早可改到/)

    // One tap of the chair's.
    const yang = await desk.person(CHAIR, { page: 'packages/mediation/desk/index' })
    await yang.taps('要改期的预约')
    await yang.sees(/李明、王建设/, /：可约时间改了/)
    await yang.taps(/^改到/)
    await yang.isTold('已改期，各方会收到消息')
    await yang.sees('没有要改期的预约')
    const moved = await world.call(LI, 'mediation.get', { id: wants })
    expect(moved.booking?.from).not.toBe(booking?.from)
    expect(moved.state).toBe('SCHEDULED')
  },
)
