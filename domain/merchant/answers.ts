import type { LedgerLine, RedemptionCard, ShopView } from '../points/answers'
import type { DateText } from '../points/types'

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
  redemptions: RedemptionCard[]
  /** The latest of its ledger, newest first. */
  lines: LedgerLine[]
}

/** 兑换宣传: what there is for a merchant's points, and nothing else. */
export interface MerchantShop extends ShopView {
  merchant: { name: string }
}
