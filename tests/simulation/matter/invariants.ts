import type { DocumentChange } from '../../../devtools/cloud/seams'
import type { Invariant, World } from '../../../devtools/simulation/types'
import { MINUTE_MS } from '../../../domain/calendar/zone'
import { GONE } from '../../../domain/identity/leaving'
import { rowOf, type Lifecycle } from '../../../domain/matter/lifecycle'
import type { Entry, Matter } from '../../../domain/matter/types'
import type { Notice } from '../../../domain/notice/types'
import { namesLeaver, withoutLeavers } from '../identity/left'
import { tellsIn } from '../notice/told'
import { accountOf, isSamePerson, principalBehind } from '../people'
import { sentUnder } from '../sent'
import type { Matters } from '../types'

/** What must hold of whatever has a life cycle: each check answers what is wrong. */

/** One matter in one write: as it was and as it is. */
interface Changed {
  after: Matter
  before: Matter | null
  /** What this write added to its history. */
  added: Entry[]
  /** The notices of the same write. */
  told: Notice[]
}

type Check = (c: Changed, w: World) => string | undefined

/** Entries by a person; the others are the timer's and the rules' own. */
export const isTap = (h: Entry): boolean => h.by.role !== 'system'

/** The matters that one write changed. */
export function changedMatters(changes: DocumentChange[], kinds: readonly Matters[]): Changed[] {
  return changes.flatMap((c) => {
    if (!kinds.some((k) => k.collection === c.collection) || !c.after) return []
    const after = c.after as unknown as Matter
    const before = c.before as unknown as Matter | null
    const added = after.history.slice(before?.history.length ?? 0)
    const told = tellsIn(changes).filter((n) => n.about === after._id)
    return [{ after, before, added, told }]
  })
}

/** What is wrong with one entry of a history, or undefined. */
function wrongEntry(table: Lifecycle, h: Entry, before: Entry | undefined): string | undefined {
  const at = before?.to ?? null
  if (h.from !== at) return `${h.action} begins at ${h.from}, was ${at}`
  if (before && h.at < before.at) return `${h.action} is earlier than ${before.action}`
  if (!h.by.principal || !h.by.role || !h.requestId) return `${h.action} has no actor or request`
  if (h.action in table.marks) return h.to === h.from ? undefined : `mark ${h.action} moved`
  const row = rowOf(table, h.action)
  if (!row.from.includes(h.from)) return `${h.action} from ${h.from} is not in the table`
  if ((row.to ?? h.from) !== h.to) return `${h.action} to ${h.to} is not in the table`
  return row.who.includes(h.by.role) ? undefined : `${h.action} by ${h.by.role}`
}

/** What is wrong with a whole history, or undefined. */
const inTable =
  ({ table, needReason }: Matters): Check =>
  ({ after }) => {
    for (const [i, h] of after.history.entries()) {
      const wrong = wrongEntry(table, h, after.history[i - 1])
      if (wrong) return wrong
      if (needReason.includes(h.action) && h.note === '') return `${h.action} gives no reason`
    }
    const last = after.history[after.history.length - 1]
    if (last?.to !== after.state) return `state ${after.state}, history says ${last?.to}`
    const { ended } = table.states[after.state]!
    return after.open === ended ? `open is ${after.open} at ${after.state}` : undefined
  }

/** 注销 takes a person out of what stands, and is no step: the second to do so finds nothing to change. */
const isErasure = (before: Matter, after: Matter, w: World): boolean =>
  (namesLeaver(w, before) || JSON.stringify(before) === JSON.stringify(after)) &&
  JSON.stringify(after.history) === JSON.stringify(withoutLeavers(w, before.history)) &&
  after.version === before.version

const grows: Check = ({ after, before }, w) => {
  if (!before || isErasure(before, after, w)) return undefined
  const old = before.history.length
  if (JSON.stringify(after.history.slice(0, old)) !== JSON.stringify(before.history))
    return 'its history was changed'
  const steps = after.history.length - old
  if (after.version < before.version + Math.max(1, steps))
    return `version ${before.version} → ${after.version} with ${steps} steps`
  return undefined
}

/** A step whose sender had seen another version than the one it changed. */
const onWhatWasSeen: Check = ({ before, added }, w) => {
  for (const h of before ? added.filter(isTap) : []) {
    const asked = sentUnder(w, accountOf(h.by.principal), h.requestId)
    const seen = asked.map((s) => s.input.version)
    if (!seen.includes(before!.version))
      return `${h.action} by ${h.by.role} on version ${seen.join(' or ')}, but it was ${before!.version}`
  }
  return undefined
}

