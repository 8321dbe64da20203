import { addDays, addHours } from '../../calendar/workingTime'
import { SYSTEM } from '../../matter/escalate'
import { waitFor, type Moment } from '../../matter/move'
import type { Principal } from '../../matter/types'
import type { StreetSettings } from '../../street/types'
import { LIMITS } from '../limits'
import type { PointsRules } from '../rules'
import type { Award, AwardWatch } from './types'

/** Everything a decision needs that is not in the award. */
export interface Situation extends Moment {
  settings: Pick<StreetSettings, 'calendar'>
  /** The account of whoever acts, where the post is named as the actor. */
  account?: Principal
}

/** What a new award needs besides. */
export interface Giving extends Situation {
  own: PointsRules
  /** The street promises no more (`budgetOf`). */
  isOverBudget: boolean
}

/** The post as a principal: whoever holds it finds what waits for it. */
export const REVIEWERS: Principal = 'pointsReviewer'

const TURN: Record<AwardWatch, Principal> = {
  review: REVIEWERS,
  publish: SYSTEM.principal,
  judge: REVIEWERS,
}

function dueAtOf(award: Award, kind: AwardWatch, { now, settings }: Situation): number {
  switch (kind) {
    case 'review':
      return addHours(settings.calendar, now, LIMITS.reviewHours, false).at
    case 'judge':
      return addHours(settings.calendar, now, LIMITS.judgeHours, false).at
    case 'publish':
      return award.publicUntil ?? addDays(now, LIMITS.publicDays)
  }
}

/**
 * Whose turn it is now, and when the timer looks: where it is the reviewers', at once, for they are to be
 * told.
 */
export function wait(award: Award, s: Situation, kind: AwardWatch): Award {
  const dueAt = dueAtOf(award, kind, s)
  const who = TURN[kind]
  return waitFor(award, { who, kind, dueAt, wakeAt: who === REVIEWERS ? s.now : dueAt })
}
