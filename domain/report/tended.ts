import type { Tended } from '../duty/tended'
import { REPORT_SHAPE } from './create'
import { presentGridOf } from './crew'
import { handOver } from './handOver'
import { REPORT } from './lifecycle'
import { tellsOf } from './notices'
import { namesToSettle, settle } from './settle'
import type { Report } from './types'

/** Reports, as imports and 交接 look after them. */
export const REPORTS_TENDED: Tended<Report> = {
  kind: 'report',
  shape: REPORT_SHAPE,
  table: REPORT,
  placeOf: ({ place }) => place,
  gridOf: presentGridOf,
  having: (waitingFor) => ({ waitingFor }),
  namesToSettle,
  settle,
  handOver,
  tells: tellsOf,
}
