import { ok } from '../../../domain/result'
import type { Handler } from '../context'
import { meViewOf } from './meView'

/** The own account, subscriptions and unread notices. Stores nothing. */
export const me: Handler<'identity.me'> = async (_input, context) =>
  ok(await meViewOf(await context.user(), context))
