import { watch } from '../../../domain/lost/decide'
import { LOST } from '../../../domain/lost/lifecycle'
import { lateTell } from '../../../domain/lost/notices'
import { TIMER_REQUEST } from '../../../domain/matter/escalate'
import { assertWhole } from '../../../domain/matter/lifecycle'
import { noticeOf } from '../../../domain/notice/compose'
import { ok } from '../../../domain/result'
import { now } from '../../platform/clock'
import { collection, command } from '../../platform/collections'
import { transact } from '../../platform/transact'
import type { Watch } from '../watch'

/** Asks about a thing that is kept for long; looks again inside the transaction. */
async function look({ _id }: { _id: string }): Promise<void> {
  await transact(async (transaction) => {
    const things = transaction.collection('lost')
    const thing = await things.get(_id)
    const at = now()
    const seen = thing && watch(thing, { now: at, requestId: TIMER_REQUEST })
    if (!seen) return ok(null)
    assertWhole(LOST, seen.matter)
    await things.put(seen.matter)
    if (seen.tell) {
      const tell = lateTell(seen.matter, seen.tell, at)
      await transaction.collection('notices').add(noticeOf(seen.matter, tell, at))
    }
    return ok(null)
  })
}

/** Found things that nobody has come for. */
export const lostWatch: Watch<{ _id: string }> = {
  name: 'lost',
  share: 0.3,
  due: (limit) =>
    collection('lost').find(
      { wakeAt: command.lte(now()) },
      { sort: [['wakeAt', 'asc']], limit, fields: ['_id'] },
    ),
  look,
}
