import { assertWhole } from '../../../domain/matter/lifecycle'
import { TIMER_REQUEST } from '../../../domain/matter/escalate'
import { noticeOf } from '../../../domain/notice/compose'
import { REPORT } from '../../../domain/report/lifecycle'
import { lateTell } from '../../../domain/report/notices'
import { watch } from '../../../domain/report/watch'
import { ok } from '../../../domain/result'
import { now } from '../../platform/clock'
import { collection, command } from '../../platform/collections'
import { streetSettings } from '../../platform/settings'
import { transact } from '../../platform/transact'
import type { Watch } from '../watch'

/**
 * Does what the rules say about a report whose moment has come: escalates, or ends an unrated one.
 * Looks again inside the transaction, so a person who was faster, or this timer running concurrently
 * with itself, leaves nothing to do.
 */
async function look({ _id }: { _id: string }): Promise<void> {
  const settings = await streetSettings()
  await transact(async (transaction) => {
    const reports = transaction.collection('reports')
    const report = await reports.get(_id)
    const at = now()
    const seen = report && watch(report, { now: at, settings, requestId: TIMER_REQUEST })
    if (!seen) return ok(null)
    assertWhole(REPORT, seen.report)
    await reports.put(seen.report)
    if (seen.tell) {
      const tell = lateTell(seen.report, seen.tell, at)
      await transaction.collection('notices').add(noticeOf(seen.report, tell, at))
    }
    return ok(null)
  })
}

/** Reports that wait too long, the longest first. */
export const reportWatch: Watch<{ _id: string }> = {
  name: 'reports',
  share: 0.4,
  due: (limit) =>
    collection('reports').find(
      { wakeAt: command.lte(now()) },
      { sort: [['wakeAt', 'asc']], limit, fields: ['_id'] },
    ),
  look,
}
