/**
 * The street as data: what the import brings in and everything else reads.
 * Nothing here is a constant of the code; every figure belongs to the street (DOMAIN [P]).
 */

import type { StreetLimits } from '../call/acts'
import type { WorkCalendar } from '../calendar/types'
import type { StaffRef } from '../matter/types'
import type { Template, TemplateKey } from '../notice/templates'
import type { Committee } from './committee'
import type { Keeping } from './keeping'
import type { StreetPoints } from './points'

/** A point in GCJ-02, as WeChat's maps: [longitude, latitude] in degrees. */
export type LngLat = readonly [lng: number, lat: number]

export interface Polygon {
  type: 'Polygon'
  /** One outer ring, closed (first point = last point), GCJ-02. */
  coordinates: LngLat[][]
}

/** 事件小类: one of the sixty categories. */
export interface Category {
  /** Four digits: two of the major, two of the minor. */
  code: string
  name: string
  majorName: string
  /** Code of the lead unit 牵头单位. */
  unit: string
  /** 办理时限 in hours: working hours, or clock hours where `star`. */
  hours: number
  /** ★ the clock runs day and night, holidays too. */
  star: boolean
  /** Shown before the form: dangers that need a phone call first. */
  callFirst?: { tip: string; phone: string }
}

/** 牵头单位 */
export interface Unit {
  code: string
  name: string
}

export type Role =
  | 'firstSecretary'
  | 'gridLead'
  | 'gridWorker'
  | 'buildingLead'
  | 'unitLead'
  | 'dispatcher'
  | 'liaison'
  | 'streetLeader'
  | 'mediator'
  | 'mediationChair'
  | 'mediationClerk'
  | 'pointsReviewer'
  | 'complaintClerk'
  | 'admin'

/** 岗位: a role held over a part of the street. */
export interface Post {
  role: Role
  scopeType: 'street' | 'community' | 'grid' | 'building' | 'unit' | 'department'
  /** Code of the community, grid, building or lead unit; the street's own code for `street`. */
  scopeId: string
}

/** 用工类型: 专职, 兼职, 部门网格员, 部门联络员. */
export type EmploymentType = 'fullTime' | 'partTime' | 'department' | 'liaison'

/** 六支队伍 */
export type TeamType =
  'cadre' | 'buildingLeads' | 'partyVolunteers' | 'departmentWorkers' | 'propertyStaff' | 'seconded'

/** 请假: from the first instant until before the last, epoch ms. */
export interface Leave {
  from: number
  to: number
  /** 代理人: takes work in the person's place. */
  deputy: StaffRef | null
}

/** Collection `staff`. */
export interface Staff {
  /** `staff:<jobNo>` */
  _id: string
  jobNo: string
  name: string
  /** 11 digits; empty where the street keeps none, and of whoever has left the roster. */
  phone: string
  teamType: TeamType
  employmentType: EmploymentType
  /** Lead unit of a department worker or liaison, else null. */
  unit: string | null
  posts: Post[]
  /** Bound WeChat account, null until the person binds. */
  openid: string | null
  /**
   * The binding that an import ended: a roster that was wrong is mended by the next one, which brings back
   * the phone that it was made with. Absent where there was none. `proof`: hex SHA-256 of account and phone.
   */
  formerBinding?: { openid: string; proof: string }
  /** The own entry of the person, past or to come. Absent where there is none. */
  leave?: Leave
  /**
   * When the person left, lost the account, or entered a leave with a deputy, until the timer has looked
   * at what came to him at that very moment (`domain/duty/slipped`). Absent else.
   */
  leftAt?: number
  active: boolean
}

/** Collection `communities`. */
export interface Community {
  /** `community:<code>` */
  _id: string
  code: string
  name: string
  firstSecretary: StaffRef | null
  active: boolean
}

/** The people responsible for a grid. A community has a 第一书记 alone. */
export interface Crew {
  /** 网格长 */
  lead: StaffRef | null
  /** 专职网格员: the first who is there is given work. */
  workers: StaffRef[]
  firstSecretary: StaffRef | null
}

