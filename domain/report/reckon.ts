import { lastKnownYear } from '../calendar/workingTime'
import { SYSTEM } from '../matter/escalate'
import { mark } from '../matter/move'
import { messageTime } from '../notice/message'
import { deadlineOf, type Situation } from './deadlines'
import type { Report } from './types'

/**
 * Puts a provisional deadline right once the year is known: reckoned again from where it began. Null
 * when there is nothing to put right. What waits under the deadline is due, and looked at, by the new
 * one; an escalation that is under way keeps its own time.
 */
export function reckonAgain(report: Report, s: Situation): Report | null {
  const { deadline } = report
  const { calendar } = s.settings
  if (!deadline || deadline.guessedYear === null) return null
  if (deadline.guessedYear > lastKnownYear(calendar)) return null
  const right = deadlineOf(calendar, deadline.from, deadline.hours, report.star)
  const isDueByIt = report.dueAt === deadline.at
  const isAwaitedByIt = report.wakeAt === deadline.at
  const set = {
    deadline: right,
    ...(isDueByIt ? { dueAt: right.at } : {}),
    ...(isAwaitedByIt ? { wakeAt: right.at } : {}),
  }
  if (right.at === deadline.at) return { ...report, ...set, version: report.version + 1 }
  const note = `节假日安排已公布，办理时限更正为${messageTime(right.at)}`
  return mark(report, 'reckon', { by: SYSTEM, at: s, note, set })
}
