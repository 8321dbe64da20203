import { move } from '../matter/move'
import type { By } from '../matter/types'
import { ok, refuse, type Outcome } from '../result'
import { crewOf, peopleOf } from './crew'
import { wait, type Situation } from './deadlines'
import { REPORT, type ReportRole } from './lifecycle'
import { hasPart } from './routing'
import type { Report } from './types'
import type { InputOf } from './words'

/**
 * 61 改派: another hand for a task. Its 办理时限 runs on. Whoever answers for the grid gives it to the
 * grid's own people; beyond it only a dispatcher does. Outcomes: `staffUnknown`, `notOfGrid`.
 */
export function reassign(
  report: Report,
  { handler: chosen, note }: InputOf<'reassign'>,
  by: By<ReportRole>,
  s: Situation,
): Outcome<Report> {
  const own = peopleOf(crewOf(report, s.settings))
  if (by.role === 'lead' && !own.some((p) => p.id === chosen.id)) return refuse('notOfGrid')
  const handler = s.presence.of(chosen)
  if (!handler) return refuse('staffUnknown')
  const moved = move(REPORT, report, 'reassign', {
    by,
    at: s,
    note: note || `改派${handler.name}`,
    set: { handler, handlerId: handler.id, assignedAt: s.now, signedAt: null },
  })
  return ok(wait(moved, s, 'sign', handler.id))
}

/** 62 换人核查: somebody else verifies, never whoever did it or reported it. Outcomes: `selfVerify`, `staffUnknown`. */
export function reassignVerifier(
  report: Report,
  { handler: chosen, note }: InputOf<'reassignVerifier'>,
  by: By<ReportRole>,
  s: Situation,
): Outcome<Report> {
  if (hasPart(report, chosen.id)) return refuse('selfVerify')
  const verifier = s.presence.of(chosen)
  if (!verifier) return refuse('staffUnknown')
  const moved = move(REPORT, report, 'reassignVerifier', {
    by,
    at: s,
    note: note || `请${verifier.name}核查`,
    set: { verifier },
  })
  return ok(wait(moved, s, 'verify', verifier.id))
}
