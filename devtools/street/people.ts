import { postsText } from '../../domain/street/import/write'
import { EMPLOYMENT_WORDS, TEAM_WORDS } from '../../domain/street/import/words'
import type { EmploymentType, Role, TeamType } from '../../domain/street/types'
import { COMMITTEE_MEMBERS } from './committee'
import { UNITS } from './facts/categories'
import { STREET_CODE, type DemoPlaces } from './places'
import type { Random } from './random'

export const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕',
]
export const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华慧建文玲辉红玉兰斌宇浩凯健俊帆雪荣',
]
/** Unassigned numbers: 100 is no mobile prefix. */
const FIRST_PHONE = 10000000001

/** 专职: a lead and a worker in every grid, more workers where there are people left. */
const FULL_TIME_WORKERS = 53
const DEPARTMENT_WORKERS = 56
/** Whose tasks the community and the party office do themselves. */
const WITHOUT_WORKERS = new Set(['SQ', 'DJ'])
const LIAISONS = ['ZF', 'HW', 'YL', 'ZJ', 'YJ', 'XF', 'PCS', 'JG', 'SJ', 'MZ', 'RS']

export interface DemoPerson {
  jobNo: string
  name: string
  phone: string
  team: TeamType
  employment: EmploymentType
  unit: string
  posts: { role: Role; scopeId: string }[]
}

/** The people of the demo's phones, by where they stand. */
export const CAST = {
  workerOf: { grid: '150203012025003', name: '张晓燕' },
  leadOf: { grid: '150203012025003', name: '赵建国' },
  /** Of the next grid: may stand in for the worker. */
  colleagueOf: { grid: '150203012025004', name: '周海燕' },
  dispatcher: { jobNo: 'Z087', name: '孙丽华' },
} as const
export const STREET_LEADER = 'J0001'
export const REVIEWERS = [
  { jobNo: 'S001', name: '孟晓琳' },
  { jobNo: 'S002', name: '任志明' },
] as const

/** 投诉受理员 */
export const COMPLAINT_CLERK = { jobNo: 'T001', name: '沈玉兰' } as const

type Draft = Omit<DemoPerson, 'name' | 'phone' | 'jobNo'>
const at = (role: Role, scopeId: string) => [{ role, scopeId }]

/** 专职 88: 33 网格长, 53 网格员, 2 分流员. The first worker of a grid comes before all second ones. */
function fullTime({ grids }: DemoPlaces): Draft[] {
  const draft = (posts: DemoPerson['posts']): Draft => ({
    team: 'cadre',
    employment: 'fullTime',
    unit: '',
    posts,
  })
  const second = FULL_TIME_WORKERS - grids.length
  return [
    ...grids.map((g) => draft(at('gridLead', g.code))),
    ...[...grids, ...grids.slice(0, second)].map((g) => draft(at('gridWorker', g.code))),
    draft(at('dispatcher', STREET_CODE)),
    draft([...at('dispatcher', STREET_CODE), ...at('admin', STREET_CODE)]),
  ]
}

/** 兼职 2,303: the street's leader, 9 第一书记, 600 楼栋长, 1,693 单元长. */
function partTime({ communities, buildings }: DemoPlaces, random: Random): Draft[] {
  const draft = (team: TeamType, posts: DemoPerson['posts']): Draft => ({
    team,
    employment: 'partTime',
    unit: '',
    posts,
  })
  const teams: TeamType[] = [
    ...Array<TeamType>(7).fill('buildingLeads'),
    'partyVolunteers',
    'partyVolunteers',
    'propertyStaff',
  ]
  return [
    draft('cadre', at('streetLeader', STREET_CODE)),
    ...communities.map((c) => draft('seconded', at('firstSecretary', c.code))),
    ...buildings.map((b) => draft('buildingLeads', at('buildingLead', b.id))),
    ...buildings.flatMap((b) =>
      Array.from({ length: b.units }, (_, i) =>
        draft(random.pick(teams), at('unitLead', `${b.id}-${i + 1}`)),
      ),
    ),
  ]
}