const watched: Check = ({ after: m }) => {
  const { waitingFor, dueAt, wakeAt, watching } = m
  const wait = { waitingFor, dueAt, wakeAt, watching }
  // A field that is not there is as bad as one that is empty.
  const missing = Object.entries(wait).filter(([, value]) => (value ?? null) === null)
  if (m.open && missing.length > 0)
    return `open without ${missing.map(([name]) => name).join(', ')}`
  if (missing.length > 0 && missing.length < 4) return `waits by halves: ${JSON.stringify(wait)}`
  return undefined
}

/** Told of as late, though its moment had not come. */
const early: Check = ({ after, before }, w) =>
  before && after.escalations > before.escalations && (before.wakeAt ?? 0) > w.now()
    ? 'told of before it was due'
    : undefined

/** Told of as late, and by that further down in the lists. */
const lessUrgent: Check = ({ after, before }) =>
  before && after.escalations > before.escalations && after.dueAt !== before.dueAt
    ? `escalated, and due at ${after.dueAt} instead of ${before.dueAt}`
    : undefined

/** Whoever it waited for has been told before: the step was somebody else's, beside the wait. */
const goesOn = (before: Matter | null, after: Matter): boolean =>
  before?.waitingFor === after.waitingFor &&
  before.watching === after.watching &&
  before.dueAt === after.dueAt

/** Whom a commit must tell: whose turn it has become, unless by their own tap. */
const told =
  ({ nobody }: Matters): Check =>
  ({ after, before, added, told }) => {
    const { waitingFor } = after
    if (waitingFor === GONE) return undefined
    if (nobody !== undefined && waitingFor === nobody) return undefined
    if (after.escalations > (before?.escalations ?? 0) && added.every((h) => !isTap(h)))
      return told.length > 0 ? undefined : 'escalated, but nobody is told'
    const taps = added.filter(isTap)
    if (taps.length === 0 || waitingFor === null || goesOn(before, after)) return undefined
    const to = principalBehind(waitingFor)
    if (taps.some((h) => isSamePerson(h.by.principal, to))) return undefined
    if (told.some((n) => n.to === to)) return undefined
    return `waits for ${to} after ${taps[taps.length - 1]!.action}, without a notice`
  }

/** The rules of all matters, asked of these. */
export function ofMatters(kinds: readonly Matters[]): Invariant[] {
  const ofEach =
    (checkOf: (kind: Matters) => Check): Invariant['write'] =>
    (changes, w) => {
      for (const kind of kinds) {
        for (const changed of changedMatters(changes, [kind])) {
          const wrong = checkOf(kind)(changed, w)
          if (wrong) return `${changed.after._id}: ${wrong}`
        }
      }
      return undefined
    }
  const all = (w: World): Matter[] =>
    kinds.flatMap((kind) => [...w.documents<Matter>(kind.collection).values()])
  return [
    {
      name: 'no matter is ever removed',
      source: 'docs/decisions/0002: a report carries its history',
      write: (changes) =>
        changes.find((c) => kinds.some((k) => k.collection === c.collection) && !c.after) &&
        'a matter is gone',
    },
    {
      name: 'every transition is in the table, with actor, reason and time',
      source: 'DOMAIN §6.2',
      write: ofEach(inTable),
    },
    {
      name: 'a history only grows, and each step raises the version',
      source: 'domain/matter/types: Entry, Matter.version',
      write: ofEach(() => grows),
    },
    {
      name: 'a step is taken on what the person saw',
      source: 'cloudfunctions/api/matter.ts: StepCall.version',
      write: ofEach(() => onWhatWasSeen),
    },
    {
      name: 'what is open waits for somebody, by a time, and is watched',
      source: 'domain/matter/lifecycle.ts: assertWhole',
      write: ofEach(() => watched),
    },
    {
      name: 'nobody is told that something is late before it is',
      source: 'cloudfunctions/jobs/watch.ts: looks again',
      write: ofEach(() => early),
    },
    {
      name: 'an escalation makes nothing less urgent',
      source: 'domain/matter/types: Matter.dueAt',
      write: ofEach(() => lessUrgent),
    },
    {
      name: 'every step is committed with its notices',
      source: 'docs/architecture.md, A notice',
      write: ofEach(told),
    },
    {
      name: 'what stays open has escalated',
      source: 'docs/domain.md, promises: everything open ends or escalates',
      end: (w) => {
        for (const m of all(w)) {
          if (m.open && m.escalations === 0)
            return `${m._id} waits for ${m.waitingFor} and nobody was told`
          if (m.wakeAt !== null && m.wakeAt < w.now() - 10 * MINUTE_MS)
            return `${m._id} was due at ${new Date(m.wakeAt).toISOString()} and nobody looked`
        }
        return undefined
      },
    },
  ]
}
