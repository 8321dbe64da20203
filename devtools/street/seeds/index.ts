import { activitySeed } from './activity'
import { complaintSeed } from './complaint'
import { helperSeed } from './helper'
import { householdSeed } from './household'
import { identitySeed } from './identity'
import { noticeSeed } from './notice'
import { merchantSeed } from './merchant'
import { earnedSeed, joinedSeed, membersSeed, shopSeed } from './points'
import { streetSeed } from './street'
import type { Seed } from './types'
import { volunteerSeed } from './volunteer'

/**
 * In this order: first the street, then who lives and works in it. A context adds its own at the end; only
 * numbers of members come before the street, whose keepers and merchants are named by them.
 */
export const SEEDS: readonly Seed[] = [
  membersSeed,
  earnedSeed,
  streetSeed,
  joinedSeed,
  identitySeed,
  noticeSeed,
  shopSeed,
  householdSeed,
  helperSeed,
  complaintSeed,
  volunteerSeed,
  activitySeed,
  merchantSeed,
]
