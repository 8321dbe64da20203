import type { Page } from '../call/views'
import type { LedgerLine, ShopView } from '../points/answers'
import type { HelpState } from './lifecycle'
import type { HelperAct } from './types'

/** What the calls of helpers answer. Times are epoch ms, points are whole. */

export interface HelpView {
  id: string
  /** The reader is the elder, the helper, or one of the crew. */
  as: 'elder' | 'helper' | 'staff'
  /** Of the other, or of both for the crew: whole once both said yes, masked before. */
  elderName: string
  helperName: string
  state: HelpState
  stateText: string
  acts: HelperAct[]
  months: number
  /** Of the answer, or of the term. */
  until: number
}

/** One thing that a helper did. */
export interface DeedLine {
  at: number
  /** 换了大米 */
  text: string
  price: number
  stateText: string
  byName: string
}

/** 帮手: whom the reader helps, who helps him, and what was done for him. */
export interface HelperPage {
  /** The reader has a number by which he can be found; null before 开通. */
  no: string | null
  helping: HelpView[]
  helpers: HelpView[]
  /** What helpers did for the reader, newest first. */
  deeds: DeedLine[]
}

/** 看积分 of the elder, by a helper. */
export interface HelpedView {
  help: HelpView
  balance: number
  held: number
  lines: LedgerLine[]
  redemptions: { id: string; goodName: string; stateText: string; isMine: boolean }[]
}

/** 用积分换东西: the shop as the elder can afford it. */
export interface HelpedShop extends ShopView {
  help: { id: string; elderName: string }
}

export interface ElderCard {
  id: string
  name: string
  buildingName: string
  openedAt: number
}

/** 代开账户 of one grid, newest first. */
export interface ElderList extends Page<ElderCard> {
  grid: string
  /** Those that the reader looks after. */
  grids: { code: string; name: string }[]
}

/** One account that staff opened, for the crew of its grid. */
export interface ElderView extends ElderCard {
  no: string
  openedByName: string
  balance: number
  held: number
  helps: HelpView[]
  deeds: DeedLine[]
}

export interface HelpDone {
  id: string
  /** Nothing new was done: this request had done it before. */
  repeated: boolean
}

/** `redemption`: the `_id` of what waits to be picked up. */
export interface HelpedRedeem extends HelpDone {
  redemption: string | null
}

/** 积分对账单: a file for a while, and the name that it is saved under. */
export interface StatementView {
  url: string
  name: string
}
