import { DAY_MS, HOUR_MS, MINUTE_MS, dayOf, startOfDay } from '../../../domain/calendar/zone'
import { EVERYBODY } from '../../../domain/duty/presence'
import type { StreetSettings } from '../../../domain/street/types'
import { decide, draft } from '../../../domain/volunteer/activity/decide'
import { enter, newRoll, shut, type Roll } from '../../../domain/volunteer/activity/roll'
import type { Activity } from '../../../domain/volunteer/activity/types'
import { checkIn, checkOut, count, signUp } from '../../../domain/volunteer/part/decide'
import type { Part } from '../../../domain/volunteer/part/types'
import type { Team } from '../../../domain/volunteer/team/types'
import type { TeamMember } from '../../../domain/volunteer/types'
import { keyOf } from '../keyOf'
import { seeded, type Random } from '../random'
import { SEED } from '../street'
import { done, insert } from './put'
import type { Seed } from './types'

/** Three months of 志愿活动: every state came about by the steps that lead there, at their own times. */

const WEEKS = 13
const A_WEEK = 3
const AHEAD = 6
/** The first team is 王阿姨's: what she has to do is a story's to say. */
const FIRST_TEAM = 1

const WHAT: Record<Team['domain'], readonly (readonly [title: string, risk: string])[]> = {
  JS: [
    ['清扫楼前积雪', '路滑，请穿防滑鞋，量力而行'],
    ['清理楼道堆物', '搬重物请两人一起，戴好手套'],
    ['给小区绿地浇水', '注意脚下水管，别踩湿滑处'],
  ],
  GM: [
    ['探望独居老人', '进门前先打招呼，不收任何礼物'],
    ['义务理发半天', '剪刀推子用完消毒，注意用电'],
    ['给孩子们读书', '活动中孩子由家长陪同'],
  ],
  ZA: [
    ['晚间平安巡逻', '两人以上同行，遇险先报警'],
    ['反诈宣传进楼院', '站在人行道内，注意来往车辆'],
    ['清点消防通道', '只拍照上报，不自己挪车'],
  ],
}

interface Held {
  activity: Activity
  roll: Roll
  parts: Part[]
}

interface Planning {
  team: Team
  nth: number
  from: number
  settings: StreetSettings
  random: Random
}

const leaderOf = (team: Team) => ({
  principal: team.leaders[0]!.user,
  name: team.leaders[0]!.name,
  role: 'organiser' as const,
})

function published({ team, nth, from, settings, random }: Planning): Activity {
  const [title, risk] = random.pick(WHAT[team.domain])
  const by = leaderOf(team)
  const at = (now: number) => ({ requestId: 'seed', settings, presence: EVERYBODY, now })
  const plan = {
    ...{ title, content: `${team.name}：${title}，欢迎邻居一起来`, from, to: from + 2 * HOUR_MS },
    ...{ venue: { name: '社区服务站门前', point: null }, places: 12, minAge: 0 as const },
    ...{ insured: nth % 2 === 0, skills: '', rule: team.domain === 'ZA' ? 'ZA01' : 'GM01' },
  }
  const key = keyOf(`seed-activity-${nth}`)
  const secret = keyOf(`seed-secret-${nth}`).padEnd(40, '0')
  const plannedAt = from - 6 * DAY_MS
  const drafted = done(draft(team, { ...plan, key, secret, risk }, by, at(plannedAt)))
  return done(decide(drafted, { action: 'publish' }, by, at(plannedAt + HOUR_MS)))
}

function withPeople(activity: Activity, people: readonly TeamMember[]): Held {
  let roll = newRoll(activity)
  const parts = people.map((one, i) => {
    const now = activity.plannedAt + (i + 2) * HOUR_MS
    const key = keyOf(`${activity._id}:${one.user}`)
    const entered = done(enter(roll, key, now))
    roll = entered.roll
    const { _id, team, title, from, to } = activity
    const taken = { key, activity: _id, team, title, user: one.user, ward: null, name: one.name }
    const by = { by: one.user, role: 'volunteer' as const, now }
    return done(signUp(null, { ...taken, from, to, risk: 1 }, entered.as, by))
  })
  return { activity, roll, parts }
}

/** Everybody came and went in time, and the leader found the list right: it counts, and nothing is left to do. */
function over({ activity, roll, parts }: Held, p: Planning): Held {
  const { from, to } = activity
  const by = leaderOf(p.team)
  const end = to + HOUR_MS
  const at = { requestId: 'seed', settings: p.settings, presence: EVERYBODY }
  const counted = parts.map((part, i) => {
    const was = { from, to: to - i * MINUTE_MS }
    const self = { by: part.user, role: 'volunteer' as const }
    const there = done(checkIn(part, 'SCANNED', { ...self, now: was.from }))
    const gone = done(checkOut(there, was.to, [], { ...self, now: was.to }))
    const leader = { by: by.principal, role: by.role, now: end }
    const found = done(count(gone, { ...was, note: '' }, [], 0, leader))
    // Before the street had points: nothing is to be given for them.
    return { ...found, lookAt: null }
  })
  const finished = done(decide(activity, { action: 'finish' }, by, { ...at, now: to }))
  const confirm = { action: 'confirm' as const, undecided: 0 }
  const ended = done(decide(finished, confirm, by, { ...at, account: by.principal, now: end }))
  return { activity: ended, roll: shut(roll), parts: counted }
}

/** Three a week of the last thirteen weeks, and six of the next days, each of another team with its people. */
export const activitySeed: Seed = (cloud) => {
  const { store, clock } = cloud
  const now = clock.now()
  const read = <T>(name: string, sort: Record<string, 1 | -1>): T[] =>
    store.find(name, {}, sort, 10_000) as unknown as T[]
  const settings = read<StreetSettings>('settings', { _id: 1 })[0]!
  const teams = read<Team>('teams', { appliedAt: -1 }).filter((t) => t.leaders.length > 0)
  const members = read<TeamMember>('teamMembers', { at: 1 })
  const random = seeded(SEED + 7)
  const held = Array.from({ length: WEEKS * A_WEEK + AHEAD }, (_, nth): Held => {
    const team = teams[FIRST_TEAM + (nth % (teams.length - FIRST_TEAM))]!
    const isOver = nth < WEEKS * A_WEEK
    const days = isOver
      ? -Math.ceil(((WEEKS * A_WEEK - nth) * 7) / A_WEEK)
      : 1 + nth - WEEKS * A_WEEK
    const from = startOfDay(dayOf(now)) + days * DAY_MS + (9 + random.int(0, 8)) * HOUR_MS
    const planning = { team, nth, from, settings, random }
    const people = members.filter((m) => m.team === team._id && m.user !== team.leaders[0]!.user)
    const some = withPeople(published(planning), people.slice(0, random.int(5, 9)))
    return isOver ? over(some, planning) : some
  })
  insert(
    cloud,
    'activities',
    held.map(({ activity }) => activity),
  )
  insert(
    cloud,
    'rolls',
    held.map(({ roll }) => roll),
  )
  insert(
    cloud,
    'parts',
    held.flatMap(({ parts }) => parts),
  )
  return Promise.resolve()
}
