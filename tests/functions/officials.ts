import { HOURS_SHAPE, type Hours } from '../../domain/booking/types'
import { maskedPhone } from '../../domain/identity/masks'
import { USER_SHAPE, type User } from '../../domain/identity/types'
import type { Committee, Mediator } from '../../domain/street/committee'
import type { Post, Staff } from '../../domain/street/types'
import { MONDAY, STAFF, AGREED } from './street'

/** A mediation committee as documents: five who mediate, a chair, a clerk, two rooms. */
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
export const OFFICIALS = Object.keys(PEOPLE) as Official[]

export const official = (name: Official): { openid: string } => ({
  openid: `o-committee-${PEOPLE[name][0].toLowerCase()}`,
})
export const staffIdOf = (name: Official): string => `staff:${PEOPLE[name][0]}`
const refOf = (name: Official) => ({ id: staffIdOf(name), name: PEOPLE[name][1] })

const postOf = (name: Official): Post => ({
  role: PEOPLE[name][2],
  scopeType: 'street',
  scopeId: '150203012',
})

export const staffOf = (name: Official, i: number): Staff => ({
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

export const accountOf = (name: Official, i: number): User => ({
  _id: `user:${official(name).openid}`,
  openid: official(name).openid,
  nickname: '',
  phoneMask: maskedPhone(`1000000${2001 + i}`),
  elderMode: false,
  staffId: staffIdOf(name),
  staffName: PEOPLE[name][1],
  posts: [postOf(name)],
  consents: AGREED,
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

export const hoursFor = (resource: string): Hours => ({
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
