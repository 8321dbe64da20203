import { LAST_TICK, isTimeDoubtful } from '../../domain/home/tick'
import { now } from '../platform/clock'
import { collection } from '../platform/collections'
import { log } from '../platform/log'
import { settingsIfAny } from '../platform/settings'
import { spread } from './fanout'
import { clearAwayNow } from './leaving'
import { deliver } from './outbox'
import type { Alone, Watch } from './watch'
import { WATCHES } from './watches'
import { followTeam } from './watches/activities'
import { followPart } from './watches/deeds'
import { carryOut } from './watches/duty'
import { followHelp } from './watches/helper'
import { follow } from './watches/mediation'
import { lookAtAward } from './watches/points'
import { followReport } from './watches/pointsOfReports'
import { followRoll } from './watches/rolls'

const BATCH = 100
const MAX_BATCHES = 5
/** Enough to hide waiting, few enough to leave the platform's connections to people. */
const AT_ONCE = 8
/** Begin nothing after this: the function is killed at 60 s, and what it holds is then uncertain. */
const BUDGET_MS = 40_000

/**
 * Carries out `work` for each, a few at once, and what of it must be alone afterwards, one after another.
 * What fails is logged and left for the next tick.
 */
async function forEachSafely<T extends { _id: string }>(
  items: T[],
  work: (item: T) => Promise<Alone | void>,
  until: number,
): Promise<void> {
  const alone: { _id: string; rest: Alone }[] = []
  const safely = async (_id: string, act: () => Promise<void>): Promise<void> => {
    try {
      await act()
    } catch (error) {
      log.error('jobFailed', error, { id: _id.replace(/user:.*$/, 'user') })
    }
  }
  const queue = [...items]
  const lane = async (): Promise<void> => {
    for (let item = queue.shift(); item && now() < until; item = queue.shift()) {
      const one = item
      await safely(one._id, async () => {
        const rest = await work(one)
        if (rest) alone.push({ _id: one._id, rest })
      })
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, lane))
  for (const { _id, rest } of alone) if (now() < until) await safely(_id, rest)
}

/** Walks what is due in bounded batches; everything looked at leaves the list. */
async function walk(watch: Watch, until: number): Promise<number> {
  let seen = 0
  for (let batch = 0; batch < MAX_BATCHES && now() < until; batch++) {
    const items = await watch.due(BATCH)
    await forEachSafely(items, watch.look, until)
    seen += items.length
    if (items.length < BATCH) break
  }
  return seen
}

/**
 * One tick: each watch in its turn, within its share of the time. How many each has looked at. It
 * leaves its mark when it has come to its end. A tick whose time is not to be believed only does that,
 * and so does one before the street's first import: there is nothing yet that any watch could look after.
 */
export async function sweep(watches: readonly Watch[] = WATCHES): Promise<Record<string, number>> {
  const ticks = collection('ticks')
  const at = now()
  const isDoubtful = isTimeDoubtful(await ticks.get(LAST_TICK), at)
  const seen = isDoubtful ? { doubtful: 1 } : await walkIfStreet(watches)
  await ticks.put({ _id: LAST_TICK, at })
  return seen
}

async function walkIfStreet(watches: readonly Watch[]): Promise<Record<string, number>> {
  return (await settingsIfAny()) ? walkAll(watches) : { noStreet: 1 }
}

async function walkAll(watches: readonly Watch[]): Promise<Record<string, number>> {
  const end = now() + BUDGET_MS
  const seen: Record<string, number> = {}
  for (const watch of watches) {
    const left = end - now()
    if (left <= 0) break
    seen[watch.name] = await walk(watch, now() + left * watch.share)
  }
  return seen
}

/** A commit that told many is spread first, then its notices are sent like any others. */
async function sendFanouts(ids: string[], until: number): Promise<string[]> {
  const sent: string[] = []
  await forEachSafely(
    ids.map((_id) => ({ _id })),
    async ({ _id }) => {
      const fanout = await collection('fanouts').get(_id)
      if (!fanout) return
      await spread(fanout)
      sent.push(...fanout.notices.map((n) => n._id))
    },
    until,
  )
  return sent
}

/** An order of 交接, carried out at once; whatever it tells is sent with the next tick. */
async function carryOutOrder({ _id }: { _id: string }): Promise<void> {
  const order = await collection('handovers').get(_id)
  if (order) await carryOut(order)
}

/** What follows a commit, by what its `_id`s begin with, in this order; notices go last. */
const FOLLOWED: readonly [
  kind: string,
  follow: (item: { _id: string }) => Promise<Alone | void>,
][] = [
  ['handover', carryOutOrder],
  ['case', ({ _id }) => follow(_id)],
  ['report', ({ _id }) => followReport(_id)],
  ['award', lookAtAward],
  ['team', ({ _id }) => followTeam(_id)],
  ['activity', ({ _id }) => followRoll(_id)],
  ['part', ({ _id }) => followPart(_id)],
  ['help', followHelp],
  ['leaving', ({ _id }) => clearAwayNow(_id)],
]

/** What api asks for right after a commit: notices, documents that stand for many of them, orders. */
export async function sendNow(ids: string[]): Promise<void> {
  const until = now() + BUDGET_MS
  const ofKind = (kind: string) => ids.filter((id) => id.startsWith(`${kind}:`))
  for (const [kind, act] of FOLLOWED) {
    const items = ofKind(kind).map((_id) => ({ _id }))
    await forEachSafely(items, act, until)
  }
  const spreadIds = await sendFanouts(ofKind('fanout'), until)
  const notices = [...ofKind('notice'), ...spreadIds]
  await forEachSafely(
    notices.map((_id) => ({ _id })),
    ({ _id }) => deliver(_id),
    until,
  )
}
