import { bindSecretary } from '../../devtools/bench/volunteerVisits'
import { DAY_MS, dayOf, startOfDay } from '../../domain/calendar/zone'
import type { Activity } from '../../domain/volunteer/activity/types'
import type { Team } from '../../domain/volunteer/team/types'
import { story, TestDesk } from './desk'
import { agreed, worldAt } from './shortcuts'

/** 志愿服务 on the phones of those who take part: teams, activities, hours. */
const [WANG, LI] = ['o-resident-wang', 'o-resident-li'] as const
const [HU, SECRETARY, HAN] = ['o-newcomer-hu', 'o-secretary', 'o-head-han'] as const

let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
}, 60_000)
afterAll(() => desk?.close())
const theDesk = () => desk

const teamNamed = (name: string): Team =>
  desk.cloud.store.find('teams', { name })[0] as unknown as Team

story('a team is applied for, approved, joined, led by another, and left', theDesk, async () => {
  const world = worldAt(desk)
  const { secretary, community } = await bindSecretary(world, SECRETARY)
  const { communities } = await world.call(LI, 'street.get', {})
  const where = communities.find(({ code }) => code === community)!.name
  const li = await desk.person(LI)
  await li.taps('志愿服务')
  await li.sees('登记成为志愿者')
  await li.taps('志愿队伍')
  await li.sees('小巷扫雪队')
  await li.taps('申请成立队伍')
  await li.taps('提交申请')
  await li.isTold('请写队伍的名字')
  await li.types('队伍叫什么名字？', '三单元送餐队')
  await li.taps('公益美德')
  await li.taps(where)
  await li.types('打算做什么', '给行动不便的老人送午饭')
  await li.types('怎么称呼您', '李文博')
  await li.taps('提交申请')
  await li.taps('同意并提交')
  await li.taps('允许')
  await li.sees('三单元送餐队', '待审批', '等待审批', '撤回申请')

  const boss = await desk.person(secretary, { page: 'packages/volunteer/teams/index' })
  await boss.taps(/^三单元送餐队/)
  await boss.sees('三单元送餐队', '等您审批', '李文博', '给行动不便的老人送午饭')
  await boss.phone.settled()
  await boss.taps('同意成立')
  await boss.taps('确定')
  await boss.sees('已成立', '现在有0名队员')
  expect(teamNamed('三单元送餐队')).toMatchObject({ state: 'ACTIVE', waitingFor: null })

  // A newcomer finds it by its name, and is asked who she is on the way.
  const hu = await desk.person(HU, { page: 'packages/volunteer/teams/index' })
  await hu.types('找队伍：写名字或社区', '送餐')
  await hu.taps(/^三单元送餐队/)
  await hu.sees('现在有0名队员')
  await hu.phone.settled()
  await hu.taps('加入这支队伍')
  await hu.taps('同意并提交')
  await hu.taps('登记')
  await hu.isTold('请写怎么称呼您')
  await hu.types('怎么称呼您', '胡桂兰')
  await hu.taps('18岁及以上')
  await hu.taps('登记')
  await hu.sees('您是这支队伍的队员', '现在有1名队员')

  // Who leads it sees who is in it, and lets another lead it with him.
  const page = `packages/volunteer/team/index?id=${teamNamed('三单元送餐队')._id}`
  const leader = await desk.person(LI, { page })
  await leader.sees('胡桂兰')
  await leader.phone.settled()
  await leader.taps('任命队长')
  await leader.taps('任命队长')
  await leader.isTold('请选一位队员')
  await leader.taps('胡桂兰')
  await leader.taps('任命队长')
  await leader.sees(/^胡桂兰，任期到/)
  expect(teamNamed('三单元送餐队').leaders.map(({ name }) => name)).toEqual(['李文博', '胡桂兰'])

  const home = await desk.person(HU, { page: 'packages/volunteer/home/index' })
  await home.sees('胡桂兰，您好')
  await home.taps(/^三单元送餐队/)
  await home.phone.settled()
  await home.taps('退出队伍')
  await home.taps('确定')
  await home.sees('加入这支队伍', '现在有0名队员')
})

