import type { DocumentChange } from '../../../devtools/cloud/seams'
import type { Answered, Invariant, World } from '../../../devtools/simulation/types'
import { DAY_MS } from '../../../domain/calendar/zone'
import type { Answer } from '../../../domain/contract'
import type { RequestMark, User } from '../../../domain/identity/types'
import type { Entry, Matter } from '../../../domain/matter/types'
import { isLeaving } from '../identity/left'
import { changedMatters, isTap } from '../matter/invariants'
import { accountOf } from '../people'
import { contentOf, sentUnder, type Sent } from '../sent'
import type { Matters } from '../types'

/** A request has one effect, and whoever repeats it hears of that one. */

/** A writing call and its answer, as the phone knows them; null for anything else. */
interface Heard {
  key: string
  user: string
  sent: Pick<Sent, 'name' | 'input'>
  got: Answer<unknown>
}

function heardOf({ fn, data, openid, answer }: Answered): Heard | null {
  const sent = data as Sent | undefined
  if (fn !== 'api' || !sent?.input?.requestId || !('result' in answer)) return null
  const user = `user:${openid}`
  const { name, input } = sent
  const got = answer.result as Answer<unknown>
  return { key: `${user} ${input.requestId}`, user, sent: { name, input }, got }
}

const isFinal = (got: Answer<unknown>): boolean => got.ok || !got.retryable

/** The history entries by this person under this id, wherever they are. */
function effectsOf(w: World, kinds: readonly Matters[], user: string, requestId: string): Entry[] {
  const matters = kinds.flatMap((k) => [...w.documents<Matter>(k.collection).values()])
  return matters.flatMap((m) =>
    m.history.filter(
      (h) => h.requestId === requestId && isTap(h) && accountOf(h.by.principal) === user,
    ),
  )
}

/** A request that was carried out is answered so, however often it is asked. */
const refusedThoughDone =
  (kinds: readonly Matters[]): Invariant['answer'] =>
  (answered, w) => {
    const heard = heardOf(answered)
    if (!heard || heard.got.ok || !isFinal(heard.got)) return undefined
    const { requestId } = heard.sent.input
    // Where the id was used for more than one thing, nobody outside knows which was carried out.
    if (sentUnder(w, heard.user, requestId).length > 1) return undefined
    if (effectsOf(w, kinds, heard.user, requestId).length === 0) return undefined
    return `${heard.sent.name} was carried out, but is answered ${heard.got.code}`
  }

/** What an id was first answered “done” for, by request. */
const doneOf = (w: World): Map<string, string> =>
  w.remember('answered as done', () => new Map<string, string>())

const refusesReuse: Invariant['answer'] = (answered, w) => {
  const heard = heardOf(answered)
  if (!heard) return undefined
  const { key, user, sent, got } = heard
  const done = doneOf(w).get(key)
  const isOther = done !== undefined && done !== contentOf(sent)
  if (got.ok) {
    doneOf(w).set(key, done ?? contentOf(sent))
    return isOther ? `${sent.name} is answered as done under the id of ${done}` : undefined
  }
  if (isOther && isFinal(got) && got.code !== 'requestReused')
    return `${sent.name} under the id of ${done} is answered ${got.code}`
  if (got.code === 'requestReused' && sentUnder(w, user, sent.input.requestId).length < 2)
    return `${sent.name} was the only one under its id, but is answered ${got.code}`
  return undefined
}

interface Effect {
  matter: string
  version: number
}

/** The entries of one request stand in one matter, written by one commit. */
const hasOneEffect =
  (kinds: readonly Matters[]): Invariant['write'] =>
  (changes, w) => {
    const effects = w.remember('effects', () => new Map<string, Effect>())
    for (const { after, added } of changedMatters(changes, kinds)) {
      for (const h of added.filter(isTap)) {
        const key = `${accountOf(h.by.principal)} ${h.requestId}`
        const mine = { matter: after._id, version: after.version }
        const known = effects.get(key)
        effects.set(key, known ?? mine)
        if (known && (known.matter !== mine.matter || known.version !== mine.version))
          return `${h.requestId} changed ${known.matter} v${known.version} and ${mine.matter} v${mine.version}`
      }
    }
    return undefined
  }

export const marksIn = (changes: DocumentChange[]): RequestMark[] =>
  changes.flatMap((c) =>
    c.collection === 'requests' && !c.before ? [c.after as unknown as RequestMark] : [],
  )

/** Fields of an account that change only because its person asked for it. */
const OWN_FIELDS = ['nickname', 'elderMode', 'consents'] as const

/** A phone asks again within minutes, a kept draft within weeks: so long a mark is there. */
const KEPT_MS = 90 * DAY_MS

/** A mark for good; only when the timer looks after its files is put on. */
const saidBy = (mark: object): string => JSON.stringify({ ...mark, filesAt: undefined })

const isMarked =
  (kinds: readonly Matters[]): Invariant['write'] =>
  (changes, w) => {
    const marks = marksIn(changes)
    for (const { after, added } of changedMatters(changes, kinds)) {
      const [first] = added.filter(isTap)
      if (!first) continue
      const mine = marks.filter(
        (m) => m.made === after._id && m.by === accountOf(first.by.principal),
      )
      if (mine.length !== 1 || marks.length !== 1)
        return `${after._id}: ${first.action} with ${mine.length} of ${marks.length} marks`
    }
    for (const c of changes) {
      if (c.collection === 'users' && c.before && c.after) {
        const [before, after] = [c.before, c.after] as unknown as [User, User]
        const field = OWN_FIELDS.find((f) => JSON.stringify(before[f]) !== JSON.stringify(after[f]))
        if (field && !marks.some((m) => m.by === c.id)) return `${c.id}: ${field} without a mark`
      }
      if (c.collection !== 'requests' || !c.before) continue
      const { at, by } = c.before as unknown as RequestMark
      if (isLeaving(w, by)) continue
      if (c.after && saidBy(c.after) === saidBy(c.before)) continue
      if (c.after) return `${c.id} was changed`
      if (at > w.now() - KEPT_MS) return `${c.id} is gone too early`
    }
    return undefined
  }

export const ofRequests = (kinds: readonly Matters[]): Invariant[] => [
  {
    name: 'one request has one effect',
    source: 'DOMAIN §6.13',
    write: hasOneEffect(kinds),
  },
  {
    name: 'every request that had an effect left its mark, once',
    source: 'cloudfunctions/api/once.ts: committed together with its mark',
    write: isMarked(kinds),
  },
  {
    name: 'what was carried out is not refused when it is asked again',
    source: 'cloudfunctions/api/once.ts: one effect and an answer that agrees',
    answer: refusedThoughDone(kinds),
  },
  {
    name: 'the same request id with something else is refused',
    source: 'cloudfunctions/api/once.ts: requestReused',
    answer: refusesReuse,
  },
]
