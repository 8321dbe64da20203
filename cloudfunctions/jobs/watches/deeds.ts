import { GONE } from '../../../domain/identity/leaving'
import { SYSTEM, TIMER_REQUEST } from '../../../domain/matter/escalate'
import { assertWhole } from '../../../domain/matter/lifecycle'
import { give, giveAtOnce, type Given } from '../../../domain/points/award/create'
import { AWARD } from '../../../domain/points/award/lifecycle'
import { askedOf, paidAtOnce } from '../../../domain/points/award/posting'
import type { Giving } from '../../../domain/points/award/limits'
import type { Award } from '../../../domain/points/award/types'
import { award as postAward } from '../../../domain/points/ledger/award'
import { awardTells } from '../../../domain/points/notices'
import { ok } from '../../../domain/result'
import type { StreetSettings } from '../../../domain/street/types'
import {
  CONFIDENTIAL_RULES,
  OWN_HOURS_RULE,
  deedOf,
  type Deed,
} from '../../../domain/volunteer/part/pay'
import type { Part } from '../../../domain/volunteer/part/types'
import { now } from '../../platform/clock'
import { collection, command } from '../../platform/collections'
import { accountToPay, writePosted } from '../../platform/ledger'
import { writeNotices } from '../../platform/notices'
import { streetSettings } from '../../platform/settings'
import { transact, type Transaction } from '../../platform/transact'
import type { Watch } from '../watch'
import { lookAtAward } from './points'

/** Minutes that count become an award, once, in one transaction with the part that says so. */

const NO_ACTOR = { userId: SYSTEM.principal, staffId: null }

async function paid(
  transaction: Transaction,
  award: Award,
  { own, now: at }: Giving,
): Promise<Award | null> {
  const account = await accountToPay(transaction, award.recipient, at)
  // Left by 注销 meanwhile.
  if (!account) return null
  const state = { account, before: null, own, frozen: award.rule, isOverBudget: false }
  const outcome = postAward(state, askedOf(award), at)
  if (outcome.ok) await writePosted(transaction, outcome.value)
  return paidAtOnce(award, account._id, outcome)
}

/** The award of a deed; null where the rules of now give none, as for what is too old. */
async function awardOf(
  transaction: Transaction,
  part: Part,
  deed: Deed,
  s: Giving,
): Promise<Award | null> {
  const { recipient, recipientName, rule, minutes, deedOn, confidential } = deed
  const given: Given = {
    ...{ key: part._id.slice('part:'.length), recipient, recipientName, rule, minutes, deedOn },
    ...{ deed: deed.deed, confidential },
    // Since when it waits for the timer.
    countedAt: part.lookAt ?? s.now,
  }
  if (deed.by === 'giveAtOnce') {
    const award = giveAtOnce(given, s)
    return award.ok ? paid(transaction, award.value, s) : null
  }
  // Whoever found the hours right stands to them: none of these reviews the award.
  const hands = part.findings.map(({ by }) => by)
  const last = hands.at(-1) ?? SYSTEM.principal
  const by = { principal: last, name: '', role: 'awarder' as const }
  // Kinship was asked when they found them right.
  const awarder = { who: hands, staff: null, by, isKin: false }
  const award = give(given, awarder, s)
  return award.ok ? award.value : null
}

const givingAt = (at: number, settings: StreetSettings): Giving => ({
  now: at,
  requestId: TIMER_REQUEST,
  settings,
  own: settings.points ?? {},
  // What was done was promised with the activity: no budget takes back what is earned.
  isOverBudget: false,
})

/** Gives what a part has earned. Where nothing can be redeemed nothing is given. */
export async function followPart(_id: string): Promise<void> {
  const settings = await streetSettings()
  const { points } = settings
  const done = await transact(async (transaction) => {
    const part = await transaction.collection('parts').get(_id)
    if (!part || part.lookAt === null) return ok(null)
    const activity =
      part.activity === null ? null : await transaction.collection('activities').get(part.activity)
    const rule = activity?.rule ?? OWN_HOURS_RULE
    const paying = { rule, confidential: CONFIDENTIAL_RULES.includes(rule) }
    const deed = points && part.user !== GONE ? deedOf(part, paying, points) : null
    const at = now()
    const award = deed && (await awardOf(transaction, part, deed, givingAt(at, settings)))
    await transaction.collection('parts').put({ ...part, lookAt: null })
    if (!award) return ok(null)
    assertWhole(AWARD, award)
    await transaction.collection('awards').add(award)
    const tells = awardTells(award, null, settings, at)
    await writeNotices(transaction, award, tells, NO_ACTOR, at)
    return ok(award)
  })
  // Reviewers are told of what waits for them.
  if (done.ok && done.value?.watching === 'review') await lookAtAward(done.value)
}

/** Parts whose minutes count, and for which nothing has been given yet. */
export const deedWatch: Watch = {
  name: 'deeds',
  share: 0.2,
  due: (limit) =>
    collection('parts').find(
      { lookAt: command.lte(now()) },
      { sort: [['lookAt', 'asc']], limit, fields: ['_id'] },
    ),
  look: ({ _id }) => followPart(_id),
}
