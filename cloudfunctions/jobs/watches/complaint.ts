import { COMPLAINT } from '../../../domain/complaint/lifecycle'
import { lateTell } from '../../../domain/complaint/notices'
import { COMPLAINTS_TENDED } from '../../../domain/complaint/tended'
import { namesToEscalate, watch } from '../../../domain/complaint/watch'
import type { Tended } from '../../../domain/duty/tended'
import { TIMER_REQUEST } from '../../../domain/matter/escalate'
import { assertWhole } from '../../../domain/matter/lifecycle'
import { noticeOf } from '../../../domain/notice/compose'
import { ok } from '../../../domain/result'
import { now } from '../../platform/clock'
import { collection, command } from '../../platform/collections'
import { presenceOfAll, type Known } from '../../platform/presence'
import { gridBySettings, settleIn } from '../../platform/settle'
import { streetSettings } from '../../platform/settings'
import { transact } from '../../platform/transact'
import type { Watch } from '../watch'

const COMPLAINTS = { name: 'complaints', rules: COMPLAINTS_TENDED as Tended } as const

/**
 * Does what the rules say of a complaint whose moment has come; looks again inside the transaction. What
 * waits for somebody who cannot go on, or in the box, goes to another first.
 */
async function look({ _id }: { _id: string }): Promise<void> {
  const settings = await streetSettings()
  await transact(async (transaction) => {
    const complaints = transaction.collection('complaints')
    const stored = await complaints.get(_id)
    const { at } = transaction
    if (!stored || stored.wakeAt === null || stored.wakeAt > at) return ok(null)
    const known: Known = new Map()
    const gridOf = gridBySettings(COMPLAINTS, settings)
    const c = await settleIn(transaction, COMPLAINTS, stored, gridOf, settings, known)
    if (c.waitingFor !== stored.waitingFor) return ok(null)
    const presence = await presenceOfAll(transaction, namesToEscalate(c, settings), known)
    const seen = watch(c, { now: at, settings, presence, requestId: TIMER_REQUEST })
    if (!seen) return ok(null)
    assertWhole(COMPLAINT, seen.matter)
    await complaints.put(seen.matter)
    if (seen.tell) {
      const tell = lateTell(seen.matter, seen.tell, at)
      await transaction.collection('notices').add(noticeOf(seen.matter, tell, at))
    }
    return ok(null)
  })
}

/** 投诉建议 that wait too long, the longest first. */
export const complaintWatch: Watch<{ _id: string }> = {
  name: 'complaints',
  share: 0.2,
  due: (limit) =>
    collection('complaints').find(
      { wakeAt: command.lte(now()) },
      { sort: [['wakeAt', 'asc']], limit, fields: ['_id'] },
    ),
  look,
}
