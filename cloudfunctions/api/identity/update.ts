import type { User } from '../../../domain/identity/types'
import { refuse } from '../../../domain/result'
import { SCENE, checkText } from '../../platform/moderation'
import type { Handler } from '../context'
import { meViewOf } from './meView'
import { changeUser } from './saveUser'

/** Sets what the person chose. A nickname is shown to others, so a doubtful one is refused. */
export const update: Handler<'identity.update'> = async (input, context) => {
  const fields: Partial<User> = {}
  if (input.elderMode !== undefined) fields.elderMode = input.elderMode
  if (input.nickname !== undefined) {
    const verdict = await checkText(input.nickname, context.openid, SCENE.profile)
    if (verdict === 'review') return refuse('invalidInput')
    fields.nickname = input.nickname
  }
  const change = () => ({ fields, change: { ...fields } })
  return changeUser(context, change, (user) => meViewOf(user, context))
}
