import type { ComplaintView } from '../../../domain/complaint/answers'
import type { Complaint } from '../../../domain/complaint/types'
import { fileIdsOf, viewOf } from '../../../domain/complaint/views'
import { temporaryUrls } from '../../platform/storage'
import type { CallContext } from '../context'

/** A complaint as the caller may see it. */
export async function present(
  c: Complaint,
  context: CallContext,
  repeated = false,
): Promise<ComplaintView> {
  const [actor, settings, urls] = await Promise.all([
    context.actor(),
    context.settings(),
    temporaryUrls(fileIdsOf(c)),
  ])
  return viewOf(c, { actor, now: context.now, settings }, urls, repeated)
}
