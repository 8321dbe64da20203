import { GONE, without, withoutNumbers } from '../identity/leaving'
import type { Principal } from '../matter/types'
import type { HistoryEntry, Report } from './types'

/** What the reporter wrote at a step, without whom and without numbers. */
const asNobody = (entry: HistoryEntry, user: Principal): HistoryEntry =>
  entry.by.principal === user
    ? { ...entry, by: { ...entry.by, principal: GONE }, note: withoutNumbers(entry.note) }
    : entry

/**
 * A report without this account, wherever it stands: what was reported, what was done and how it goes on
 * stay as they are. Where its rating is awaited nobody gives it, and it ends unrated by the timer.
 */
export function nameless(report: Report, user: Principal): Report {
  const common = {
    ...report,
    history: report.history.map((entry) => asNobody(entry, user)),
    doneBy: without(user, report.doneBy),
    waitingFor: report.waitingFor === user ? GONE : report.waitingFor,
  }
  if (report.reporter !== user) return common
  const { place, rating } = report
  return {
    ...common,
    reporter: GONE,
    reporterStaffId: null,
    text: withoutNumbers(report.text),
    rating: rating && { ...rating, comment: withoutNumbers(rating.comment) },
    // What a pin is called are the reporter's own words; a building's name is the street's.
    place: place.buildingId === null ? { ...place, label: '' } : place,
  }
}
