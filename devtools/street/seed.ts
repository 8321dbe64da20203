import { SEEDS } from './seeds'
import type { SeededCloud } from './seeds/types'
import { makeStreet } from './street'

/**
 * Fills an empty local cloud with the demo street, context by context. Throws when the import refuses
 * or does not end.
 */
export async function seedStreet(cloud: SeededCloud): Promise<void> {
  const street = makeStreet()
  for (const seed of SEEDS) await seed(cloud, street)
}
