import { nameless } from '../../../domain/complaint/nameless'
import { changeAll, type Leaver } from './leaver'

/** Complaints stay and are answered; whose they were does not stand in them. */
export const leaveComplaints: Leaver = async ({ user }) => {
  await changeAll('complaints', { complainant: user }, (c) => nameless(c, user))
}
