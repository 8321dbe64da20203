import type { ActionView, HistoryView } from '../matter/views'
import type { Tone } from '../matter/lifecycle'
import type { AwardState } from './award/lifecycle'
import type { RedemptionState } from './redeem/lifecycle'
import type { Budget, BudgetState, PublicAccount } from './ledger/month'
import type { StockKind } from './redeem/stock'
import type { Caps, RuleUnit } from './rules'
import type { AccountKind, DateText, Domain, EntryKind } from './types'

/** What the calls of points answer. Times are epoch ms, points are whole. */

/** 账户, for its owner alone. */
export interface AccountView {
  /** 商户 whose contact the reader is; absent: none. */
  merchant?: string
  /** 积分号 by which staff finds the account, twelve digits; empty before it was opened. */
  no: string
  name: string
  /** The four digits behind the own masked name in 公示. */
  tail: string
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
  /** 卖完于: when the last one went; null while there is one, or where there never was. */
  soldOutAt: number | null
  /** 一直没人要: in stock for 30 days and nobody took one. */
  idle: boolean
  /** Whether the reader has wished for more of it. */
  wished: boolean
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
  /** The cloud's time, by which the owner's phone knows how far off its own clock is. */
  now: number
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
  /** Proves to `handOut` that the code was good when it was scanned: a slow keeper asks nobody again. */
  ticket: string
  ticketUntil: number
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
  /** 张*家庭, whose member he is; null for none. */
  family: string | null
  /** The merchant whose contact he is; null for none. */
  merchant: string | null
  /** Teams that he leads. */
  teams: { id: string; name: string }[]
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

/** 积分规则, for everybody: what is worth what, and how much a day and month may bring. */
export interface RulesView {
  rules: {
    code: string
    domain: Domain
    name: string
    points: number
    unit: RuleUnit
    for: AccountKind
  }[]
  caps: Caps
  /** At 100 % of the budget nothing new is promised. */
  budget: BudgetState
}

/** 纸质取货码: eight digits after the number of the redemption; good once, a new print ends the last. */
export interface PrintedView {
  id: string
  goodName: string
  ownerName: string
  pickUp: PickUpView | null
  until: number
  /** As it is printed, for reading out and typing. */
  code: string
}

/** A line of the keeper's day. */
export interface KeeperLine {
  id: string
  state: RedemptionState
  stateText: string
  goodName: string
  picture: string
  /** 张* */
  ownerName: string
  proxyName: string
  until: number
  handedAt: number | null
  keeperName: string
  /** Until then this reader may undo it; null: he may not. */
  undoUntil: number | null
  /** 退还积分: this reader may give its points back. */
  mayRefund: boolean
}

/** 当班: what waits at a pick-up point and what was handed out on a day. */
export interface KeeperDayView {
  pickUp: PickUpView & { code: string }
  /** Pick-up points that the reader may open: a keeper his own, a reviewer all. */
  pickUps: { code: string; name: string }[]
  day: DateText
  waiting: KeeperLine[]
  handed: KeeperLine[]
  /** More stand in the street's book than are shown, of the one or the other. */
  more: boolean
  waitingMore: boolean
  handedMore: boolean
}

export interface StockGood {
  code: string
  name: string
  picture: string
  price: number
  offered: boolean
  goodUntil: DateText | null
  free: number
  held: number
  out: number
  soldOutAt: number | null
  idle: boolean
  /** How many people wish for more of it. */
  wishes: number
}

export interface StockLineView {
  at: number
  kind: StockKind
  goodName: string
  change: number
  expected: number | null
  counted: number | null
  reason: string
  /** 张* */
  by: string
}

/** 库存 of a pick-up point, for its keepers and reviewers. */
export interface StockView {
  pickUp: PickUpView & { code: string }
  pickUps: { code: string; name: string }[]
  /** The reader is a keeper of this point; a reviewer looks on. */
  mayChange: boolean
  goods: StockGood[]
  /** The latest, newest first. */
  lines: StockLineView[]
  /** What people wrote that they would like, newest first, without names. */
  wishes: { at: number; text: string }[]
}

export interface StockedView {
  good: StockGood
  /** Redemptions for which nothing lies on the shelf: an alarm. */
  short: number
  repeated: boolean
}

/** 月度公开账, for everybody. */
export interface MonthView {
  /** `YYYY-MM` */
  month: string
  /** Months that have an account, newest first. */
  months: string[]
  /** Not yet over: the figures are of today. */
  isRunning: boolean
  account: PublicAccount
  issuedBy: { domain: Domain; points: number }[]
  /** Pieces handed out in the month, and what they cost, 分. */
  given: { pieces: number; cost: number }
  /** On the shelves today, and what they cost, 分. */
  stock: { pieces: number; cost: number }
  /** Outstanding points × cost beside the budget, today. */
  budget: Budget
}
