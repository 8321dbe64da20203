import { activitySeed } from './activity'
import { complaintSeed } from './complaint'
import { helperSeed } from './helper'
import { householdSeed } from './household'
import { identitySeed } from './identity'
import { noticeSeed } from './notice'
import { earnedSeed, membersSeed, shopSeed } from './points'
import { streetSeed } from './street'
import type { Seed } from './types'
import { volunteerSeed } from './volunteer'

/**
 * In this order: first the street, then who lives and works in it. A context adds its own at the end; only
 * accounts of points come before the street, whose keepers are named by their numbers.
 */
export const SEEDS: readonly Seed[] = [
  membersSeed,
  earnedSeed,
  streetSeed,
  identitySeed,
  noticeSeed,
  shopSeed,
  householdSeed,
  helperSeed,
  complaintSeed,
  volunteerSeed,
  activitySeed,
]
