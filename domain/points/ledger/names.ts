import type { Account, AccountKind, Lot } from '../types'

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
/** Between two accounts: what goes out comes in by the same change, so that nothing ever stands in it. */
export const MOVED = 'street:moved'

/** `key` is drawn by lot for a person, and the code of a family, merchant or team. */
export const accountId = (kind: AccountKind, key: string): string => `account:${kind}:${key}`

/** What is held of an account. */
export const heldOf = (account: string): string => `held:${account}`
/** What an account owes to the street: its debit side. */
export const recoverOf = (account: string): string => `recover:${account}`

/**
 * The same award of the same source to the same account collides; without an account, of the same source
 * to whomever, for what is one person's under whatever account.
 */
export const awardId = (rule: string, source: string, account: string | null): string =>
  account === null ? `award:${rule}:${source}` : `award:${rule}:${source}:${account}`

export const reverseId = (award: string): string => `reverse:${award}`

/** The revision makes a lot that came back after its day end once more. */
export const expireId = (
  { _id, rev }: Pick<Account, '_id' | 'rev'>,
  { day, of }: Pick<Lot, 'day' | 'of'>,
): string => `expire:${_id}:${day}:${rev}${of === undefined ? '' : `:${of}`}`

/** The two halves of a move, by what it is for. */
export const moveOutId = (key: string): string => `moveOut:${key}`
export const moveInId = (key: string): string => `moveIn:${key}`
