import { firstThere, type Naming } from '../duty/presence'
import { SYSTEM } from '../matter/escalate'
import { mark } from '../matter/move'
import type { StaffRef } from '../matter/types'
import type { StaffedGrid } from '../street/types'
import { handsOf, nobodyThere } from './crew'
import { wait, type Situation } from './deadlines'
import { verifying } from './naming'
import { handTo, takeBack, whereOf } from './reassign'
import { DESK } from './routing'
import type { Report } from './types'

/**
 * The world has changed under a running report: its grid was renumbered, merged or staffed anew, a
 * person has left. It is brought to the street as it is now, and whatever waits for somebody who is
 * not there goes to the next of the grid who is, else to the desk.
 */

/** Everybody who must be looked up before a report is settled. */
export function namesToSettle(report: Report, grid: StaffedGrid | null): Naming {
  const { handler, verifier, worker } = report
  // A grid without workers has no hands, but its 网格长 verifies.
  const own = grid ? [...handsOf(grid), grid.lead] : []
  return {
    people: [handler, verifier, worker, ...own].filter((p): p is StaffRef => p !== null),
    except: report.watching === 'verify' ? verifying(report, []).except : [],
  }
}

/** Fields of a report that follow the street. */
function following(report: Report, grid: StaffedGrid | null) {
  const { place } = report
  return {
    gridCode: grid?.code ?? null,
    place: {
      ...place,
      gridCode: grid?.code ?? null,
      gridName: grid?.name ?? '待定网格',
      communityName: grid?.communityName ?? '',
    },
    lead: grid?.lead ?? null,
    firstSecretary: grid?.firstSecretary ?? null,
  }
}

const said = (report: Report, note: string, s: Situation, set: Partial<Report> = {}): Report =>
  mark(report, 'settle', { by: SYSTEM, at: s, note, set })

function acceptAnew(report: Report, hands: StaffRef[], s: Situation): Report {
  const isOwn = hands.some((p) => p.id === report.waitingFor)
  if (isOwn && s.presence.isThere({ id: report.waitingFor ?? '', name: '' })) return report
  const worker = firstThere(hands, s.presence)
  // A 代理人 has it in the place of one of them.
  if (worker?.id === report.waitingFor) return report
  if (worker) {
    const told = said(report, `原网格员已不在岗，请${worker.name}核实`, s, { worker })
    return wait(told, s, 'accept', worker.id)
  }
  const reason = nobodyThere(whereOf(report))
  return wait(said(report, reason, s, { worker: null, reason }), s, 'accept', DESK)
}

function workAnew(report: Report, hands: StaffRef[], s: Situation): Report {
  if (report.handler && s.presence.isThere(report.handler)) return report
  const hand = firstThere(hands, s.presence)
  const why = `${report.handler?.name ?? '原办理人'}已不在岗`
  return hand ? handTo(report, hand, why, s) : takeBack(report, why, s)
}

/** Whoever verified as 网格长 goes with the post; whoever was chosen stays while he is there. */
function verifyAnew(report: Report, before: Report, s: Situation): Report {
  const verifier = report.verifier ?? null
  const isByPost = verifier?.id === before.lead?.id
  const isOwn = verifier !== null && (!isByPost || verifier.id === report.lead?.id)
  if (isOwn && s.presence.isThere(verifier)) return report
  const next = firstThere(verifying(report, [report.lead]).people, s.presence)
  const note = `原核查人已不在岗，请${next?.name ?? '街道分流员'}核查`
  return wait(said(report, note, s, { verifier: next }), s, 'verify', next?.id ?? DESK)
}

/** Whose turn it is now, where it was the turn of one of the staff. */
function turnAnew(report: Report, before: Report, hands: StaffRef[], s: Situation): Report {
  if (!report.waitingFor?.startsWith('staff:')) return report
  switch (report.watching) {
    case 'accept':
      return acceptAnew(report, hands, s)
    case 'sign':
    case 'handle':
      return workAnew(report, hands, s)
    case 'verify':
      return verifyAnew(report, before, s)
    default:
      return report
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * The report as the street is now, or null where nothing is to be done. Doing it twice does it once.
 * @param grid the grid that the report's place lies in now
 */
export function settle(report: Report, grid: StaffedGrid | null, s: Situation): Report | null {
  if (report.waitingFor === null) return null
  const next = following(report, grid)
  const isElsewhere = next.gridCode !== report.gridCode
  const moved: Report = isElsewhere
    ? said(report, `所属网格调整为${whereOf(next)}`, s, next)
    : { ...report, ...next }
  const settled = turnAnew(moved, report, grid ? handsOf(grid) : [], s)
  if (same(settled, report)) return null
  // Who is responsible has changed, and whose turn it is has not: no entry says so, the version does.
  return settled.version > report.version ? settled : { ...settled, version: report.version + 1 }
}
