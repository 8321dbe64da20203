import {
  CHAIR,
  choosing,
  hasPhone,
  LI,
  looksAt,
  MEDIATOR,
  onMonday,
  sitsAt,
  staffNamed,
  step,
  strangerSeesNothing,
  toSitting,
  wayOf,
  WANG,
  worksOn,
} from './casework'
import { story, TestDesk } from './desk'
import { worldAt } from './shortcuts'

/** 组团 and 回避: who sits at the table, as three phones see it. */
let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
  onMonday(desk)
}, 60_000)
afterAll(() => desk?.close())

const FACTS = '楼上漏水，天花板塌了一块'
const CLAIM = '修好并粉刷'

story(
  'a team of four and a room: proposed, taken, approved by both, one time for all of them',
  () => desk,
  async () => {
    const world = worldAt(desk)
    const id = await choosing(world, { facts: FACTS, claim: CLAIM })
    const [builder, neighbour, counsellor] = ['韩守正', '贺志宏', '温静怡'] as const
    const openids = []
    for (const name of [builder, neighbour, counsellor])
      openids.push(await hasPhone(desk, world, name))
    // Each side wants somebody else: nobody was chosen by both.
    await step(world, WANG, 'rank', id, { ranked: [staffNamed(desk, '乌云其木格')._id] })
    await step(world, LI, 'rank', id, { ranked: [staffNamed(desk, '韩守正')._id] })

    const chair = await desk.person(CHAIR)
    await worksOn(chair, id)
    await chair.sees('不是各方都选到')
    await chair.taps('推荐调解员')
    await chair.sees('一起参加的人（最多4位，可以不选）')
    await chair.taps('推荐调解员')
    await chair.isTold('请选一位主调')
    await chair.taps(/^乌云其木格/)
    for (const name of [builder, neighbour, counsellor]) await chair.ticks(new RegExp(`^${name}`))
    await chair.types('推荐的理由', '懂邻里的事，再请会看房的、熟物业的和心理老师一起')
    await chair.taps('推荐调解员')
    await chair.sees(builder, neighbour, counsellor)

    const mediator = await desk.person(MEDIATOR)
    await worksOn(mediator, id)
    await mediator.taps('接案')
    await mediator.sees('您和当事人有没有亲属、利害或其他关系？')
    await mediator.taps('接案')
    await mediator.isTold('请选有没有关系')
    await mediator.taps('没有')
    await mediator.taps('接案')
    await mediator.isTold('调解员接案')
    const [, near] = openids
    for (const who of openids) {
      const disclosure = who === near ? '管过这栋楼' : ''
      await step(world, who, 'take', id, { disclosure })
    }

    const [wang, li] = [await desk.person(WANG), await desk.person(LI)]
    for (const one of [wang, li]) {
      await looksAt(one, id)
      await one.sees('推荐理由：懂邻里的事，再请会看房的、熟物业的和心理老师一起')
      await one.sees('已说明与当事人的关系：管过这栋楼', builder, counsellor)
      await one.taps('同意由他们调解')
      await one.sees('同意后就可以约时间。')
      await one.taps('同意由他们调解')
      await one.isTold('同意调解员')
    }

    await worksOn(mediator, id)
    await mediator.taps('约时间')
    await mediator.taps('到调解室')
    // Six sit down: a room of four is not offered.
    await mediator.sees(/调解一室/)
    await mediator.noLongerSees(/视频调解室/)
    await mediator.taps(/调解一室/)
    await mediator.taps('就选这个时间')
    await mediator.taps('确定这个时间')
    await mediator.isTold('已约好')
    for (const one of [wang, li]) {
      await looksAt(one, id)
      await one.sees(
        '约好的调解',
        `乌云其木格、${builder}、${neighbour}、${counsellor}`,
        /调解一室/,
      )
    }
    const [booking] = desk.cloud.store.find('bookings', { subject: id })
    expect(booking?.resources).toHaveLength(5)

    toSitting(desk, id)
    await step(world, MEDIATOR, 'open', id, { present: ['p1', 'p2'], rightsTold: true })
    for (const one of [wang, li, mediator]) await sitsAt(one, id)
    await mediator.taps('提一个方案')
    await mediator.types('提一个方案', '本月修好，粉刷费各出一半')
    await mediator.taps('提一个方案')
    for (const one of [wang, li]) {
      await one.sees('本月修好，粉刷费各出一半', '乌云其木格提出')
      await one.taps('我同意这个方案')
    }
    await mediator.sees('各方都同意', '王秀英：同意', '李志远：同意')
    await strangerSeesNothing(desk, id, [FACTS, CLAIM, '王秀英', '李志远', '粉刷费各出一半'])

    expect(wayOf(desk, id)).toEqual([
      'APPLIED ← apply, party wang',
      'CONSENTING ← screen, chair 杨树德',
      'CONSENTING ← bind, party li',
      'CONSENTING ← consent, party li',
      'ACCEPTED ← accept, chair 杨树德',
      'ACCEPTED ← number, system 系统',
      'ACCEPTED ← acknowledge, party wang',
      'ACCEPTED ← acknowledge, party li',
      'CHOOSING ← beginChoosing, system 系统',
      'CHOOSING ← rank, party wang',
      'CHOOSING ← rank, party li',
      'CHOOSING ← match, system 系统',
      'CHOOSING ← propose, chair 杨树德',
      'CHOOSING ← take, mediator 乌云其木格',
      'CHOOSING ← take, member 韩守正',
      'CHOOSING ← take, member 贺志宏',
      'CHOOSING ← take, member 温静怡',
      'CHOOSING ← approve, party wang',
      'CHOOSING ← approve, party li',
      'SCHEDULED ← book, mediator 乌云其木格',
      'IN_SESSION ← open, mediator 乌云其木格',
    ])
  },
)

