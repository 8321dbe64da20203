import { todayOf } from '../../../domain/points/ledger/lots'
import {
  BUDGET_ID,
  beginOf,
  budgetOf,
  changeBy,
  monthAfter,
  monthFiguresOf,
  monthOf,
  type ClosedMonth,
} from '../../../domain/points/ledger/month'
import type { MonthView } from '../../../domain/points/answers'
import { stockOf } from '../../../domain/points/redeem/bins'
import { ok, refuse } from '../../../domain/result'
import { command } from '../../platform/collections'
import { bothLists, list, readLists } from '../../platform/lists'
import { sumsBetween } from '../../platform/sums'
import type { Handler } from '../context'

const MAX_MONTHS = 120
const MAX_GOODS = 100
const MAX_STOCK = 800

/** Months that are over, goods, shelves and the budget, in one request. */
const readKept = () =>
  readLists(
    bothLists(
      bothLists(
        list(
          'pointsMonths',
          { _id: command.gte('month:') },
          {
            sort: [['_id', 'desc']],
            limit: MAX_MONTHS,
          },
        ),
        list('pointsBudget', { _id: BUDGET_ID }, { limit: 1 }),
      ),
      bothLists(
        list(
          'goods',
          { _id: command.gte('good:') },
          { limit: MAX_GOODS, fields: ['code', 'cost'] },
        ),
        list('bins', { _id: command.gte('good:') }, { limit: MAX_STOCK }),
      ),
    ),
  )

/** Figures of a month that nobody has reckoned yet, from the last that was. */
async function reckoned(
  month: string,
  closed: readonly ClosedMonth[],
  costOf: (good: string) => number,
) {
  const begin = beginOf(month)
  const last = closed.find((m) => m.month < month)
  const since = last ? beginOf(monthAfter(last.month)) : 0
  const [before, own] = await Promise.all([
    since < begin ? sumsBetween(since, begin) : [],
    sumsBetween(begin, beginOf(monthAfter(month))),
  ])
  return monthFiguresOf((last?.account.closing ?? 0) + changeBy(before), own, costOf)
}

/** 月度公开账: a month that is over as it was kept, the running one as it stands. */
export const month: Handler<'points.month'> = async ({ month: asked }, context) => {
  const [[[closed, [kept]], [goods, bins]], { points }] = await Promise.all([
    readKept(),
    context.settings(),
  ])
  const running = monthOf(todayOf(context.now))
  const shown = asked ?? running
  const months = [...new Set([running, ...closed.map((m) => m.month)])]
  if (!months.includes(shown)) return refuse('notFound')
  const cost = new Map(goods.map((good) => [good.code, good.cost]))
  const costOf = (good: string): number => cost.get(good) ?? 0
  const stored = closed.find((m) => m.month === shown)
  const isRunning = shown === running
  const figures = stored ?? (await reckoned(shown, closed, costOf))
  const { account, issuedBy, given } = figures
  const lying = bins.map((bin) => ({ bin, pieces: bin.free + bin.held }))
  const { free, held } = stockOf(bins)
  const outstanding = isRunning
    ? account.closing
    : (kept?.outstanding ?? closed[0]?.account.closing)
  const { pointCost = 0, total = null } = points?.budget ?? {}
  const view: MonthView = {
    ...{ month: shown, months, isRunning, account, issuedBy, given },
    stock: {
      pieces: free + held,
      cost: lying.reduce((sum, { bin, pieces }) => sum + pieces * costOf(bin.good), 0),
    },
    budget: budgetOf(outstanding ?? 0, pointCost, total),
  }
  return ok(view)
}
