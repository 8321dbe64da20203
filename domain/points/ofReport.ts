import type { Report } from '../report/types'
import { todayOf } from './ledger/lots'
import type { AwardAsked } from './ledger/award'
import { REPORT_RULE, ruleOf, type PointsRules } from './rules'

/** Of a report, what says whether it is paid. */
export type PaidReport = Pick<
  Report,
  '_id' | 'state' | 'reporterStaffId' | 'acceptedAt' | 'submittedAt' | 'confidential'
>

/** States in which a report was found to be none, or was taken back. */
const WORTHLESS: ReadonlySet<Report['state']> = new Set(['REJECTED', 'CANCELLED'])

/**
 * 有效上报: a resident's report is paid by itself after 受理. Never for one that was not accepted,
 * rejected or withdrawn; nor for staff, whose work it is. What is 保密 stands in no published list. The day
 * is that of the report, however late it was accepted or the timer came by.
 */
export function awardOfReport(report: PaidReport, own: PointsRules): AwardAsked | null {
  const rule = ruleOf(REPORT_RULE, own)
  const isValid = report.acceptedAt !== null && !WORTHLESS.has(report.state)
  if (!rule || !isValid || report.reporterStaffId !== null) return null
  return {
    rule: REPORT_RULE,
    source: report._id,
    points: rule.points,
    deedOn: todayOf(report.submittedAt),
    confidential: report.confidential,
    promised: false,
    recorded: true,
    sole: true,
  }
}

/** A report that was paid and then withdrawn or rejected after all: its points are reversed. */
export const isTakenBack = ({ state }: Pick<PaidReport, 'state'>): boolean => WORTHLESS.has(state)
