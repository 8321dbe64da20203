import { mayRead } from '../../../domain/lost/qualities'
import { viewOf } from '../../../domain/lost/views'
import { ok, refuse } from '../../../domain/result'
import { collection } from '../../platform/collections'
import type { Handler } from '../context'

/** One found thing. Who has nothing to do with it is told that there is none. */
export const get: Handler<'lost.get'> = async ({ id }, context) => {
  const [actor, thing] = await Promise.all([context.actor(), collection('lost').get(id)])
  return thing && mayRead(actor, thing) ? ok(viewOf(thing, actor, false)) : refuse('notFound')
}
