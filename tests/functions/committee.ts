import type { Cloud } from '../../devtools/cloud'
import type { Seams } from '../../devtools/cloud/seams'
import { HOURS_SHAPE, type Hours } from '../../domain/booking/types'
import { DAY_MS, HOUR_MS, dateOf } from '../../domain/calendar/zone'
import { USER_SHAPE, type User } from '../../domain/identity/types'
import type { CallName, InputOf } from '../../domain/contract'
import type { CaseView } from '../../domain/mediation/answers'
import type { CaseStepName } from '../../domain/mediation/calls'
import type { Case } from '../../domain/mediation/types'
import type { Committee, Mediator } from '../../domain/street/committee'
import type { Post, Staff, StreetSettings } from '../../domain/street/types'
import { MONDAY, SETTINGS, STAFF } from './street'
import { fill, rid, startTown, type Town } from './town'

/** The small street with a mediation committee: five who mediate, a chair, a clerk, two rooms. */
const PEOPLE = {
  chair: ['C1', '马主任', 'mediationChair'],
  clerk: ['K1', '牛文书', 'mediationClerk'],
  lead: ['M1', '杨调解', 'mediator'],
  second: ['M2', '朱调解', 'mediator'],
  third: ['M3', '苗调解', 'mediator'],
  lawyer: ['M4', '侯律师', 'mediator'],
  manager: ['M5', '龙经理', 'mediator'],
} as const
export type Official = keyof typeof PEOPLE
const OFFICIALS = Object.keys(PEOPLE) as Official[]

export const official = (name: Official): { openid: string } => ({
  openid: `o-committee-${PEOPLE[name][0].toLowerCase()}`,
})
export const staffIdOf = (name: Official): string => `staff:${PEOPLE[name][0]}`
const refOf = (name: Official) => ({ id: staffIdOf(name), name: PEOPLE[name][1] })

/** Parties and strangers; not stored beforehand. */
export const WANG = { openid: 'o-party-wang' }
export const LI = { openid: 'o-party-li' }
export const STRANGER = { openid: 'o-stranger' }

const postOf = (name: Official): Post => ({
  role: PEOPLE[name][2],
  scopeType: 'street',
  scopeId: '150203012',
})

const staffOf = (name: Official, i: number): Staff => ({
  ...STAFF[0]!,
  _id: staffIdOf(name),
  jobNo: PEOPLE[name][0],
  name: PEOPLE[name][1],
  phone: `1000000${2001 + i}`,
  unit: null,
  posts: [postOf(name)],
  openid: official(name).openid,
  active: true,
})

const accountOf = (name: Official, i: number): User => ({
  _id: `user:${official(name).openid}`,
  openid: official(name).openid,
  nickname: '',
  phone: `1000000${2001 + i}`,
  elderMode: false,
  staffId: staffIdOf(name),
  staffName: PEOPLE[name][1],
  posts: [postOf(name)],
  consent: null,
  quota: {},
  shape: USER_SHAPE,
  createdAt: MONDAY,
})

const mediator = (name: Official, more: Partial<Mediator> = {}): Mediator => ({
  ...refOf(name),
  kind: 'mediator',
  level: '二级',
  years: 8,
  languages: ['汉语'],
  specialties: ['neighbour'],
  org: '',
  bio: '',
  photo: '',
  communityCode: '150203012025',
  communityName: '黄河社区',
  closed: 0,
  succeeded: 0,
  ...more,
})

export const COMMITTEE: Committee = {
  name: '示范街道人民调解委员会',
  phone: '10000000012',
  address: '示范路1号',
  chairs: [refOf('chair')],
  clerks: [refOf('clerk')],
  mediators: [
    mediator('lead'),
    mediator('second', { specialties: ['property'] }),
    mediator('third', { communityCode: '150203012026', communityName: '西园社区' }),
    mediator('lawyer', { kind: 'lawyer', level: '' }),
    mediator('manager', { kind: 'property', level: '', org: '好家物业公司' }),
  ],
  venues: [
    {
      code: 'V1',
      name: '示范司法所',
      address: '示范路1号',
      communityCode: '150203012025',
      communityName: '黄河社区',
      hours: '周一至周五 09:00-17:00',
      rooms: ['R1', 'R2'].map((code) => ({
        code,
        name: `调解${code}室`,
        seats: 8,
        stepFree: true,
        hearingLoop: false,
        video: true,
      })),
    },
  ],
  opening: { total: 135, agreed: 112, court: 12, other: 11 },
}

const hoursFor = (resource: string): Hours => ({
  _id: `hours:${resource}`,
  shape: HOURS_SHAPE,
  resource,
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' })),
  onHolidays: false,
  minutes: 60,
  bufferMinutes: 0,
  off: [],
  leave: null,
  rev: 1,
})

