import type { StaffRef } from '../matter/types'

/**
 * 人民调解委员会 as the street publishes it: who mediates, where, and what the committee has done before
 * this program. Who holds which post is the roster's; when people and rooms are free is the calendar's.
 */

/** 类型 and 专长: one list for cases and mediators (DOMAIN §3.6). */
export const SPECIALTIES = {
  family: '婚姻家庭',
  neighbour: '邻里',
  property: '物业',
  housing: '房屋宅基地',
  labour: '劳动争议',
  damage: '损害赔偿',
  debt: '债权债务',
  consumer: '消费',
  traffic: '交通事故',
  inheritance: '继承赡养',
  medical: '医疗',
  production: '生产经营',
} as const
export type Specialty = keyof typeof SPECIALTIES

/** In what quality somebody sits at the table. */
export const MEDIATOR_KINDS = {
  mediator: '人民调解员',
  lawyer: '律师',
  police: '社区民警',
  property: '物业',
  gridWorker: '网格员',
  expert: '专家',
  counsellor: '心理咨询师',
} as const
export type MediatorKind = keyof typeof MEDIATOR_KINDS

/** What is published of somebody who mediates; never a phone. */
export interface Mediator {
  /** `staff:<jobNo>` */
  id: string
  name: string
  kind: MediatorKind
  /** Official grade, 一级 the highest; empty where there is none. */
  level: '' | '一级' | '二级' | '三级' | '四级'
  /** Years of experience. */
  years: number
  languages: string[]
  /** At most four. */
  specialties: Specialty[]
  /** Where he works: never at the table with that organisation as a party. */
  org: string
  bio: string
  /** File id, or empty. */
  photo: string
  communityCode: string
  communityName: string
  /** Cases before this program: closed, and of those agreed. */
  closed: number
  succeeded: number
}

export interface Room {
  code: string
  name: string
  seats: number
  /** 无障碍通道 */
  stepFree: boolean
  /** 助听回路 */
  hearingLoop: boolean
  /** 视频设备 */
  video: boolean
}

export interface Venue {
  code: string
  name: string
  address: string
  communityCode: string
  communityName: string
  /** Opening hours, as people read them. */
  hours: string
  rooms: Room[]
}

export interface Committee {
  name: string
  phone: string
  address: string
  /** Who holds the posts 主任 and 文书, by 工号, taken from the roster by every import. */
  chairs: StaffRef[]
  clerks: StaffRef[]
  mediators: Mediator[]
  venues: Venue[]
  /** What was mediated before this program: all, agreed, went to court, ended otherwise or still open. */
  opening: { total: number; agreed: number; court: number; other: number }
}
