import type { HandOver } from '../../../domain/duty/types'
import { SLIPPED_AFTER_MS, hasSlipped } from '../../../domain/duty/slipped'
import { SYSTEM, TIMER_REQUEST } from '../../../domain/matter/escalate'
import { ok } from '../../../domain/result'
import type { Staff } from '../../../domain/street/types'
import { now } from '../../platform/clock'
import { collection, command } from '../../platform/collections'
import { presenceOfAll, type Known } from '../../platform/presence'
import { gridBySettings, settleMatter } from '../../platform/settle'
import { streetSettings } from '../../platform/settings'
import {
  MOVED_COLLECTIONS,
  TENDED_COLLECTIONS,
  mattersIn,
  writeTended,
  type TendedCollection,
} from '../../platform/tended'
import { transact } from '../../platform/transact'
import type { Alone, Watch } from '../watch'

const BATCH = 50

/** `later`: a migration has not reached it yet. */
type Handed = 'moved' | 'left' | 'later'

/**
 * One matter; the other is asked for in the transaction, for he may have left since. Where he is on
 * leave his deputy has it in his place; where nobody is there, or the deputy is whoever hands over, it
 * stays.
 */
async function handOne(of: TendedCollection, _id: string, order: HandOver): Promise<Handed> {
  const settings = await streetSettings()
  const done = await transact<Handed>(async (transaction) => {
    const matter = await mattersIn(transaction, of).get(_id)
    if (!matter) return ok('left')
    if (matter.shape !== of.rules.shape) return ok('later')
    const known: Known = new Map()
    const presence = await presenceOfAll(transaction, { people: [order.to], except: [] }, known)
    const to = presence.of(order.to)
    if (to === null || to.id === order.from.id) return ok('left')
    const { at } = transaction
    const s = { now: at, settings, presence, requestId: TIMER_REQUEST }
    const posts = known.get(order.to.id)?.posts ?? []
    const next = of.rules.handOver?.(matter, { ...order, to }, posts, s)
    if (!next) return ok('left')
    await writeTended(transaction, of, next, matter, settings, at)
    return ok('moved')
  })
  return done.ok ? done.value : 'left'
}

/** All of one collection that can be; false where something of it must wait for its migration. */
async function handAll(of: TendedCollection, order: HandOver): Promise<boolean> {
  for (;;) {
    const waiting = await collection(of.name).find(
      { waitingFor: order.from.id },
      { sort: [['dueAt', 'asc']], limit: BATCH, fields: ['_id'] },
    )
    const handed: Handed[] = []
    for (const { _id } of waiting) handed.push(await handOne(of, _id, order))
    if (waiting.length < BATCH || !handed.includes('moved')) return !handed.includes('later')
  }
}

/** Hands over what waits, until nothing does that could be; then the order is carried out. */
export async function carryOut(order: HandOver): Promise<void> {
  let isDone = true
  for (const of of MOVED_COLLECTIONS) isDone = (await handAll(of, order)) && isDone
  if (isDone) await collection('handovers').remove(order._id)
}

/** Orders of 交接; one that died is carried on by the next tick from what still waits. */
export const handOverWatch: Watch<HandOver> = {
  name: 'handovers',
  share: 0.3,
  due: (limit) => collection('handovers').find({}, { sort: [['at', 'asc']], limit }),
  look: carryOut,
}

/** What came to somebody on leave while the leave was being entered, his deputy has. */
async function handSlipped(of: TendedCollection, _id: string, absent: Staff): Promise<void> {
  const settings = await streetSettings()
  await transact(async (transaction) => {
    const matter = await mattersIn(transaction, of).get(_id)
    if (matter?.shape !== of.rules.shape) return ok(null)
    const person = { id: absent._id, name: absent.name }
    const known: Known = new Map()
    const presence = await presenceOfAll(transaction, { people: [person], except: [] }, known)
    const stored = known.get(person.id)
    const to = presence.of(person)
    const { at } = transaction
    if (!stored || !to || to.id === person.id || !hasSlipped(matter, stored, at)) return ok(null)
    const s = { now: at, settings, presence, requestId: TIMER_REQUEST }
    const order = { _id: '', from: person, to, by: SYSTEM.name, at }
    const next = of.rules.handOver?.(matter, order, stored.posts, s)
    if (next) await writeTended(transaction, of, next, matter, settings, at)
    return ok(null)
  })
}

/** All that one who has left, or has gone on leave, has still: settled, and what slipped handed over. */
async function lookAfter({ _id, leftAt }: Left): Promise<Alone> {
  const settings = await streetSettings()
  const absent = await collection('staff').get(_id)
  for (const of of TENDED_COLLECTIONS) {
    for (let after = ''; ;) {
      const had = await collection(of.name).find(
        { ...of.rules.having(_id), _id: command.gt(after) },
        { sort: [['_id', 'asc']], limit: BATCH, fields: ['_id'] },
      )
      for (const matter of had) {
        await settleMatter(of, matter._id, gridBySettings(of, settings), settings)
        if (absent?.leave) await handSlipped(of, matter._id, absent)
      }
      if (had.length < BATCH) break
      after = had[had.length - 1]!._id
    }
  }
  return async () =>
    void (await collection('staff').changeWhere({ _id, leftAt }, { leftAt: command.remove() }))
}

type Left = Required<Pick<Staff, '_id' | 'leftAt'>>

/**
 * Whoever was on the way to somebody who was just leaving could not see it: looked at once more when all
 * that began before is over.
 */
export const slippedWatch: Watch<Left> = {
  name: 'slipped',
  share: 0.2,
  due: (limit) =>
    collection('staff').find(
      { leftAt: command.gt(0).and(command.lte(now() - SLIPPED_AFTER_MS)) },
      { sort: [['leftAt', 'asc']], limit, fields: ['_id', 'leftAt'] },
    ) as Promise<Left[]>,
  look: lookAfter,
}
