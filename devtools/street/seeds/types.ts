import type { Cloud } from '../../cloud'
import type { CloudAddress } from '../client'
import type { DemoStreet } from '../street'

/**
 * What one context brings into an empty local cloud, through the doors that the real one has. Once all
 * of them have run, running them again has no effect.
 */
export type Seed = (cloud: SeededCloud, street: DemoStreet) => Promise<void>

/** What was before today goes through no door: it is put into the store, as a backup would. */
export type SeededCloud = CloudAddress & Pick<Cloud, 'store' | 'clock'>

/** `A-Z a-z 0-9 _ -`, at least 16: the same seeding twice has one effect. */
export const requestId = (what: string, openid: string): string =>
  `seed-${what}-${openid}`.padEnd(16, '0')
