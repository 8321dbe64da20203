import { importStreet } from '../admin'
import type { Seed } from './types'

/** The street's tables. Throws when the import refuses or does not end. */
export const streetSeed: Seed = async (cloud, { files }) => {
  const answer = await importStreet(cloud, files)
  if (!answer.ok || !answer.done) throw new Error(`seed: ${JSON.stringify(answer).slice(0, 500)}`)
}
