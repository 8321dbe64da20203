import type { DocumentChange } from '../../../devtools/cloud/seams'
import type { Invariant, World } from '../../../devtools/simulation/types'
import type { HandOver } from '../../../domain/duty/types'
import type { Report } from '../../../domain/report/types'
import type { Staff } from '../../../domain/street/types'
import { LONG_AGO_MS, isSamePerson, reportsOf } from '../people'
import { isThere, isWholeTick } from '../street/settled'

/** When each person's document was last written: whoever began later has seen what it says. */
const writtenAt = (w: World): Map<string, number> =>
  w.remember('staff written at', () => new Map<string, number>())

const isAway = (w: World, id: string, since: number): boolean => {
  const leave = w.documents<Staff>('staff').get(id)?.leave
  return leave !== undefined && leave.from <= since && w.now() < leave.to
}

/** Somebody on leave for whom this has begun to wait, though a deputy is at work; or undefined. */
function waitsForAbsent(c: DocumentChange, w: World): string | undefined {
  const after = c.after as unknown as Report
  const before = c.before as unknown as Report | null
  const { waitingFor: id } = after
  if (id === null || id === before?.waitingFor) return undefined
  const began = after.history[after.history.length - 1]!.at
  const deputy = w.documents<Staff>('staff').get(id)?.leave?.deputy
  if (!deputy || !isAway(w, id, began) || isAway(w, deputy.id, w.now())) return undefined
  const known = [id, deputy.id].every((who) => (writtenAt(w).get(who) ?? 0) < began)
  return known ? `${after._id} waits for ${id}, for whom ${deputy.id} stands in` : undefined
}

interface Slip {
  report: string
  version: number
  id: string
  /** Who stood in for him at that moment. Who enters another leave afterwards hands over himself. */
  deputy: string | undefined
}

/** What came to somebody on leave by a step that had begun before the leave was committed. */
const slips = (w: World): Map<string, Slip> => w.remember('slips', () => new Map<string, Slip>())

function noteSlip(c: DocumentChange, w: World): void {
  const after = c.after as unknown as Report
  const before = c.before as unknown as Report | null
  const { waitingFor: id, _id, version } = after
  const entry = after.history[after.history.length - 1]!
  if (id === null || id === before?.waitingFor || isSamePerson(entry.by.principal, id)) return
  if (!isAway(w, id, entry.at) || (writtenAt(w).get(id) ?? 0) < entry.at) return
  const deputy = w.documents<Staff>('staff').get(id)?.leave?.deputy?.id
  slips(w).set(_id, { report: _id, version, id, deputy })
}

/** The timer has looked since, the person is still away, and his deputy at work has still not got it. */
function slippedOn(w: World): string | undefined {
  for (const { report: _id, version, id, deputy: before } of slips(w).values()) {
    const report = reportsOf(w).get(_id)
    const long = w.now() - 2 * LONG_AGO_MS
    const deputy = w.documents<Staff>('staff').get(id)?.leave?.deputy
    if (report?.waitingFor !== id || report.version !== version) continue
    if (!isAway(w, id, long) || !deputy || !isThere(w, deputy.id)) continue
    if (deputy.id !== before) continue
    if (isAway(w, deputy.id, w.now()) || w.writtenAt('reports', _id) > long) continue
    if ((writtenAt(w).get(deputy.id) ?? 0) > long) continue
    return `${_id} came to ${id} as he went on leave; ${deputy.id} has not got it`
  }
  return undefined
}

export const invariants: Invariant[] = [
  {
    name: 'nothing new waits for somebody on leave whose deputy is there',
    source: 'domain/duty/presence.ts: Presence.of',
    write: (changes, w) => {
      for (const c of changes) {
        if (c.collection === 'staff') writtenAt(w).set(String(c.id), w.now())
        if (c.collection === 'reports') noteSlip(c, w)
        const wrong = c.collection === 'reports' ? waitsForAbsent(c, w) : undefined
        if (wrong) return wrong
      }
      return undefined
    },
  },
  {
    name: 'what slipped past a leave goes to the deputy',
    source: 'domain/duty/slipped.ts',
    answer: (answered, w) => (isWholeTick(answered, w) ? slippedOn(w) : undefined),
  },
  {
    name: 'what is handed over is handed over to its end',
    source: 'cloudfunctions/jobs/watches/duty.ts: until nothing does that could be',
    end: (w) => {
      const [left] = w.documents<HandOver>('handovers').keys()
      return left === undefined ? undefined : `${left} was never carried out`
    },
  },
]
