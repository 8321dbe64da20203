import { randomBytes } from 'node:crypto'
import type { ErrorCode } from '../../domain/call/errors'
import { emptyAccount, type Posted } from '../../domain/points/ledger/account'
import { accountId } from '../../domain/points/ledger/names'
import { repeatOf } from '../../domain/points/ledger/precedence'
import type { Account, AccountKind, Entry, RefusalMark } from '../../domain/points/types'
import type { Refusal } from '../../domain/result'
import { collection } from './collections'
import { list, mapLists, type Lists } from './lists'
import { memberId } from './members'
import { isDuplicate } from './sdk'
import type { Transaction } from './transact'

const KEY_BYTES = 12

/** `_id` of a new person's account: drawn by lot, so that it says nothing of whose it is. */
export const newAccountId = (): string =>
  accountId('person', randomBytes(KEY_BYTES).toString('hex'))

/** Nothing is stored of it: an account of the kind that its `_id` says. */
function emptyOf(id: string, user: string): Account {
  const [, kind, key] = id.split(':') as [string, AccountKind, string]
  return emptyAccount(kind, key, kind === 'person' ? user : '')
}

/** An account in a transaction; an empty one of this person where nothing is stored. */
export const accountIn = async (
  transaction: Transaction,
  id: string,
  user = '',
): Promise<Account> =>
  accountAt((await transaction.collection('accounts').get(id)) ?? undefined, id, user)

/** The same of what was read beside a transaction. */
export const accountAt = (stored: Account | undefined, id: string, user = ''): Account =>
  stored ?? emptyOf(id, user)

/** The stored account of a person, for reading; null where he has none, or nothing stands in it. */
export const accountOf = (user: string): Lists<Account | null> =>
  mapLists(list('accounts', { user }, { limit: 1 }), ([account]) => account ?? null)

/**
 * The account that points of a person come into, in a transaction: his own, or a new one for who has no
 * number yet. Null for who has left by 注销: he is paid nothing any more.
 */
export async function accountToPay(
  transaction: Transaction,
  user: string,
  at: number,
): Promise<Account | null> {
  const _id = memberId(user)
  const member = await transaction.collection('members').get(_id)
  if (member && member.user !== user) return null
  if (member?.account) return accountIn(transaction, member.account, user)
  const account = newAccountId()
  const known = member ?? { _id, user, name: '', at }
  await transaction.collection('members').put({ ...known, account })
  return accountIn(transaction, account, user)
}

/**
 * Writes what the ledger decided: entries, whose `_id`s throw a duplicate where it was done before, and
 * the account.
 */
export async function writePosted(
  transaction: Transaction,
  { account, entries }: Pick<Posted, 'account' | 'entries'>,
): Promise<void> {
  for (const entry of entries) await transaction.collection('entries').add(entry)
  await transaction.collection('accounts').put(account)
}

/** Writes a move between accounts: its entries, and every account that it changed. */
export async function writeMoves(
  transaction: Transaction,
  { accounts, entries }: { accounts: readonly Account[]; entries: readonly Entry[] },
): Promise<void> {
  for (const entry of entries) await transaction.collection('entries').add(entry)
  for (const account of accounts) await transaction.collection('accounts').put(account)
}

/**
 * Stores a refusal at the very `_id` that success would have taken, by one plain write after the aborted
 * transaction. Whatever stands there already was said first: it is answered as a repetition, null where
 * that was a success.
 */
export async function keepRefusal(
  name: 'entries' | 'redemptions',
  mark: RefusalMark,
): Promise<Refusal | null> {
  try {
    await collection(name).add(mark)
    return { ok: false, code: mark.refused }
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return standing(name, mark._id, mark.content)
  }
}

/** The refusal that stands at an `_id`, as whoever asks this reads it; null: none. */
export async function standing(
  name: 'entries' | 'redemptions',
  id: string,
  content: string,
): Promise<Refusal | null> {
  const stored = await collection(name).get(id)
  if (stored === null || !('refused' in stored)) return null
  const repeat = repeatOf(stored, content)
  return repeat !== null && !repeat.ok ? repeat : null
}

/** Version of the shape of a stored refusal. */
const MARK_SHAPE = 1

export const refusalMark = (
  _id: string,
  refused: ErrorCode,
  content: string,
  at: number,
): RefusalMark => ({ _id, shape: MARK_SHAPE, refused, content, at })
