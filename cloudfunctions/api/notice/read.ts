import { ok } from '../../../domain/result'
import { collection, command } from '../../platform/collections'
import type { Handler } from '../context'
import { inboxesOf, unreadOf } from '../identity/meView'
import { known, leaveMarkAfter } from '../once'
import { fromClientId } from './noticeId'

/**
 * Marks the caller's own notices as read; ids of others' notices change nothing. Marking twice is
 * marking once, so the request's own mark may follow the effect.
 */
export const read: Handler<'notice.read'> = async (input, context) => {
  const [user, before] = await Promise.all([context.user(), known(context)])
  if (!before.ok) return before
  // Of a stranger nothing is stored, not even that he asked.
  if (before.value === null && (await context.storedUser())) {
    await context.count?.admitted()
    const ids = input.ids.map((id) => fromClientId(id, user))
    await collection('notices').changeWhere(
      { _id: command.in(ids), to: command.in(inboxesOf(user)) },
      { read: true },
    )
    await leaveMarkAfter(context)
  }
  return ok({ unread: await unreadOf(user) })
}
