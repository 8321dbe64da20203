import type { Matter, Principal, StaffRef } from '../../matter/types'
import type { Rule } from '../rules'
import type { AccountKind, DateText } from '../types'
import type { AwardAction, AwardMark, AwardRole, AwardState } from './lifecycle'

export const AWARD_SHAPE = 2

/** What the timer looks for: 审核, the end of 公示, 复核. */
export type AwardWatch = 'review' | 'publish' | 'judge'

/**
 * 集体: a family, a team or a merchant, where a rule is for one (DOMAIN §3.7). Its points come into an
 * account of its own. Somebody speaks for it: the head, a leader, the contact; he is told, and may object.
 */
export type CollectiveKind = Exclude<AccountKind, 'person'>

export interface Collective {
  kind: CollectiveKind
  /** `household:…`, `team:…`, `merchant:…` */
  id: string
  /** As the street knows a team or a merchant; empty for a family, which is called by its head. */
  name: string
  /** `_id` of its account of points. */
  account: string
}

export interface Appeal {
  /** The account of who raised it; he does not decide it. */
  by: Principal
  /** The state it was raised against. */
  against: 'PUBLIC' | 'REJECTED' | 'REVERSED'
  at: number
}

/** 积分奖励: collection `awards`. Points of one deed for one person or 集体, until they are in the ledger. */
export interface Award extends Matter<AwardState, AwardAction | AwardMark, AwardRole, AwardWatch> {
  /** `award:` + 24 hex digits, made of who awards and the request. */
  _id: string
  /** The account of the person, or of who speaks for the 集体; empty after his 注销. */
  recipient: Principal
  recipientName: string
  /** Whose the points are, where they are no one person's. */
  collective?: Collective
  /** The rule as it was when the points were promised. */
  rule: Rule
  /** When it was given; lists are sorted by it. */
  givenAt: number
  /** Minutes of the deed, as they were; the rule makes points of them. */
  minutes: number
  points: number
  deedOn: DateText
  /** What was done, in a sentence that everybody may read. */
  deed: string
  /** Who awarded, null for a check-in that was scanned and for hours that a team’s leader found right. */
  awarder: StaffRef | null
  /** Who awarded, by post and by account: none of these reviews it. */
  awardedBy: Principal[]
  /** Whoever has awarded, reviewed or reversed it, by post and by account: none of these judges it. */
  hands: Principal[]
  /** 对被投诉方保密: it stands in no published list. */
  confidential: boolean
  /** End of 公示; null before. */
  publicUntil: number | null
  appeal: Appeal | null
  /** Appeals that were decided; there is one. */
  judged: number
  /** Postings so far: after a reversal it may be posted once more, under another id. */
  postings: number
  /** `_id` of the points' account that it was paid into last; null before. */
  account: string | null
  /** What of it came into the account; null before, 0 where the caps left nothing. */
  paid: number | null
}
