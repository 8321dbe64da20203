import { DAY_MS } from '../../domain/calendar/zone'
import { noticesAbout, put, submitted } from './reports'
import { MONDAY, at } from './street'
import { rid, startTown, type Town } from './town'

/** The timer's table of watches: each has its share, none starves the others. */
let town: Town
beforeEach(async () => {
  town = await startTown()
})
afterEach(() => town.stop())

test('many slow reports leave time for the notices that wait behind them', async () => {
  put(town, ...Array.from({ length: 60 }, () => submitted()))
  const report = submitted()
  const [notice] = noticesAbout(report, report.history, [], MONDAY)
  town.cloud.store.insertMany('notices', [structuredClone(notice) as never])
  town.cloud.clock.set(at('06-08 11:30'))
  // Each report takes a second of the tick's forty.
  town.cloud.faults.add({
    function: 'jobs',
    action: 'database.modifyDocument',
    collection: 'reports',
    times: 'always',
    effect: { kind: 'clockJump', ms: 1_000 },
  })
  await town.tick()
  const escalated = town.cloud.store.count('reports', { escalations: 1 })
  expect(escalated).toBeGreaterThan(8)
  expect(escalated).toBeLessThan(40)
  const { push } = town.notices({ _id: notice!._id })[0]!
  expect(push.state).not.toBe('waiting')
})

test('marks of requests are kept for ninety days, and then go', async () => {
  await town.ask('resident', 'identity.update', { requestId: rid(), elderMode: true })
  const marks = () => town.cloud.store.count('requests')
  expect(marks()).toBe(1)
  town.cloud.clock.advance(89 * DAY_MS)
  await town.tick()
  expect(marks()).toBe(1)
  // Two days at once: the first tick only notes that it is so late.
  town.cloud.clock.advance(2 * DAY_MS)
  await town.tick()
  await town.tick()
  expect(marks()).toBe(0)
})
