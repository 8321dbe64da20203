import { stockGood, stockView } from '../../../domain/points/keeperViews'
import { LIMITS } from '../../../domain/points/limits'
import { shortTells } from '../../../domain/points/notices'
import { MAX_BINS, goodId } from '../../../domain/points/redeem/bins'
import {
  changeStock as decideChange,
  type StoredLine,
} from '../../../domain/points/redeem/changeStock'
import { keeperFor } from '../../../domain/points/redeem/peek'
import type { Bin } from '../../../domain/points/redeem/types'
import type { StockedView } from '../../../domain/points/answers'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { collection } from '../../platform/collections'
import { askToSend } from '../../platform/functions'
import { bothLists, list, mapLists, readLists } from '../../platform/lists'
import { writeNotices } from '../../platform/notices'
import { REVIEWERS_LISTED } from '../../platform/reviewers'
import { binsListed, goodsListed } from '../../platform/shelf'
import { transact } from '../../platform/transact'
import type { CallContext, Handler } from '../context'
import { markFirst, once } from '../once'
import { counterOf } from './counter'

const MAX_WISHES = 1000

const openWishes = (filter: object = {}) =>
  list(
    'wishes',
    { open: true, ...filter },
    {
      sort: [['at', 'desc']],
      limit: MAX_WISHES,
      fields: ['good', 'text', 'moderation', 'at'],
    },
  )

/** 库存 of a pick-up point, its book and what people wish for. */
export const stock: Handler<'points.stock'> = async ({ pickUp }, context) => {
  const counter = await counterOf(pickUp, context)
  if (!counter.ok) return counter
  const at = { pickUp: counter.value.pickUp }
  const [[goods, bins], [lines, wishes]] = await readLists(
    bothLists(
      bothLists(goodsListed(at), binsListed(at)),
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

/** As the shelf is now, for who asks again. */
async function stocked(line: StoredLine, context: CallContext) {
  const [[[good], bins], wishes] = await readLists(
    bothLists(
      bothLists(
        list('goods', { _id: goodId(line.good) }, { limit: 1 }),
        list('bins', { good: line.good }, { limit: MAX_BINS }),
      ),
      openWishes({ good: line.good }),
    ),
  )
  if (!good) return refuse('goodUnknown')
  const shown = stockGood(good, bins, wishes.length, context.now)
  return ok({ good: shown, short: line.short, repeated: true })
}

const isSame = (a: Bin, b: Bin): boolean =>
  a._id === b._id && a.free === b.free && a.filledAt === b.filledAt && a.soldOutAt === b.soldOutAt

/** A good with all its bins: where their number was lowered, pieces are still held in those over it. */
const shelfOf = (code: string) =>
  mapLists(
    bothLists(
      bothLists(
        list('goods', { _id: goodId(code) }, { limit: 1 }),
        list('bins', { good: code }, { limit: MAX_BINS }),
      ),
      bothLists(REVIEWERS_LISTED, openWishes({ good: code })),
    ),
    ([[[good = null], bins], [told, wishes]]) => {
      const byId = [...bins].sort((a, b) => (a._id < b._id ? -1 : 1))
      const reviewers = told.map(({ _id }) => _id).sort()
      return { good, bins: byId, reviewers, wishes: wishes.length }
    },
  )

/**
 * 入库, 报损, 盘点: the bins of a good that change and the line of the book in one transaction. Once the mark has
 * taken its snapshot, the shelf is read beside it, all bins by one request and the account with them: a bin that
 * somebody else has changed since then cannot be written, so what is written was decided by what is there. Where
 * something that is promised does not lie there, reviewers are told.
 */
export const changeStock: Handler<'points.changeStock'> = async (
  { good: code, kind, count, reason },
  context,
) => {
  const id = `stock:${context.request().key}`
  const settings = await context.settings()
  const work = async (): Promise<Outcome<StockedView>> => {
    const done = await transact(async (transaction) => {
      await markFirst(transaction, context, id)
      const { good, bins, reviewers: told, wishes } = await context.readAnewWith(shelfOf(code))
      const { userId, now } = context
      const keeper = keeperFor(settings.points?.keepers ?? [], userId, good?.pickUp ?? null, now)
      const decided = decideChange(good, bins, { id, kind, count, reason, keeper, now })
      if (!decided.ok) return decided
      const { line, bins: changed } = decided.value
      void context.count?.begin()
      for (const bin of changed.filter((next) => !bins.some((old) => isSame(old, next)))) {
        await transaction.collection('bins').put(bin)
      }
      await transaction.collection('stockLines').add(line)
      const about = { _id: id, version: 1 }
      const actor = { userId, staffId: null }
      const tells = line.short > 0 ? shortTells(line, told, now) : []
      const sent = await writeNotices(transaction, about, tells, actor, now)
      await context.count?.admitted(transaction)
      const shown = stockGood(good!, changed, wishes, now)
      return ok({ sent, view: { good: shown, short: line.short, repeated: false } })
    })
    if (!done.ok) return done
    await askToSend(done.value.sent)
    return ok(done.value.view)
  }
  const again = async (): Promise<Outcome<StockedView>> => {
    const line = await collection('stockLines').get(id)
    return line ? stocked(line, context) : refuse('goodUnknown')
  }
  return once(context, work, again)
}
