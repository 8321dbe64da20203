import { MINUTE_MS } from '../calendar/zone'
import type { Matter } from '../matter/types'
import type { Staff } from '../street/types'
import { isOnLeave } from './leave'

/**
 * Whoever is named is asked for in the transaction that names him; a leaving that is committed between its
 * snapshot and its commit is not seen there. So the timer looks once more at what a person has, when
 * nothing that began before he left can still be under way.
 */

/** No function takes longer: so long before the leaving a step may have begun. */
const FUNCTION_MS = MINUTE_MS

/** After this nothing is under way that did not see the leaving; the call that entered it lives as long. */
export const SLIPPED_AFTER_MS = 2 * FUNCTION_MS

/** What the timer does without changing whose turn it is. */
const LOOKS_ONLY: ReadonlySet<string> = new Set(['escalate', 'reckon'])

type Absent = Pick<Staff, '_id' | 'leave' | 'leftAt' | 'openid'>

/**
 * Whether this came to somebody on leave by another's step that could not see the leave: not what waited
 * for him before, which he hands over himself, nor what he took up.
 */
export function hasSlipped(matter: Matter, absent: Absent, now: number): boolean {
  const { _id, leave, leftAt, openid } = absent
  if (!leave || leftAt === undefined || !isOnLeave(absent, now)) return false
  if (matter.waitingFor !== _id) return false
  const last = matter.history.filter((h) => !LOOKS_ONLY.has(h.action)).at(-1)
  if (!last || [_id, `user:${openid}`].includes(last.by.principal)) return false
  return last.at >= leave.from && last.at >= leftAt - FUNCTION_MS
}
