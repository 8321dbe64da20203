import { ok, type Outcome } from '../../result'
import { isPoints } from '../limits'
import { capsOf, ruleOf, type PointsRules, type Rule } from '../rules'
import type { Account, Before, DateText, Entry } from '../types'
import { assertSound, type Posted } from './account'
import { entryOf } from './entry'
import { leftUnder, oldestDeed, oldestRecorded, withEarned } from './earned'
import { lotDayOf, todayOf, withLeft, withoutLeft } from './lots'
import { ISSUE, awardId, recoverOf } from './names'
import { contentOf, firstFault, repeatOf } from './precedence'

/** Points for one deed. Rule, source and account are its id. */
export interface AwardAsked {
  rule: string
  /** `_id` of what it is for: a report, an award. */
  source: string
  points: number
  deedOn: DateText
  confidential: boolean
  /** It was promised while there was a budget: an award that went through 公示 is paid whatever comes. */
  promised: boolean
  /** The street's own books say when the deed was: that they are read late is not the person's fault. */
  recorded?: boolean
  /** The source is one person's: whatever account he has by then, it is paid once. */
  sole?: boolean
}

/** `_id` of the entry that an award makes. */
export const idOfAsked = ({ rule, source, sole = false }: AwardAsked, account: string): string =>
  awardId(rule, source, sole ? null : account)

/** What an award is judged by, as read in its transaction. */
export interface AwardState {
  account: Account
  /** What stands at `awardId` in `entries`. */
  before: Before | null
  own: PointsRules
  /** The rule as it was when the award was promised; null: as it is now. */
  frozen: Rule | null
  /** The street promises no more (`budgetOf`). */
  isOverBudget: boolean
}

const contentOfAward = ({ points, deedOn }: AwardAsked): string =>
  contentOf('award', points, deedOn)

const oldestOf = ({ recorded = false }: AwardAsked, now: number): DateText =>
  recorded ? oldestRecorded(now) : oldestDeed(now)

/**
 * 发放: points into the lot that expires on 31 December of next year, what is owed (待抵扣) taken first.
 * Where the caps leave less than is asked, that much is given. Two entries at the most: what was
 * issued, and what of it was recovered.
 */
export function award(state: AwardState, asked: AwardAsked, now: number): Outcome<Posted> {
  const { account, before, own, isOverBudget } = state
  const content = contentOfAward(asked)
  const repeat = repeatOf(before, content)
  if (repeat) {
    return repeat.ok ? ok({ account, entries: [], answer: repeat.answer, repeated: true }) : repeat
  }
  const rule = state.frozen ?? ruleOf(asked.rule, own)
  const today = todayOf(now)
  const left = rule ? leftUnder(account.earned, asked.deedOn, rule, capsOf(own)) : 0
  const fault = firstFault<'award'>({
    badPoints: () => !isPoints(asked.points),
    ruleUnknown: () => rule === null,
    ruleUnfit: () => rule?.for !== account.kind,
    deedAhead: () => asked.deedOn > today,
    deedTooOld: () => asked.deedOn < oldestOf(asked, now) && !asked.promised,
    accountClosed: () => account.closedAt !== undefined,
    overBudget: () => isOverBudget && !asked.promised,
    capped: () => left === 0,
  })
  if (fault) return fault
  return ok(issue(account, asked, { rule: rule!, points: Math.min(asked.points, left), now }))
}

interface Paid {
  rule: Rule
  points: number
  now: number
}

function issue(account: Account, asked: AwardAsked, { rule, points, now }: Paid): Posted {
  const content = contentOfAward(asked)
  const recovered = Math.min(account.recover, points)
  const answer = { points, cut: asked.points - points, recovered }
  const day = lotDayOf(now)
  const id = idOfAsked(asked, account._id)
  const of = { rule: rule.code, domain: rule.domain, source: asked.source, content }
  const issued: Entry = entryOf(account, now, {
    ...of,
    _id: id,
    kind: 'award',
    debit: ISSUE,
    credit: account._id,
    points,
    lots: [{ day, points }],
    deedOn: asked.deedOn,
    answer,
    confidential: asked.confidential,
  })
  const back = [{ day, points: recovered }]
  const repaid: Entry = entryOf(account, now, {
    ...of,
    _id: `${id}:recover`,
    kind: 'recover',
    debit: account._id,
    credit: recoverOf(account._id),
    points: recovered,
    lots: back,
  })
  const lots = withLeft(account.lots, issued.lots)
  const next = {
    ...account,
    lots: recovered > 0 ? withoutLeft(lots, back) : lots,
    recover: account.recover - recovered,
    earned: withEarned(account.earned, asked.deedOn, rule, points, now),
    rev: account.rev + 1,
  }
  const entries = recovered > 0 ? [issued, repaid] : [issued]
  return { account: assertSound(next), entries, answer, repeated: false }
}
