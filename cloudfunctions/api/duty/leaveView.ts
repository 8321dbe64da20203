import { leaveToTell } from '../../../domain/duty/leave'
import type { LeaveView } from '../../../domain/contract'
import type { Leave } from '../../../domain/street/types'

/** A leave in words, null where there is none or it is over. */
export function leaveView(leave: Leave | undefined, now: number): LeaveView | null {
  const told = leaveToTell(leave, now)
  return told && { from: told.from, to: told.to, deputyName: told.deputy?.name ?? '' }
}
