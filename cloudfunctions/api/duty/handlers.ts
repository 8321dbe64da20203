import type { DUTY_CALLS } from '../../../domain/duty/calls'
import type { Handlers } from '../context'
import { candidates } from './candidates'
import { handOver } from './handOver'
import { leave } from './leave'
import { ownLeave } from './ownLeave'
import { people } from './gridPeople'
import { tasksOf } from './tasksOf'
import { unsent } from './unsent'

export const dutyHandlers: Handlers<keyof typeof DUTY_CALLS> = {
  'duty.candidates': candidates,
  'duty.leave': leave,
  'duty.ownLeave': ownLeave,
  'duty.people': people,
  'duty.tasksOf': tasksOf,
  'duty.handOver': handOver,
  'duty.unsent': unsent,
}
