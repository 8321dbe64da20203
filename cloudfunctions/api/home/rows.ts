import { TENDED } from '../../../domain/contract/tended'
import type { Tended } from '../../../domain/duty/tended'
import { complaintRows } from '../complaint/rows'
import { householdRows } from '../household/rows'
import { caseRows } from '../mediation/rows'
import { merchantRows } from '../merchant/rows'
import { pointsRows } from '../points/rows'
import { reportRows } from '../report/rows'
import { volunteerRows } from '../volunteer/rows'
import type { RowSource } from './rowSource'

/** A context with something to do adds its rows here. */
export const ROW_SOURCES: readonly RowSource[] = [
  reportRows,
  caseRows,
  pointsRows,
  complaintRows,
  volunteerRows,
  householdRows,
  merchantRows,
]

/** Of what 交接 moves. */
export const MOVED_ROWS: readonly RowSource[] = ROW_SOURCES.filter(
  ({ of }) => of !== null && (TENDED[of] as Tended<never>).handOver !== undefined,
)
