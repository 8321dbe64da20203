import { PRIVACY_VERSION } from '../../../domain/identity/privacy'
import { refuse } from '../../../domain/result'
import { command } from '../../platform/collections'
import type { Handler } from '../context'
import { meViewOf } from './meView'
import { changeUser } from './saveUser'

/** 同意 or 撤回同意 (PIPL art. 14–16): withdrawing is as easy as giving. */
export const consent: Handler<'identity.consent'> = async (input, context) => {
  if (input.agree && input.version !== PRIVACY_VERSION) return refuse('invalidInput')
  const given = input.agree ? { version: input.version, at: context.now } : null
  const change = () => ({ fields: { consent: given }, change: { consent: command.set(given) } })
  return changeUser(context, change, (user) => meViewOf(user, context))
}
