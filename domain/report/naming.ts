import { NOBODY, firstThere, type Naming } from '../duty/presence'
import type { StaffRef } from '../matter/types'
import type { StaffedGrid, StreetSettings } from '../street/types'
import { crewOf, handsOf } from './crew'
import { wait, type Situation } from './deadlines'
import { namesIn } from './lifecycle'
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
export const hands = (report: Report, settings: StreetSettings): Naming => ({
  people: [...(report.handler ? [report.handler] : []), ...handsOf(crewOf(report, settings))],
  except: [],
})

/** Whom a step on a stored report may name: who is there of them is looked up before it is decided. */
export function namesOf(report: Report, step: StepInput, settings: StreetSettings): Naming {
  const chosen = 'handler' in step ? [step.handler] : []
  switch (namesIn(step.action)) {
    case 'hands':
      return { people: handsOf(crewOf(report, settings)), except: [] }
    case 'handler':
      return hands(report, settings)
    case 'verifier':
      return namesToVerify(report, settings)
    case 'chosen':
      return { people: chosen, except: [] }
    case 'chosenVerifier':
      return verifying(report, chosen)
    case 'nobody':
      return NOBODY
  }
}

/** Waits for whoever verifies: the 网格长 where he is there and did not do it himself, else the desk. */
export function awaitVerifying(report: Report, s: Situation): Report {
  const verifier = firstThere(namesToVerify(report, s.settings).people, s.presence)
  return wait({ ...report, verifier }, s, 'verify', verifier?.id ?? DESK)
}
