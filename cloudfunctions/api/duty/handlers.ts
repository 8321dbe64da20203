import type { DUTY_CALLS } from '../../../domain/duty/calls'
import type { Handlers } from '../context'
import { candidates } from './candidates'

export const dutyHandlers: Handlers<keyof typeof DUTY_CALLS> = {
  'duty.candidates': candidates,
}
