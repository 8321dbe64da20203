import type { User } from '../../../domain/identity/types'
import { ok, type Outcome } from '../../../domain/result'
import type { Change } from '../../platform/collections'
import { newUser } from '../../platform/identity'
import { transact, type Transaction } from '../../platform/transact'
import type { CallContext } from '../context'
import { leaveMark, once } from '../once'

/**
 * Changes fields of the caller's account, which is created by its first change. The account is read
 * inside the transaction and changed by field, so that nothing written meanwhile is undone.
 */
export async function writeUser(
  transaction: Transaction,
  context: CallContext,
  changeOf: (stored: User) => { fields: Partial<User>; change: Change },
): Promise<User> {
  const users = transaction.collection('users')
  const stored = await users.get(context.userId)
  const user = stored ?? newUser(context.openid, context.now)
  const { fields, change } = changeOf(user)
  const changed = { ...user, ...fields }
  if (stored) await users.change(user._id, change)
  else await users.add(changed)
  return changed
}

/**
 * One change of the caller's account as one request: carried out once, and a late duplicate of it changes
 * nothing. `answer` tells of the account as it is then.
 */
export function changeUser<T>(
  context: CallContext,
  changeOf: (stored: User) => { fields: Partial<User>; change: Change },
  answer: (user: User) => Promise<T>,
): Promise<Outcome<T>> {
  const work = async (): Promise<Outcome<T>> => {
    const done = await transact(async (transaction) => {
      const user = await writeUser(transaction, context, changeOf)
      await leaveMark(transaction, context)
      return ok(user)
    })
    return done.ok ? ok(await answer(done.value)) : done
  }
  return once(context, work, async () => ok(await answer(await context.user())))
}
