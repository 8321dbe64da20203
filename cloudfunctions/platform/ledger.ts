import type { ErrorCode } from '../../domain/call/errors'
import { emptyAccount, type Posted } from '../../domain/points/ledger/account'
import { accountId } from '../../domain/points/ledger/names'
import { repeatOf } from '../../domain/points/ledger/precedence'
import type { Account, RefusalMark } from '../../domain/points/types'
import type { Refusal } from '../../domain/result'
import { collection } from './collections'
import { isDuplicate } from './sdk'
import type { Transaction } from './transact'

const PERSON = accountId('person', '')

/** A person's account as nothing is stored of it. */
const noAccount = (id: string): Account => emptyAccount('person', id.slice(PERSON.length))

/** An account in a transaction; an empty one where nothing is stored. */
export const accountIn = async (transaction: Transaction, id: string): Promise<Account> =>
  (await transaction.collection('accounts').get(id)) ?? noAccount(id)

/** The same outside, for reading. */
export const accountOf = async (id: string): Promise<Account> =>
  (await collection('accounts').get(id)) ?? noAccount(id)

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
