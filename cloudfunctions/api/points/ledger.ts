import type { Page } from '../../../domain/call/views'
import type { LedgerLine } from '../../../domain/points/answers'
import { accountOfUser } from '../../../domain/points/award/posting'
import { goodId } from '../../../domain/points/redeem/bins'
import { rulesOf } from '../../../domain/points/rules'
import type { Entry } from '../../../domain/points/types'
import { lineOf } from '../../../domain/points/views'
import { ok, type Outcome } from '../../../domain/result'
import { collection, command } from '../../platform/collections'
import type { Handler } from '../context'
import { pageOf, type Listed } from '../paging'

/** In a cursor nobody's openid is shown. */
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

/** Names of the goods that some entries tell of. */
async function namesOf(entries: readonly Entry[]): Promise<ReadonlyMap<string, string>> {
  const codes = [...new Set(entries.flatMap(({ moved }) => (moved ? [moved.good] : [])))]
  if (codes.length === 0) return new Map()
  const found = await collection('goods').find(
    { _id: command.in(codes.map(goodId)) },
    { limit: codes.length, fields: ['code', 'name'] },
  )
  return new Map(found.map(({ code, name }) => [code, name]))
}

/** 明细: the own ledger, a sentence for each entry. */
export const ledger: Handler<'points.ledger'> = async (
  { cursor },
  context,
): Promise<Outcome<Page<LedgerLine>>> => {
  const page = await pageOf(entriesOf(accountOfUser(context.userId)), cursor)
  if (!page.ok) return page
  const { items, next } = page.value
  const [goods, { points }] = await Promise.all([namesOf(items), context.settings()])
  const rules = rulesOf(points ?? {})
  return ok({ items: items.map((entry) => lineOf(entry, goods, rules)), next })
}
