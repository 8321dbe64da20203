import { join } from 'node:path'
import { COLLECTIONS } from '../../cloudfunctions/schema'
import { openCloud, type PlanLimits } from '../cloud'
import type { Seams } from '../cloud/seams'
import { openStreet } from '../desk/street'
import { worldOf, type World } from './world'

/** The demo street in a cloud of its own, taken hold of by `seams`, on a plan of its own; without phones. */
export async function openWorld(
  root: string,
  seams: Seams,
  plan: Partial<PlanLimits> = {},
): Promise<{ world: World; stop: () => Promise<void> }> {
  const functionsDir = join(root, 'dist', 'cloudfunctions')
  const { cloud } = await openCloud(
    { functionsDir, dataDir: ':memory:', collections: COLLECTIONS, plan },
    seams,
  )
  try {
    await openStreet(cloud)
    return { world: worldOf(cloud), stop: () => cloud.stop() }
  } catch (error) {
    await cloud.stop()
    throw error
  }
}
