import type { Draft } from '../../../domain/complaint/create'
import type { Matter, Principal, StaffRef } from '../../../domain/matter/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { list } from '../../platform/lists'
import type { CallContext } from '../context'

export type Source = Pick<Draft, 'source' | 'concerned'>

export const NO_SOURCE: Source = { source: null, concerned: [] }

const isStaff = (id: Principal): boolean => id.startsWith('staff:')

/** Everybody of the staff who has done something about it, and whom it names. */
function workedOn(matter: Matter, named: readonly (StaffRef | null)[]): StaffRef[] {
  const acted = matter.history.map(({ by }) => ({ id: by.principal, name: by.name }))
  const all = [...named, ...acted].filter((p) => p !== null).filter(({ id }) => isStaff(id))
  return [...new Map(all.map((p) => [p.id, p])).values()]
}

const reportOf = (id: string) => list('reports', { _id: id }, { limit: 1 })
const caseOf = (id: string) => list('cases', { _id: id }, { limit: 1 })

/**
 * The report or case that a complaint is about, and who has worked on it, read with the account. Only whoever
 * reported it, or is a party: for everybody else it is `notFound`, so that an id tells nothing.
 */
export async function sourceOf(id: string, context: CallContext): Promise<Outcome<Source>> {
  const { userId } = context
  if (id.startsWith('report:')) {
    const [report] = await context.readWith(reportOf(id))
    if (report?.reporter !== userId) return refuse('notFound', 'source')
    const { no, handler, verifier } = report
    return ok({ source: { id, no }, concerned: workedOn(report, [handler, verifier]) })
  }
  const [c] = await context.readWith(caseOf(id))
  if (!c?.people.includes(userId)) return refuse('notFound', 'source')
  return ok({ source: { id, no: c.no }, concerned: workedOn(c, [c.lead, ...c.team, c.filedBy]) })
}
