import { DAY_MS, MINUTE_MS } from '../../../domain/calendar/zone'
import { accountOfUser } from '../../../domain/points/award/posting'
import { award, type AwardAsked } from '../../../domain/points/ledger/award'
import { awardId } from '../../../domain/points/ledger/names'
import { isKept } from '../../../domain/points/ledger/precedence'
import { reverse } from '../../../domain/points/ledger/reverse'
import { BUDGET_ID, budgetState } from '../../../domain/points/ledger/month'
import { awardOfReport, isTakenBack } from '../../../domain/points/ofReport'
import { REPORT_RULE } from '../../../domain/points/rules'
import type { Due, Entry, Walk } from '../../../domain/points/types'
import type { Report } from '../../../domain/report/types'
import type { StreetPoints } from '../../../domain/street/points'
import { ok } from '../../../domain/result'
import { now } from '../../platform/clock'
import { collection, command } from '../../platform/collections'
import { accountIn, keepRefusal, refusalMark, writePosted } from '../../platform/ledger'
import { log } from '../../platform/log'
import { isDuplicate } from '../../platform/sdk'
import { streetSettings } from '../../platform/settings'
import { transact, type Transaction } from '../../platform/transact'
import type { Watch } from '../watch'

/**
 * 有效上报: a report is paid after 受理, once, and a withdrawn one pays it back. Asked for right after the
 * step; whatever that left behind is found here. A street without 领取点 (`settings.points`) pays nothing.
 */

const entryIdOf = (report: Report): string =>
  awardId(REPORT_RULE, report._id, accountOfUser(report.reporter))

/** As `transact`; false where it was done before. */
async function onceIn(work: (transaction: Transaction) => Promise<void>): Promise<boolean> {
  try {
    await transact(async (transaction) => ok(await work(transaction)))
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

/**
 * Pays an award that nobody reviews; what is refused for good is stored where it would stand. Over the
 * budget rules pause: what happens then is promised nothing, then or later.
 */
async function pay(asked: AwardAsked, account: string, own: StreetPoints): Promise<void> {
  const at = now()
  const id = awardId(asked.rule, asked.source, account)
  const kept = own.budget ? await collection('pointsBudget').get(BUDGET_ID) : null
  const isOverBudget = budgetState(kept, own.budget) === 'over'
  let refused: Parameters<typeof isKept>[0] | null = null
  await onceIn(async (transaction) => {
    const stored = await accountIn(transaction, account)
    const state = { account: stored, before: null, own, frozen: null, isOverBudget }
    const posted = award(state, asked, at)
    refused = posted.ok ? null : posted.code
    if (posted.ok) await writePosted(transaction, posted.value)
  })
  if (refused !== null && isKept(refused)) {
    await keepRefusal('entries', refusalMark(id, refused, '', at))
  }
}

async function payFor(report: Report): Promise<void> {
  const { points: own } = await streetSettings()
  // Where nothing can be redeemed nothing is promised.
  if (!own) return
  const asked = awardOfReport(report, own)
  if (asked === null || (await collection('entries').get(entryIdOf(report)))) return
  await pay(asked, accountOfUser(report.reporter), own)
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
  })
}

/** What a report has to do with points, whatever has been done of it. */
export async function followReport(_id: string): Promise<void> {
  const report = await collection('reports').get(_id)
  if (!report || report.acceptedAt === null) return
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
/** Where nothing is known of before. */
const BEGIN_MS = DAY_MS
const PAGE = 200

/** How far accepted reports have been looked at. */
async function reached(): Promise<number> {
  const walk = await collection('walks').get(WALK)
  return walk?.at ?? now() - BEGIN_MS
}

const acceptedSince = (at: number) =>
  collection('reports').find(
    { acceptedAt: command.gte(at) },
    { sort: [['acceptedAt', 'asc']], limit: PAGE, fields: ['_id', 'acceptedAt'] },
  )

/** The next page; where all went well, the next tick goes on behind it. */
async function lookOn(): Promise<void> {
  const from = await reached()
  const found = await acceptedSince(from)
  let failed = 0
  for (const { _id } of found) {
    try {
      await followReport(_id)
    } catch (error) {
      failed++
      log.error('reportNotPaid', error, { id: _id })
    }
  }
  const last = found.at(-1)?.acceptedAt ?? null
  const at = found.length === PAGE && last !== null ? last : now() - LATE_MS
  if (failed === 0 && at > from) {
    await collection('walks').put({ _id: WALK, at, day: '', after: null })
  }
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
