import { holds } from '../identity/authorize'
import { GONE } from '../identity/leaving'
import type { Actor } from '../identity/types'
import { DESK } from './routing'
import type { Report } from './types'

type Revealable = Pick<Report, 'open' | 'reporter' | 'confidential' | 'handlerId' | 'waitingFor'>

/**
 * Who may be told who reported it, so that he can call (DOMAIN §2.4, §3.4): whoever handles it now; before
 * anybody does, whoever it waits for. 对被投诉方保密: a dispatcher alone. When it has ended, nobody.
 */
export function mayReveal(actor: Actor, report: Revealable): boolean {
  if (!report.open || actor.userId === report.reporter || report.reporter === GONE) return false
  if (report.confidential) return holds(actor, 'dispatcher')
  if (report.handlerId !== null) return actor.staffId === report.handlerId
  if (report.waitingFor === DESK) return holds(actor, 'dispatcher')
  return actor.staffId !== null && actor.staffId === report.waitingFor
}
