import type { Case } from '../../../domain/mediation/types'
import type { Principal } from '../../../domain/matter/types'
import { isToMediation } from '../../../domain/report/mediation'
import type { Report } from '../../../domain/report/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { list } from '../../platform/lists'
import type { CallContext } from '../context'
import type { Making } from '../matter'

/**
 * 转调解: an application that comes from a report. Nothing of the report is copied: what the committee
 * reads is what its reporter wrote in the application. The report keeps which case that is, for its
 * reporter alone, and that one field decides between two applications at once. Its version stays: staff
 * see nothing of it, so what they saw is still so.
 * Refusals: `mayApply`'s, which is asked with the account, `notFound` for a report that is not the applicant's own, `notTransferred`.
 */
export function fromReport(
  reportId: string,
  applicant: Principal,
  context: CallContext,
  mayApply: () => Promise<Outcome<unknown>>,
): Required<Pick<Making<Case>, 'from' | 'also'>> {
  let report: Report | null = null
  return {
    async from(transaction) {
      // Beside it, with the account: the mark has taken its snapshot.
      const [found] = await context.readAnewWith(list('reports', { _id: reportId }, { limit: 1 }))
      const may = await mayApply()
      if (!may.ok) return may
      report = found ?? null
      if (report?.reporter !== applicant) return refuse('notFound')
      if (!isToMediation(report)) return refuse('notTransferred')
      const before = report.caseId ? await transaction.collection('cases').get(report.caseId) : null
      return ok(before?.open ? before._id : null)
    },
    async also(transaction, made) {
      if (report) await transaction.collection('reports').put({ ...report, caseId: made._id })
    },
  }
}
