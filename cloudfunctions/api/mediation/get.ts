import { mayRead } from '../../../domain/mediation/qualities'
import { ok, refuse } from '../../../domain/result'
import { collection } from '../../platform/collections'
import type { Handler } from '../context'
import { present } from './present'

/** One case. Who has nothing to do with it, of whatever post, is told that there is none. */
export const get: Handler<'mediation.get'> = async (input, context) => {
  const [actor, c] = await Promise.all([context.actor(), collection('cases').get(input.id)])
  if (!c || !mayRead(actor, c)) return refuse('notFound')
  return ok(await present(c, context))
}
