import { application, withCommittee } from './committee'
import { POINTS, shopOf, withReviewers, type Shop } from './pointsWorld'
import type { Seams } from '../../devtools/cloud/seams'
import { startTown } from './town'

export { application }

/** The small street with its committee and its shop: all contexts in one town. */
export async function committeeTown(seams: Seams = {}): Promise<Shop> {
  return shopOf(
    await startTown(undefined, {}, seams, (cloud) => {
      withCommittee(cloud, { points: POINTS })
      withReviewers(cloud)
    }),
  )
}