/** 部门网格员 56, in turn over the units that have any. */
function departmentWorkers(): Draft[] {
  const units = UNITS.filter((u) => !WITHOUT_WORKERS.has(u.code))
  return Array.from({ length: DEPARTMENT_WORKERS }, (_, i) => {
    const unit = units[i % units.length]!.code
    const posts = at('gridWorker', unit)
    return { team: 'departmentWorkers', employment: 'department', unit, posts }
  })
}

const liaisons = (): Draft[] =>
  LIAISONS.map((unit) => ({
    team: 'departmentWorkers',
    employment: 'liaison',
    unit,
    posts: at('liaison', unit),
  }))

const numbered = (prefix: string, digits: number, drafts: Draft[]) =>
  drafts.map((draft, i) => ({ ...draft, jobNo: prefix + String(i + 1).padStart(digits, '0') }))

/** Everybody of the street, with invented names and numbers. */
export function makePeople(places: DemoPlaces, random: Random): DemoPerson[] {
  const all = [
    ...numbered('Z', 3, fullTime(places)),
    ...numbered('J', 4, partTime(places, random)),
    ...numbered('B', 2, departmentWorkers()),
    ...numbered('L', 2, liaisons()),
  ]
  const people = all.map((draft, i): DemoPerson => {
    const given = random.pick(GIVEN) + (random.next() < 0.75 ? random.pick(GIVEN) : '')
    return { ...draft, name: random.pick(SURNAMES) + given, phone: String(FIRST_PHONE + i) }
  })
  const named = people.map((p) => ({ ...p, name: castName(p, people) ?? p.name }))
  const others = [...named, ...committeePeople(FIRST_PHONE + named.length)]
  const withReviewers = [...others, ...reviewers(FIRST_PHONE + others.length)]
  return [...withReviewers, complaintClerk(FIRST_PHONE + withReviewers.length)]
}

const complaintClerk = (phone: number): DemoPerson => ({
  ...{ ...COMPLAINT_CLERK, team: 'cadre', employment: 'partTime', unit: '' },
  phone: String(phone),
  posts: at('complaintClerk', STREET_CODE),
})

/** 积分审核员: two, for whoever has passed an award does not judge an appeal. */
const reviewers = (firstPhone: number): DemoPerson[] =>
  REVIEWERS.map(({ jobNo, name }, i) => ({
    ...{ jobNo, name, team: 'cadre', employment: 'partTime', unit: '' },
    phone: String(firstPhone + i),
    posts: at('pointsReviewer', STREET_CODE),
  }))

/** The committee, after everybody else: whoever was there before keeps name and number. */
const committeePeople = (firstPhone: number): DemoPerson[] =>
  COMMITTEE_MEMBERS.map(({ jobNo, name, team, role }, i) => ({
    ...{ jobNo, name, team, employment: 'partTime', unit: '' },
    phone: String(firstPhone + i),
    posts: at(role, STREET_CODE),
  }))

/** The name of somebody of the cast, else undefined. */
function castName(person: DemoPerson, people: DemoPerson[]): string | undefined {
  if (person.jobNo === CAST.dispatcher.jobNo) return CAST.dispatcher.name
  for (const { grid, name } of [CAST.workerOf, CAST.colleagueOf]) {
    if (person === holder(people, 'gridWorker', grid)) return name
  }
  return person === holder(people, 'gridLead', CAST.leadOf.grid) ? CAST.leadOf.name : undefined
}

/** The first who holds a role over a scope. */
export function holder(people: DemoPerson[], role: Role, scopeId: string): DemoPerson | undefined {
  return people.find((p) => p.posts.some((q) => q.role === role && q.scopeId === scopeId))
}

/** Rows of staff.csv. */
export const staffRecords = (people: DemoPerson[]) =>
  people.map((p) => ({
    jobNo: p.jobNo,
    name: p.name,
    phone: p.phone,
    team: TEAM_WORDS[p.team],
    employment: EMPLOYMENT_WORDS[p.employment],
    unit: p.unit,
    posts: postsText(p.posts),
  }))
