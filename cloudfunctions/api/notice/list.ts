import type { Notice } from '../../../domain/notice/types'
import { ok } from '../../../domain/result'
import { collection, command, type Filter } from '../../platform/collections'
import type { Handler } from '../context'
import { PAGE_LIMIT, SAME_INSTANT_LIMIT, pageOf } from '../paging'
import { toClientId } from './noticeId'

/** The inbox of the person (`mine`) or of the post held (`work`), newest first. */
export const list: Handler<'notice.list'> = async (input, context) => {
  const user = await context.user()
  const to = input.box === 'mine' ? user._id : user.staffId
  if (to === null) return ok({ items: [], next: null })
  const rowsWhere = (when: Filter, limit: number): Promise<Notice[]> =>
    collection('notices').find({ to, ...when }, { sort: [['createdAt', 'desc']], limit })
  const older = input.cursor === undefined ? {} : { createdAt: command.lt(input.cursor) }
  const page = await pageOf(
    await rowsWhere(older, PAGE_LIMIT),
    (n) => n.createdAt,
    (createdAt) => rowsWhere({ createdAt }, SAME_INSTANT_LIMIT),
  )
  return ok({
    next: page.next,
    items: page.items.map((n) => ({
      id: toClientId(n._id, user),
      title: n.title,
      body: n.body,
      page: n.page,
      at: n.createdAt,
      read: n.read,
    })),
  })
}
