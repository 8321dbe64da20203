import { DAY_MS, dateOf } from '../../../domain/calendar/zone'
import type { Day } from '../../../domain/booking/types'
import { fadedComplaint } from '../../../domain/complaint/fading'
import type { Matter } from '../../../domain/matter/types'
import { faded, type Removed } from '../../../domain/report/fading'
import type { Walk } from '../../../domain/points/types'
import { ok } from '../../../domain/result'
import type { Retention } from '../../../domain/street/keeping'
import type { StreetSettings } from '../../../domain/street/types'
import { now } from '../../platform/clock'
import {
  collection,
  command,
  type CollectionOf,
  type DocumentsOf,
} from '../../platform/collections'
import { streetSettings } from '../../platform/settings'
import { removeFiles } from '../../platform/storage'
import type { MatterCollection } from '../../platform/tended'
import { transact, type Transaction } from '../../platform/transact'
import type { Watch } from '../watch'

/**
 * 保存期限 (DOMAIN §2.4): the round of all complaints and reports, once a day, a page a tick. What has been kept for long
 * enough goes; a document for each day says how much, and nothing of whose. All of it may be done twice.
 */

const WALK = 'walk:retention'
const PAGE = 100
/** Days of the calendar that are looked at: none is missed though the timer stood for two weeks. */
const DAYS_BACK = 14

/** What is removed of one kind of matter. */
interface Round {
  /** What its `_id`s begin with: where the round is says so. */
  kind: string
  name: MatterCollection
  /** What is due, and the matter without it; null where nothing is. */
  faded(matter: Matter, now: number, own?: Partial<Retention>): Due | null
}
interface Due {
  next: Matter
  removed: Removed
  files: string[]
}

/** In the order of their `_id`s. */
const ROUNDS: readonly Round[] = [
  {
    kind: 'complaint',
    name: 'complaints',
    faded(matter, ...when) {
      const due = fadedComplaint(matter as never, ...when)
      return due && { ...due, next: due.complaint }
    },
  },
  {
    kind: 'report',
    name: 'reports',
    faded(matter, ...when) {
      const due = faded(matter as never, ...when)
      return due && { ...due, next: due.report }
    },
  },
]

const all = ({ name }: Round): CollectionOf<Matter> =>
  collection(name) as unknown as CollectionOf<Matter>
const inside = (transaction: Transaction, { name }: Round): DocumentsOf<Matter> =>
  transaction.collection(name) as unknown as DocumentsOf<Matter>

const runOf = (day: string): string => `retention:${day}`

/** Adds to the count of the day, in the transaction that removes it: what is not done is not counted. */
async function note(transaction: Transaction, removed: Partial<Removed & { days: number }>) {
  const day = dateOf(now())
  const runs = transaction.collection('retentions')
  const before = await runs.get(runOf(day))
  const zero = { _id: runOf(day), day, spots: 0, photos: 0, reporters: 0, texts: 0, days: 0 }
  const run = { ...(before ?? zero) }
  for (const [what, n] of Object.entries(removed)) run[what as keyof Removed] += n
  await runs.put(run)
}

async function fade(round: Round, _id: string, { retention }: StreetSettings): Promise<void> {
  const seen = await all(round).get(_id)
  const due = seen && round.faded(seen, now(), retention)
  if (!due) return
  // The files first: one that is named nowhere any more would never be found.
  await removeFiles(due.files)
  await transact(async (transaction) => {
    const stored = await inside(transaction, round).get(_id)
    const still = stored && round.faded(stored, now(), retention)
    if (!still) return ok(null)
    await inside(transaction, round).put(still.next)
    await note(transaction, still.removed)
    return ok(null)
  })
}

const isEmpty = ({ held, wait }: Pick<Day, 'held' | 'wait'>): boolean =>
  wait.length === 0 && Object.keys(held).length === 0

/** Who held and who waited for hours that are over is nobody's business. */
async function clearDays(): Promise<void> {
  const over = command
    .gte(`day:${dateOf(now() - DAYS_BACK * DAY_MS)}`)
    .and(command.lt(`day:${dateOf(now() - DAY_MS)}`))
  const days = await collection('days').find(
    { _id: over },
    { limit: DAYS_BACK, fields: ['_id', 'held', 'wait'] },
  )
  for (const { _id } of days.filter((day) => !isEmpty(day))) {
    await transact(async (transaction) => {
      const stored = await transaction.collection('days').get(_id)
      if (!stored || isEmpty(stored)) return ok(null)
      await transaction.collection('days').put({ ...stored, held: {}, wait: [] })
      await note(transaction, { days: 1 })
      return ok(null)
    })
  }
}

/** Where the round is; null: it is over for today. */
async function standing(): Promise<Pick<Walk, 'day' | 'after'> | null> {
  const today = dateOf(now())
  const stored = await collection('walks').get(WALK)
  if (!stored || (stored.after === null && stored.day !== today)) return { day: today, after: '' }
  return stored.after === null ? null : stored
}

/** So many at most of one kind: the `_id` that it came to, null at the end; and how many more there may be. */
async function goOn(
  round: Round,
  after: string,
  limit: number,
): Promise<{ at: string | null; left: number }> {
  const settings = await streetSettings()
  const page = await all(round).find(
    { _id: command.gt(after) },
    { sort: [['_id', 'asc']], limit, fields: ['_id', 'open', 'waitingFor'] },
  )
  for (const { _id, open, waitingFor } of page) {
    if (!open && waitingFor === null) await fade(round, _id, settings)
  }
  const left = limit - page.length
  return { at: left > 0 ? null : page[page.length - 1]!._id, left }
}

/** A page of all kinds, begun after this `_id`: the one that it came to, null at the end of the last kind. */
async function onePage(after: string): Promise<string | null> {
  const nth = ROUNDS.findIndex(({ kind }) => after.startsWith(`${kind}:`))
  let limit = PAGE
  let from = after
  for (const round of ROUNDS.slice(Math.max(0, nth))) {
    if (!from.startsWith(`${round.kind}:`)) from = `${round.kind}:`
    const { at, left } = await goOn(round, from, limit)
    if (at !== null) return at
    limit = left
  }
  return null
}

async function goRound(): Promise<void> {
  const at = await standing()
  if (at === null) return
  const after = at.after ?? ''
  if (after === '') await clearDays()
  const next = await onePage(after)
  await collection('walks').put({ _id: WALK, at: now(), day: at.day, after: next })
}

export const retentionWatch: Watch = {
  name: 'retention',
  share: 0.3,
  due: async () => ((await standing()) === null ? [] : [{ _id: WALK }]),
  look: goRound,
}
