import { DAY_MS } from '../../calendar/zone'
import type { Principal } from '../../matter/types'
import {
  ACCOUNT_SHAPE,
  type Account,
  type AccountKind,
  type Answer,
  type DateText,
  type Entry,
} from '../types'
import { LIMITS } from '../limits'
import { accountId } from './names'
import { byDay, isBefore, isPast, spendable, todayOf } from './lots'

/** An account before its first award. Nothing is stored of it. */
export const emptyAccount = (kind: AccountKind, key: string, user: Principal = ''): Account => ({
  _id: accountId(kind, key),
  shape: ACCOUNT_SHAPE,
  kind,
  user,
  lots: [],
  recover: 0,
  earned: [],
  bought: { month: '', goods: {} },
  gone: [],
  rev: 0,
})

/** 余额: what can be spent today. What is held stands apart. */
export const balanceOf = (account: Pick<Account, 'lots' | 'sharers'>, today: DateText): number =>
  spendable(account).reduce((sum, { day, left }) => (isPast(day, today) ? sum : sum + left), 0)

export const heldIn = ({ lots }: Pick<Account, 'lots'>): number =>
  lots.reduce((sum, { held }) => sum + held, 0)

/** Points that the street still stands for, held ones among them. */
export const outstandingOf = ({ lots }: Pick<Account, 'lots'>): number =>
  lots.reduce((sum, { left, held }) => sum + left + held, 0)

/** What a change of an account writes: the whole new document and its entries, in one transaction. */
export interface Posted {
  account: Account
  entries: Entry[]
  answer: Answer
  /** It was done before: nothing is written, the answer is the first one. */
  repeated: boolean
}

/** A lot of which its owner is told that it will expire, so many days before. */
export interface Expiring {
  day: DateText
  points: number
  daysBefore: number
}

const daysBetween = (from: DateText, to: DateText): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS

/**
 * What the owner is told today of expiry: 60 and 15 days before. `told` are the marks (`day:daysBefore`)
 * of what was told already, so that a day on which nothing ran is made up for, each notice once and only
 * the more pressing one of two.
 */
export function expiringOf(
  account: Pick<Account, 'lots' | 'sharers'>,
  now: number,
  told: readonly string[] = [],
): Expiring[] {
  const today = todayOf(now)
  return byDay(spendable(account))
    .filter(({ day, points }) => points > 0 && !isPast(day, today))
    .flatMap(({ day, points }) => {
      const days = daysBetween(today, day)
      const due = LIMITS.tellBefore.filter((before) => days <= before).sort((a, b) => a - b)[0]
      if (due === undefined || told.includes(`${day}:${due}`)) return []
      return [{ day, points, daysBefore: due }]
    })
}

const isWhole = (n: number): boolean => Number.isInteger(n) && n >= 0

/**
 * What must be true of an account whenever it is stored; throws what is not. A fault here is a fault of
 * the rules, never of a person: nothing is written and the caller answers `serverError`.
 */
export function assertSound(account: Account): Account {
  const { _id, rev, lots, recover, earned, gone } = account
  const wrong = (what: string): never => {
    throw new RangeError(`${_id} r${rev}: ${what}`)
  }
  lots.forEach(({ day, left, held }, i) => {
    if (!isWhole(left) || !isWhole(held)) wrong(`lot ${day} has ${left} and ${held} held`)
    if (i > 0 && !isBefore(lots[i - 1]!, lots[i]!)) wrong(`lots out of order at ${day}`)
  })
  if (!isWhole(recover)) wrong(`recover is ${recover}`)
  if (gone.some(({ points }) => !isWhole(points))) wrong('less than nothing has expired')
  const counts = earned.flatMap(({ points, reports, apart }) => [points, reports, apart])
  if (!counts.every(isWhole)) wrong('less than nothing was earned on a day')
  return account
}
