import { identitySeed } from './identity'
import { noticeSeed } from './notice'
import { streetSeed } from './street'
import type { Seed } from './types'

/** In this order: first the street, then who lives and works in it. A context adds its own at the end. */
export const SEEDS: readonly Seed[] = [streetSeed, identitySeed, noticeSeed]
