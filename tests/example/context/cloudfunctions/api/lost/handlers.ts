import type { LOST_CALLS } from '../../../domain/lost/calls'
import type { Handlers } from '../context'
import { get } from './get'
import { giveBack } from './giveBack'
import { register } from './register'

export const lostHandlers: Handlers<keyof typeof LOST_CALLS> = {
  'lost.register': register,
  'lost.giveBack': giveBack,
  'lost.get': get,
}
