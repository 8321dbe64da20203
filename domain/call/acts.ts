/**
 * Kinds of writing calls 办事种类. Each is counted for each person, an hour and a day, so that nobody takes
 * the service from the others; how much of each is data of the street (`domain/identity/limits`).
 */
export const ACT_KINDS = [
  /** 上报, 自办. */
  'report',
  /** Something new that people have to answer: an application. */
  'apply',
  /** A step on something that is there. */
  'step',
  /** 暂留: a time in the calendar, for some minutes. */
  'hold',
  /** Uploads that are announced. */
  'photo',
  /** The own account. What writes it is counted before anything of it is read. */
  'account',
  /** Codes that could be guessed. */
  'code',
  /** 核验: what somebody else has given a code for; of whoever has no account, too. */
  'verify',
  /** Points: redeemed, handed out, given, stocked. */
  'points',
  /** Notices looked at. */
  'look',
] as const

export type ActKind = (typeof ACT_KINDS)[number]

/** For whom a limit holds: whoever has a post acts for others too (代办, 分流) and has limits of its own. */
export type Whose = 'person' | 'staff'

/** How often within one hour and one day of Shanghai's clock. */
export interface Limit {
  hour: number
  day: number
}

/** What a street sets in place of the built-in limits. */
export type StreetLimits = Partial<Record<ActKind, Partial<Record<Whose, Limit>>>>
