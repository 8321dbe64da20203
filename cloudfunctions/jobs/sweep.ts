import { now } from '../platform/clock'
import { collection, command } from '../platform/collections'
import { log } from '../platform/log'
import { deliver, settle } from './outbox'
import { look } from './watch'

const BATCH = 100
const MAX_BATCHES = 5
/** Enough to hide waiting, few enough to leave the platform's connections to people. */
const AT_ONCE = 8
/** Begin nothing after this: the function is killed at 60 s, and what it holds is then uncertain. */
const BUDGET_MS = 40_000

/** Carries out `work` for each, a few at once; one that fails is logged and left for the next tick. */
async function forEachSafely<T extends { _id: string }>(
  items: T[],
  work: (item: T) => Promise<void>,
  until: number,
): Promise<void> {
  const queue = [...items]
  const lane = async (): Promise<void> => {
    for (let item = queue.shift(); item && now() < until; item = queue.shift()) {
      try {
        await work(item)
      } catch (error) {
        log.error('jobFailed', error, { id: item._id.replace(/user:.*$/, 'user') })
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, lane))
}

/** Walks what is due, most overdue first, in bounded batches; everything looked at leaves the list. */
async function walk<T extends { _id: string }>(
  due: () => Promise<T[]>,
  work: (item: T) => Promise<void>,
  until: number,
): Promise<number> {
  let seen = 0
  for (let batch = 0; batch < MAX_BATCHES && now() < until; batch++) {
    const items = await due()
    await forEachSafely(items, work, until)
    seen += items.length
    if (items.length < BATCH) break
  }
  return seen
}

/** One tick: first what escalates, so that its notices go out in the same minute. */
export async function sweep(): Promise<{ reports: number; notices: number }> {
  const until = now() + BUDGET_MS
  const reports = await walk(
    () =>
      collection('reports').find(
        { nextAt: command.lte(now()) },
        { sort: [['nextAt', 'asc']], limit: BATCH, fields: ['_id'] },
      ),
    look,
    until,
  )
  const notices = await walk(
    () =>
      collection('notices').find(
        { 'push.nextAt': command.lte(now()) },
        { sort: [['push.nextAt', 'asc']], limit: BATCH },
      ),
    settle,
    until,
  )
  return { reports, notices }
}

/** What api asks for right after a commit. */
export const sendNow = (ids: string[]): Promise<void> =>
  forEachSafely(
    ids.map((_id) => ({ _id })),
    ({ _id }) => deliver(_id),
    now() + BUDGET_MS,
  )
