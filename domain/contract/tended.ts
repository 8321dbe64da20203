import { COMPLAINTS_TENDED } from '../complaint/tended'
import { CASES_TENDED } from '../mediation/tended'
import { AWARDS_TENDED } from '../points/tended'
import { REPORTS_TENDED } from '../report/tended'
import { ACTIVITIES_TENDED } from '../volunteer/activity/tended'
import { TEAMS_TENDED } from '../volunteer/team/tended'

/**
 * Every collection of matters that wait for somebody, and how they are looked after when people and grids
 * change. A context with a life cycle adds its own here.
 */
export const TENDED = {
  reports: REPORTS_TENDED,
  cases: CASES_TENDED,
  awards: AWARDS_TENDED,
  complaints: COMPLAINTS_TENDED,
  teams: TEAMS_TENDED,
  activities: ACTIVITIES_TENDED,
}