story(
  'recused and chosen again: the first no longer reads it, his time is free, another takes it',
  () => desk,
  async () => {
    const world = worldAt(desk)
    const second = await hasPhone(desk, world, '韩守正')
    const id = await choosing(world, { facts: FACTS, claim: CLAIM })
    const [mediator, li] = [await desk.person(MEDIATOR), await desk.person(LI)]
    for (const who of [WANG, LI]) {
      await step(world, who, 'rank', id, { ranked: [staffNamed(desk, '乌云其木格')._id] })
    }
    await step(world, MEDIATOR, 'take', id)
    await worksOn(mediator, id)
    await mediator.taps('约时间')
    await mediator.taps('线上')
    await mediator.taps('就选这个时间')
    await mediator.taps('确定这个时间')
    await mediator.isTold('已约好')
    const booked = () => desk.cloud.store.find('bookings', { subject: id }).map((b) => b.state)
    expect(booked()).toEqual(['booked'])

    await looksAt(li, id)
    await li.sees('约好的调解', '线上调解')
    await li.taps('申请回避')
    await li.sees(/可能不公道/)
    await li.taps('申请回避')
    await li.isTold('请写一句说明')
    await li.types('写一句理由', '她是对方的老邻居')
    await li.taps('申请回避')
    await li.isTold('申请调解员回避')
    await li.sees('有人申请回避，等主任决定')
    await worksOn(mediator, id)
    await mediator.sees('决定之前，调解先停一停。')
    await mediator.noLongerSees('开始调解')

    const chair = await desk.person(CHAIR)
    await worksOn(chair, id)
    await chair.sees(/她是对方的老邻居/)
    await chair.taps('同意回避')
    await chair.taps('确定')
    await chair.sees('等您推荐调解员')
    // A job frees the time when the case has changed.
    await desk.cloud.atRest()
    expect(booked()).toEqual(['void'])
    // Whoever was recused is not offered any more.
    await chair.taps('推荐调解员')
    await chair.sees('一起参加的人（最多4位，可以不选）')
    await chair.noLongerSees(/^乌云其木格\s/)
    await chair.types('推荐的理由', '懂图纸，先到现场量一量')
    await chair.taps(/^韩守正\s/)
    await chair.taps('推荐调解员')
    await chair.sees('等调解员答复是否接案', '推荐理由：懂图纸，先到现场量一量')

    // The first one reads nothing of it any more.
    await worksOn(mediator, id)
    await mediator.sees('没能打开')
    await step(world, second, 'take', id)
    const wang = await desk.person(WANG)
    for (const one of [wang, li]) {
      await looksAt(one, id)
      await one.sees('韩守正', '推荐理由：懂图纸，先到现场量一量')
      await one.noLongerSees('约好的调解')
      await one.taps('同意由他们调解')
      await one.sees('同意后就可以约时间。')
      await one.taps('同意由他们调解')
      await one.isTold('同意调解员')
    }
    await looksAt(wang, id)
    await wang.taps('约时间')
    await wang.sees('调解员：韩守正')
    await wang.taps('线上')
    await wang.taps('就选这个时间')
    await wang.taps('确定这个时间')
    await wang.isTold('已约好')
    await looksAt(li, id)
    await li.sees('约好的调解', '线上调解')
    expect(booked().sort()).toEqual(['booked', 'void'])
    await strangerSeesNothing(desk, id, [FACTS, CLAIM, '王秀英', '李志远', '老邻居'])

    expect(wayOf(desk, id)).toEqual([
      'APPLIED ← apply, party wang',
      'CONSENTING ← screen, chair 杨树德',
      'CONSENTING ← bind, party li',
      'CONSENTING ← consent, party li',
      'ACCEPTED ← accept, chair 杨树德',
      'ACCEPTED ← number, system 系统',
      'ACCEPTED ← acknowledge, party wang',
      'ACCEPTED ← acknowledge, party li',
      'CHOOSING ← beginChoosing, system 系统',
      'CHOOSING ← rank, party wang',
      'CHOOSING ← rank, party li',
      'CHOOSING ← match, system 系统',
      'CHOOSING ← take, mediator 乌云其木格',
      'SCHEDULED ← book, mediator 乌云其木格',
      'SCHEDULED ← recuse, party li',
      'CHOOSING ← upholdRecusal, chair 杨树德',
      'CHOOSING ← propose, chair 杨树德',
      'CHOOSING ← take, mediator 韩守正',
      'CHOOSING ← approve, party wang',
      'CHOOSING ← approve, party li',
      'SCHEDULED ← book, party wang',
    ])
  },
)
