import { PURPOSES, withGiven, withTakenBack } from '../../../domain/identity/purposes'
import type { User } from '../../../domain/identity/types'
import { ok, refuse } from '../../../domain/result'
import { command } from '../../platform/collections'
import { newUser } from '../../platform/identity'
import type { Handler } from '../context'
import { meViewOf } from './meView'
import { changeUser } from './saveUser'

const becomes = (consents: User['consents']) => ({
  fields: { consents },
  change: { consents: command.set(consents) },
})

/**
 * 同意, purpose by purpose (PIPL art. 14). It begins an account where there is none: outcome
 * `stillLeaving`, besides `outdated` for other words than those of now.
 */
export const agree: Handler<'identity.agree'> = async ({ consents }, context) => {
  const isOfNow = consents.every(({ purpose, version }) => PURPOSES[purpose].version === version)
  if (!isOfNow) return refuse('outdated')
  const given = consents.map(({ purpose }) => purpose)
  return changeUser(
    context,
    (user) => becomes(withGiven(user.consents, given, context.now)),
    (user) => meViewOf(user, context),
  )
}

/** 撤回同意: as easy as giving it (art. 15). A stranger has nothing to take back, and stays one. */
export const withdraw: Handler<'identity.withdraw'> = async ({ purposes }, context) => {
  if ((await context.storedUser()) === null) {
    return ok(await meViewOf(newUser(context.openid, context.now), context))
  }
  return changeUser(
    context,
    (user) => becomes(withTakenBack(user.consents, purposes)),
    (user) => meViewOf(user, context),
  )
}
