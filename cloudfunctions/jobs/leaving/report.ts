import { nameless } from '../../../domain/report/nameless'
import { changeAll, type Leaver } from './leaver'

/** Reports stay, are worked on and close; whose they were does not stand in them. */
export const leaveReports: Leaver = async ({ user }) => {
  await changeAll('reports', { reporter: user }, (report) => nameless(report, user))
  await changeAll('reports', { doneBy: user }, (report) => nameless(report, user))
}
