import type { DocumentChange } from '../../../devtools/cloud/seams'
import type { Answered, Invariant, World } from '../../../devtools/simulation/types'
import type { Answer } from '../../../domain/contract'
import type { HandedOutView } from '../../../domain/points/answers'
import { readShown } from '../../../domain/points/code/shown'
import { hotp, stepAt } from '../../../domain/points/code/totp'
import type { StoredLine } from '../../../domain/points/redeem/changeStock'
import type { Bin, Redemption } from '../../../domain/points/redeem/types'
import type { EntryKind, RefusalMark } from '../../../domain/points/types'
import { LONG_AGO_MS } from '../people'
import { settingsOf } from '../street/settled'
import { changesOf, entriesIn } from './ledger'
import { KEEPERS } from './shop'

/** What must hold of redemptions, of what lies on the shelf, and at the counter. */

interface Moved {
  before: Redemption | null
  after: Redemption
}

const movedIn = (changes: DocumentChange[]): Moved[] =>
  changesOf<Redemption | RefusalMark>(changes, 'redemptions').flatMap(({ before, after }) =>
    after !== null && !('refused' in after) ? [{ before: before as Redemption | null, after }] : [],
  )

type Figures = Record<'free' | 'held' | 'out', number>
interface Way {
  entry: EntryKind
  shelf: Figures
}
const way = (entry: EntryKind, free: number, held: number, out: number): Way => ({
  entry,
  shelf: { free, held, out },
})

/** What goes with each change of state. What was refunded is not put on the shelf again. */
const WAYS: Record<string, Way> = {
  'none HELD': way('hold', -1, 1, 0),
  'HELD HANDED_OUT': way('redeem', 0, -1, 1),
  'HANDED_OUT HELD': way('undo', 0, 1, -1),
  'HELD VOID': way('void', 1, -1, 0),
  'HANDED_OUT VOID': way('refund', 0, 0, 0),
}

const wayOf = ({ before, after }: Moved): Way | undefined =>
  WAYS[`${before?.state ?? 'none'} ${after.state}`]

const MOVES: ReadonlySet<EntryKind> = new Set(Object.values(WAYS).map(({ entry }) => entry))

/** Held points for what waits, none for what does not: by every write, so it is so of the whole. */
function pointsDiffer(changes: DocumentChange[]): string | undefined {
  const entries = entriesIn(changes).filter(({ kind }) => MOVES.has(kind))
  const moved = movedIn(changes)
  const orphan = entries.find(({ source }) => !moved.some(({ after }) => after._id === source))
  if (orphan) return `${orphan._id} without its redemption`
  for (const m of moved) {
    const { _id, state, price } = m.after
    if (m.before && m.before.state !== state && !wayOf(m))
      return `${_id}: ${m.before.state} to ${state}`
    const own = entries.filter(({ source }) => source === _id)
    const said = own.map(({ kind, points }) => `${kind} ${points}`).join()
    const { entry = null } = wayOf(m) ?? {}
    const should = entry === null ? '' : `${entry} ${price}`
    if (said !== should) return `${_id} is ${state}, with “${said}” instead of “${should}”`
  }
  return undefined
}

const NOTHING: Figures = { free: 0, held: 0, out: 0 }
const plus = (a: Figures, b: Figures, sign = 1): Figures => ({
  free: a.free + sign * b.free,
  held: a.held + sign * b.held,
  out: a.out + sign * b.out,
})

