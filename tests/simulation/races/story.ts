import type { Doc } from '../../../devtools/cloud'
import { PLATFORM_FAULTS } from '../../../devtools/simulation/faults'
import type { Story } from '../../../devtools/simulation/types'
import type { BookingRules } from '../../../domain/street/types'
import { DAY_COLLECTIONS, NOW } from '../../functions/days'
import { SETTINGS } from '../../functions/street'
import { ACTORS, ending } from './actors'
import { INVARIANTS } from './invariants'

/** Many people in one small calendar, with functions that die: in one of the two ways of writing it. */
export const racesOf = (by: BookingRules['by']): Story => ({
  collections: DAY_COLLECTIONS,
  begins: NOW,
  setUp: (m) =>
    void m.store.insertNow('settings', [
      structuredClone({ ...SETTINGS, booking: { by } }) as unknown as Doc,
    ]),
  actors: ACTORS,
  invariants: INVARIANTS,
  faults: PLATFORM_FAULTS,
  ending,
})
