import type { HOME_CALLS } from '../../../domain/home/calls'
import type { Handlers } from '../context'
import { open } from './open'

export const homeHandlers: Handlers<keyof typeof HOME_CALLS> = {
  'home.open': open,
}
