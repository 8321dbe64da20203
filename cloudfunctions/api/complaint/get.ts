import { mayRead } from '../../../domain/complaint/qualities'
import { ok, refuse } from '../../../domain/result'
import { collection } from '../../platform/collections'
import type { Handler } from '../context'
import { present } from './present'

/** One of them. Whoever has nothing to do with it, and whomever it is about, is told that there is none. */
export const get: Handler<'complaint.get'> = async ({ id }, context) => {
  const [actor, c] = await Promise.all([context.actor(), collection('complaints').get(id)])
  return c && mayRead(actor, c) ? ok(await present(c, context)) : refuse('notFound')
}
