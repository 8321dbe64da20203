import type { CallName } from '../../domain/contract'
import type { Fault } from '../../devtools/cloud'
import { rid, startTown, type Town } from './town'
import { VOLUNTEER_CASES } from './volunteerCalls'
import { membersOf, storedTeam } from './volunteers'

/** Writing calls of teams die at any write, and the person taps again. */
let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => town.stop())

const DEATHS = (['insertDocument', 'modifyDocument', 'commitTransaction'] as const).flatMap(
  (action) =>
    [1, 2, 3].flatMap((nth) =>
      (['before', 'after'] as const).map((when) => ({ action, nth, when })),
    ),
)

test.each(['apply', 'approve', 'appoint', 'join', 'quit'].map((a) => `volunteer.${a}` as CallName))(
  '%s dies at any write, and the person taps again: done, and done once',
  async (name) => {
    const c = VOLUNTEER_CASES.find((other) => other.name === name)!
    let died = 0
    for (const { action, nth, when } of DEATHS) {
      const first = await c.input(town)
      const requestId = rid('death')
      const teams = town.cloud.store.count('teams')
      const fault: Fault = {
        ...{ function: 'api', action: `database.${action}`, nth },
        effect: { kind: 'kill', when },
      }
      town.cloud.faults.add(fault)
      const answer = await town.call(c.who, name, { requestId, ...first }).catch(() => null)
      if (answer === null || !answer.ok) died++
      town.cloud.faults.clear()
      expect(await town.code(c.who, name, { requestId, ...first })).toBe('ok')
      await town.cloud.atRest()
      const made = town.cloud.store.count('teams') - teams
      expect([action, nth, when, made]).toEqual([
        action,
        nth,
        when,
        name === 'volunteer.apply' ? 1 : 0,
      ])
      const { id, team } = first as { id?: string; team?: string }
      if (id) {
        const history = storedTeam(town, id).history.filter((h) => `volunteer.${h.action}` === name)
        expect(history).toHaveLength(1)
      }
      if (team) expect(membersOf(town, team)).toHaveLength(name === 'volunteer.join' ? 1 : 0)
    }
    expect(died).toBeGreaterThan(3)
    expect(new Set(town.notices({ about: { $exists: true } }).map((n) => n._id)).size).toBe(
      town.notices({}).length,
    )
    town.unexpected.splice(0)
  },
  120_000,
)
