import type { Consent } from '../identity/purposes'
import type { Principal } from '../matter/types'
import type { HelpAction, HelpRole, HelpState } from './lifecycle'

/**
 * 帮手 (DOMAIN §3.7 Elders): somebody with an account of his own who does for an elder what both have said
 * yes to, for a term. An elder without WeChat has an account that staff opened (代开账户).
 */

export const ELDER_SHAPE = 1
export const HELP_SHAPE = 1

/** 事项清单: what a helper may do. Whatever is not on the list of a 约定 is refused. */
export const HELPER_ACTS = {
  points: { text: '看积分', hint: '看还有多少分、换过什么' },
  redeem: { text: '用积分换东西', hint: '兑换，并代为领取' },
} as const

export type HelperAct = keyof typeof HELPER_ACTS
export const HELPER_ACT_NAMES = Object.keys(HELPER_ACTS) as HelperAct[]

/** 代开账户: collection `elders`, of somebody without WeChat; points stand in the ledger as anybody's. */
export interface Elder {
  /** `elder:` + 24 hex digits, of who opened it and the request; the principal of the account. */
  _id: string
  shape: number
  name: string
  building: { id: string; name: string }
  /** Whose crew looks after the account. */
  grid: string
  /** 积分号, twelve digits. */
  no: string
  openedAt: number
  /** Never the elder's helper. */
  openedBy: { staff: Principal; name: string }
  /** Paths of the 对账单 that were printed: each bears the name, and goes when the account is closed. */
  papers?: string[]
  /** 老人的同意, on paper that staff keeps: to which words, and when. */
  consent: Consent
}

/** One line of how a 约定 came and went. */
export interface HelpLine {
  at: number
  action: HelpAction
  role: HelpRole
  by: Principal
}

/** 帮手约定: collection `helps`, one for an elder and a helper. */
export interface Help {
  /** `help:` + 24 hex digits, made of both: the same two collide. */
  _id: string
  shape: number
  /** Raised by every change, and by every redemption, so that one and the end of the 约定 collide. */
  rev: number
  state: HelpState
  elder: Principal
  elderName: string
  /** `_id` of the elder's account of points. */
  account: string
  helper: Principal
  helperName: string
  /** Both: whoever is found here is kin to the other (回避). Nobody when it is over. */
  people: Principal[]
  /** At least one, in the order of the table. */
  acts: HelperAct[]
  months: number
  /** The elder’s yes: from the own phone, or on paper before one of the crew, who keeps it. */
  yes: { how: 'phone' | 'paper'; by: Principal; at: number }
  /** Asked: not answered by then it is over. Bound: the end of the term. Ended: how long it is shown. */
  until: number
  /** Over, and what the helper had redeemed and not picked up is still to go back. */
  owing?: true
  history: HelpLine[]
}
