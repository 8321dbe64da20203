import type { Account, AccountKind } from '../types'

/**
 * Names in the columns `debit` and `credit`. Only accounts of people are stored; the street's own are
 * sums of entries, so that fifty awards at once meet in no document.
 */

/** Where points come from, and where reversed ones go. */
export const ISSUE = 'street:issue'
/** What goods were given for. */
export const SHOP = 'street:shop'
/** What was not spent in time, or left behind. */
export const EXPIRED = 'street:expired'

/** `owner` is a person's account without its prefix, or the code of a family, merchant or team. */
export const accountId = (kind: AccountKind, owner: string): string => `account:${kind}:${owner}`

/** What is held of an account. */
export const heldOf = (account: string): string => `held:${account}`
/** What an account owes to the street: its debit side. */
export const recoverOf = (account: string): string => `recover:${account}`

/** The same award of the same source to the same account collides. */
export const awardId = (rule: string, source: string, account: string): string =>
  `award:${rule}:${source}:${account}`

export const reverseId = (award: string): string => `reverse:${award}`

/** The revision makes a lot that came back after its day end once more. */
export const expireId = ({ _id, rev }: Pick<Account, '_id' | 'rev'>, day: string): string =>
  `expire:${_id}:${day}:${rev}`
