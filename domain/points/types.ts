import type { ErrorCode } from '../call/errors'
import type { Principal } from '../matter/types'

/**
 * 积分 (DOMAIN §3.7): an account holds lots of points, every change of it is an entry that names where
 * the points come from and where they go. Points are recognition of what somebody did for others, never
 * wages and never cash (志愿服务条例 art. 3).
 */

/** Versions of the documents' shapes. */
export const ACCOUNT_SHAPE = 2
export const ENTRY_SHAPE = 1

/** A Shanghai date, `YYYY-MM-DD`; two of them compare as texts. */
export type DateText = string

export type AccountKind = 'person' | 'family' | 'merchant' | 'team'

/** 三类积分: 社区建设, 公益美德, 社会治安. */
export type Domain = 'JS' | 'GM' | 'ZA'

/** 批次: the points of one account that expire on the same day, and of one who put them in. */
export interface Lot {
  /** The last day on which they are good. */
  day: DateText
  /** To be spent. */
  left: number
  /** 冻结: promised to redemptions that wait to be picked up. */
  held: number
  /** Of a shared account: `_id` of the account that put these points in, and takes them along again. */
  of?: string
}

/** What was earned for the deeds of one day, for the caps. */
export interface EarnedDay {
  day: DateText
  /** Of all rules whose deeds are of a day. */
  points: number
  /** Of them, for reports. */
  reports: number
  /** Of rules that a day cannot cap, as a title; the month's cap counts them. */
  apart: number
}

/** 账户: collection `accounts`. What entries add up to; rebuilt from them and compared. */
export interface Account {
  /** `account:<kind>:<key>`; of a person the key is drawn by lot and names nobody. */
  _id: string
  shape: number
  kind: AccountKind
  /** The account of the mini-program whose points these are; empty for nobody's. */
  user: Principal
  /** 注销: when it lost its person. What comes back to it is booked out at once. Absent: it has not. */
  closedAt?: number
  /** `_id` of the household whose member its person is: nobody is in two. Absent or null: none. */
  household?: string | null
  /** Ascending by day, then by whose they are; no two alike, none empty. */
  lots: Lot[]
  /** Of a shared account: whose points may be spent, as `_id`s of accounts. Absent: nobody has put any in. */
  sharers?: string[]
  /** Of a household that is no more: `_id` of the account into which what was its own goes. */
  heir?: string
  /** Of a shared account: those who share it, as their own context keeps them. The ledger carries it along. */
  home?: object
  /** 待抵扣: what a reversal could not take back; later awards pay it first. */
  recover: number
  /** By the day of the deed, ascending; only what a cap may still ask for. */
  earned: EarnedDay[]
  /** Redeemed in one month, by code of the good, for the limit per person. */
  bought: { month: string; goods: Record<string, number> }
  /** What has expired of each lot, ascending by day: nobody owes that back when an award is reversed. */
  gone: { day: DateText; points: number }[]
  /** Raised by every change. */
  rev: number
}

/**
 * Why an entry was made. `hold` and `void` move points between an account and what is held of it;
 * `owe`, `recover` and `lapse` are the parts of a reversal that are not taken from lots at once;
 * `moveOut` and `moveIn` are the two halves of a move from one account to another.
 */
export type EntryKind =
  | 'award'
  | 'recover'
  | 'hold'
  | 'void'
  | 'redeem'
  | 'undo'
  | 'refund'
  | 'expire'
  | 'reverse'
  | 'owe'
  | 'lapse'
  | 'close'
  | 'moveOut'
  | 'moveIn'

/** A part of an entry's points that belongs to one lot. */
export interface LotPart {
  day: DateText
  points: number
  /** The lot they came into, where that is another one: given back late by the street's fault. */
  to?: DateText
  /** Whose lot of a shared account it is; absent: the account's own. */
  of?: string
}

/** What the first answer said, so that a repeated request reads the same. */
export type Answer = Readonly<Record<string, number | string>>

/** Goods that moved with the points: one entry tells of both. */
export interface Moved {
  good: string
  bin: string
  /** What the shelf has more (or, below zero, less) for others to redeem. */
  free: number
}

/** 分录: collection `entries`; never changed, never deleted. */
export interface Entry {
  /** Made of rule and source, or of the redemption: what is done twice collides. */
  _id: string
  shape: number
  /** Whose ledger it stands in. */
  account: string
  kind: EntryKind
  /** Points go from `debit` to `credit`: an account, or one of the names in `ledger/names`. */
  debit: string
  credit: string
  /** 1 to 1,000,000. */
  points: number
  lots: LotPart[]
  rule: string | null
  domain: Domain | null
  /** `_id` of what it comes from: report, award, redemption. */
  source: string
  /** Day of the deed, of an award and its reversal. */
  deedOn: DateText | null
  at: number
  /** What was asked, for telling a repetition from another request. */
  content: string
  answer: Answer
  moved: Moved | null
  /** 对被投诉方保密: it stands in no published list. */
  confidential: boolean
}

/**
 * A refusal that stays: stored at the very `_id` that success would have taken, in `entries` or
 * `redemptions`, so that a request that was refused never succeeds later behind somebody's back.
 */
export interface RefusalMark {
  _id: string
  shape: number
  refused: ErrorCode
  content: string
  at: number
}

/** Of whatever stands at an id already, what a repetition is judged by. */
export type Before = Pick<RefusalMark, 'refused' | 'content'> | Pick<Entry, 'content' | 'answer'>

export type { Keeper } from '../street/points'

/** Collection `members`: by which number staff finds a person's account. Two people may have one name. */
export interface Member {
  /** `member:<12 digits>`, made of the account. */
  _id: string
  /** Empty after 注销: the number stays without a person, and leads to no account. */
  user: string
  /** As the person wrote it; masked wherever others read it. Empty before 开通. */
  name: string
  at: number
  /** `_id` of the account that is the person's now; nothing else but a 帮手约定 leads from one to the other. */
  account: string | null
  /** 注销: whose name is still to be erased from what stands elsewhere; absent or null: nobody's. */
  leaving?: string | null
}

/** Collection `dues`: what of an account is owed by something that happened elsewhere. */
export interface Due {
  /** `due:<_id of the report>` */
  _id: string
  report: string
  at: number
}

/** Collection `walks`: how far the timer has come with what it goes through bit by bit. */
export interface Walk {
  /** `walk:reports`, `walk:accounts` or `walk:statements` */
  _id: string
  /** Reports that were accepted until then have been looked at. */
  at: number
  /** The Shanghai date of the last tick or round, and the `_id` after which it goes on; null: it is over. */
  day: DateText
  after: string | null
}
