import { createHash } from 'node:crypto'
import type { ReportView } from '../../../domain/contract'
import { noticesOf } from '../../../domain/notice/compose'
import type { Report } from '../../../domain/report/types'
import { ok, type Outcome, type Refusal } from '../../../domain/result'
import { collection } from '../../platform/collections'
import { askToSend } from '../../platform/functions'
import { isDuplicate } from '../../platform/sdk'
import { discardUploads } from '../../platform/storage'
import { transact } from '../../platform/transact'
import type { CallContext } from '../context'
import { present } from './present'

/** The key of a report: the same person and request always give the same one, so they collide. */
export const keyOf = (openid: string, requestId: string): string =>
  createHash('sha256').update(`${openid}:${requestId}`).digest('hex').slice(0, 24)

/** The report that this request made before, or null. */
async function madeBefore(key: string, context: CallContext): Promise<ReportView | null> {
  const stored = await collection('reports').get(`report:${key}`)
  return stored && present(stored, context, true)
}

/**
 * The uploads of a request whose answer was lost are tidied away by the time it is asked again: then
 * the report that it made, else the refusal.
 */
export async function orMadeBefore(
  refusal: Refusal,
  requestId: string,
  context: CallContext,
): Promise<Outcome<ReportView>> {
  if (refusal.code !== 'photoMissing') return refusal
  const before = await madeBefore(keyOf(context.openid, requestId), context)
  return before ? ok(before) : refusal
}

/**
 * Writes a new report with its notices, once; then asks for the pushes to be sent and tidies the
 * `uploads` away, whose copies are evidence now.
 */
export async function create(
  report: Report,
  context: CallContext,
  uploads: string[],
): Promise<Outcome<ReportView>> {
  const { userId, staffId } = await context.actor()
  const actors = staffId ? [userId, staffId] : [userId]
  const settings = await context.settings()
  const notices = noticesOf(report, report.history, actors, settings, context.now)
  try {
    const written = await transact(async (transaction) => {
      await transaction.collection('reports').add(report)
      for (const notice of notices) await transaction.collection('notices').add(notice)
      return ok(report)
    })
    if (!written.ok) return written
  } catch (error) {
    const before = isDuplicate(error)
      ? await madeBefore(report._id.replace('report:', ''), context)
      : null
    if (before) return ok(before)
    throw error
  }
  const [view] = await Promise.all([
    present(report, context),
    askToSend(notices.map((n) => n._id)),
    discardUploads(uploads),
  ])
  return ok(view)
}
