import type { ActionView, HistoryView } from '../matter/views'
import type { Tone } from '../matter/lifecycle'
import type { AwardState } from './award/lifecycle'
import type { RedemptionState } from './redeem/lifecycle'
import type { DateText, EntryKind } from './types'

/** What the calls of points answer. Times are epoch ms, points are whole. */

/** 账户, for its owner alone. */
export interface AccountView {
  /** 积分号 by which staff finds the account, twelve digits; empty before it was opened. */
  no: string
  name: string
  /** To be spent today. */
  balance: number
  /** Promised to redemptions that wait. */
  held: number
  /** 待抵扣: later awards pay it first. */
  recover: number
  /** What can be spent, by the last day on which it is good. */
  lots: { day: DateText; points: number }[]
}

export interface LedgerLine {
  at: number
  kind: EntryKind
  /** A sentence of what it was. */
  text: string
  points: number
  /** By how much the balance changed; 0 where what was held is spent. */
  change: number
}

export interface PickUpView {
  name: string
  address: string
  hours: string
  phone: string
}

export interface GoodView {
  code: string
  name: string
  picture: string
  price: number
  /** Per person and month; null for no limit. */
  perMonth: number | null
  /** How many the reader has redeemed this month. */
  bought: number
  offered: boolean
  goodUntil: DateText | null
  /** In stock for others to redeem. */
  left: number
  pickUp: PickUpView | null
}

export interface ShopView {
  balance: number
  goods: GoodView[]
}

export interface RedemptionCard {
  id: string
  state: RedemptionState
  stateText: string
  tone: Tone
  goodName: string
  price: number
  /** Not picked up by then, it goes back. */
  until: number
}

/** 兑换, for its owner, for the keeper whose 交付 it was, or a reviewer. */
export interface RedemptionView extends RedemptionCard {
  good: string
  /** The owner's own name; masked for everybody else. */
  ownerName: string
  pickUp: PickUpView | null
  /** For the owner's phone alone, while it waits: what the changing code is made of. */
  code: { no: string; secret: string } | null
  /** Whom the owner has named. */
  proxyName: string
  handedAt: number | null
  keeperName: string
  actions: ActionView[]
  history: HistoryView[]
  /** Nothing new was done: this request had done it before. */
  repeated: boolean
}

/** What a keeper sees of a code that was scanned. */
export interface PeekView {
  id: string
  state: RedemptionState
  stateText: string
  goodName: string
  picture: string
  /** 张* */
  ownerName: string
  /** 代领, as the owner wrote it. */
  proxyName: string
  /** Of one that was handed out before: when, and by whom. */
  handedAt: number | null
  keeperName: string
}

/** 交付 */
export interface HandedOutView extends PeekView {
  /** By how many steps of 30 s the owner's phone is ahead. */
  steps: number
  /** Until then the keeper may undo it. */
  undoUntil: number
  repeated: boolean
}

export interface MemberView {
  /** 张* */
  name: string
}

export interface AwardCard {
  id: string
  state: AwardState
  stateText: string
  tone: Tone
  /** Whole for who has to do with it, else masked. */
  name: string
  ruleName: string
  points: number
  deedOn: DateText
  deed: string
  givenAt: number
  dueAt: number | null
}

export interface AwardView extends AwardCard {
  version: number
  minutes: number
  confidential: boolean
  publicUntil: number | null
  /** What came into the account; null before. */
  paid: number | null
  actions: ActionView[]
  history: HistoryView[]
  repeated: boolean
}
