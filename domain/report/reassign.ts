import { firstThere } from '../duty/presence'
import { SYSTEM } from '../matter/escalate'
import { move } from '../matter/move'
import type { By, StaffRef } from '../matter/types'
import { ok, refuse, type Outcome } from '../result'
import { crewOf, nobodyThere, peopleOf } from './crew'
import { wait, type Situation } from './deadlines'
import { REPORT, type ReportRole } from './lifecycle'
import { hands } from './naming'
import { DESK, hasPart } from './routing'
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

/** “黄河社区 第3网格” of a report. */
export const whereOf = ({ place }: Pick<Report, 'place'>): string =>
  `${place.communityName} ${place.gridName}`.trim()

/** The system gives a task to another hand, because the one it had is gone. */
export function handTo(report: Report, hand: StaffRef, why: string, s: Situation): Report {
  const moved = move(REPORT, report, 'reassign', {
    by: SYSTEM,
    at: s,
    note: `${why}，改派${hand.name}`,
    set: { handler: hand, handlerId: hand.id, assignedAt: s.now, signedAt: null },
  })
  return wait(moved, s, 'sign', hand.id)
}

/** The system takes a task back to the desk, because nobody of the grid is there. */
export function takeBack(report: Report, why: string, s: Situation): Report {
  const reason = nobodyThere(whereOf(report))
  const moved = move(REPORT, report, 'release', {
    by: SYSTEM,
    at: s,
    note: `${why}；${reason}`,
    set: { handler: null, handlerId: null, signedAt: null, reason },
  })
  return wait(moved, s, 'assign', DESK)
}

const GONE = '原办理人已不在岗'

/** Work goes on with its handler; where he is not there, with another of the grid, else at the desk. */
export function backToHandler(report: Report, s: Situation): Report {
  if (!report.handler) throw new RangeError(`${report._id} was solved by nobody`)
  const hand = firstThere(hands(report, s.settings).people, s.presence)
  if (hand === null) return takeBack(report, GONE, s)
  return hand.id === report.handler.id
    ? wait(report, s, 'handle', hand.id)
    : handTo(report, hand, GONE, s)
}
