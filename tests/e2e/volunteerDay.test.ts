import { persona } from '../../devtools/bench/world'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/calendar/zone'
import type { Activity } from '../../domain/volunteer/activity/types'
import { story, TestDesk } from './desk'
import { passes, redeems, scans } from './handing'
import type { Person } from './person'
import { pointsAt } from './pointsAt'
import { servingAt } from './servingAt'
import { agreed, worldAt } from './shortcuts'

/** Volunteer, organiser and keeper, each with a phone: from signing up to what is had for it. */
let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
}, 60_000)
afterAll(() => desk?.close())
const theDesk = () => desk
const points = pointsAt(theDesk)
const { balanceOf, redemptionOf, shelfOf, awardOf, codeOf, later } = points
const { partOf, published, registered, digitsOf } = servingAt(theDesk)

const [ORGANISER, VOLUNTEER] = [persona('resident-wang'), persona('resident-li')]
const [KEEPER, REVIEWER] = [persona('keeper-qiao'), persona('meng')]
const [HEAD, MATE, OTHER] = [persona('head-han'), persona('mate-han'), persona('keeper-su')]

const pageOf = ({ _id }: Activity) => `packages/volunteer/activity/index?id=${_id}`
const awardsOf = (deed: string) => desk.cloud.store.find('awards', { deed })

async function signsUp(volunteer: Person, { title }: Activity): Promise<void> {
  await volunteer.phone.open('packages/volunteer/activities/index')
  await volunteer.taps(new RegExp(`^${title}`))
  await volunteer.phone.settled()
  await volunteer.taps('报名')
  await volunteer.sees('请先看风险告知')
  await volunteer.taps('看过了，报名')
  await volunteer.sees('接下来：签到')
}

/** A little early, by the six digits that the organiser reads out: minutes are counted from the start. */
async function checksIn(volunteer: Person, activity: Activity): Promise<void> {
  desk.cloud.clock.advance(activity.from - 5 * MINUTE_MS - desk.cloud.clock.now())
  await volunteer.phone.open(pageOf(activity))
  await volunteer.phone.settled()
  await volunteer.taps('签到')
  await volunteer.types('或者输入六位数字', await digitsOf(activity))
  await volunteer.taps('用数字签到')
  await volunteer.sees('接下来：签退')
}

async function confirms(organiser: Person, activity: Activity): Promise<void> {
  await organiser.phone.open(pageOf(activity))
  await organiser.phone.settled()
  await organiser.taps('确认名单')
  await organiser.taps('确定')
}

async function handsOut(keeper: Person, code: string, good: string, to: RegExp): Promise<void> {
  await keeper.taps('兑换台')
  await scans(keeper, '扫兑换码', code)
  await keeper.sees(good, to)
  await keeper.taps('交付')
  await keeper.sees(new RegExp(`^已交付 ${good} 给 `), /前可以撤销/)
}

// First of all: what was asked for ends after some days, and the other stories let days pass.
story('a household spends: asked, the head’s yes, handed out to who asked', theDesk, async () => {
  for (const who of [HEAD, MATE, KEEPER]) await agreed(worldAt(desk), who)
  const [head, own] = [await desk.person(HEAD), balanceOf(MATE)]
  await head.taps(/^韩雪想换香皂2块/)
  await head.sees('韩雪想换香皂2块', '60分')
  await head.phone.settled()
  await head.taps('同意，韩雪想换香皂2块')
  await head.isTold('已同意，会通知TA去领')
  await head.sees('50分', '另有10分已兑换，等着去领')

  const mate = await desk.person(MATE, { page: 'pages/inbox/index' })
  await mate.taps(/户主同意了，请去领取/)
  await mate.sees('请把这个码给兑换员扫')
  const keeper = await desk.person(KEEPER)
  const redemption = redemptionOf(MATE, '香皂2块')
  await handsOut(keeper, codeOf(redemption), '香皂2块', /^韩\*+$/)
  await mate.sees('已领取')
  expect(redemptionOf(MATE, '香皂2块')).toMatchObject({ state: 'HANDED_OUT', handings: 1 })
  // Out of the household's purse: his own points are his.
  expect(balanceOf(MATE)).toBe(own)
  await head.phone.open('packages/points/household/index')
  await head.sees('50分')
  await head.noLongerSees(/已兑换，等着去领/)
})

