import type { ActorRole, Report } from '../report/types'
import type { Role } from '../street/types'
import type { Actor } from './types'

/** Whether the actor holds a post; `scopeId` narrows it to one part of the street. */
export const holds = (actor: Actor, role: Role, scopeId?: string | null): boolean =>
  actor.posts.some((p) => p.role === role && (scopeId === undefined || p.scopeId === scopeId))

/** The qualities in which an actor stands to a report; rules ask for these, never for names. */
export function qualities(actor: Actor, report: Report): ReadonlySet<ActorRole> {
  const own = new Set<ActorRole>()
  const isHandler = actor.staffId !== null && actor.staffId === report.handlerId
  const isDispatcher = holds(actor, 'dispatcher')
  const isLead = report.gridCode !== null && holds(actor, 'gridLead', report.gridCode)
  if (actor.userId === report.reporter) own.add('reporter')
  if (isHandler) own.add('handler')
  if (isDispatcher) own.add('dispatcher')
  if (report.gridCode !== null && holds(actor, 'gridWorker', report.gridCode)) own.add('gridWorker')
  // DOMAIN §6.4: whoever did the work never verifies it.
  if ((isLead || isDispatcher) && !isHandler) own.add('verifier')
  return own
}

/**
 * Who may read a report: its reporter, whoever works on it, the levels above its grid, the desk.
 * Everybody else is answered `notFound`, so that an id tells nothing.
 */
export function mayRead(actor: Actor, report: Report): boolean {
  if (qualities(actor, report).size > 0) return true
  if (holds(actor, 'streetLeader')) return true
  if (report.gridCode === null) return false
  return (
    holds(actor, 'gridLead', report.gridCode) ||
    holds(actor, 'firstSecretary', report.gridCode.slice(0, 12))
  )
}
