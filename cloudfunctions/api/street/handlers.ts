import type { STREET_CALLS } from '../../../domain/street/calls'
import type { Handlers } from '../context'
import { get } from './get'

export const streetHandlers: Handlers<keyof typeof STREET_CALLS> = {
  'street.get': get,
}
