import type { Report } from '../../domain/report/types'
import { MATTER, collection, index, nobody } from './define'

export const REPORT_COLLECTIONS = {
  reports: collection<Report>(
    {
      reporter: 'openid',
      reporterStaffId: 'openid',
      waitingFor: 'openid',
      'history.*.by': 'openid',
      doneBy: 'openid',
      text: 'report',
      'history.*.note': 'report',
      'history.*.photos': 'photos',
      result: 'report',
      rating: 'report',
      photos: 'photos',
      place: 'spot',
      handler: 'roster',
      worker: 'roster',
      lead: 'roster',
      firstSecretary: 'roster',
      verifier: 'roster',
      handlerId: 'roster',
      caseId: 'report',
      'history.*.inside': 'report',
      ...MATTER,
      ...nobody('no', 'confidential', 'categoryCode', 'categoryName', 'gridCode', 'unitCode'),
      ...nobody('unitName', 'hours', 'star', 'reason', 'submittedAt', 'acceptedAt'),
      ...nobody('assignedAt', 'signedAt', 'resolvedAt', 'closedAt', 'deadline', 'returns'),
      ...nobody('finalAssign', 'reworks', 'reopens', 'reopenAsked', 'outcome', 'moderation'),
      ...nobody('history'),
    },
    index('mine', ['reporter', 1], ['submittedAt', -1], ['_id', -1]),
    index('mine_open', ['reporter', 1], ['open', 1], ['submittedAt', -1], ['_id', -1]),
    /** What its reporter may ask mediation for. */
    index('transferred', ['reporter', 1], ['outcome', 1], ['closedAt', -1], ['_id', -1]),
    /** Every work list is this one: whose turn it is, what is due first. */
    index('waiting', ['waitingFor', 1], ['dueAt', 1], ['_id', 1]),
    index('handled', ['handlerId', 1], ['submittedAt', -1], ['_id', -1]),
    /** What somebody has solved. */
    index('done', ['doneBy', 1]),
    /** What the timer must look at. */
    index('watch', ['wakeAt', 1], ['_id', 1]),
    /** What was accepted last, for its points. */
    index('accepted', ['acceptedAt', 1], ['_id', 1]),
    /** Deadlines that a missing year has made provisional. */
    index('provisional', ['deadline.guessedYear', 1]),
  ),
}
