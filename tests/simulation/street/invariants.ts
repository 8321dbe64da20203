import type { DocumentChange } from '../../../devtools/cloud/seams'
import type { Answered, Invariant, World } from '../../../devtools/simulation/types'
import { DAY_MS } from '../../../domain/calendar/zone'
import type { Answer, ReportView } from '../../../domain/contract'
import type { Notice } from '../../../domain/notice/types'
import type { Report, WatchKind } from '../../../domain/report/types'
import type { Staff } from '../../../domain/street/types'
import { LONG_AGO_MS, isSteady, principalBehind, principalsOf, reportsOf } from '../people'
import { doubted, isSettled, isThere, isWholeTick } from './settled'
import { yearInvariants } from './year'

/** What must hold of running reports when the street changes around them. */

/** When each of the staff was there for the last time. */
export const goneAt = (w: World): Map<string, number> =>
  w.remember('gone at', () => new Map<string, number>())

function noteGone(changes: DocumentChange[], w: World): void {
  for (const c of changes) {
    if (c.collection === 'ticks' && c.before) {
      const [before, after] = [c.before, c.after] as unknown as { at: number }[]
      const gap = Math.abs((after?.at ?? 0) - (before?.at ?? 0))
      if (gap > 2 * DAY_MS) doubted(w).at = w.now()
    }
    if (c.collection !== 'staff') continue
    const before = c.before as unknown as Staff | null
    if (before?.openid && !isThere(w, String(c.id))) goneAt(w).set(String(c.id), w.now())
  }
}

/** What waits for somebody of the staff who is not there, and was not touched just now. */
const forNobody = (w: World): Report[] =>
  [...reportsOf(w).values()].filter(
    ({ _id, waitingFor }) =>
      waitingFor?.startsWith('staff:') &&
      !isThere(w, waitingFor) &&
      w.writtenAt('reports', _id) <= w.now() - LONG_AGO_MS,
  )

const LOOKS_ONLY: ReadonlySet<string> = new Set(['escalate', 'reckon'])

/** Since when it waits as it does. */
const waitsSince = ({ history }: Report): number =>
  history.filter((h) => !LOOKS_ONLY.has(h.action)).at(-1)!.at

/**
 * A report that came to wait for somebody while an import retired that person. The notice of it finds
 * nobody; then it is brought to another.
 */
function metRetirement(w: World): string | undefined {
  for (const r of forNobody(w)) {
    const found = [...w.documents<Notice>('notices').values()].some(
      (n) =>
        n.about === r._id &&
        n.to === r.waitingFor &&
        n.push.state === 'unbound' &&
        n.createdAt >= waitsSince(r),
    )
    if (found) return `${r._id} waits for ${r.waitingFor}, whom its notice did not find`
  }
  return undefined
}

/** So long after a leaving the timer has looked after what was on its way to the person. */
export const LOOKED_AFTER_MS = 2 * LONG_AGO_MS

/** Nothing that began to wait before the person left waits on after the import; later, until the timer has looked. */
function waitsForNobody(w: World): string | undefined {
  for (const { _id, waitingFor } of forNobody(w)) {
    if (w.writtenAt('reports', _id) < (goneAt(w).get(waitingFor!) ?? 0))
      return `${_id} waits for ${waitingFor}, whom an import has retired since`
    if ((goneAt(w).get(waitingFor!) ?? 0) <= w.now() - LOOKED_AFTER_MS)
      return `${_id} waits for ${waitingFor}, who has left, and nobody looked after it`
  }
  return undefined
}

/** The step that each wait asks for. A rating waits on what is ended, and may come too late. */
const BUTTON: Partial<Record<WatchKind, string>> = {
  accept: 'accept',
  assign: 'assign',
  sign: 'sign',
  handle: 'resolve',
  verify: 'verifyPass',
  grant: 'grantReopen',
}

/** Somebody opens what waits for him, and there is nothing to do for him. */
function noButton({ fn, data, openid, answer }: Answered, w: World): string | undefined {
  const { name, input } = (data ?? {}) as { name?: string; input?: { id?: string } }
  if (fn !== 'api' || name !== 'report.get' || !('result' in answer)) return undefined
  const got = answer.result as Answer<ReportView>
  const report = reportsOf(w).get(input?.id ?? '')
  if (!report?.waitingFor || !report.watching || !openid || !isSteady(w, openid)) return undefined
  const isTheirs = principalsOf(`user:${openid}`).includes(principalBehind(report.waitingFor))
  const step = BUTTON[report.watching]
  if (!isTheirs || !step || (report.waitingFor !== 'desk' && !isThere(w, report.waitingFor)))
    return undefined
  if (!got.ok) {
    const isOld = w.writtenAt('reports', report._id) <= w.now() - LONG_AGO_MS
    return isOld && !got.retryable ? `${report._id} is ${got.code} to ${openid}` : undefined
  }
  if (got.data?.version !== report.version) return undefined
  const buttons = got.data.actions.map((a) => a.action)
  return buttons.includes(step as never)
    ? undefined
    : `${report._id} waits for ${openid} to ${step}, who may only ${buttons.join(', ')}`
}

const afterTick =
  (ask: (w: World) => string | undefined): Invariant['answer'] =>
  (answered, w) =>
    isWholeTick(answered, w) && isSettled(w) ? ask(w) : undefined

export const invariants: Invariant[] = [
  {
    name: 'what met its person’s retirement goes to somebody who is there',
    source: 'cloudfunctions/jobs/outbox.ts: settleAbout',
    write: (changes, w) => void noteGone(changes, w),
    answer: afterTick(metRetirement),
    end: metRetirement,
  },
  {
    name: 'what is open waits for somebody who is there',
    source:
      'cloudfunctions/admin/settleOpen.ts; by a tick after the last import, and jobs/watches/duty.ts: slippedWatch',
    answer: afterTick(waitsForNobody),
    end: waitsForNobody,
  },
  {
    name: 'whoever something waits for has a button',
    source: 'domain/report/qualities.ts; the desk: 街道领导 or a dispatcher',
    answer: noButton,
  },
  ...yearInvariants(afterTick),
]