story(
  'three phones: signed up, in and out, hours, reviewed, public for seven days, redeemed, handed out',
  theDesk,
  async () => {
    for (const who of [KEEPER, REVIEWER]) await agreed(worldAt(desk), who)
    await registered(VOLUNTEER, '李文博')
    const activity = await published(ORGANISER, '扫三号楼门口的雪')
    const before = balanceOf(VOLUNTEER)
    const volunteer = await desk.person(VOLUNTEER)
    await signsUp(volunteer, activity)
    await checksIn(volunteer, activity)
    desk.cloud.clock.advance(activity.from + 90 * MINUTE_MS - desk.cloud.clock.now())
    await volunteer.phone.settled()
    await volunteer.taps('签退')
    await volunteer.taps('确定')
    await volunteer.sees(/签退$/, '接下来：组织者确认')

    // Minutes wait for the list; the list waits for the organiser.
    const organiser = await desk.person(ORGANISER, { page: pageOf(activity) })
    await organiser.phone.settled()
    await organiser.taps('活动结束')
    await organiser.taps('确定')
    await organiser.sees('待确认')
    expect(partOf(VOLUNTEER, activity.title)).toMatchObject({ state: 'LEFT', minutes: 0 })
    await confirms(organiser, activity)
    await organiser.sees('已结束')
    await later(MINUTE_MS)
    await volunteer.phone.open('packages/volunteer/hours/index')
    await volunteer.sees('扫码签到', '记了1小时30分钟（扫码签到）')
    expect(awardOf(activity.title)).toMatchObject({ state: 'AWARDED', paid: null, minutes: 90 })

    // More than five points at once: another one looks, then everybody may.
    const reviewer = await desk.person(REVIEWER)
    await passes(reviewer, /^志愿服务每小时，李文博 · 15分/)
    await volunteer.phone.open('packages/points/published/index')
    await volunteer.sees(/^李\*（\d{4}） 15分$/, new RegExp(activity.title))
    await volunteer.noLongerSees('李文博')
    expect(balanceOf(VOLUNTEER)).toBe(before)
    await later(7 * DAY_MS + MINUTE_MS)
    expect(awardOf(activity.title)).toMatchObject({ state: 'POSTED', paid: 15 })
    expect(balanceOf(VOLUNTEER)).toBe(before + 15)

    const shelf = shelfOf('G08')
    const redemption = await redeems(volunteer, '香皂2块', 10, points)
    const keeper = await desk.person(KEEPER)
    await handsOut(keeper, codeOf(redemption), '香皂2块', /^李\*+$/)
    await volunteer.sees('已领取')
    expect(redemptionOf(VOLUNTEER, '香皂2块')).toMatchObject({ state: 'HANDED_OUT', handings: 1 })
    expect(balanceOf(VOLUNTEER)).toBe(before + 5)
    expect(shelfOf('G08')).toEqual({ free: shelf.free - 1, held: shelf.held, out: shelf.out + 1 })
    expect(awardsOf(activity.title)).toHaveLength(1)
  },
)

story('a check-out that was forgotten counts nothing before the leader says', theDesk, async () => {
  await registered(OTHER, '苏振华')
  const activity = await published(ORGANISER, '小路撒沙防滑')
  const volunteer = await desk.person(OTHER)
  await signsUp(volunteer, activity)
  await checksIn(volunteer, activity)
  await later(2 * HOUR_MS + 6 * MINUTE_MS)
  expect(partOf(OTHER, activity.title)).toMatchObject({ state: 'FORGOTTEN', minutes: 0 })
  await volunteer.phone.open(pageOf(activity))
  await volunteer.sees('未签退', '接下来：组织者核实', '要队长看一下：没有签退')

  // The list is not confirmed over his head.
  const organiser = await desk.person(ORGANISER)
  await confirms(organiser, activity)
  await organiser.isTold('名单里还有人没有核实，请逐个确认后再点。')
  expect(awardsOf(activity.title)).toEqual([])
  await organiser.phone.open('pages/home/index')
  await organiser.taps(/^志愿时长等您确认/)
  await organiser.sees('苏振华', new RegExp(`^${activity.title}`), '没有签退')
  await organiser.phone.settled()
  await organiser.taps('苏振华：确认时长')
  await organiser.sees('苏振华的时长')
  await organiser.taps('确认时长')
  await organiser.isTold('请写一句说明')
  await organiser.types(/^写一句您怎么知道的/, '和大家一起收的工')
  await organiser.taps('确认时长')
  await organiser.sees('没有等您确认的时长')
  await confirms(organiser, activity)
  await organiser.sees('已结束')

  // A time that somebody put right is no scan any more.
  await volunteer.phone.open('packages/volunteer/hours/index')
  await volunteer.sees('记了2小时（名单登记）')
  await later(MINUTE_MS)
  expect(partOf(OTHER, activity.title)).toMatchObject({ state: 'COUNTED', kind: 'ROSTER' })
  expect(awardsOf(activity.title)).toMatchObject([{ state: 'AWARDED', minutes: 120, paid: null }])
})
