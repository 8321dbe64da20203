import { call } from './call'
import { newRequestId } from './requestId'
import { setUnread } from './session'

/** Marks everything in a box as read, seen or not. */
export async function markAllRead(box: 'mine' | 'work'): Promise<boolean> {
  const reply = await call('notice.readAll', { requestId: newRequestId(), box })
  if (reply.ok && reply.data) setUnread(reply.data.unread)
  return reply.ok
}

/** Marks notices as read and moves the red dot. Failing is no fault: they stay unread. */
export async function markRead(ids: string[]): Promise<boolean> {
  const reply = await call('notice.read', { requestId: newRequestId(), ids })
  if (reply.ok && reply.data) setUnread(reply.data.unread)
  return reply.ok
}
