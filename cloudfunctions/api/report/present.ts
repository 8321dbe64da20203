import type { ReportView } from '../../../domain/contract'
import type { Report } from '../../../domain/report/types'
import { fileIdsOf, viewOf } from '../../../domain/report/view'
import { temporaryUrls } from '../../platform/storage'
import { streetShape } from '../../platform/street'
import type { CallContext } from '../context'

/** A report as the caller may see it, with addresses of its photos that soon expire. */
export async function present(
  report: Report,
  context: CallContext,
  repeated = false,
): Promise<ReportView> {
  const [actor, settings, shape, urls] = await Promise.all([
    context.actor(),
    context.settings(),
    streetShape(),
    temporaryUrls(fileIdsOf(report)),
  ])
  const grid = shape.grids.find((g) => g.code === report.gridCode)
  const phone = grid?.publicPhone || (settings.phones[0]?.phone ?? '')
  return viewOf(report, { actor, now: context.now, settings }, urls, { phone, repeated })
}
