import { ok, refuse, type Outcome } from '../../domain/result'
import { keyOf } from './keyOf'
import type { Transaction } from './transact'

/** `_id` in `leavings` of an account. */
export const leavingIdOf = (openid: string): string => `leaving:${keyOf(openid)}`

/**
 * Whether an account may begin. While one that was left is still being cleared away, what is new could not
 * be told from what came late: `stillLeaving`, for a few minutes. Asked only of whoever has no account.
 */
export async function mayBegin(transaction: Transaction, openid: string): Promise<Outcome<null>> {
  const leaving = await transaction.collection('leavings').get(leavingIdOf(openid))
  return leaving ? refuse('stillLeaving') : ok(null)
}
