import { MINUTE_MS } from '../../../domain/calendar/zone'
import { noticeOf } from '../../../domain/notice/compose'
import { todayOf } from '../../../domain/points/ledger/lots'
import {
  BUDGET_ID,
  MONTH_SHAPE,
  beginOf,
  changeBy,
  handedOf,
  keptBudget,
  monthAfter,
  monthFiguresOf,
  monthOf,
  type ClosedMonth,
  type SumRow,
} from '../../../domain/points/ledger/month'
import {
  RUNNING_ID,
  RUNNING_SHAPE,
  lateRows,
  withRows,
} from '../../../domain/points/ledger/running'
import { budgetTells } from '../../../domain/points/notices'
import { now } from '../../platform/clock'
import { collection, command } from '../../platform/collections'
import { forgetOwner } from '../../platform/pointsLeft'
import { readLists } from '../../platform/lists'
import { reviewers } from '../../platform/reviewers'
import { handedListed } from '../../platform/shelf'
import { streetSettings } from '../../platform/settings'
import { sumsFrom } from '../../platform/runningSums'
import { sumsBetween } from '../../platform/sums'
import { addOnce } from '../fanout'
import type { Watch } from '../watch'

/** 月度公开账 of months that are over, 预算, and what a 注销 left to be done. */

/** A commit may come so long after the instant that it bears. */
const LATE_MS = 10 * MINUTE_MS
/** So often the promises are compared with the budget. */
const EVERY_MS = 10 * MINUTE_MS
/** Months that one tick reckons: of a year at once the other watches would have to wait for long. */
const MOST_MONTHS = 3

/** The month that was reckoned last; null before the first. */
async function lastMonth() {
  const [last] = await collection('pointsMonths').find(
    { _id: command.gte('month:') },
    { sort: [['_id', 'desc']], limit: 1 },
  )
  return last ?? null
}

/** The first month that is over and was not reckoned yet; null: none. */
async function dueMonth(): Promise<{ month: string; opening: number } | null> {
  const isOver = (month: string) => beginOf(monthAfter(month)) + LATE_MS <= now()
  const last = await lastMonth()
  if (last) {
    const month = monthAfter(last.month)
    return isOver(month) ? { month, opening: last.account.closing } : null
  }
  const [first] = await collection('entries').find(
    { at: command.gte(0) },
    { sort: [['at', 'asc']], limit: 1, fields: ['at'] },
  )
  const month = first ? monthOf(todayOf(first.at)) : null
  return month !== null && isOver(month) ? { month, opening: 0 } : null
}

/** Months wait to be reckoned: what builds on them would have to sum all of them each time. */
const isBehind = async (): Promise<boolean> => (await dueMonth()) !== null

const sumsOf = (month: string): Promise<SumRow[]> =>
  sumsBetween(beginOf(month), beginOf(monthAfter(month)))

/** What came into a month after it had been reckoned: it stands in the next. */
const lateOf = async (last: ClosedMonth | null): Promise<SumRow[]> =>
  last?.rows ? lateRows(await sumsOf(last.month), last.rows) : []

/**
 * Reckons months in their order; each opens with what the one before closed with. Into one that this tick
 * has reckoned itself nothing came late: it was over long before.
 */
async function closeMonths(): Promise<void> {
  const goods = await readLists(handedListed())
  const cost = new Map(goods.map((good) => [good.code, good.cost]))
  for (let i = 0; i < MOST_MONTHS; i++) {
    const due = await dueMonth()
    if (due === null) return
    const { month, opening } = due
    const rows = await sumsOf(month)
    const late = i === 0 ? await lateOf(await lastMonth()) : []
    const all = withRows(rows, late)
    const figures = monthFiguresOf(opening, all, (good) => cost.get(good) ?? 0)
    await collection('pointsMonths').put({
      _id: `month:${month}`,
      shape: MONTH_SHAPE,
      month,
      ...figures,
      rows,
      handed: handedOf(all, goods),
    })
  }
}

export const monthWatch: Watch = {
  name: 'pointsMonths',
  share: 0.2,
  async due() {
    const due = await dueMonth()
    return due ? [{ _id: `month:${due.month}` }] : []
  },
  look: closeMonths,
}

/** How far the first month that is not over can be summed: not beyond it, nor into what may still come. */
const summedTo = (month: string): number => Math.min(now() - LATE_MS, beginOf(monthAfter(month)))

/** The first month that was not reckoned yet. */
async function openMonth(): Promise<string> {
  const last = await lastMonth()
  return last ? monthAfter(last.month) : monthOf(todayOf(now()))
}

/** Sums of the running month, so that whoever reads it adds what the last minutes brought. */
async function keepSums(): Promise<void> {
  const month = await openMonth()
  const kept = await collection('pointsRunning').get(RUNNING_ID)
  const upTo = Math.max(beginOf(month), summedTo(month))
  const isAhead = kept?.month === month && kept.upTo <= upTo
  const rows = await sumsFrom(isAhead ? kept : null, beginOf(month), upTo)
  await collection('pointsRunning').put({
    _id: RUNNING_ID,
    shape: RUNNING_SHAPE,
    month,
    upTo,
    rows,
  })
}

export const sumsWatch: Watch = {
  name: 'pointsSums',
  share: 0.2,
  async due() {
    const kept = await collection('pointsRunning').get(RUNNING_ID)
    const month = await openMonth()
    const isFresh = kept?.month === month && Math.abs(summedTo(month) - kept.upTo) < EVERY_MS
    return isFresh || (await isBehind()) ? [] : [{ _id: RUNNING_ID }]
  },
  look: keepSums,
}

/** What the street stands for now: the last month that is over, and what came since. */
async function outstanding(): Promise<number> {
  const last = await lastMonth()
  const since = last ? beginOf(monthAfter(last.month)) : 0
  const kept = await collection('pointsRunning').get(RUNNING_ID)
  return (last?.account.closing ?? 0) + changeBy(await sumsFrom(kept, since, now() + 1))
}

async function compareBudget(): Promise<void> {
  const { points, streetLeader } = await streetSettings()
  if (!points?.budget) return
  const at = now()
  const before = await collection('pointsBudget').get(BUDGET_ID)
  const { kept, isCrossed } = keptBudget(before, await outstanding(), points.budget, at)
  if (isCrossed && kept.state !== 'fine') {
    const to = [...(await reviewers()), ...(streetLeader ? [streetLeader.id] : [])]
    const about = { _id: BUDGET_ID, version: kept.crossings }
    // Before the crossing is kept: what dies between tells it again, under the same `_id`s.
    for (const tell of budgetTells(kept.state, to, at)) await addOnce(noticeOf(about, tell, at))
  }
  await collection('pointsBudget').put(kept)
}

export const budgetWatch: Watch = {
  name: 'pointsBudget',
  share: 0.2,
  async due() {
    if (!(await streetSettings()).points?.budget) return []
    const kept = await collection('pointsBudget').get(BUDGET_ID)
    const isFresh = kept !== null && Math.abs(now() - kept.at) < EVERY_MS
    return isFresh || (await isBehind()) ? [] : [{ _id: BUDGET_ID }]
  },
  look: compareBudget,
}

/** Who has left, and whose name a death left standing. */
export const leavingWatch: Watch = {
  name: 'leaving',
  share: 0.1,
  due: (limit) =>
    collection('members').find(
      { leaving: command.gt('') },
      { sort: [['leaving', 'asc']], limit, fields: ['_id'] },
    ),
  async look({ _id }) {
    const member = await collection('members').get(_id)
    if (member?.leaving) await forgetOwner(member.leaving)
  },
}
