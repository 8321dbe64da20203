import type { Page } from '../../../domain/call/views'
import type { LedgerLine } from '../../../domain/points/answers'
import { rulesOf } from '../../../domain/points/rules'
import type { Entry } from '../../../domain/points/types'
import { lineOf } from '../../../domain/points/views'
import { ok, type Outcome } from '../../../domain/result'
import { collection } from '../../platform/collections'
import { accountOf } from '../../platform/ledger'
import { bothLists, readLists } from '../../platform/lists'
import { namesListed } from '../../platform/shelf'
import type { Handler } from '../context'
import { pageOf, type Listed } from '../paging'

/** In a cursor no account is shown. */
const OWN = '~'

function entriesOf(account: string): Listed<'at', Entry> {
  return {
    key: 'at',
    direction: 'desc',
    // Refusals that are kept have no account.
    find: (when, options) =>
      collection('entries').find({ account, ...when }, options) as Promise<Entry[]>,
    toClient: (id) => id.split(account).join(OWN),
    fromClient: (id) => id.split(OWN).join(account),
  }
}

/** Whose ledger it is, and the names of the goods that its entries tell of, in one request. */
const known = (user: string) => readLists(bothLists(accountOf(user), namesListed()))

/** 明细: the own ledger, a sentence for each entry. */
export const ledger: Handler<'points.ledger'> = async (
  { cursor },
  context,
): Promise<Outcome<Page<LedgerLine>>> => {
  const [own, goods] = await known(context.userId)
  const page = await pageOf(entriesOf(own?._id ?? ''), cursor)
  if (!page.ok) return page
  const { items, next } = page.value
  const { points } = await context.settings()
  const rules = rulesOf(points ?? {})
  const names = new Map(goods.map(({ code, name }) => [code, name]))
  return ok({ items: items.map((entry) => lineOf(entry, names, rules)), next })
}
