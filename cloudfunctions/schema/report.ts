import type { Report } from '../../domain/report/types'
import { collection, index } from './define'

export const REPORT_COLLECTIONS = {
  reports: collection<Report>(
    index('mine', ['reporter', 1], ['submittedAt', -1], ['_id', -1]),
    index('mine_open', ['reporter', 1], ['open', 1], ['submittedAt', -1], ['_id', -1]),
    /** What its reporter may ask mediation for. */
    index('transferred', ['reporter', 1], ['outcome', 1], ['closedAt', -1], ['_id', -1]),
    /** Every work list is this one: whose turn it is, what is due first. */
    index('waiting', ['waitingFor', 1], ['dueAt', 1], ['_id', 1]),
    index('handled', ['handlerId', 1], ['submittedAt', -1], ['_id', -1]),
    /** What the timer must look at. */
    index('watch', ['wakeAt', 1], ['_id', 1]),
    /** What was accepted last, for its points. */
    index('accepted', ['acceptedAt', 1], ['_id', 1]),
    /** Deadlines that a missing year has made provisional. */
    index('provisional', ['deadline.guessedYear', 1]),
  ),
}