/** Fills the store: the small street, and its committee. */
export function withCommittee(cloud: Cloud, more: Partial<StreetSettings> = {}): void {
  fill(cloud, { ...SETTINGS, committee: COMMITTEE, ...more })
  const put = (name: string, docs: object[]): unknown =>
    cloud.store.insertMany(name, structuredClone(docs) as Record<string, unknown>[])
  put('staff', OFFICIALS.map(staffOf))
  put('users', OFFICIALS.map(accountOf))
  const resources = [...COMMITTEE.mediators.map((m) => m.id), 'room:R1', 'room:R2']
  put('hours', resources.map(hoursFor))
}

type Who = { openid: string }

/** The street's committee at work: a case is moved on by whoever's turn it is. */
export interface Hall {
  town: Town
  stored(id: string): Case
  /** The case as somebody sees it now. */
  see(who: Who, id: string): Promise<CaseView>
  /** A step on the version that is stored. */
  step<A extends CaseStepName>(
    who: Who,
    id: string,
    action: A,
    words: Omit<InputOf<`mediation.${A}`>, 'requestId' | 'id' | 'version'>,
  ): Promise<CaseView>
  /** The code of a refusal, or `ok`. */
  tryStep(who: Who, id: string, action: CaseStepName, words?: object): Promise<string>
}

export async function openHall(
  now = MONDAY,
  more: Partial<StreetSettings> = {},
  seams: Seams = {},
): Promise<Hall> {
  const town = await startTown(now, {}, seams, (cloud) => withCommittee(cloud, more))
  const stored = (id: string): Case =>
    town.cloud.store.find('cases', { _id: id })[0] as unknown as Case
  const inputOf = (id: string, words: object): object => ({
    requestId: rid('case'),
    id,
    version: stored(id).version,
    ...words,
  })
  return {
    town,
    stored,
    see: (who, id) => town.ask(who, 'mediation.get', { id }),
    step: (who, id, action, words) =>
      town.ask(who, `mediation.${action}`, inputOf(id, words) as never) as Promise<CaseView>,
    tryStep: (who, id, action, words = {}) =>
      town.code(who, `mediation.${action}` as CallName, inputOf(id, words)),
  }
}

/** 王甲 against 李乙, a neighbour, both with phones. */
export const application = (more: object = {}): InputOf<'mediation.apply'> => ({
  requestId: rid('apply'),
  specialty: 'neighbour',
  facts: '楼上漏水，天花板泡坏了',
  claim: '修好并赔偿',
  parties: [
    {
      side: 'applicant',
      kind: 'person',
      name: '王甲',
      phone: '10000003001',
      address: '友谊小区1栋',
      me: true,
    },
    { side: 'respondent', kind: 'person', name: '李乙', phone: '10000003002', address: '友谊小区' },
  ],
  ...more,
})

/** The other side comes in with a code that the clerk has given out. */
export async function letIn(hall: Hall, id: string, party: string, who: Who, name: string) {
  const { code } = await hall.town.ask(official('clerk'), 'mediation.issueCode', {
    requestId: rid('code'),
    id,
    party,
  })
  return hall.town.ask(who, 'mediation.enterCode', { requestId: rid('enter'), code, name })
}

/** A case that has come as far as 双向选择, both sides on their own phones. */
export async function choosing(hall: Hall, more: object = {}): Promise<string> {
  const { id } = await hall.town.ask(WANG, 'mediation.apply', application(more))
  await hall.step(official('chair'), id, 'screen', { risk: 'GREEN' })
  await letIn(hall, id, 'p2', LI, '李乙')
  await hall.step(LI, id, 'consent', {})
  await hall.step(official('chair'), id, 'accept', {})
  await hall.step(WANG, id, 'acknowledge', {})
  await hall.step(LI, id, 'acknowledge', {})
  return id
}

/** … and as far as the time: 杨调解 was chosen by both and has taken it. */
export async function timing(hall: Hall): Promise<string> {
  const id = await choosing(hall)
  await hall.step(WANG, id, 'rank', { ranked: [staffIdOf('lead'), staffIdOf('second')] })
  await hall.step(LI, id, 'rank', { ranked: [staffIdOf('lead')] })
  await hall.step(official('lead'), id, 'take', {})
  return id
}

/** Tuesday, or so many days later, at an hour, of that many people and a room. */
export const tuesday = (hour: number, people: Official[] = ['lead'], room = 'R1', later = 0) => {
  const first = Date.parse(`2026-06-09T${String(hour).padStart(2, '0')}:00:00+08:00`)
  const from = first + later * DAY_MS
  return {
    date: dateOf(from),
    from,
    to: from + HOUR_MS,
    resources: [...people.map(staffIdOf), `room:${room}`],
  }
}

/** Held and booked, as a person does it with two taps. */
export async function bookAt(hall: Hall, who: Who, id: string, slot = tuesday(10)) {
  const { holdNo } = await hall.see(who, id)
  const { n } = await hall.town.ask(who, 'mediation.hold', {
    requestId: rid('hold'),
    id,
    n: holdNo,
    ...slot,
  })
  return hall.step(who, id, 'book', { ...slot, n })
}
