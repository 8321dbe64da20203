import { EVERYBODY } from '../../../domain/duty/presence'
import type { StreetSettings } from '../../../domain/street/types'
import { apply, approversOf, decide } from '../../../domain/volunteer/team/decide'
import type { Team } from '../../../domain/volunteer/team/types'
import type { TeamMember, Volunteer } from '../../../domain/volunteer/types'
import { keyOf } from '../keyOf'
import { GIVEN, SURNAMES } from '../people'
import { seeded } from '../random'
import { SEED } from '../street'
import { done, insert } from './put'
import type { Seed } from './types'

/** 志愿服务队 as the street tells of them: ten 小巷组织, 五彩志愿者 and others; over a thousand people. */

const TEAMS = {
  JS: [
    ...['小巷扫雪队', '小巷绿地队', '小巷楼道队', '小巷议事队'],
    ...['绿色环保志愿者', '橙色便民志愿者', '扫雪除冰队', '绿地认领队', '楼道清理队'],
    ...['文明城市协助队', '垃圾分类指导队'],
  ],
  GM: [
    ...['小巷送药队', '小巷陪伴队', '小巷课堂队'],
    ...['红色党员志愿者', '黄色助老志愿者', '独居老人探访队', '义诊队', '理发修补队'],
    ...['家电维修队', '爱心捐助队', '家风宣讲队', '读书会'],
  ],
  ZA: [
    ...['小巷巡逻队', '小巷防火队', '小巷看护队'],
    ...['蓝色平安志愿者', '晚间巡逻队', '反诈宣传队', '消防通道值守队', '邻里看护队'],
    ...['交通劝导队', '防汛队', '应急救护队'],
  ],
} as const satisfies Record<Team['domain'], readonly string[]>

export const VOLUNTEERS = 1_040
const DAY_MS = 86_400_000

/** Accounts of nobody: four digits. 王阿姨 leads the first team. */
const LEADER = 'o-resident-wang'
export const volunteerOpenid = (n: number): string =>
  n === 0 ? LEADER : `o-volunteer-${String(n).padStart(4, '0')}`

const nameOf = (n: number): string => {
  const random = seeded(SEED + n)
  return n === 0 ? '王阿姨' : `${random.pick(SURNAMES)}${random.pick(GIVEN)}`
}

const volunteersAt = (at: number): Volunteer[] =>
  Array.from({ length: VOLUNTEERS }, (_, n) => {
    const user = `user:${volunteerOpenid(n)}`
    return { _id: `volunteer:${keyOf(user)}`, user, name: nameOf(n), band: 'adult', at }
  })

/** A team as it came about: asked for and approved, two days later, by the community's 第一书记. */
function founded(
  [domain, name]: readonly [Team['domain'], string],
  nth: number,
  settings: StreetSettings,
  askedAt: number,
): Team {
  const communities = Object.keys(settings.directory)
    .filter((code) => code.length === 12)
    .sort()
  const community = communities[nth % communities.length]!
  const at = { requestId: 'seed', settings, presence: EVERYBODY }
  const application = {
    ...{
      key: keyOf(`seed-team-${nth}`),
      domain,
      name,
      community,
      purpose: `${name}：就近服务邻里`,
    },
    ...{ applicant: `user:${volunteerOpenid(nth)}`, applicantName: nameOf(nth) },
  }
  const team = done(apply(application, { ...at, now: askedAt }))
  const [first = { id: 'system', name: '街道' }] = approversOf(community, settings)
  const by = { principal: first.id, name: first.name, role: 'approver' as const }
  return done(decide(team, { action: 'approve' }, by, { ...at, now: askedAt + 2 * DAY_MS }))
}

/** 34 teams of the last months with 1,040 people, each in one, who lead the first of them. */
export const volunteerSeed: Seed = (cloud) => {
  const now = cloud.clock.now()
  const [settings] = cloud.store.find('settings', { _id: 'settings:street' })
  const names = (Object.keys(TEAMS) as Team['domain'][]).flatMap((domain) =>
    TEAMS[domain].map((name) => [domain, name] as const),
  )
  const teams = names.map((name, nth) =>
    founded(name, nth, settings as unknown as StreetSettings, now - (100 + nth) * DAY_MS),
  )
  const people = volunteersAt(now - 90 * DAY_MS)
  const members = people.map(({ user, name, at }, n): TeamMember => {
    const team = teams[n % teams.length]!._id
    return { _id: `teamMember:${keyOf(`${team}:${user}`)}`, team, user, name, at: at + n }
  })
  insert(cloud, 'teams', teams)
  insert(cloud, 'volunteers', people)
  insert(cloud, 'teamMembers', members)
  return Promise.resolve()
}