/** By good: an import may move pieces between its bins. */
function shelfDiffers(changes: DocumentChange[]): string | undefined {
  const is = new Map<string, Figures>()
  for (const { id, before, after } of changesOf<Bin>(changes, 'bins')) {
    if (after === null) return `${id} is gone`
    if ([after.free, after.held, after.out].some((n) => !Number.isInteger(n) || n < 0))
      return `${id} has ${after.free}/${after.held}/${after.out}`
    const delta = plus(after, before ?? NOTHING, -1)
    is.set(after.good, plus(is.get(after.good) ?? NOTHING, delta))
  }
  const should = new Map<string, Figures>()
  for (const m of movedIn(changes)) {
    const { good } = m.after
    should.set(good, plus(should.get(good) ?? NOTHING, wayOf(m)?.shelf ?? NOTHING))
  }
  for (const { after } of changesOf<StoredLine>(changes, 'stockLines')) {
    if (!after) return 'a line of the book is gone'
    const line = { ...NOTHING, free: after.change }
    should.set(after.good, plus(should.get(after.good) ?? NOTHING, line))
  }
  for (const good of new Set([...is.keys(), ...should.keys()])) {
    const [a, b] = [is.get(good) ?? NOTHING, should.get(good) ?? NOTHING]
    if (a.free !== b.free || a.held !== b.held || a.out !== b.out)
      return `${good} changes by ${JSON.stringify(a)}, and should by ${JSON.stringify(b)}`
  }
  return undefined
}

/** A keeper whom no import has brought for so long is none any more. */
const isGone = (w: World, user: string): boolean =>
  w.writtenAt('settings', settingsOf(w)._id) <= w.now() - LONG_AGO_MS &&
  !settingsOf(w).points!.keepers.some((k) => k.user === user)

function wrongHands(changes: DocumentChange[], w: World): string | undefined {
  for (const { before, after } of movedIn(changes)) {
    if (after.state !== 'HANDED_OUT' || before?.state === 'HANDED_OUT') continue
    const { _id, owner, pickUp, keeper } = after
    const known = KEEPERS.find((k) => k.user === keeper?.user)
    if (!known || isGone(w, known.user)) return `${_id} is handed out by ${keeper?.user}, no keeper`
    if (known.pickUp !== pickUp) return `${_id} of ${pickUp} is handed out at ${known.pickUp}`
    if (owner === known.user) return `${_id} is handed out by its owner`
    if (known.relatives.includes(owner)) return `${_id} is handed out by a relative`
  }
  return undefined
}

/** A step each way is good; the call that was asked with it may have taken a minute. */
const MOST_STEPS = 4
const LOOKED_AT = 40

function oldCode({ fn, data, answer }: Answered, w: World): string | undefined {
  const { name, input } = (data ?? {}) as { name?: string; input?: Record<string, string> }
  if (fn !== 'api' || name !== 'points.handOut' || !('result' in answer)) return undefined
  const got = answer.result as Answer<HandedOutView>
  // What a scan has proved needs no code.
  if (!got.ok || got.data?.repeated !== false || input?.ticket) return undefined
  const shown = readShown(input?.code ?? '')
  const r = w.documents<Redemption>('redemptions').get(input?.id ?? '')
  if (!r || shown?.kind !== 'phone') return undefined
  const step = stepAt(w.now())
  const steps = Array.from({ length: LOOKED_AT }, (_, i) => i)
  const off = steps.find((n) => [-n, n].some((s) => hotp(r.secret, step + s) === shown.digits))
  return off !== undefined && off <= MOST_STEPS
    ? undefined
    : `${r._id} is handed out for a code that is ${off ?? 'more than 40'} steps off`
}

export const counterInvariants: Invariant[] = [
  {
    name: 'a redemption moves its points, once and no further',
    source: 'domain/points/redeem/lifecycle.ts; domain/points/ledger/spend.ts',
    write: pointsDiffer,
  },
  {
    name: 'a shelf changes with a redemption or a line of its book',
    source: 'domain/points/redeem/stock.ts; cloudfunctions/platform/redemptions.ts',
    write: shelfDiffers,
  },
  {
    name: 'nobody hands out his own, a relative’s, or at another’s counter',
    source: 'DOMAIN §3.7: 回避; domain/points/redeem/handOut.ts',
    write: wrongHands,
  },
  {
    name: 'a code of some minutes ago hands out nothing',
    source: 'domain/points/code/check.ts: AROUND',
    answer: oldCode,
  },
]
