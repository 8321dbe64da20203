import { SYSTEM, escalate } from '../../matter/escalate'
import { move, rest } from '../../matter/move'
import type { StaffRef } from '../../matter/types'
import { addHours } from '../../calendar/workingTime'
import type { Outcome } from '../../result'
import type { Posted } from '../ledger/account'
import type { AwardAsked } from '../ledger/award'
import { entryOf } from '../ledger/entry'
import { lotDayOf } from '../ledger/lots'
import { ISSUE, awardId } from '../ledger/names'
import { LIMITS } from '../limits'
import { AWARD } from './lifecycle'
import type { Situation } from './limits'
import type { Entry } from '../types'
import type { Award } from './types'

/** How an award comes into the ledger, and out of it again. */

/** What an entry of this award names as its source; each posting has one of its own. */
const sourceOf = ({ _id }: Award, posting: number): string => `${_id}#${posting}`

/** What the ledger is asked to pay at the end of 公示. It was promised: no budget stops it. */
export const askedOf = (award: Award): AwardAsked => ({
  rule: award.rule.code,
  source: sourceOf(award, award.postings + 1),
  points: award.points,
  deedOn: award.deedOn,
  confidential: award.confidential,
  promised: true,
})

/** `_id` of the entry that the last posting made, for its 冲正. */
export const entryOfPosting = (award: Award): string =>
  awardId(award.rule.code, sourceOf(award, award.postings), award.account)

/**
 * The entry that the last posting made, as the ledger wrote it, for its 冲正: the award says all of it, so
 * it need not be read. Null where the caps left nothing.
 */
export function postedEntry(award: Award): Entry | null {
  const { account: _id, paid, rule, deedOn, confidential, history } = award
  const at = [...history].reverse().find(({ to }) => to === 'POSTED')?.at
  if (_id === null || !paid || at === undefined) return null
  return entryOf({ _id }, at, {
    ...{ _id: entryOfPosting(award), kind: 'award', debit: ISSUE, credit: _id, points: paid },
    ...{ lots: [{ day: lotDayOf(at), points: paid }], rule: rule.code, domain: rule.domain },
    ...{ source: sourceOf(award, award.postings), deedOn, content: '', confidential },
  })
}

/** Of what the ledger answered: what was paid. Caps may leave less, or nothing; anything else is a fault. */
function paidBy(award: Award, outcome: Outcome<Posted>): number {
  if (outcome.ok) return Number(outcome.value.answer.points)
  if (outcome.code === 'capped') return 0
  throw new RangeError(`${award._id}: not paid, ${outcome.code}`)
}

/** 5 入账 into an account, with what the ledger answered in the same transaction. */
export function posted(
  award: Award,
  account: string,
  outcome: Outcome<Posted>,
  s: Situation,
): Award {
  const paid = paidBy(award, outcome)
  const note = paid < award.points ? `当天或当月的积分到了上限，入账${paid}分` : ''
  const set = { account, paid, postings: award.postings + 1 }
  const change = { by: SYSTEM, at: s, note, facts: { points: paid }, set }
  return rest(move(AWARD, award, 'post', change))
}

/** A check-in that is paid as it is made, with what the ledger answered. */
export const paidAtOnce = (award: Award, account: string, outcome: Outcome<Posted>): Award => ({
  ...award,
  account,
  paid: paidBy(award, outcome),
  postings: award.postings + 1,
})

/** What is late, in the words of the history and of the reminder. */
const LATE_WORDS = { review: '超时未审核', judge: '超时未复核' } as const

export type Watched =
  | { kind: 'post'; asked: AwardAsked }
  | { kind: 'new'; award: Award }
  | { kind: 'late'; award: Award; tell: StaffRef | null }

/**
 * What the timer does with an award whose moment has come: 公示 that is over is paid (`posted` follows),
 * what has just come to the reviewers is told to them, and what is late to others, again and again. Silence
 * never approves. Null when somebody was faster.
 */
export function watch(award: Award, ladder: readonly StaffRef[], s: Situation): Watched | null {
  const { watching, wakeAt, dueAt } = award
  if (watching === null || wakeAt === null || wakeAt > s.now) return null
  if (watching === 'publish') return { kind: 'post', asked: askedOf(award) }
  if (dueAt !== null && wakeAt < dueAt) return { kind: 'new', award: { ...award, wakeAt: dueAt } }
  const next = addHours(s.settings.calendar, s.now, LIMITS.againHours, false).at
  const { matter, tell } = escalate(award, 'escalate', ladder, LATE_WORDS[watching], next, s)
  return { kind: 'late', award: matter, tell }
}
