import type { Good } from '../../domain/points/redeem/types'
import { MAX_BINS } from '../../domain/points/redeem/bins'
import { MAX_LIMIT, command, type Filter } from './collections'
import { bothLists, list, mapLists } from './lists'

/**
 * Goods and what lies in their bins. What is offered is as much as one import may bring; what was withdrawn
 * grows with the years, so it is read apart and takes no place away.
 */

/** As many as an import may offer. */
const MAX_OFFERED = 100
/** Of what was withdrawn: those that come first. */
const MAX_WITHDRAWN = 100

const byId = (): { sort: [field: '_id', direction: 'asc'][] } => ({ sort: [['_id', 'asc']] })

const goodsOf = <F extends keyof Good>(
  filter: Filter,
  fields: readonly F[] | undefined,
  limit: number,
) => list<'goods', F>('goods', filter, { ...byId(), limit, ...(fields ? { fields } : {}) })

/** Goods that are offered, then some of those that are not; all, or of one 领取点. */
export const goodsListed = <F extends keyof Good = keyof Good>(
  at: Filter = {},
  fields?: readonly F[],
  mostWithdrawn = MAX_WITHDRAWN,
) =>
  mapLists(
    bothLists(
      goodsOf({ ...at, offered: true }, fields, MAX_OFFERED),
      goodsOf({ ...at, offered: false }, fields, mostWithdrawn),
    ),
    ([offered, withdrawn]) => [...offered, ...withdrawn],
  )

/** What lies in the bins of the same goods. */
export const binsListed = (at: Filter = {}) =>
  mapLists(
    bothLists(
      list('bins', { ...at, offered: true }, { ...byId(), limit: MAX_OFFERED * MAX_BINS }),
      list('bins', { ...at, offered: false }, { ...byId(), limit: MAX_LIMIT }),
    ),
    ([offered, withdrawn]) => [...offered, ...withdrawn],
  )

/** More goods than a street has, withdrawn ones among them. */
const MAX_GOODS = 1000

/** What every good is called, for a ledger. */
export const namesListed = () =>
  list(
    'goods',
    { _id: command.gte('good:') },
    { limit: MAX_GOODS, fields: ['code', 'name'] as const },
  )

/** What every good costs, withdrawn ones too. */
export const costsListed = () => goodsListed({}, ['code', 'cost'], MAX_LIMIT)

/** What every good costs, what it is called and where it lies. */
export const handedListed = () => goodsListed({}, ['code', 'name', 'pickUp', 'cost'], MAX_LIMIT)

/** How every good of a 领取点 looks, withdrawn ones too: they may still wait there. */
export const picturesListed = (at: Filter) => goodsListed(at, ['code', 'picture'], MAX_LIMIT)
