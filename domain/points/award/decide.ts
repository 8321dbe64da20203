import { saysSomething } from '../../call/said'
import { addDays } from '../../calendar/workingTime'
import { move, rest } from '../../matter/move'
import type { By, Principal } from '../../matter/types'
import { assertNever, ok, refuse, type Outcome } from '../../result'
import { LIMITS } from '../limits'
import { AWARD, type AwardAction, type AwardRole } from './lifecycle'
import { wait, type Situation } from './limits'
import { judgeFault, reviewFault, type Who } from './qualities'
import type { Appeal, Award } from './types'

/** A step on an award that is there, and its words. Whoever decides declares kinship with it. */
export type AwardStep =
  | { action: 'pass' | 'reject' | 'confirm' | 'refuse' | 'reverse'; note: string; kin: boolean }
  | { action: 'appeal'; note: string }

type Doer = By<AwardRole>

/** Whoever acts, as the runner knows him: by post or account, and by account. */
const whoOf = (by: Doer, { account }: Situation): Who =>
  account === undefined ? [by.principal] : [by.principal, account]

const withHands = (award: Award, by: Doer, s: Situation): Principal[] => [
  ...new Set([...award.hands, ...whoOf(by, s)]),
]

/** 3 审核通过: everybody sees it for seven days, whatever is deserved. */
function pass(award: Award, note: string, by: Doer, s: Situation): Award {
  const publicUntil = addDays(s.now, LIMITS.publicDays)
  const set = { hands: withHands(award, by, s), publicUntil }
  return wait(move(AWARD, award, 'pass', { by, at: s, note, set }), s, 'publish')
}

/** 6 异议: nothing is paid while it is open. */
function appeal(award: Award, note: string, by: Doer, s: Situation): Award {
  const against = award.state as Appeal['against']
  const set = { appeal: { by: s.account ?? by.principal, against, at: s.now } }
  return wait(move(AWARD, award, 'appeal', { by, at: s, note, set }), s, 'judge')
}

/**
 * 7 复核: it stands. Days of 公示 that were had count; what was never published, or was paid and taken
 * back, is published anew.
 */
function confirm(award: Award, note: string, by: Doer, s: Situation): Award {
  const wasPublic = award.appeal?.against === 'PUBLIC' && award.publicUntil !== null
  const publicUntil = wasPublic
    ? Math.max(award.publicUntil!, s.now)
    : addDays(s.now, LIMITS.publicDays)
  const set = { hands: withHands(award, by, s), judged: award.judged + 1, publicUntil, paid: null }
  return wait(move(AWARD, award, 'confirm', { by, at: s, note, set }), s, 'publish')
}

function ended(award: Award, action: AwardAction, note: string, by: Doer, s: Situation): Award {
  const judged = award.judged + (action === 'refuse' ? 1 : 0)
  const set = { hands: withHands(award, by, s), judged }
  return rest(move(AWARD, award, action, { by, at: s, note, set }))
}

/**
 * Carries out one permitted step. The result is the whole new document; a 冲正 goes with its entries
 * (`reversalOf`) in one transaction.
 */
export function decide(award: Award, step: AwardStep, by: Doer, s: Situation): Outcome<Award> {
  const { action, note } = step
  if (!saysSomething(note) && action !== 'pass' && action !== 'confirm') return refuse('needNote')
  switch (action) {
    case 'appeal':
      return ok(appeal(award, note, by, s))
    case 'pass':
    case 'reject': {
      const fault = reviewFault(whoOf(by, s), award, step.kin)
      if (fault) return fault
      return ok(action === 'pass' ? pass(award, note, by, s) : ended(award, action, note, by, s))
    }
    case 'confirm':
    case 'refuse': {
      const fault = judgeFault(whoOf(by, s), award, step.kin)
      if (fault) return fault
      return ok(
        action === 'confirm' ? confirm(award, note, by, s) : ended(award, action, note, by, s),
      )
    }
    case 'reverse':
      return step.kin ? refuse('kinAward') : ok(ended(award, action, note, by, s))
    default:
      return assertNever(action)
  }
}