story('an application that is not approved says why, to its writer alone', theDesk, async () => {
  const world = worldAt(desk)
  const { secretary, community } = await bindSecretary(world, SECRETARY)
  await agreed(world, LI)
  await world.call(LI, 'volunteer.apply', {
    ...{ requestId: world.requestId(), name: '夜跑队', domain: 'JS', community },
    ...{ purpose: '晚上一起跑步', leader: '李文博' },
  })
  const boss = await desk.person(secretary, { page: 'packages/volunteer/teams/index' })
  await boss.taps(/^夜跑队/)
  await boss.phone.settled()
  await boss.taps('不同意')
  await boss.types('写一句说明', '这是爱好，不是志愿服务')
  await boss.taps('不同意')
  await boss.sees('未通过')
  const li = await desk.person(LI)
  await li.taps('消息')
  await li.taps(/您申请的志愿服务队未通过/)
  await li.sees('夜跑队', '未通过', '这是爱好，不是志愿服务')
  const hu = await desk.person(HU, {
    page: `packages/volunteer/team/index?id=${teamNamed('夜跑队')._id}`,
  })
  await hu.sees(/没有找到这条内容/)
})

const activityNamed = (title: string): Activity =>
  desk.cloud.store.find('activities', { title })[0] as unknown as Activity

story(
  'an activity: planned, signed up for, checked in and out, its list confirmed',
  theDesk,
  async () => {
    const world = worldAt(desk)
    await agreed(world, WANG)
    const title = '三号楼扫雪'
    const wang = await desk.person(WANG, { page: 'packages/volunteer/home/index' })
    await wang.taps(/^小巷扫雪队/)
    await wang.phone.settled()
    await wang.taps('拟活动')
    await wang.sees('什么时候？')
    await wang.phone.settled()
    await wang.types('活动叫什么？', title)
    await wang.types('做什么，要带什么', '扫门口的雪，请自带手套')
    await wang.types('在哪里集合？', '三号楼门口')
    await wang.taps('都可以')
    await wang.taps('买了')
    await wang.taps(/^志愿服务每小时/)
    await wang.taps('存为草稿')
    await wang.isTold('请写风险告知')
    await wang.types('风险告知：有什么危险，怎么避免', '路面有冰，请穿防滑鞋')
    await wang.taps('存为草稿')
    await wang.sees('草稿', '发布')
    await wang.phone.settled()
    await wang.taps('发布')
    await wang.taps('确定')
    await wang.sees('报名中', '还剩20个名额', '出示签到码')

    await world.call(HU, 'volunteer.register', {
      ...{ requestId: world.requestId(), name: '胡桂兰', band: 'adult' },
    })
    // A guardian says yes for his child, and takes it along.
    const guardian = await desk.person(HU, { page: 'packages/volunteer/home/index' })
    await guardian.types('队长怎么称呼孩子（小名就可以）', '小虎')
    await guardian.taps('登记孩子')
    await guardian.sees('带孩子参加志愿活动')
    await guardian.taps('同意并提交')
    await guardian.taps('允许')
    await guardian.sees('小虎', '去掉')
    const hu = await desk.person(HU, { page: 'packages/volunteer/activities/index' })
    await hu.taps(new RegExp(`^${title}`))
    await hu.sees('还剩20个名额')
    await hu.phone.settled()
    await hu.taps('报名')
    await hu.sees('请先看风险告知', '路面有冰，请穿防滑鞋')
    await hu.taps('看过了，报名')
    await hu.sees('接下来：签到', '还剩19个名额', '带孩子参加', '小虎')
    await hu.phone.settled()
    await hu.taps('小虎：报名')
    await hu.taps('看过了，报名')
    await hu.sees('还剩18个名额')

    const { _id: id, from } = activityNamed(title)
    const page = `packages/volunteer/activity/index?id=${id}`
    desk.cloud.clock.advance(from - desk.cloud.clock.now())
    const shows = await desk.person(WANG, { page: `packages/volunteer/code/index?id=${id}` })
    await shows.sees('请大家扫码签到', /^\d{3} \d{3}$/)
    const { digits } = await world.call(WANG, 'volunteer.code', { id })
    const comes = await desk.person(HU, { page })
    await comes.phone.settled()
    await comes.taps('签到')
    await comes.taps('用数字签到')
    await comes.isTold('签到码是六位数字')
    await comes.types('或者输入六位数字', digits)
    await comes.taps('用数字签到')
    await comes.sees('接下来：签退')
    await comes.phone.settled()
    await comes.taps('小虎：签到')
    await comes.types('或者输入六位数字', digits)
    await comes.taps('用数字签到')
    await comes.phone.settled()

    // Who did not sign up and stands there is seen by the organiser, and ticked in.
    await agreed(world, HAN)
    await world.call(HAN, 'volunteer.register', {
      ...{ requestId: world.requestId(), name: '韩雪', band: 'adult' },
    })
    const walks = await desk.person(HAN, { page })
    await walks.phone.settled()
    await walks.taps('现场报名')
    await walks.sees('您没有报名。请先读风险告知，再请组织者为您签到。', '路面有冰，请穿防滑鞋')
    await walks.types('或者输入现场的六位数字', digits)
    await walks.taps('看过了，用数字报名')
    await walks.sees('接下来：组织者在名单上为您签到')
    const roster = await desk.person(WANG, { page: `packages/volunteer/roster/index?id=${id}` })
    await roster.sees('韩雪（现场）')
    await roster.phone.settled()
    await roster.taps('韩雪：来了，签到')
    await roster.noLongerSees('候补中')

    desk.cloud.clock.advance(90 * 60_000)
    await comes.phone.settled()
    await comes.taps('签退')
    await comes.taps('确定')
    await comes.sees(/签退$/)
    await comes.phone.settled()
    await comes.taps('小虎：签退')
    await comes.taps('确定')
    await comes.phone.settled()
    await world.call(HAN, 'volunteer.checkOut', { requestId: world.requestId(), activity: id })

    const ends = await desk.person(WANG, { page })
    await ends.phone.settled()
    await ends.taps('活动结束')
    await ends.taps('确定')
    await ends.sees('待确认')
    await ends.phone.settled()
    await ends.taps('确认名单')
    await ends.taps('确定')
    await ends.sees('已结束')

    const counted = await desk.person(HU, { page: 'packages/volunteer/hours/index' })
    await counted.sees('扫码签到', '1小时30分钟', '记了1小时30分钟（扫码签到）')
    await counted.sees('孩子小虎的时长（不算积分）')
  },
)

