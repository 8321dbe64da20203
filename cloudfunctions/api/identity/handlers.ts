import type { IDENTITY_CALLS } from '../../../domain/identity/calls'
import type { Handlers } from '../context'
import { approve } from './approve'
import { bindings } from './bindings'
import { bindPhone } from './bindPhone'
import { agree, withdraw } from './consent'
import { leave } from './leave'
import { me } from './me'
import { myData } from './myData'
import { phone } from './phone'
import { reads } from './reads'
import { unbind } from './unbind'
import { update } from './update'

export const identityHandlers: Handlers<keyof typeof IDENTITY_CALLS> = {
  'identity.me': me,
  'identity.update': update,
  'identity.agree': agree,
  'identity.withdraw': withdraw,
  'identity.leave': leave,
  'identity.bindPhone': bindPhone,
  'identity.phone': phone,
  'identity.reads': reads,
  'identity.bindings': bindings,
  'identity.approve': approve,
  'identity.unbind': unbind,
  'identity.myData': myData,
}