/** Collection `grids`. */
export interface Grid extends Crew {
  /** `grid:<15 digits>` */
  _id: string
  code: string
  /** “第3网格” */
  name: string
  type: 'BASIC' | 'SPECIAL'
  communityCode: string
  communityName: string
  polygon: Polygon
  centre: LngLat
  /** Phones of the public notice board 公示牌. */
  publicPhone: string
  supervisionPhone: string
  active: boolean
}

/** A grid as routing needs it: what it is called and who is responsible. */
export type StaffedGrid = Crew & Pick<Grid, 'code' | 'name' | 'communityName'>

/** 小区: collection `estates`. */
export interface Estate {
  /** `estate:<id>` */
  _id: string
  id: string
  name: string
  communityCode: string
  active: boolean
}

/** 楼栋: collection `buildings`. */
export interface Building {
  /** `building:<id>`; the id has at most 20 letters or digits. */
  _id: string
  id: string
  estateId: string
  estateName: string
  name: string
  gridCode: string
  point: LngLat
  units: number
  active: boolean
}

/** Somebody who may be given 投诉建议, with all posts that he holds: it goes past whom it is about. */
export interface Receiver extends StaffRef {
  roles: Role[]
}

/** 关于: who stands behind the program (国办函〔2026〕12号). Empty: not filled in. */
export interface StreetAbout {
  /** 主办单位 */
  sponsor: string
  /** 承办单位 */
  operator: string
  /** 技术支持 */
  support: string
  /** 备案号 */
  filing: string
  phone: string
}

/** Collection `settings`, document `settings:street`: small tables that most calls need. */
export interface StreetSettings {
  _id: 'settings:street'
  /** Changes with every import; clients keep their copy until it does. */
  rev: string
  code: string
  name: string
  /** Says in the client that the map is illustrative, where it is. */
  notice: string
  /** Bounding box of all grids: west, south, east, north. */
  bounds: [number, number, number, number]
  phones: { label: string; phone: string }[]
  categories: Category[]
  units: Unit[]
  calendar: WorkCalendar
  templates: Record<TemplateKey, Template>
  /** 值班分流员: told when something waits at the desk. */
  dutyDispatcher: StaffRef | null
  /** 街道领导: the last step of an escalation. */
  streetLeader: StaffRef | null
  /** Everybody who holds the post 分流员, by 工号. */
  dispatchers: StaffRef[]
  /**
   * Communities and grids by code: what most calls need of the street, so that none reads the
   * street's tables for a name or to find out who is responsible.
   */
  directory: Record<string, DirectoryEntry>
  /** 人民调解委员会; null where the street has brought none in, absent in a street of before. */
  committee?: Committee | null
  /** What the street says of booking; the rest is as in `domain/booking/rules.ts`. */
  booking?: Partial<BookingRules>
  /** 限次 of the street's own, each in place of the built-in one (`domain/identity/limits`). */
  limits?: StreetLimits
  /**
   * 免打扰时段: from and to, minutes of the day, also past midnight; null: none. Absent: 21:00 to 08:00
   * (`domain/notice/quiet`).
   */
  quiet?: readonly [from: number, to: number] | null
  /** 保存期限, each in place of the built-in one, in days. */
  retention?: Partial<Keeping>
  /** Whoever may be given 投诉建议, by 工号, taken from the roster; absent in a street of before. */
  receivers?: Receiver[]
  /** Absent where the street has said nothing. */
  about?: StreetAbout
  /** 领取点 and 兑换员; absent where the street has no shop. */
  points?: StreetPoints
}

/** How time is booked (DOMAIN §3.6). */
export interface BookingRules {
  /** A slot is to be had until so long before it begins. */
  leadMs: number
  /** Days ahead that can be booked, today counted. */
  horizonDays: number
  /** How long a slot is held for whoever is choosing. */
  holdMs: number
  /** A party may cancel or move until so long before it begins. */
  cancelMs: number
  /** How long a slot that became free is held for the first who waited. */
  offerMs: number
  /** How a day is written: single conditional updates, or transactions (docs/decisions/0017). */
  by: 'update' | 'transaction'
}

/** One community or grid in short, with the people responsible for it. */
export interface DirectoryEntry extends Crew {
  name: string
  /** Empty for a community. */
  communityName: string
  /** Public phone of a grid's notice board; empty for a community. */
  phone: string
}
