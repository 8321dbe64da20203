import type { Case } from '../../../domain/mediation/types'
import type { Principal } from '../../../domain/matter/types'
import { isToMediation } from '../../../domain/report/mediation'
import type { Report } from '../../../domain/report/types'
import { ok, refuse } from '../../../domain/result'
import type { Making } from '../matter'

/**
 * 转调解: an application that comes from a report. Nothing of the report is copied: what the committee
 * reads is what its reporter wrote in the application. The report keeps which case that is, for its
 * reporter alone, and that one field decides between two applications at once. Its version stays: staff
 * see nothing of it, so what they saw is still so.
 * Refusals: `notFound` for a report that is not the applicant's own, `notTransferred`.
 */
export function fromReport(
  reportId: string,
  applicant: Principal,
): Required<Pick<Making<Case>, 'from' | 'also'>> {
  let report: Report | null = null
  return {
    async from(transaction) {
      report = await transaction.collection('reports').get(reportId)
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
