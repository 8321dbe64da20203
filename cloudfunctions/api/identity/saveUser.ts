import type { User } from '../../../domain/identity/types'
import { collection, command, type Change } from '../../platform/collections'
import { isDuplicate } from '../../platform/sdk'
import type { CallContext } from '../context'

/** As many request ids as an account remembers: more than a phone can have under way. */
const REMEMBERED = 20

/** The account has carried out this request already. */
export const isRepeated = (user: User, requestId: string): boolean =>
  user.acceptIds.includes(requestId)

/** Remembers a request in the account; goes with the change that it caused. */
export const remember = (requestId: string): Change => ({
  acceptIds: command.push({ each: [requestId], slice: -REMEMBERED }),
})

/**
 * Changes fields of the caller's account, which is created by its first change. `change` must be
 * safe to carry out twice. One or two database trips.
 */
export async function changeUser(
  fields: Partial<User>,
  change: Change,
  context: CallContext,
): Promise<User> {
  const user = await context.user()
  const changed = { ...user, ...fields }
  if (!(await context.storedUser())) {
    try {
      await collection('users').add(changed)
      return changed
    } catch (error) {
      // Two first calls of a new person at once: the other one has created the account.
      if (!isDuplicate(error)) throw error
    }
  }
  await collection('users').change(user._id, change)
  return changed
}
