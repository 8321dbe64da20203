import * as v from 'valibot'
import { byDuty } from '../call/basis'
import { opening, reading, writing } from '../call/define'
import { gridCode, requestId, staffId, unitCode } from '../call/fields'
import type { LeaveView } from '../street/views'
import type { CandidateView, OwnLeaveView, PeopleView, TasksView, UnsentView } from './views'

/** Epoch ms. */
const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15))

export const DUTY_CALLS = {
  /** Whom a report may be given to: by a dispatcher; within a grid, by whoever answers for it. */
  'duty.candidates': reading<{ items: CandidateView[] }>()(
    v.strictObject({ gridCode: v.optional(gridCode), unit: v.optional(unitCode) }),
  ),
  /** 请假: the own leave with a deputy; null ends it. */
  'duty.leave': writing<{ leave: LeaveView | null }>()(
    v.strictObject({
      requestId,
      leave: v.nullable(
        v.strictObject({ from: instant, to: instant, deputy: v.optional(staffId) }),
      ),
    }),
    byDuty,
  ),
  /** The own leave as entered, who could be the deputy, and how much waits still. Staff only. */
  'duty.ownLeave': opening<OwnLeaveView>()(v.strictObject({})),
  /** The people of one grid of those that the reader answers for; the first where none is named. */
  'duty.people': reading<PeopleView>()(v.strictObject({ gridCode: v.optional(gridCode) })),
  /** What waits for a person, oneself where none is named: the list to confirm before 交接. */
  'duty.tasksOf': opening<TasksView>()(v.strictObject({ staff: v.optional(staffId) })),
  /** 未推送: whom of the staff no message has reached of late. For the desk. */
  'duty.unsent': opening<{ items: UnsentView[] }>()(v.strictObject({})),
  /** 交接: all that waits for `staff` goes to `to`. Answers how much that is; it follows at once. */
  'duty.handOver': writing<{ count: number }>()(
    v.strictObject({ requestId, staff: staffId, to: staffId }),
    byDuty,
  ),
}
