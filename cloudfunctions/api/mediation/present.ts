import type { CaseView } from '../../../domain/mediation/answers'
import type { Case } from '../../../domain/mediation/types'
import { caseViewOf, fileIdsOf } from '../../../domain/mediation/views'
import { temporaryUrls } from '../../platform/storage'
import type { CallContext } from '../context'

/** A case as the caller may see it. */
export async function present(c: Case, context: CallContext, repeated = false): Promise<CaseView> {
  const [actor, settings, urls] = await Promise.all([
    context.actor(),
    context.settings(),
    temporaryUrls(fileIdsOf(c)),
  ])
  return caseViewOf(c, { actor, now: context.now, settings }, urls, repeated)
}
