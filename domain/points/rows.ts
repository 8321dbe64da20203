import type { Actor } from '../identity/types'
import type { Row } from '../matter/views'
import { pageOf } from '../notice/pages'
import { AWARD } from './award/lifecycle'
import { allowedActions } from './award/qualities'
import type { Award } from './award/types'
import { awardCard } from './award/views'
import type { Redemption } from './redeem/types'
import { redemptionCard, type REDEMPTION_CARD_FIELDS } from './views'

/** What of points stands among other kinds on the home page. */

interface Reader {
  actor: Actor
  now: number
}

/** Steps by which a reviewer ends the waiting. */
const DECISIONS: readonly string[] = ['pass', 'reject', 'confirm', 'refuse']

/** An award that waits for a decision; null for a reviewer who may not take it. Its title names nobody. */
export function rowOfAward(award: Award, reader: Reader): Row | null {
  const { actor, now } = reader
  if (!allowedActions(actor, award, now).some((action) => DECISIONS.includes(action))) return null
  const { id, stateText, tone, ruleName, points, dueAt } = awardCard(award, reader)
  return {
    id,
    page: pageOf('points.award', id),
    title: `积分 ${ruleName}`,
    line: `${points}分 · 等待${AWARD.states[award.state].next}`,
    tag: { text: stateText, tone },
    dueAt,
    overdue: dueAt !== null && dueAt < now,
    myTurn: true,
    action: AWARD.states[award.state].next,
  }
}

type RedemptionSource = Pick<Redemption, (typeof REDEMPTION_CARD_FIELDS)[number]>

/** A redemption that waits to be picked up, for its owner. */
export function rowOfRedemption(r: RedemptionSource, now: number): Row {
  const { id, goodName, stateText, tone, until } = redemptionCard(r, now)
  return {
    id,
    page: pageOf('points.redemption', id),
    title: `兑换 ${goodName}`,
    line: '带上兑换码，到领取点领取',
    tag: { text: stateText, tone },
    dueAt: until,
    overdue: false,
    myTurn: until > now,
    action: '',
  }
}
