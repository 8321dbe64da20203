import type { HandOver } from '../../../domain/duty/types'
import { SYSTEM, TIMER_REQUEST } from '../../../domain/matter/escalate'
import { assertWhole } from '../../../domain/matter/lifecycle'
import { handOver } from '../../../domain/report/handOver'
import { REPORT } from '../../../domain/report/lifecycle'
import { tellsOf } from '../../../domain/report/notices'
import { ok } from '../../../domain/result'
import { now } from '../../platform/clock'
import { collection } from '../../platform/collections'
import { writeNotices } from '../../platform/notices'
import { presenceOfAll, type Known } from '../../platform/presence'
import { streetSettings } from '../../platform/settings'
import { transact } from '../../platform/transact'
import type { Watch } from '../watch'

const BATCH = 50
const NO_ACTOR = { userId: SYSTEM.principal, staffId: null }

/** One report; the other is asked for in the transaction, for he may have left since, or be on leave. */
async function handOne(_id: string, order: HandOver): Promise<boolean> {
  const settings = await streetSettings()
  const done = await transact(async (transaction) => {
    const reports = transaction.collection('reports')
    const report = await reports.get(_id)
    const known: Known = new Map()
    const presence = await presenceOfAll(transaction, { people: [order.to], except: [] }, known)
    if (!report) return ok(false)
    const at = now()
    const s = { now: at, settings, presence, requestId: TIMER_REQUEST }
    const next = handOver(report, order, known.get(order.to.id)?.posts ?? [], s)
    if (!next) return ok(false)
    assertWhole(REPORT, next)
    await reports.put(next)
    await writeNotices(transaction, next, tellsOf(next, report, settings, at), NO_ACTOR, at)
    return ok(true)
  })
  return done.ok && done.value
}

/** Hands over what waits, until nothing does that could be; then the order is carried out. */
export async function carryOut(order: HandOver): Promise<void> {
  for (;;) {
    const waiting = await collection('reports').find(
      { waitingFor: order.from.id },
      { sort: [['dueAt', 'asc']], limit: BATCH, fields: ['_id'] },
    )
    let moved = 0
    for (const { _id } of waiting) moved += Number(await handOne(_id, order))
    if (waiting.length < BATCH || moved === 0) break
  }
  await collection('handovers').remove(order._id)
}

/** Orders of 交接; one that died is carried on by the next tick from what still waits. */
export const handOverWatch: Watch<HandOver> = {
  name: 'handovers',
  share: 0.3,
  due: (limit) => collection('handovers').find({}, { sort: [['at', 'asc']], limit }),
  look: carryOut,
}
