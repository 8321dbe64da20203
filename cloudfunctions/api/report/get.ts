import { mayRead } from '../../../domain/report/qualities'
import { ok, refuse } from '../../../domain/result'
import { collection } from '../../platform/collections'
import type { Handler } from '../context'
import { present } from './present'

/** One report. Who has nothing to do with it is told that there is none. */
export const get: Handler<'report.get'> = async (input, context) => {
  const [actor, report] = await Promise.all([context.actor(), collection('reports').get(input.id)])
  if (!report || !mayRead(actor, report)) return refuse('notFound')
  return ok(await present(report, context))
}
