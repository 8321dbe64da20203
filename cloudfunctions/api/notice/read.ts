import { ok } from '../../../domain/result'
import { collection, command } from '../../platform/collections'
import type { Handler } from '../context'
import { inboxesOf, unreadOf } from '../identity/meView'
import { fromClientId } from './noticeId'

/** Marks the caller's own notices as read; ids of others' notices change nothing. */
export const read: Handler<'notice.read'> = async (input, context) => {
  const user = await context.user()
  const ids = input.ids.map((id) => fromClientId(id, user))
  await collection('notices').changeWhere(
    { _id: command.in(ids), to: command.in(inboxesOf(user)) },
    { read: true },
  )
  return ok({ unread: await unreadOf(user) })
}
