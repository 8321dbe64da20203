import { escalationNotice } from '../../domain/notice/compose'
import type { Report } from '../../domain/report/types'
import { TIMER_REQUEST, watch } from '../../domain/report/watch'
import { ok } from '../../domain/result'
import { now } from '../platform/clock'
import { streetSettings } from '../platform/settings'
import { transact } from '../platform/transact'

/**
 * Does what the rules say about a report whose moment has come: escalates, or ends an unrated one.
 * Looks again inside the transaction, so a person who was faster, or this timer beside itself,
 * leaves nothing to do.
 */
export async function look(due: Pick<Report, '_id'>): Promise<void> {
  const settings = await streetSettings()
  await transact(async (transaction) => {
    const reports = transaction.collection('reports')
    const report = await reports.get(due._id)
    const at = now()
    const seen = report && watch(report, { now: at, settings, requestId: TIMER_REQUEST })
    if (!seen) return ok(null)
    await reports.put(seen.report)
    if (seen.tell) {
      await transaction.collection('notices').add(escalationNotice(seen.report, seen.tell, at))
    }
    return ok(null)
  })
}
