import { COLLECTIONS } from '../../cloudfunctions/schema'
import type { Machine } from '../../devtools/cloud/machine'
import type { Doc } from '../../devtools/cloud'
import { PLATFORM_FAULTS } from '../../devtools/simulation/faults'
import type { Story } from '../../devtools/simulation/types'
import { DAY_MS, MINUTE_MS } from '../../domain/calendar/zone'
import { BUILDINGS, COMMUNITIES, ESTATES, GRIDS } from '../functions/street'
import { SETTINGS, STAFF, USERS } from './cast'
import { CONTEXTS } from './contexts'
import { opensCasesThatWait } from './mediation/actors'
import { COMMITTEE_HOURS } from './mediation/committee'
import { opensAwardsThatWait } from './points/actors'
import { ACCOUNTS, BINS, GOODS, MEMBERS, openingEntries } from './points/shop'
import { bringsTheLast, opensWhatWaits } from './street/actors'
import { UNKNOWN_YEAR } from './street/roster'
import { opensDailyLists } from './volunteer/actors'
import { membersAt, teamAt, volunteersAt } from './volunteer/team'

/** Messages that staff have allowed beforehand: enough for many, not for all. */
const ALLOWED = 12

/** A working day from which the long categories end in a year that nobody knows. */
const BEGINS = Date.parse(`${UNKNOWN_YEAR - 1}-12-31T09:00:00+08:00`)

function setUp(m: Machine): void {
  const put = (name: string, docs: object[]): unknown =>
    m.store.insertNow(name, structuredClone(docs) as Doc[])
  put('settings', [SETTINGS])
  put('communities', COMMUNITIES)
  put('grids', GRIDS)
  put('estates', ESTATES)
  put('buildings', BUILDINGS)
  put('staff', STAFF)
  put('hours', COMMITTEE_HOURS)
  put('goods', GOODS)
  put('bins', BINS)
  put('members', MEMBERS)
  put('accounts', ACCOUNTS)
  put('entries', openingEntries(BEGINS - MINUTE_MS))
  put('volunteers', volunteersAt(BEGINS - DAY_MS))
  put('teams', [teamAt(BEGINS - DAY_MS, SETTINGS)])
  put('teamMembers', membersAt(BEGINS - DAY_MS))
  put(
    'users',
    USERS.map((u) => ({ ...u, quota: { task: ALLOWED } })),
  )
  for (const { openid } of USERS) m.subscriptions.grant(openid, SETTINGS.templates.task.id, ALLOWED)
}

/** Days in which nobody acts: long enough for every ladder to be climbed and every lease to end. */
const QUIET_DAYS = 18

export const STREET: Story = {
  collections: COLLECTIONS,
  begins: BEGINS,
  setUp,
  actors: CONTEXTS.flatMap((c) => c.actors),
  guests: CONTEXTS.flatMap((c) => c.guests ?? []),
  invariants: CONTEXTS.flatMap((c) => c.invariants),
  faults: PLATFORM_FAULTS,
  async ending(a) {
    await bringsTheLast(a)
    for (let day = 0; day < QUIET_DAYS; day++) {
      await a.pass(DAY_MS)
      await a.tick('jobs')
    }
    for (let minute = 0; minute < 3; minute++) {
      await a.pass(2 * MINUTE_MS)
      await a.tick('jobs')
    }
    await opensWhatWaits(a)
    await opensCasesThatWait(a)
    await opensAwardsThatWait(a)
    await opensDailyLists(a)
  },
}
