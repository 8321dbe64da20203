import { paperFault, paperName } from '../../../domain/mediation/paper'
import { mayRead } from '../../../domain/mediation/qualities'
import { ok, refuse } from '../../../domain/result'
import { collection } from '../../platform/collections'
import { log } from '../../platform/log'
import { paperOf } from '../../platform/papers'
import { temporaryUrls } from '../../platform/storage'
import type { Handler } from '../context'

/**
 * 协议书, for whoever may read the case. The same words are the same file, however often it is asked
 * for. Refusals: `paperNotYet`, `paperOral`; `papersAway` where the function that makes papers, or the
 * storage, does not answer.
 */
export const paper: Handler<'mediation.paper'> = async ({ id }, context) => {
  const [actor, c, settings] = await Promise.all([
    context.actor(),
    collection('cases').get(id),
    context.settings(),
  ])
  if (!c || !mayRead(actor, c)) return refuse('notFound')
  const fault = paperFault(c)
  if (fault) return refuse(fault)
  try {
    const made = await paperOf(c, settings.committee?.name ?? '')
    if (!made) return refuse('paperOral')
    const url = (await temporaryUrls([made.fileId])).get(made.fileId)
    return url ? ok({ url, name: paperName(c) }) : refuse('papersAway')
  } catch (error) {
    log.error('papersAway', error, { case: id })
    return refuse('papersAway')
  }
}
