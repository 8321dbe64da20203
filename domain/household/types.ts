import type { Principal } from '../matter/types'

/**
 * 家庭 (DOMAIN §3.7): people who each said yes, with an account of points besides their own. What one puts in
 * stays one's own and goes along; what is spent is confirmed by the head, or by rule up to a sum.
 */

export const HOUSEHOLD_SHAPE = 1

export interface Housemate {
  user: Principal
  /** 积分号, twelve digits: how the head found him. */
  no: string
  name: string
  /** `_id` of his own account of points. */
  account: string
  since: number
}

/** 邀请: nobody is a member before his own yes. */
export interface Invitation {
  user: Principal
  no: string
  name: string
  at: number
  /** Not answered by then, it is over. */
  until: number
}

/** 申请: a good that a member would have for the household’s points. */
export interface Ask {
  /** 24 hex digits, of who asked and the request. */
  id: string
  by: Principal
  byName: string
  good: string
  goodName: string
  /** As he saw them. */
  price: number
  perMonth: number | null
  at: number
  until: number
}

/** Collection `households`. */
export interface Household {
  /** `household:` + 24 hex digits, of who founded it and the request. */
  _id: string
  shape: number
  /** Raised by every change. */
  rev: number
  name: string
  /** 户主: one of the members; empty when nobody is left. */
  head: Principal
  /** In the order in which they came. */
  members: Housemate[]
  invited: Invitation[]
  asks: Ask[]
  /** A member spends up to so many points at a time by himself; 0: never. */
  upTo: number
  /** 荣誉公开: whether it stands in the open list of honours. Nobody does who has not said so. */
  shows: boolean
  /** When the last one left; null while somebody is there. */
  closedAt: number | null
}

/** Who acts, as `members` knows him. */
export interface Person {
  user: Principal
  no: string
  name: string
  account: string
}
