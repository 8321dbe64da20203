import * as v from 'valibot'
import { reading, writing } from '../call/define'
import { gridCode, requestId, staffId, unitCode } from '../call/fields'
import type { CandidateView, LeaveView, TasksView } from './views'

/** Epoch ms. */
const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15))

export const DUTY_CALLS = {
  /** Whom a report may be given to: by a dispatcher; within a grid, by whoever answers for it. */
  'duty.candidates': reading<{ items: CandidateView[] }>()(
    v.strictObject({ gridCode: v.optional(gridCode), unit: v.optional(unitCode) }),
  ),
  /**
   * 请假: the own leave with a deputy; null ends it. What waits for the person already stays with him:
   * `waiting` says how much that is, for 交接.
   */
  'duty.leave': writing<{ leave: LeaveView | null; waiting: number }>()(
    v.strictObject({
      requestId,
      leave: v.nullable(
        v.strictObject({ from: instant, to: instant, deputy: v.optional(staffId) }),
      ),
    }),
  ),
  /** What waits for a person: the list to confirm before 交接. */
  'duty.tasksOf': reading<TasksView>()(v.strictObject({ staff: staffId })),
  /** 交接: all that waits for `staff` goes to `to`. Answers how much that is; it follows at once. */
  'duty.handOver': writing<{ count: number }>()(
    v.strictObject({ requestId, staff: staffId, to: staffId }),
  ),
}
