import { REPORT_SHAPE } from '../../../domain/report/create'
import { REPORT } from '../../../domain/report/lifecycle'
import { decide } from '../../../domain/report/decide'
import { tellsOf } from '../../../domain/report/notices'
import { namesOf } from '../../../domain/report/naming'
import { mayRead, permitStep } from '../../../domain/report/qualities'
import type { Report } from '../../../domain/report/types'
import type { StepInput } from '../../../domain/report/words'
import type { ReportView } from '../../../domain/report/answers'
import type { Kind } from '../matter'
import { present } from './present'

/** Reports, as the common runner needs to know them. */
export const REPORTS: Kind<Report, StepInput, ReportView> = {
  collection: 'reports',
  shape: REPORT_SHAPE,
  table: REPORT,
  personal: new Set(['reporter']),
  mayRead,
  permit: (actor, action, report, now, settings) =>
    permitStep(actor, action, report, now, settings),
  names: namesOf,
  decide,
  tells: tellsOf,
  // 受理 is paid at once, and paid back where the report is withdrawn.
  follows: ({ acceptedAt, state, history }) =>
    acceptedAt !== null && (acceptedAt === history.at(-1)!.at || state === 'CANCELLED'),
  present,
}
