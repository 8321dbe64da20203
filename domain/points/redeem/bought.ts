import { todayOf } from '../ledger/lots'
import type { Account } from '../types'

/** How much of each good a person has redeemed this month, for the limit. What was given back is none. */

const monthAt = (now: number): string => todayOf(now).slice(0, 7)

export const boughtIn = ({ bought }: Pick<Account, 'bought'>, good: string, now: number): number =>
  bought.month === monthAt(now) ? (bought.goods[good] ?? 0) : 0

/**
 * One more, or one less that was redeemed at `redeemedAt`; of another month than the account keeps it
 * counts for nothing.
 */
export function withBought(
  account: Account,
  good: string,
  change: 1 | -1,
  redeemedAt: number,
): Account {
  const month = monthAt(redeemedAt)
  const isKept = account.bought.month === month
  if (!isKept && (change < 0 || month < account.bought.month)) return account
  const goods = isKept ? { ...account.bought.goods } : {}
  const count = (goods[good] ?? 0) + change
  if (count > 0) goods[good] = count
  else delete goods[good]
  return { ...account, bought: { month, goods } }
}
