import { COMPLAINT } from '../../domain/complaint/lifecycle'
import type { ComplaintRole, ComplaintState } from '../../domain/complaint/lifecycle'
import type { CallName } from '../../domain/contract'
import { STATES, holder, stored, withClerk } from './complaints'
import { GOOD_OF_COMPLAINTS } from './goodComplaints'
import { OPENID, type Person } from './street'
import { rid, startTown, type Town } from './town'

/**
 * Every call on a complaint × everybody of the street × every state: whoever the table does not name is
 * refused, whoever may not read it as if there were none, and nothing is written by any of it. What the table
 * allows is carried out in `complaintDeaths`.
 */
let town: Town
beforeAll(async () => {
  town = await startTown(undefined, {}, {}, withClerk)
})
afterAll(() => town.stop())
afterEach(() => {
  expect(town.unexpected.splice(0)).toEqual([])
})

const EVERYBODY = Object.keys(OPENID) as Person[]
const steps = COMPLAINT.steps.filter(
  ({ who, action }) => action !== 'submit' && !who.every(isSystem),
)
function isSystem(role: ComplaintRole): boolean {
  return role === 'system'
}

/** In which quality somebody stands to a complaint that the resident wrote, and that nobody asked about. */
function roleOf(who: Person, id: string): ComplaintRole | null {
  if (who === 'resident') return 'complainant'
  return stored(town, id).waitingFor !== null && holder(town, id) === who ? 'receiver' : null
}

const reads = async (who: Person, id: string): Promise<boolean> =>
  (await town.code(who, 'complaint.get', { id })) === 'ok'

describe.each(Object.keys(STATES) as ComplaintState[])('%s', (state) => {
  let id: string
  let readers: Person[]
  beforeAll(async () => {
    id = await STATES[state](town)
    await town.settled()
    readers = []
    for (const who of EVERYBODY) if (await reads(who, id)) readers.push(who)
  })

  test('its writer reads it, and of all others only who has it or had it', () => {
    const { waitingFor, readers: had } = stored(town, id)
    const theirs = EVERYBODY.filter((who) => {
      const [user] = town.cloud.store.find('users', { _id: `user:${OPENID[who]}` })
      const staff = (user?.staffId ?? null) as string | null
      return staff !== null && (staff === waitingFor || had.includes(staff))
    })
    expect([...readers].sort()).toEqual(['resident', ...theirs].sort())
    expect(theirs.length).toBeLessThanOrEqual(2)
  })

  test.each(steps.map((row) => [row.action, row] as const))('%s', async (action, row) => {
    const before = await town.settled()
    const name = `complaint.${action}` as CallName
    const good = GOOD_OF_COMPLAINTS[name as keyof typeof GOOD_OF_COMPLAINTS]
    for (const who of EVERYBODY) {
      const role = roleOf(who, id)
      const isFrom = (row.from as readonly (string | null)[]).includes(state)
      if (role && (row.who as readonly string[]).includes(role) && isFrom) continue
      const asked = { ...good, requestId: rid('matrix'), id, version: stored(town, id).version }
      if ('photos' in asked) asked.photos = []
      const code = await town.code(who, name, asked)
      // Of what somebody was asked the others know nothing, readers of the complaint neither.
      const isInside = readers.includes(who) && action !== 'explain'
      const isTheirs = role !== null && (row.who as readonly string[]).includes(role)
      expect([who, code]).toEqual([
        who,
        isInside ? (isTheirs ? 'wrongState' : 'notAllowed') : 'notFound',
      ])
    }
    expect(await town.settled()).toBe(before)
  })

  test.each(['complaint.get', 'complaint.asked'] as const)('%s: nobody else', async (name) => {
    for (const who of EVERYBODY.filter((one) => !readers.includes(one))) {
      expect([who, await town.code(who, name, { id })]).toEqual([who, 'notFound'])
    }
  })
})