story(
  'own hours are told with a reason, and count when the leader has seen them',
  theDesk,
  async () => {
    const world = worldAt(desk)
    await agreed(world, WANG)
    const { teams } = await world.call(WANG, 'volunteer.home', {})
    const team = teams[0]!.id
    const requestId = () => world.requestId()
    await world.call(LI, 'volunteer.register', {
      ...{ requestId: requestId(), name: '李文博', band: 'adult' },
    })
    await world.call(LI, 'volunteer.join', { requestId: requestId(), team })
    const noon = startOfDay(dayOf(desk.cloud.clock.now()) + 1) + DAY_MS / 2
    desk.cloud.clock.advance(noon - desk.cloud.clock.now())

    const li = await desk.person(LI, { page: 'packages/volunteer/hours/index' })
    await li.sees('还没有时长记录')
    await li.taps('补记时长')
    await li.sees('跟哪支队伍做的？')
    await li.phone.settled()
    await li.taps('提交')
    await li.isTold('请选一支队伍')
    await li.taps('小巷扫雪队')
    await li.types('做了什么？', '帮三楼老人买菜')
    await li.types('为什么没有签到？', '老人临时打电话来，就去了')
    await li.taps('提交')
    await li.sees('帮三楼老人买菜', '补记待确认', '接下来：他人确认')
    await li.phone.settled()
    await li.taps('请受助者确认：帮三楼老人买菜')
    await li.sees(/用一次就失效$/)
    const digits = await li.phone.page.locator('.digits').first().innerText()
    expect(digits).toMatch(/^\d{4} \d{4}$/)

    // Whom it was done for is no volunteer, and has the digits read out.
    const hu = await desk.person(HU, { page: 'packages/volunteer/served/index' })
    await hu.types('确认码', '1234')
    await hu.taps('看一下')
    await hu.isTold('确认码是8位数字，请核对')
    await hu.types('确认码', digits)
    await hu.taps('看一下')
    await hu.sees('这件事是真的吗？', '帮三楼老人买菜', '李*', '小巷扫雪队', '不是这样')
    await hu.phone.settled()
    await hu.taps('属实，确认')
    await hu.isTold('已确认，谢谢您')

    const wang = await desk.person(WANG, { page: 'packages/volunteer/day/index' })
    await wang.sees('李文博', /^补记 · 帮三楼老人买菜/, '他写的：老人临时打电话来，就去了')
    await wang.sees('受助者已确认')
    await wang.phone.settled()
    await wang.taps('李文博：确认时长')
    await wang.sees('李文博的时长', '一共1小时')
    await wang.taps('确认时长')
    await wang.isTold('请写一句说明')
    await wang.types(/^写一句您怎么知道的/, '问过三楼老人，是这样')
    await wang.taps('确认时长')
    await wang.sees('没有等您确认的时长')

    const again = await desk.person(LI, { page: 'packages/volunteer/hours/index' })
    await again.sees('已记时长', '记了1小时（补记）', '受助者已确认')
  },
)
