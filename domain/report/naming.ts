import { NOBODY, firstThere, type Naming } from '../duty/presence'
import { SYSTEM } from '../matter/escalate'
import { move } from '../matter/move'
import type { StaffRef } from '../matter/types'
import type { StaffedGrid, StreetSettings } from '../street/types'
import { crewOf, handsOf, nobodyThere } from './crew'
import { wait, type Situation } from './deadlines'
import { REPORT } from './lifecycle'
import { DESK } from './routing'
import type { Report } from './types'
import type { StepInput } from './words'

/**
 * Whom the steps of a report name, and how they are given what waits. A person is named only where
 * `presence` says, at the moment of the commit, that he is there; else the next of the grid, else the
 * desk, with a reason that everybody may read.
 */

/** 上报: the grid's own people. */
export const namesToSubmit = (grid: StaffedGrid | null): Naming =>
  grid ? { people: handsOf(grid), except: [] } : NOBODY

type Concerned = Pick<Report, 'reporter' | 'reporterStaffId' | 'handlerId' | 'doneBy'>

/** Whoever verifies has neither done it nor reported it, by whatever account. */
export function verifying(report: Concerned, people: readonly (StaffRef | null)[]): Naming {
  const { reporter, reporterStaffId, handlerId, doneBy } = report
  const except = [reporter, reporterStaffId, handlerId, ...doneBy].filter((p) => p !== null)
  return {
    people: people.filter((p): p is StaffRef => p !== null && !except.includes(p.id)),
    except,
  }
}

/** 办结申请: the 网格长 verifies what a worker has done. */
export const namesToVerify = (report: Report, settings: StreetSettings): Naming =>
  verifying(report, [crewOf(report, settings).lead])

/** 自办: likewise, of a report that is still to be made. */
export const namesToVerifyOwn = (
  draft: Pick<Concerned, 'reporter' | 'reporterStaffId'> & { grid: StaffedGrid | null },
  handlerId: string,
): Naming => verifying({ ...draft, handlerId, doneBy: [] }, [draft.grid?.lead ?? null])

/** Back to the handler; where he is gone, to the grid. */
const hands = (report: Report, settings: StreetSettings): Naming => ({
  people: [...(report.handler ? [report.handler] : []), ...handsOf(crewOf(report, settings))],
  except: [],
})

/** Whom a step on a stored report may name: who is there of them is looked up before it is decided. */
export function namesOf(report: Report, step: StepInput, settings: StreetSettings): Naming {
  switch (step.action) {
    case 'accept':
      return { people: handsOf(crewOf(report, settings)), except: [] }
    case 'assign':
    case 'reassign':
      return { people: [step.handler], except: [] }
    case 'reassignVerifier':
      return verifying(report, [step.handler])
    case 'resolve':
      return namesToVerify(report, settings)
    case 'verifyFail':
      return hands(report, settings)
    case 'reopen':
    case 'grantReopen':
      return hands(report, settings)
    case 'rate':
      return step.outcome === 'unsolved' ? hands(report, settings) : NOBODY
    default:
      return NOBODY
  }
}

/** Waits for whoever verifies: the 网格长 where he is there and did not do it himself, else the desk. */
export function awaitVerifying(report: Report, s: Situation): Report {
  const verifier = firstThere(namesToVerify(report, s.settings).people, s.presence)
  return wait({ ...report, verifier }, s, 'verify', verifier?.id ?? DESK)
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
