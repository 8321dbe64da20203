import type { Tone } from '../matter/lifecycle'
import type { ActionView } from '../matter/views'
import type { LedgerLine, RedemptionCard, ShopView } from '../points/answers'
import type { DateText } from '../points/types'
import type { Side } from './statement'

/** What the calls of merchants answer, for the contact. Times are epoch ms, points are whole. */

/** 我的商户 */
export interface MerchantPage {
  /** 统一社会信用代码 */
  code: string
  name: string
  address: string
  /** To be spent today, on publicity alone. */
  balance: number
  /** Promised to publicity that waits. */
  held: number
  lots: { day: DateText; points: number }[]
  /** What was redeemed, newest first; by whoever was the contact then. */
  redemptions: (RedemptionCard & {
    /** The reader redeemed it: it opens for nobody who was not the contact then. */
    own: boolean
  })[]
  /** The latest of its ledger, newest first. */
  lines: LedgerLine[]
  /** 对账单 of the 领取点 that it keeps, the latest month first. */
  statements: StatementCard[]
}

/** 兑换宣传: what there is for a merchant's points, and nothing else. */
export interface MerchantShop extends ShopView {
  merchant: { name: string }
}

/** 对账单 in a list. */
export interface StatementCard {
  id: string
  /** `YYYY-MM` */
  month: string
  merchantName: string
  pickUpName: string
  stateText: string
  tone: Tone
  /** The reader's side has not confirmed what stands there. */
  myTurn: boolean
  /** Pieces handed out, differences counted in. */
  pieces: number
  /** What they cost the street, 分. */
  cost: number
}

/** 对账单, for its merchant's contact and for 积分审核员. */
export interface StatementView extends StatementCard {
  version: number
  open: boolean
  /** Whose eyes these are. */
  side: Side
  /** False: nobody can confirm for the merchant until an import names somebody. */
  hasContact: boolean
  lines: {
    good: string
    name: string
    /** Pieces by the ledger. */
    count: number
    /** Pieces by which it was otherwise in fact. */
    difference: number
    reason: string
    /** `count` + `difference` */
    settled: number
    /** Of `settled`, 分. */
    cost: number
  }[]
  actions: ActionView[]
  history: { title: string; who: string; at: number; note: string }[]
  repeated: boolean
}
