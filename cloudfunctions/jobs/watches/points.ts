import { SYSTEM, TIMER_REQUEST } from '../../../domain/matter/escalate'
import { assertWhole } from '../../../domain/matter/lifecycle'
import type { StaffRef } from '../../../domain/matter/types'
import { AWARD } from '../../../domain/points/award/lifecycle'
import { lapsed } from '../../../domain/points/award/erased'
import type { Situation } from '../../../domain/points/award/limits'
import { posted, watch, type Watched } from '../../../domain/points/award/posting'
import type { Award } from '../../../domain/points/award/types'
import { award as postAward, type AwardAsked } from '../../../domain/points/ledger/award'
import type { Account } from '../../../domain/points/types'
import type { Tell } from '../../../domain/notice/compose'
import {
  awardTells,
  lateAwardTell,
  newAwardTells,
  redemptionTells,
} from '../../../domain/points/notices'
import { stocked } from '../../../domain/points/redeem/bins'
import { lapse } from '../../../domain/points/redeem/giveBack'
import { ok } from '../../../domain/result'
import type { StreetSettings } from '../../../domain/street/types'
import { now } from '../../platform/clock'
import { collection, command } from '../../platform/collections'
import { collectiveToPay } from '../../platform/collectives'
import { accountIn, accountToPay, writePosted } from '../../platform/ledger'
import { writeNotices } from '../../platform/notices'
import { writeBecame } from '../../platform/redemptions'
import { reviewers } from '../../platform/reviewers'
import { streetSettings } from '../../platform/settings'
import { transact, type Transaction } from '../../platform/transact'
import type { Watch } from '../watch'
import { accountWatch } from './accounts'
import { budgetWatch, leavingWatch, monthWatch, sumsWatch } from './publicAccount'
import { remindWatch } from './statementsLeft'
import { statementWatch } from './statements'
import { dueWatch, reportPointsWatch } from './pointsOfReports'

const NO_ACTOR = { userId: SYSTEM.principal, staffId: null }

async function paidInto(
  transaction: Transaction,
  account: Account,
  award: Award,
  asked: AwardAsked,
  s: Situation & { settings: StreetSettings },
): Promise<Award> {
  const { points: own = {} } = s.settings
  const state = { account, before: null, own, frozen: award.rule, isOverBudget: false }
  const outcome = postAward(state, asked, s.now)
  if (outcome.ok) await writePosted(transaction, outcome.value)
  return posted(award, account._id, outcome, s)
}

/** Whose account, and the award as it is then: of a 集体 whoever speaks for it now is told. */
async function toPay(
  transaction: Transaction,
  award: Award,
  settings: StreetSettings,
  at: number,
): Promise<{ account: Account; award: Award } | null> {
  if (award.collective === undefined) {
    const account = await accountToPay(transaction, award.recipient, at)
    return account && { account, award }
  }
  const to = await collectiveToPay(transaction, award.collective, settings, at)
  if (to === null) return null
  const { account, user: recipient, name: recipientName } = to
  return { account, award: { ...award, recipient, recipientName } }
}

/** 公示 is over: the points come into the account with the award's last step. */
async function post(
  transaction: Transaction,
  award: Award,
  { asked }: Extract<Watched, { kind: 'post' }>,
  settings: StreetSettings,
): Promise<void> {
  const at = now()
  const s = { now: at, requestId: TIMER_REQUEST, settings }
  const to = await toPay(transaction, award, settings, at)
  // Left by 注销, or no more, while everybody looked at it.
  const next = to ? await paidInto(transaction, to.account, to.award, asked, s) : lapsed(award, s)
  assertWhole(AWARD, next)
  await transaction.collection('awards').put(next)
  await writeNotices(transaction, next, awardTells(next, award, settings, at), NO_ACTOR, at)
}

/** Who is told of what is late: whoever is on duty, then the street's head. */
const ladderOf = ({ dutyDispatcher, streetLeader }: StreetSettings): StaffRef[] =>
  [dutyDispatcher, streetLeader].filter((p) => p !== null)

async function tellsOf(seen: Exclude<Watched, { kind: 'post' }>, at: number): Promise<Tell[]> {
  if (seen.kind === 'new') return newAwardTells(seen.award, await reviewers(), at)
  return seen.tell ? [lateAwardTell(seen.award, seen.tell, at)] : []
}

/** Does what the rules say of an award whose moment has come; somebody who was faster leaves nothing. */
export async function lookAtAward({ _id }: { _id: string }): Promise<void> {
  const settings = await streetSettings()
  await transact(async (transaction) => {
    const award = await transaction.collection('awards').get(_id)
    const at = now()
    const s = { now: at, requestId: TIMER_REQUEST, settings }
    const seen = award && watch(award, ladderOf(settings), s)
    if (!award || !seen) return ok(null)
    if (seen.kind === 'post') {
      await post(transaction, award, seen, settings)
      return ok(null)
    }
    assertWhole(AWARD, seen.award)
    await transaction.collection('awards').put(seen.award)
    await writeNotices(transaction, seen.award, await tellsOf(seen, at), NO_ACTOR, at)
    return ok(null)
  })
}

/** Awards that wait too long, or whose 公示 is over. */
const awardWatch: Watch = {
  name: 'awards',
  share: 0.2,
  due: (limit) =>
    collection('awards').find(
      { wakeAt: command.lte(now()) },
      { sort: [['wakeAt', 'asc']], limit, fields: ['_id'] },
    ),
  look: lookAtAward,
}

/** 到期退回, by the same path as a cancellation. */
async function giveBack({ _id }: { _id: string }): Promise<void> {
  await transact(async (transaction) => {
    const stored = await transaction.collection('redemptions').get(_id)
    if (!stored || 'refused' in stored) return ok(null)
    const at = now()
    const account = await accountIn(transaction, stored.account)
    const became = lapse({ redemption: stored, account, bin: stocked(stored) }, at)
    if (!became) return ok(null)
    const tells = redemptionTells(became.redemption, at)
    await writeBecame(transaction, stored, became, tells, NO_ACTOR, at)
    return ok(null)
  })
}

const redemptionWatch: Watch = {
  name: 'redemptions',
  share: 0.2,
  due: (limit) =>
    collection('redemptions').find(
      { state: 'HELD', until: command.lte(now()) },
      { sort: [['until', 'asc']], limit, fields: ['_id'] },
    ),
  look: giveBack,
}

export const POINTS_WATCHES: readonly Watch[] = [
  awardWatch,
  redemptionWatch,
  dueWatch as Watch,
  reportPointsWatch,
  accountWatch,
  monthWatch,
  statementWatch,
  remindWatch,
  sumsWatch,
  budgetWatch,
  leavingWatch,
]
