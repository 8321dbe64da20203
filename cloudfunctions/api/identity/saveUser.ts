import type { User } from '../../../domain/identity/types'
import { ok, type Outcome } from '../../../domain/result'
import type { Change } from '../../platform/collections'
import { newUser } from '../../platform/identity'
import { mayBegin } from '../../platform/leaving'
import { transact, type Transaction } from '../../platform/transact'
import type { CallContext } from '../context'
import { leaveMark, once } from '../once'

/**
 * Changes fields of the caller's account, which is created by its first change. The account is read
 * inside the transaction and changed by field, so that nothing written meanwhile is undone. Outcome:
 * `stillLeaving`, where one that was left is not cleared away yet.
 */
export async function writeUser(
  transaction: Transaction,
  context: CallContext,
  changeOf: (stored: User) => { fields: Partial<User>; change: Change },
): Promise<Outcome<User>> {
  const users = transaction.collection('users')
  const stored = await users.get(context.userId)
  const may = stored ? ok(null) : await mayBegin(transaction, context.openid)
  if (!may.ok) return may
  const user = stored ?? newUser(context.openid, context.now)
  const { fields, change } = changeOf(user)
  const counted = await context.count?.together(stored)
  const changed = { ...user, ...fields, ...(counted ? { used: counted.used } : {}) }
  if (stored) await users.change(user._id, { ...change, ...counted?.change })
  else await users.add(changed)
  return ok(changed)
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
      const written = await writeUser(transaction, context, changeOf)
      if (written.ok) await leaveMark(transaction, context)
      return written
    })
    return done.ok ? ok(await answer(done.value)) : done
  }
  return once(context, work, async () => ok(await answer(await context.user())))
}
