import type { HandOver } from '../duty/types'
import { SYSTEM } from '../matter/escalate'
import { mark } from '../matter/move'
import type { Post } from '../street/types'
import { wait, type Situation } from './deadlines'
import { handTo } from './reassign'
import { DESK, hasPart } from './routing'
import type { Report } from './types'

/** Whoever looks at a new report is of its grid. */
const isOfGrid = (report: Report, posts: readonly Post[]): boolean =>
  posts.some((p) => p.scopeId === report.gridCode && ['gridWorker', 'gridLead'].includes(p.role))

/**
 * 交接 of one report: what waits for the one goes to the other as it is, its 办理时限 runs on. What the
 * other may not do (look at a report of another grid, verify what he did) goes to the desk. Null where
 * it does not wait for the one.
 * @param posts the other's, or of the person on leave whose deputy he is
 */
export function handOver(
  report: Report,
  { from, to, by }: HandOver,
  posts: readonly Post[],
  s: Situation,
): Report | null {
  if (report.waitingFor !== from.id) return null
  const why = `${by}交接${from.name}的任务`
  const said = (name: string, set: Partial<Report>): Report =>
    mark(report, 'settle', { by: SYSTEM, at: s, note: `${why}，请${name}办理`, set })
  switch (report.watching) {
    case 'sign':
    case 'handle':
      return handTo(report, to, why, s)
    case 'accept':
      return isOfGrid(report, posts)
        ? wait(said(to.name, { worker: to }), s, 'accept', to.id)
        : wait(said('街道分流员', {}), s, 'accept', DESK)
    case 'verify':
      return hasPart(report, to.id)
        ? wait(said('街道分流员', { verifier: null }), s, 'verify', DESK)
        : wait(said(to.name, { verifier: to }), s, 'verify', to.id)
    default:
      return null
  }
}
