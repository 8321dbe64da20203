import type { DUTY_CALLS } from '../../../domain/duty/calls'
import type { Handlers } from '../context'
import { candidates } from './candidates'
import { handOver } from './handOver'
import { leave } from './leave'
import { tasksOf } from './tasksOf'

export const dutyHandlers: Handlers<keyof typeof DUTY_CALLS> = {
  'duty.candidates': candidates,
  'duty.leave': leave,
  'duty.tasksOf': tasksOf,
  'duty.handOver': handOver,
}
