import { ok } from '../../../domain/result'
import { collection } from '../../platform/collections'
import type { Handler } from '../context'
import { unreadOf } from '../identity/meView'
import { known, leaveMarkAfter } from '../once'

/**
 * Marks all of one box as read. Marking twice is marking once, so the request's own mark follows; but
 * a late duplicate leaves alone what has come since.
 */
export const readAll: Handler<'notice.readAll'> = async (input, context) => {
  const [user, before] = await Promise.all([context.user(), known(context)])
  if (!before.ok) return before
  const to = input.box === 'mine' ? user._id : user.staffId
  // Of a stranger nothing is stored, not even that he asked.
  if (before.value === null && (await context.storedUser())) {
    await context.count?.admitted()
    if (to !== null) await collection('notices').changeWhere({ to, read: false }, { read: true })
    await leaveMarkAfter(context)
  }
  return ok({ unread: await unreadOf(user) })
}
