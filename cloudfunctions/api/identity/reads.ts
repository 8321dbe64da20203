import { READ_WORDS, type ReadView } from '../../../domain/identity/reads'
import { ok } from '../../../domain/result'
import { collection } from '../../platform/collections'
import type { Handler } from '../context'
import { pageOf } from '../paging'

/** 谁看过我的信息: what was logged of the person, newest first. */
export const reads: Handler<'identity.reads'> = async ({ cursor }, context) => {
  const page = await pageOf(
    {
      key: 'at',
      direction: 'desc',
      find: (when, options) =>
        collection('reads').find({ of: context.userId, ...when }, { ...options }),
    },
    cursor,
  )
  if (!page.ok) return page
  const { items, next } = page.value
  return ok({
    items: items.map(({ at, byText, what, aboutText }): ReadView => ({
      at,
      by: byText,
      what: what.map((w) => READ_WORDS[w]).join('、'),
      about: aboutText,
    })),
    next,
  })
}
