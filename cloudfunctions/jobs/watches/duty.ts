import type { HandOver } from '../../../domain/duty/types'
import { EVERYBODY, isThere } from '../../../domain/duty/presence'
import { TIMER_REQUEST } from '../../../domain/matter/escalate'
import { ok } from '../../../domain/result'
import { now } from '../../platform/clock'
import { collection } from '../../platform/collections'
import { streetSettings } from '../../platform/settings'
import {
  TENDED_COLLECTIONS,
  mattersIn,
  writeTended,
  type TendedCollection,
} from '../../platform/tended'
import { transact } from '../../platform/transact'
import type { Watch } from '../watch'

const BATCH = 50

/** `later`: a migration has not reached it yet. */
type Handed = 'moved' | 'left' | 'later'

/** One matter; the other is asked for in the transaction, for he may have left since. */
async function handOne(of: TendedCollection, _id: string, order: HandOver): Promise<Handed> {
  const settings = await streetSettings()
  const done = await transact<Handed>(async (transaction) => {
    const matter = await mattersIn(transaction, of).get(_id)
    const to = await transaction.collection('staff').get(order.to.id)
    if (!matter || !isThere(to)) return ok('left')
    if (matter.shape !== of.rules.shape) return ok('later')
    const at = now()
    const s = { now: at, settings, presence: EVERYBODY, requestId: TIMER_REQUEST }
    const next = of.rules.handOver(matter, order, to.posts, s)
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
  for (const of of TENDED_COLLECTIONS) isDone = (await handAll(of, order)) && isDone
  if (isDone) await collection('handovers').remove(order._id)
}

/** Orders of 交接; one that died is carried on by the next tick from what still waits. */
export const handOverWatch: Watch<HandOver> = {
  name: 'handovers',
  share: 0.3,
  due: (limit) => collection('handovers').find({}, { sort: [['at', 'asc']], limit }),
  look: carryOut,
}
