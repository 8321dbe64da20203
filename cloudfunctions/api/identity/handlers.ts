import type { IDENTITY_CALLS } from '../../../domain/identity/calls'
import type { Handlers } from '../context'
import { bindPhone } from './bindPhone'
import { consent } from './consent'
import { me } from './me'
import { myData } from './myData'
import { update } from './update'

export const identityHandlers: Handlers<keyof typeof IDENTITY_CALLS> = {
  'identity.me': me,
  'identity.update': update,
  'identity.consent': consent,
  'identity.bindPhone': bindPhone,
  'identity.myData': myData,
}
