import { COLLECTIONS } from '../../cloudfunctions/schema'
import type { Machine } from '../../devtools/cloud/machine'
import type { Doc } from '../../devtools/cloud'
import { PLATFORM_FAULTS } from '../../devtools/simulation/faults'
import type { Story } from '../../devtools/simulation/types'
import { DAY_MS, MINUTE_MS } from '../../domain/calendar/zone'
import { BUILDINGS, COMMUNITIES, ESTATES, GRIDS, MONDAY, STAFF, USERS } from '../functions/street'
import { CONTEXTS } from './contexts'
import { SETTINGS } from './people'

/** Messages that staff have allowed beforehand: enough for many, not for all. */
const ALLOWED = 12

function setUp(m: Machine): void {
  const put = (name: string, docs: object[]): unknown =>
    m.store.insertNow(name, structuredClone(docs) as Doc[])
  put('settings', [SETTINGS])
  put('communities', COMMUNITIES)
  put('grids', GRIDS)
  put('estates', ESTATES)
  put('buildings', BUILDINGS)
  put('staff', STAFF)
  put(
    'users',
    USERS.map((u) => ({ ...u, quota: { task: ALLOWED } })),
  )
  for (const { openid } of USERS) m.subscriptions.grant(openid, SETTINGS.templates.task.id, ALLOWED)
}

/** Days in which nobody acts: long enough for every ladder to be climbed and every lease to end. */
const QUIET_DAYS = 14

export const STREET: Story = {
  collections: COLLECTIONS,
  begins: MONDAY,
  setUp,
  actors: CONTEXTS.flatMap((c) => c.actors),
  invariants: CONTEXTS.flatMap((c) => c.invariants),
  faults: PLATFORM_FAULTS,
  async ending(a) {
    for (let day = 0; day < QUIET_DAYS; day++) {
      await a.pass(DAY_MS)
      await a.tick('jobs')
    }
    for (let minute = 0; minute < 3; minute++) {
      await a.pass(2 * MINUTE_MS)
      await a.tick('jobs')
    }
  },
}
