import { SYSTEM } from '../../matter/escalate'
import { move, rest, unbegun } from '../../matter/move'
import type { By, Principal, StaffRef } from '../../matter/types'
import { ok, refuse, type Outcome } from '../../result'
import { oldestCounted, oldestDeed } from '../ledger/earned'
import { todayOf } from '../ledger/lots'
import { firstFault } from '../ledger/precedence'
import { LIMITS, isPoints } from '../limits'
import { isPaidByItself, pointsFor, ruleOf, type Rule } from '../rules'
import type { DateText } from '../types'
import { kindOf } from './collective'
import { AWARD, type AwardRole } from './lifecycle'
import { wait, type Giving } from './limits'
import { isOwnOf, type Who } from './qualities'
import { AWARD_SHAPE, type Award, type Collective } from './types'

/** A deed for which somebody is to have points. */
export interface Given {
  /** 24 hex digits, made of who awards and the request. */
  key: string
  recipient: Principal
  recipientName: string
  /** Left out where the points are the recipient's own. */
  collective?: Collective
  /** Code of the rule. */
  rule: string
  minutes: number
  deedOn: DateText
  deed: string
  confidential: boolean
  /** When the hours of it were found right, which the street's own books had before; absent: told from memory. */
  countedAt?: number
}

/** Who awards, and what he declares of kinship. */
export interface Awarder {
  /** By account and by post. */
  who: Who
  /** Null: no member of staff, but whoever led it. */
  staff: StaffRef | null
  by: By<AwardRole>
  isKin: boolean
  /** He is in the family or the team, or it is his shop. Absent: it is one person’s. */
  isIn?: boolean
}

const ruleAndPoints = (given: Given, s: Giving): { rule: Rule | null; points: number } => {
  const rule = ruleOf(given.rule, s.own)
  return { rule, points: rule ? pointsFor(rule, given.minutes) : 0 }
}

const oldestOf = ({ countedAt }: Given, now: number): DateText =>
  countedAt === undefined ? oldestDeed(now) : oldestCounted(countedAt)

function faultOf(
  given: Given,
  rule: Rule | null,
  points: number,
  awarder: Awarder | null,
  s: Giving,
) {
  return firstFault<'give'>({
    // Of no rule nobody can tell what it pays.
    badPoints: () => rule !== null && !isPoints(points),
    ruleUnknown: () => rule === null,
    ruleUnfit: () => rule?.for !== kindOf(given) || isPaidByItself(rule),
    deedAhead: () => given.deedOn > todayOf(s.now),
    deedTooOld: () => given.deedOn < oldestOf(given, s.now),
    ownAward: () => awarder !== null && (awarder.isIn === true || isOwnOf(awarder.who, given)),
    kinAward: () => awarder?.isKin === true,
    overBudget: () => s.isOverBudget,
  })
}

const newAward = (given: Given, rule: Rule, points: number, now: number): Award => ({
  _id: `award:${given.key}`,
  shape: AWARD_SHAPE,
  ...unbegun(),
  state: 'AWARDED',
  recipient: given.recipient,
  recipientName: given.recipientName,
  ...(given.collective && { collective: given.collective }),
  rule,
  givenAt: now,
  minutes: given.minutes,
  points,
  deedOn: given.deedOn,
  deed: given.deed,
  awarder: null,
  awardedBy: [],
  hands: [],
  confidential: given.confidential,
  publicUntil: null,
  appeal: null,
  judged: 0,
  postings: 0,
  account: null,
  paid: null,
})

/** 1 发放 by one person of the staff: from here on the street stands to its word, when it is right. */
export function give(given: Given, awarder: Awarder, s: Giving): Outcome<Award> {
  const { rule, points } = ruleAndPoints(given, s)
  const fault = faultOf(given, rule, points, awarder, s)
  if (fault) return fault
  const hands = [...awarder.who]
  const set = { awarder: awarder.staff, awardedBy: hands, hands }
  const facts = { rule: given.rule, points }
  const change = { by: awarder.by, at: s, note: given.deed, facts, set }
  return ok(wait(move(AWARD, newAward(given, rule!, points, s.now), 'give', change), s, 'review'))
}

/**
 * 2 A check-in that was scanned, of up to five points: it is paid in the same transaction (`paidAtOnce`),
 * and can be reversed. More goes through a person's hands.
 */
export function giveAtOnce(given: Given, s: Giving): Outcome<Award> {
  const { rule, points } = ruleAndPoints(given, s)
  const fault = faultOf(given, rule, points, null, s)
  if (fault) return fault
  if (points > LIMITS.atOnce) return refuse('notAllowed')
  const facts = { rule: given.rule, points }
  const change = { by: SYSTEM, at: s, note: given.deed, facts }
  return ok(rest(move(AWARD, newAward(given, rule!, points, s.now), 'giveAtOnce', change)))
}
