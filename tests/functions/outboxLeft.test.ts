import type { Staff } from '../../domain/street/types'
import { outboxOf } from './outboxHands'
import { noticesAbout, put, submitted } from './reports'
import { MONDAY, STAFF, WHO } from './street'
import { startTown, type Town } from './town'

/** A notice to somebody who has left meanwhile: what it tells of waits for another, wherever its sender dies. */
let town: Town
beforeAll(async () => {
  town = await startTown(MONDAY)
})
afterAll(() => town.stop())

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** More requests than a tick makes that has nothing else to do. */
const MOST = 120
const { stored, fallbacksOf } = outboxOf(() => town)

test.each(['before', 'after'] as const)('killed %s each of its requests', async (when) => {
  const staff = STAFF.find((s) => s._id === WHO.workerA1.id)!
  const left: Staff = { ...staff, active: false, openid: null }
  await town.replace('staff', left)
  let survived = 0
  const states = new Set<string>()
  for (let n = 1; n <= MOST && survived === 0; n++) {
    const now = town.cloud.clock.now()
    const report = submitted({}, now)
    // Nothing but the notice brings it to anybody's attention for a day.
    put(town, { ...report, wakeAt: now + DAY_MS })
    const [notice] = noticesAbout(report, report.history, [report.reporter], now)
    town.cloud.store.insertMany('notices', [structuredClone(notice) as never])
    town.cloud.faults.add({ function: 'jobs', nth: n, effect: { kind: 'kill', when } })
    await town.tick().then(
      () => (survived = n),
      () => undefined,
    )
    town.cloud.faults.clear()
    town.cloud.clock.advance(2 * MINUTE_MS)
    await town.tick()
    const { push } = stored(notice!)
    states.add(push.state)
    const { waitingFor } = town.report(report._id)
    const end = { n, waitingFor, nextAt: push.nextAt, told: fallbacksOf(notice!).length }
    expect(end).toEqual({ n, waitingFor: WHO.leadA.id, nextAt: null, told: 1 })
  }
  await town.replace('staff', staff)
  expect(survived).toBeGreaterThan(10)
  expect(states).toEqual(new Set(['unbound', 'uncertain']))
})
