import type { Leaving } from '../../../domain/identity/types'
import { now } from '../../platform/clock'
import { collection, command } from '../../platform/collections'
import { userIdOf } from '../../platform/identity'
import type { Alone, Watch } from '../watch'
import { leaveComplaints } from './complaint'
import { leaveHelping } from './helper'
import { leaveHousehold } from './household'
import { leaveIdentity } from './identity'
import type { Leaver } from './leaver'
import { leaveMediation } from './mediation'
import { leaveMerchants } from './merchant'
import { leavePoints } from './points'
import { leaveReports } from './report'
import { leaveVolunteering } from './volunteer'

/** Every context that holds anything of a person takes it out; a context adds its own here. */
const LEAVERS: readonly Leaver[] = [
  leaveReports,
  leaveMediation,
  // Before points: an account is closed when nothing of it lies elsewhere.
  leaveHousehold,
  leaveHelping,
  leavePoints,
  leaveMerchants,
  leaveComplaints,
  leaveVolunteering,
  leaveIdentity,
]

/** Takes a person out of everything, whatever of it was done before. */
export async function clearAway(leaving: Leaving): Promise<void> {
  const left = { ...leaving, user: leaving.user ?? userIdOf(leaving.openid) }
  for (const leave of LEAVERS) await leave(left)
}

/**
 * Asked right after 注销; what a death leaves of it is found below. Alone: some of it is written by a condition,
 * some in transactions.
 */
export const clearAwayNow = (_id: string): Promise<Alone> =>
  Promise.resolve(async () => {
    const leaving = await collection('leavings').get(_id)
    if (leaving) await clearAway(leaving)
  })

/**
 * Once more when nothing that began before can be under way, and then nobody knows any more who it was.
 */
export const leavingsWatch: Watch<Leaving> = {
  name: 'leavings',
  share: 0.3,
  due: (limit) =>
    collection('leavings').find(
      { againAt: command.lte(now()) },
      { sort: [['againAt', 'asc']], limit },
    ),
  look: (leaving) =>
    Promise.resolve(async () => {
      await clearAway(leaving)
      await collection('leavings').remove(leaving._id)
    }),
}
