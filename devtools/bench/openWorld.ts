import { join } from 'node:path'
import { COLLECTIONS } from '../../cloudfunctions/schema'
import { openCloud, type Cloud, type PlanLimits } from '../cloud'
import type { Seams } from '../cloud/seams'
import { openStreet } from '../desk/street'
import { NO_LIMITS } from '../street/noLimits'
import { worldOf, type World } from './world'

/** So long an instance goes by the settings that it has read. */
const KEPT_MS = 60_000

/** One person may act as often as a figure needs: 限次 is another figure (flood). */
export async function unlimited({ store, clock }: Cloud): Promise<void> {
  const [settings] = store.find('settings', { _id: 'settings:street' })
  if (!settings) throw new Error('no street')
  await store.replace('settings', { ...settings, limits: NO_LIMITS })
  clock.advance(KEPT_MS)
}

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
