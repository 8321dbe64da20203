import type { Principal } from '../matter/types'

/** 兑换员: hands out what was redeemed; himself a volunteer. */
export interface Keeper {
  /** `keeper:<pick-up point>:<account of the user>` */
  _id: string
  user: Principal
  name: string
  /** Code of the 领取点. */
  pickUp: string
  /** Term, both days in it, `YYYY-MM-DD`. */
  from: string
  to: string
  /** Accounts of declared relatives. */
  relatives: Principal[]
}

/** 商户 that takes part: it earns by supply and service, and spends on publicity. */
export interface Merchant {
  /** 统一社会信用代码, eighteen digits and letters: a number of a business, and public. */
  code: string
  name: string
  address: string
  /** Account of who speaks for it; empty after his 注销, until an import names another. */
  contact: Principal
  contactName: string
  /** The first day of taking part, `YYYY-MM-DD`: statements begin with its month. */
  from: string
  /** Code of the 领取点 that it keeps; null: none. */
  pickUp: string | null
}

/** What a rule pays for (`domain/points/rules.ts` says what each field means). */
export interface StreetRule {
  /** Domain and two digits. */
  code: string
  domain: 'JS' | 'GM' | 'ZA'
  name: string
  points: number
  unit: 'once' | 'hour' | 'month' | 'title'
  for: 'person' | 'family' | 'merchant' | 'team'
  /** Counted by the cap on reports as well. */
  isReport?: true
}

/** Caps on points by the day of the deed, for one person. */
export interface StreetCaps {
  day: number
  month: number
  reportsDay: number
}

/** [P] Where the street has not set its own (DOMAIN §3.7). */
export const CAPS: StreetCaps = { day: 30, month: 200, reportsDay: 6 }

/** Rule by which 有效上报 is paid without anybody's doing. */
export const REPORT_RULE = 'JS01'

/** What a point costs the street, and what it has for all of them; both in 分. */
export interface StreetBudget {
  pointCost: number
  total: number
}

/** 领取点 */
export interface PickUp {
  code: string
  name: string
  address: string
  /** As it is told to people: “周一至周五 09:00-17:00”. */
  hours: string
  phone: string
}

/**
 * What the street says of its points, in its settings: read by nearly every call of the shop, so that no
 * hand-out asks the database who is a keeper. A change shows within a minute.
 */
export interface StreetPoints {
  pickUps: PickUp[]
  keepers: Keeper[]
  /** Absent: none takes part. */
  merchants?: Merchant[]
  /** Own rules in place of all built-in ones; absent: those. */
  rules?: StreetRule[]
  /** Own caps, each in place of the built-in one. */
  caps?: Partial<StreetCaps>
  /** Absent: nobody has set one, and promises are never stopped. */
  budget?: StreetBudget
}

export const GOOD_SHAPE = 1

/** Most 货格 of one good. */
export const MAX_BINS = 8

export const goodId = (code: string): string => `good:${code}`

/** What of a good decides whether and how it can be redeemed; each bin has a copy. */
export interface Offer {
  price: number
  /** Per person and month; null for no limit. */
  perMonth: number | null
  /** Whether it can be redeemed now. */
  offered: boolean
  /** The last day on which the goods are good; null where they keep. */
  goodUntil: string | null
  /** 宣传: for merchants’ points alone, as theirs are for nothing else. Absent: for everybody else. */
  forMerchants?: boolean
}

/** 商品: collection `goods`. */
export interface Good extends Offer {
  /** `good:<code>` */
  _id: string
  shape: number
  code: string
  name: string
  picture: string
  /** Code of the 领取点. */
  pickUp: string
  /** How many bins its stock lies in, 1 to 8: what is wanted by many at once lies in more. */
  bins: number
  /** What one costs the street, 分. */
  cost: number
}
