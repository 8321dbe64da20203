import type { ErrorCode } from '../../../domain/call/errors'
import { DAY_MS, MINUTE_MS } from '../../../domain/calendar/zone'
import { award, type AwardAsked } from '../../../domain/points/ledger/award'
import { todayOf } from '../../../domain/points/ledger/lots'
import { awardId } from '../../../domain/points/ledger/names'
import { isKept } from '../../../domain/points/ledger/precedence'
import { reverse } from '../../../domain/points/ledger/reverse'
import { BUDGET_ID, budgetState } from '../../../domain/points/ledger/month'
import { awardOfReport, isTakenBack } from '../../../domain/points/ofReport'
import { REPORT_RULE } from '../../../domain/points/rules'
import type { Due, Entry, Walk } from '../../../domain/points/types'
import type { Report } from '../../../domain/report/types'
import type { StreetPoints } from '../../../domain/street/points'
import { GONE } from '../../../domain/identity/leaving'
import { refuse, type Outcome } from '../../../domain/result'
import { now } from '../../platform/clock'
import { collection, command } from '../../platform/collections'
import {
  accountIn,
  accountToPay,
  keepRefusal,
  refusalMark,
  writePosted,
} from '../../platform/ledger'
import { log } from '../../platform/log'
import { isDuplicate } from '../../platform/sdk'
import { streetSettings } from '../../platform/settings'
import { transact, type Transaction } from '../../platform/transact'
import type { Watch } from '../watch'

/**
 * 有效上报: a report is paid after 受理, once, and a withdrawn one pays it back. Asked for right after the
 * step; whatever that left behind is found here. A street without 领取点 (`settings.points`) pays nothing.
 */

/** One reporter's, whatever account he has by then. */
const entryIdOf = (report: Pick<Report, '_id'>): string => awardId(REPORT_RULE, report._id, null)

/** As `transact`; false where it was done before. */
async function onceIn(
  work: (transaction: Transaction) => Promise<Outcome<unknown>>,
): Promise<boolean> {
  try {
    return (await transact(work)).ok
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

/** Whether it will be no otherwise when the timer comes again: only a deed of a day to come waits for it. */
const isForGood = (refused: ErrorCode): boolean => isKept(refused) || refused === 'deedTooOld'

/**
 * Pays an award that nobody reviews; what is refused for good is stored where it would stand. Over the
 * budget rules pause: what happens then is promised nothing, then or later.
 */
async function pay(asked: AwardAsked, user: string, own: StreetPoints): Promise<void> {
  const at = now()
  const id = awardId(asked.rule, asked.source, null)
  const kept = own.budget ? await collection('pointsBudget').get(BUDGET_ID) : null
  const isOverBudget = budgetState(kept, own.budget) === 'over'
  let refused: ErrorCode | null = null
  await onceIn(async (transaction) => {
    const account = await accountToPay(transaction, user, at)
    const state = { before: null, own, frozen: null, isOverBudget }
    const posted = account ? award({ account, ...state }, asked, at) : refuse('accountClosed')
    refused = posted.ok ? null : posted.code
    if (posted.ok) await writePosted(transaction, posted.value)
    return posted
  })
  if (refused !== null && isForGood(refused)) {
    await keepRefusal('entries', refusalMark(id, refused, '', at))
  }
}

async function payFor(report: Report): Promise<void> {
  const { points: own } = await streetSettings()
  // Where nothing can be redeemed nothing is promised.
  if (!own) return
  const asked = awardOfReport(report, own)
  if (asked === null || (await collection('entries').get(entryIdOf(report)))) return
  await pay(asked, report.reporter, own)
}

/** What was paid comes back; what was not is never paid any more. */
async function takeBack(report: Report): Promise<void> {
  const id = entryIdOf(report)
  const at = now()
  const none = await keepRefusal('entries', refusalMark(id, 'nothingToReverse', '', at))
  if (none !== null) return
  const paid = (await collection('entries').get(id)) as Entry
  const { points: own = {} } = await streetSettings()
  await onceIn(async (transaction) => {
    const account = await accountIn(transaction, paid.account)
    const back = reverse({ account, award: paid, before: null, own }, at)
    if (back.ok) await writePosted(transaction, back.value)
    return back
  })
}

/** What a report has to do with points, whatever has been done of it. */
export async function followReport(_id: string): Promise<void> {
  const report = await collection('reports').get(_id)
  // Of whoever has left nothing is paid, and nothing asked back.
  if (!report || report.acceptedAt === null || report.reporter === GONE) return
  if (!isTakenBack(report)) return payFor(report)
  await takeBack(report)
  await collection('dues').remove(`due:${_id}`)
}

/** Withdrawn reports. */
export const dueWatch: Watch<Due> = {
  name: 'dues',
  share: 0.1,
  due: (limit) => collection('dues').find({}, { sort: [['at', 'asc']], limit }),
  async look({ _id, report }) {
    await followReport(report)
    await collection('dues').remove(_id)
  },
}

const WALK = 'walk:reports'
/** A commit may come so long after the instant that it bears. */
const LATE_MS = 2 * MINUTE_MS
const AGAIN_MS = 2 * DAY_MS
const PAGE = 200

/**
 * How far accepted reports have been looked at; where nothing is known, not at any. Once a day the two
 * days before are looked at again, for what a clock that ran ahead has passed over: never what is ahead
 * of the clock now, nor less than what was reached before the timer stood still.
 */
async function reached(): Promise<number> {
  const walk = await collection('walks').get(WALK)
  if (!walk) return 0
  const at = Math.min(walk.at, now() - LATE_MS)
  return walk.day === todayOf(now()) ? at : Math.max(0, at - AGAIN_MS)
}

const acceptedSince = (at: number) =>
  collection('reports').find(
    { acceptedAt: command.gte(at) },
    { sort: [['acceptedAt', 'asc']], limit: PAGE, fields: ['_id', 'acceptedAt'] },
  )

/** The next page; where all went well, the next tick goes on behind it. */
async function lookOn(): Promise<void> {
  const found = await acceptedSince(await reached())
  let failed = 0
  for (const { _id } of found) {
    try {
      await followReport(_id)
    } catch (error) {
      failed++
      log.error('reportNotPaid', error, { id: _id })
    }
  }
  if (failed > 0) return
  const last = found.length === PAGE ? found.at(-1)!.acceptedAt! : Infinity
  const at = Math.min(last, now() - LATE_MS)
  await collection('walks').put({ _id: WALK, at, day: todayOf(now()), after: null })
}

/** Accepted reports, bit by bit. */
export const reportPointsWatch: Watch<Pick<Walk, '_id'>> = {
  name: 'reportPoints',
  share: 0.2,
  async due() {
    const found = await acceptedSince(await reached())
    return found.length > 0 ? [{ _id: WALK }] : []
  },
  look: lookOn,
}
