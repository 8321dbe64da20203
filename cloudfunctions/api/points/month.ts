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
import { RUNNING_ID, type RunningSums } from '../../../domain/points/ledger/running'
import type { MonthView } from '../../../domain/points/answers'
import { stockOf } from '../../../domain/points/redeem/bins'
import { ok, refuse } from '../../../domain/result'
import { command } from '../../platform/collections'
import { bothLists, list, readLists } from '../../platform/lists'
import { sumsFrom } from '../../platform/runningSums'
import { binsListed, costsListed } from '../../platform/shelf'
import type { Handler } from '../context'

const FIGURES = ['month', 'account', 'issuedBy', 'given'] as const

/** Of the months that are over the first and the last, reckoned one after another without a gap. */
const ends = () =>
  bothLists(
    list(
      'pointsMonths',
      { _id: command.gte('month:') },
      { sort: [['_id', 'asc']], limit: 1, fields: ['month'] },
    ),
    list(
      'pointsMonths',
      { _id: command.gte('month:') },
      { sort: [['_id', 'desc']], limit: 1, fields: FIGURES },
    ),
  )

/**
 * The month that is asked for, as it was kept, the ends of those that were, goods, shelves and the budget,
 * in one request: it costs the same however many months there are.
 */
const readKept = (month: string) =>
  readLists(
    bothLists(
      bothLists(
        bothLists(
          list('pointsMonths', { _id: `month:${month}` }, { limit: 1, fields: FIGURES }),
          ends(),
        ),
        bothLists(
          list('pointsBudget', { _id: BUDGET_ID }, { limit: 1 }),
          list('pointsRunning', { _id: RUNNING_ID }, { limit: 1 }),
        ),
      ),
      bothLists(costsListed(), binsListed()),
    ),
  )

type Closed = Pick<ClosedMonth, 'month' | 'account'>

/** Figures of the month that nobody has reckoned yet, from the last that was. */
async function reckoned(
  month: string,
  last: Closed | undefined,
  running: RunningSums | null,
  costOf: (good: string) => number,
) {
  const begin = beginOf(month)
  const since = last ? beginOf(monthAfter(last.month)) : 0
  const [before, own] = await Promise.all([
    since < begin ? sumsFrom(running, since, begin) : [],
    sumsFrom(running, begin, beginOf(monthAfter(month))),
  ])
  return monthFiguresOf((last?.account.closing ?? 0) + changeBy(before), own, costOf)
}

/** The running month and those that are over, the newest first. */
function monthsOf(running: string, first: string | undefined, last: string | undefined): string[] {
  const months = []
  for (let m = first; m !== undefined && last !== undefined && m <= last; m = monthAfter(m))
    months.unshift(m)
  return [...new Set([running, ...months])]
}

/** 月度公开账: a month that is over as it was kept, the running one as it stands. */
export const month: Handler<'points.month'> = async ({ month: asked }, context) => {
  const running = monthOf(todayOf(context.now))
  const shown = asked ?? running
  const [[[[[stored], [[first], [last]]], [[kept], [sums]]], [goods, bins]], { points }] =
    await Promise.all([readKept(shown), context.settings()])
  const isRunning = shown === running
  if (!isRunning && !stored) return refuse('notFound')
  const months = monthsOf(running, first?.month, last?.month)
  const cost = new Map(goods.map((good) => [good.code, good.cost]))
  const costOf = (good: string): number => cost.get(good) ?? 0
  const figures = stored ?? (await reckoned(shown, last, sums ?? null, costOf))
  const { account, issuedBy, given } = figures
  const lying = bins.map((bin) => ({ bin, pieces: bin.free + bin.held }))
  const { free, held } = stockOf(bins)
  const outstanding = isRunning ? account.closing : (kept?.outstanding ?? last?.account.closing)
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
