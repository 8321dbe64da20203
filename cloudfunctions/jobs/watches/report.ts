import { assertWhole } from '../../../domain/matter/lifecycle'
import { TIMER_REQUEST } from '../../../domain/matter/escalate'
import { lastKnownYear } from '../../../domain/calendar/workingTime'
import { EVERYBODY } from '../../../domain/duty/presence'
import type { Tended } from '../../../domain/duty/tended'
import { noticeOf } from '../../../domain/notice/compose'
import { namesToEscalate } from '../../../domain/report/ladder'
import { REPORT } from '../../../domain/report/lifecycle'
import { lateTell } from '../../../domain/report/notices'
import { reckonAgain } from '../../../domain/report/reckon'
import { REPORTS_TENDED } from '../../../domain/report/tended'
import { hasCome, watch } from '../../../domain/report/watch'
import { ok } from '../../../domain/result'
import { now } from '../../platform/clock'
import { collection, command } from '../../platform/collections'
import { presenceOfAll, type Known } from '../../platform/presence'
import { gridBySettings, settleIn } from '../../platform/settle'
import { streetSettings } from '../../platform/settings'
import { transact } from '../../platform/transact'
import type { Watch } from '../watch'

const REPORTS = { name: 'reports', rules: REPORTS_TENDED as Tended } as const

/**
 * Does what the rules say about a report whose moment has come: escalates, or ends an unrated one.
 * Looks again inside the transaction, so a person who was faster, or this timer running concurrently
 * with itself, leaves nothing to do. What waits for somebody who is gone is late through no fault of
 * his: it goes to another first.
 */
async function look({ _id }: { _id: string }): Promise<void> {
  const settings = await streetSettings()
  await transact(async (transaction) => {
    const reports = transaction.collection('reports')
    const stored = await reports.get(_id)
    const { at } = transaction
    if (!stored || !hasCome(stored, at)) return ok(null)
    const known: Known = new Map()
    const gridOf = gridBySettings(REPORTS, settings)
    const report = await settleIn(transaction, REPORTS, stored, gridOf, settings, known)
    if (report.waitingFor !== stored.waitingFor) return ok(null)
    const presence = await presenceOfAll(transaction, namesToEscalate(report, settings), known)
    const seen = watch(report, { now: at, settings, presence, requestId: TIMER_REQUEST })
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

/** Puts a deadline right that was provisional; nobody's turn changes by it. */
async function putRight({ _id }: { _id: string }): Promise<void> {
  const settings = await streetSettings()
  await transact(async (transaction) => {
    const reports = transaction.collection('reports')
    const report = await reports.get(_id)
    const situation = { now: now(), settings, presence: EVERYBODY, requestId: TIMER_REQUEST }
    const right = report && reckonAgain(report, situation)
    if (!right) return ok(null)
    assertWhole(REPORT, right)
    await reports.put(right)
    return ok(null)
  })
}

/** Provisional deadlines whose year has become known. */
export const deadlineWatch: Watch<{ _id: string }> = {
  name: 'deadlines',
  share: 0.2,
  async due(limit) {
    const { calendar } = await streetSettings()
    return collection('reports').find(
      { 'deadline.guessedYear': command.gt(0).and(command.lte(lastKnownYear(calendar))) },
      { sort: [['deadline.guessedYear', 'asc']], limit, fields: ['_id'] },
    )
  },
  look: putRight,
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
