import { addDays } from '../calendar/workingTime'
import type { Specialty } from '../street/committee'
import type { Principal } from '../matter/types'
import type { ReportView } from './answers'
import { REPORT } from './lifecycle'
import type { Report } from './types'

/** 转调解: a report that ended in the advice to ask for mediation (DOMAIN §3.4 row 20). */

export const TO_MEDIATION = 'TO_MEDIATION' as const

type Ended = Pick<Report, 'state' | 'open' | 'outcome'>

/** Closed so, and not opened again since. */
export const isToMediation = ({ open, outcome }: Ended): boolean =>
  !open && outcome === TO_MEDIATION

/** What its reporter reads at home, and for how long. */
export const OFFER_TEXT = '可以申请人民调解'
const OFFER_DAYS = 15

/** The reporter has not applied yet, and it is not so long ago that he was told how. */
export const isOffered = (
  report: Ended & Pick<Report, 'caseId' | 'closedAt'>,
  now: number,
): boolean =>
  isToMediation(report) &&
  !report.caseId &&
  report.closedAt !== null &&
  now < addDays(report.closedAt, OFFER_DAYS)

/** What the state is called: 已办结 says that something was done. Fit for a message's `phrase`. */
export const stateTextOf = (report: Ended): string =>
  isToMediation(report) ? '已转调解' : REPORT.states[report.state].text

/**
 * Which kind of mediation the street's categories lead to (DOMAIN §3.3 [P]), where one can say so
 * before anybody has asked. The reporter may choose another.
 */
const SPECIALTY_OF: Readonly<Record<string, Specialty>> = {
  '0305': 'property',
  '0306': 'property',
  '0704': 'neighbour',
  '0801': 'neighbour',
  '0802': 'family',
  '0803': 'property',
  '0804': 'labour',
  '0805': 'damage',
  '0806': 'debt',
}

/** Null where the category says nothing of a dispute. */
export const specialtyOf = (categoryCode: string | null): Specialty | null =>
  SPECIALTY_OF[categoryCode ?? ''] ?? null

/** The way to the committee, for whoever reported it and nobody else. */
export const mediationOf = (report: Report, userId: Principal): ReportView['mediation'] =>
  isToMediation(report) && report.reporter === userId
    ? { specialty: specialtyOf(report.categoryCode), caseId: report.caseId ?? null }
    : null
