import type { ReportView } from '../../../domain/contract'
import type { Report } from '../../../domain/report/types'
import { fileIdsOf, viewOf } from '../../../domain/report/views'
import { temporaryUrls } from '../../platform/storage'
import type { CallContext } from '../context'

/** A report as the caller may see it, with addresses of its photos that soon expire. */
export async function present(
  report: Report,
  context: CallContext,
  repeated = false,
): Promise<ReportView> {
  const [actor, settings, urls] = await Promise.all([
    context.actor(),
    context.settings(),
    temporaryUrls(fileIdsOf(report)),
  ])
  const ofGrid = settings.directory[report.gridCode ?? '']?.phone ?? ''
  const phone = ofGrid || (settings.phones[0]?.phone ?? '')
  return viewOf(report, { actor, now: context.now, settings }, urls, { phone, repeated })
}
