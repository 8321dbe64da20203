import { ok } from '../../../domain/result'
import { collection } from '../../platform/collections'
import type { Handler } from '../context'
import { pageOf } from '../paging'
import { fromClientId, toClientId } from './noticeId'
import { LINE_FIELDS, lineOf } from './views'

/** The inbox of the person (`mine`) or of the post held (`work`), newest first. */
export const list: Handler<'notice.list'> = async (input, context) => {
  const me = { _id: context.userId }
  const to = input.box === 'mine' ? me._id : (await context.user()).staffId
  if (to === null) return ok({ items: [], next: null })
  const page = await pageOf(
    {
      key: 'createdAt',
      direction: 'desc',
      find: (when, options) =>
        collection('notices').find({ to, ...when }, { ...options, fields: LINE_FIELDS }),
      // A notice's id ends with its recipient's openid, which no answer carries.
      toClient: (id) => toClientId(id, me),
      fromClient: (id) => fromClientId(id, me),
    },
    input.cursor,
  )
  return page.ok
    ? ok({ items: page.value.items.map((n) => lineOf(n, me)), next: page.value.next })
    : page
}
