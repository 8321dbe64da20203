import { assertWhole } from '../../domain/matter/lifecycle'
import { SYSTEM, TIMER_REQUEST } from '../../domain/matter/escalate'
import { REPORT_SHAPE } from '../../domain/report/create'
import { REPORT } from '../../domain/report/lifecycle'
import { tellsOf } from '../../domain/report/notices'
import { namesToSettle, settle } from '../../domain/report/settle'
import type { Report } from '../../domain/report/types'
import { ok } from '../../domain/result'
import type { StaffedGrid, StreetSettings } from '../../domain/street/types'
import { now } from './clock'
import { writeNotices } from './notices'
import { presenceOfAll, type Known } from './presence'
import { transact, type Transaction } from './transact'

/** Where a report's place lies now. */
export type GridOf = (report: Report) => StaffedGrid | null | Promise<StaffedGrid | null>

const NO_ACTOR = { userId: SYSTEM.principal, staffId: null }

/**
 * Settles one report inside a transaction and tells whoever it waits for now. Answers the report as it
 * is then, written only where something has changed.
 */
export async function settleIn(
  transaction: Transaction,
  report: Report,
  gridOf: GridOf,
  settings: StreetSettings,
  known: Known = new Map(),
): Promise<Report> {
  const grid = await gridOf(report)
  const presence = await presenceOfAll(transaction, namesToSettle(report, grid), known)
  const at = now()
  const next = settle(report, grid, { now: at, settings, presence, requestId: TIMER_REQUEST })
  if (!next) return report
  assertWhole(REPORT, next)
  await transaction.collection('reports').put(next)
  await writeNotices(transaction, next, tellsOf(next, report, settings, at), NO_ACTOR, at)
  return next
}

/**
 * The same in a transaction of its own. Answers whether whose turn it is has changed; doing it again
 * changes nothing.
 */
export async function settleReport(
  id: string,
  gridOf: GridOf,
  settings: StreetSettings,
): Promise<boolean> {
  const moved = await transact(async (transaction) => {
    const report = await transaction.collection('reports').get(id)
    // One that a migration has not reached yet is settled by the next import.
    if (report?.shape !== REPORT_SHAPE) return ok(false)
    const settled = await settleIn(transaction, report, gridOf, settings)
    return ok(settled.waitingFor !== report.waitingFor)
  })
  return moved.ok && moved.value
}
