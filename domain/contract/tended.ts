import { CASES_TENDED } from '../mediation/tended'
import { AWARDS_TENDED } from '../points/tended'
import { REPORTS_TENDED } from '../report/tended'

/**
 * Every collection of matters that wait for somebody, and how they are looked after when people and grids
 * change. A context with a life cycle adds its own here.
 */
export const TENDED = {
  reports: REPORTS_TENDED,
  cases: CASES_TENDED,
  awards: AWARDS_TENDED,
}
