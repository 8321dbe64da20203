import { MINUTE_MS } from '../../../domain/calendar/zone'
import { noticeOf } from '../../../domain/notice/compose'
import { todayOf } from '../../../domain/points/ledger/lots'
import {
  BUDGET_ID,
  MONTH_SHAPE,
  beginOf,
  changeBy,
  keptBudget,
  monthAfter,
  monthFiguresOf,
  monthOf,
} from '../../../domain/points/ledger/month'
import { budgetTells } from '../../../domain/points/notices'
import { now } from '../../platform/clock'
import { collection, command } from '../../platform/collections'
import { eraseName } from '../../platform/leaving'
import { reviewers } from '../../platform/reviewers'
import { streetSettings } from '../../platform/settings'
import { sumsBetween } from '../../platform/sums'
import { addOnce } from '../fanout'
import type { Watch } from '../watch'

/** 月度公开账 of months that are over, 预算, and what a 注销 left to be done. */

/** A commit may come so long after the instant that it bears. */
const LATE_MS = 10 * MINUTE_MS
/** So often the promises are compared with the budget. */
const EVERY_MS = 10 * MINUTE_MS
/** Months that one tick reckons. */
const MOST_MONTHS = 24
const MAX_GOODS = 100

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

/** Reckons months in their order; each opens with what the one before closed with. */
async function closeMonths(): Promise<void> {
  const goods = await collection('goods').find(
    { _id: command.gte('good:') },
    { limit: MAX_GOODS, fields: ['code', 'cost'] },
  )
  const cost = new Map(goods.map((good) => [good.code, good.cost]))
  for (let i = 0; i < MOST_MONTHS; i++) {
    const due = await dueMonth()
    if (due === null) return
    const { month, opening } = due
    const rows = await sumsBetween(beginOf(month), beginOf(monthAfter(month)))
    const figures = monthFiguresOf(opening, rows, (good) => cost.get(good) ?? 0)
    await collection('pointsMonths').put({
      _id: `month:${month}`,
      shape: MONTH_SHAPE,
      month,
      ...figures,
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

/** What the street stands for now: the last month that is over, and what came since. */
async function outstanding(): Promise<number> {
  const last = await lastMonth()
  const since = last ? beginOf(monthAfter(last.month)) : 0
  return (last?.account.closing ?? 0) + changeBy(await sumsBetween(since, now() + 1))
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
    return kept !== null && Math.abs(now() - kept.at) < EVERY_MS ? [] : [{ _id: BUDGET_ID }]
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
    if (member?.leaving) await eraseName(_id, member.leaving)
  },
}
