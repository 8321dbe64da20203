import type { ShopView } from '../points/answers'
import type { RedemptionState } from '../points/redeem/lifecycle'
import type { DateText } from '../points/types'

/** What the calls of households answer. Times are epoch ms, points are whole. */

export interface HousemateView {
  no: string
  name: string
  isHead: boolean
  isMe: boolean
  since: number
}

export interface AskView {
  id: string
  byName: string
  isMine: boolean
  good: string
  goodName: string
  price: number
  at: number
  until: number
}

export interface HouseholdView {
  id: string
  name: string
  /** The reader is the head. */
  isHead: boolean
  members: HousemateView[]
  /** 王*: whole names are told once somebody is in. */
  invited: { no: string; name: string; until: number }[]
  asks: AskView[]
  upTo: number
  shows: boolean
  /** To be spent today. */
  balance: number
  held: number
  /** Of what is to be spent, what the reader has put in. */
  mine: number
  lots: { day: DateText; points: number }[]
  /** What was redeemed for the household, newest first. */
  redemptions: {
    goodName: string
    price: number
    /** Of who has left it since, 李*; empty after 注销. */
    byName: string
    state: RedemptionState
    stateText: string
    redeemedAt: number
  }[]
}

export interface InvitationView {
  id: string
  name: string
  /** 张*: who invites. */
  headName: string
  members: number
  until: number
}

/** One's own household, or null and what one is invited to. */
export interface HouseholdPage {
  household: HouseholdView | null
  invitations: InvitationView[]
  /** What the reader has to put in; null before 开通. */
  own: { balance: number } | null
}

/** 用家庭积分: the shop as the household can afford it; what was redeemed this month is the household's. */
export interface HouseholdShop extends ShopView {
  household: {
    id: string
    /** The reader is the head, whose tap redeems. */
    isHead: boolean
    /** So much at a time the reader spends without asking. */
    upTo: number
  }
}

export interface DoneView {
  id: string
  /** Nothing new was done: this request had done it before. */
  repeated: boolean
}

/** `redemption`: the `_id` of what waits to be picked up; null: it waits for the head, or he said no. */
export interface SpentView extends DoneView {
  redemption: string | null
}
