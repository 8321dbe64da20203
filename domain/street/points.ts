import type { Principal } from '../matter/types'
import type { PointsRules } from '../points/rules'

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
export interface StreetPoints extends PointsRules {
  pickUps: PickUp[]
  keepers: Keeper[]
  /** What the street can stand for; left out where it has set nothing. */
  budget?: PointsBudget
}

/** 预算 */
export interface PointsBudget {
  /** What one point costs the street, 分. */
  pointCost: number
  /** 分 */
  total: number
}
