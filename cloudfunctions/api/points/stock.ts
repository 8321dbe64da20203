import { stockGood, stockView } from '../../../domain/points/keeperViews'
import { LIMITS } from '../../../domain/points/limits'
import { shortTells } from '../../../domain/points/notices'
import { MAX_BINS, goodId } from '../../../domain/points/redeem/bins'
import {
  changeStock as decideChange,
  type StoredLine,
} from '../../../domain/points/redeem/changeStock'
import { keeperFor } from '../../../domain/points/redeem/peek'
import type { Bin, Good } from '../../../domain/points/redeem/types'
import type { StockedView } from '../../../domain/points/answers'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { collection } from '../../platform/collections'
import { askToSend } from '../../platform/functions'
import { bothLists, list, readLists } from '../../platform/lists'
import { writeNotices } from '../../platform/notices'
import { reviewers } from '../../platform/reviewers'
import { transactWith } from '../../platform/transact'
import type { CallContext, Handler } from '../context'
import { leaveMark, once } from '../once'
import { counterOf } from './counter'

const MAX_GOODS = 100
/** Eight bins a good. */
const MAX_STOCK = 800
const MAX_WISHES = 1000

const openWishes = (filter: object = {}) =>
  list(
    'wishes',
    { open: true, ...filter },
    {
      sort: [['at', 'desc']],
      limit: MAX_WISHES,
      fields: ['good', 'text', 'at'],
    },
  )

/** 库存 of a pick-up point, its book and what people wish for. */
export const stock: Handler<'points.stock'> = async ({ pickUp }, context) => {
  const counter = await counterOf(pickUp, context)
  if (!counter.ok) return counter
  const at = { pickUp: counter.value.pickUp }
  const [[goods, bins], [lines, wishes]] = await readLists(
    bothLists(
      bothLists(list('goods', at, { limit: MAX_GOODS }), list('bins', at, { limit: MAX_STOCK })),
      bothLists(
        list('stockLines', at, {
          sort: [
            ['at', 'desc'],
            ['_id', 'desc'],
          ],
          limit: LIMITS.linesShown,
        }),
        openWishes(),
      ),
    ),
  )
  return ok(stockView({ goods, bins, lines, wishes }, counter.value))
}

/** As the shelf is now, after a line of its book. */
async function stocked(line: StoredLine, context: CallContext, repeated: boolean) {
  const [[[good], bins], wishes] = await readLists(
    bothLists(
      bothLists(
        list('goods', { _id: goodId(line.good) }, { limit: 1 }),
        list('bins', { good: line.good }, { limit: MAX_STOCK }),
      ),
      openWishes({ good: line.good }),
    ),
  )
  if (!good) return refuse('goodUnknown')
  const shown = stockGood(good, bins, wishes.length, context.now)
  return ok({ good: shown, short: line.short, repeated })
}

const isSame = (a: Bin, b: Bin): boolean =>
  a._id === b._id && a.free === b.free && a.filledAt === b.filledAt && a.soldOutAt === b.soldOutAt

interface Known {
  good: Good | null
  /** All its bins: where their number was lowered, pieces are still held in those over it. */
  bins: string[]
  reviewers: string[]
}

/**
 * 入库, 报损, 盘点: all bins of a good and the line of the book in one transaction. Where something that
 * is promised does not lie there, reviewers are told.
 */
export const changeStock: Handler<'points.changeStock'> = async (
  { good: code, kind, count, reason },
  context,
) => {
  const id = `stock:${context.request().key}`
  const settings = await context.settings()
  const look = async (): Promise<Outcome<Known>> => {
    const shelf = bothLists(
      list('goods', { _id: goodId(code) }, { limit: 1 }),
      list('bins', { good: code }, { limit: MAX_BINS, fields: ['_id'] }),
    )
    const [[[good = null], bins], told] = await Promise.all([
      readLists(shelf),
      kind === 'in' ? [] : reviewers(),
    ])
    return ok({ good, bins: bins.map(({ _id }) => _id).sort(), reviewers: told })
  }
  const work = async (): Promise<Outcome<StockedView>> => {
    const done = await transactWith(
      look(),
      async (transaction, { good, bins: ids, reviewers: told }) => {
        const bins: Bin[] = []
        for (const bin of ids) {
          const read = await transaction.collection('bins').get(bin)
          if (read) bins.push(read)
        }
        const { points } = settings
        const { userId, now } = context
        const keeper = keeperFor(points?.keepers ?? [], userId, good?.pickUp ?? null, now)
        const decided = decideChange(good, bins, { id, kind, count, reason, keeper, now })
        if (!decided.ok) return decided
        const { line, bins: changed } = decided.value
        for (const bin of changed.filter((next) => !bins.some((old) => isSame(old, next)))) {
          await transaction.collection('bins').put(bin)
        }
        await transaction.collection('stockLines').add(line)
        const about = { _id: id, version: 1 }
        const actor = { userId, staffId: null }
        const tells = line.short > 0 ? shortTells(line, told, now) : []
        const sent = await writeNotices(transaction, about, tells, actor, now)
        await leaveMark(transaction, context, id)
        return ok({ line, sent })
      },
    )
    if (!done.ok) return done
    const [view] = await Promise.all([
      stocked(done.value.line, context, false),
      askToSend(done.value.sent),
    ])
    return view
  }
  const again = async (): Promise<Outcome<StockedView>> => {
    const line = await collection('stockLines').get(id)
    return line ? stocked(line, context, true) : refuse('goodUnknown')
  }
  return once(context, work, again)
}
