import { inLanes, rid, startTown, type Town } from './town'
import { IN_STATE, put, submitted } from './reports'
import { MONDAY, WHO, at, gridNamed } from './street'

/** A tick after days: the first only notes that it is so late, for clocks are sometimes wrong. */
const tickAfterDays = async (): Promise<void> => {
  await town.tick()
  await town.tick()
}

/** Nothing waits unseen: every report ends, or somebody higher up is told, step by step. */
let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => town.stop())
beforeEach(async () => {
  town.cloud.clock.set(MONDAY)
  await tickAfterDays()
})

const toldOf = (id: string): string[] =>
  town
    .notices({ about: id })
    .filter((n) => /超时|超过/.test(n.title))
    .sort((a, b) => a.createdAt - b.createdAt)
    .map((n) => n.to)
const escalations = (id: string): number =>
  town.report(id).history.filter((h) => h.action === 'escalate').length

test('an unsigned task climbs 网格长 → 第一书记 → 街道, then stays at the street’s door', async () => {
  const id = put(town, submitted())
  town.cloud.clock.set(at('06-08 10:59'))
  await town.tick()
  expect(toldOf(id)).toEqual([])
  // Two working hours to sign, then four between steps; the noon break does not count.
  for (const [moment, ladder] of [
    ['06-08 11:01', [WHO.leadA.id]],
    ['06-08 16:45', [WHO.leadA.id, WHO.secretaryA.id]],
    ['06-09 11:45', [WHO.leadA.id, WHO.secretaryA.id, WHO.leader.id]],
    ['06-09 18:00', [WHO.leadA.id, WHO.secretaryA.id, WHO.leader.id, WHO.leader.id]],
  ] as const) {
    town.cloud.clock.set(at(moment))
    await town.tick()
    await town.tick()
    expect([moment, toldOf(id)]).toEqual([moment, ladder])
  }
  expect(town.report(id).state).toBe('ASSIGNED')
})

test('concurrent ticks escalate once', async () => {
  const ids = Array.from({ length: 12 }, () => put(town, submitted()))
  town.cloud.clock.set(at('06-08 11:30'))
  await inLanes([1, 2, 3, 4, 5], () => town.tick(), 5)
  for (const id of ids) {
    expect(escalations(id)).toBe(1)
    expect(toldOf(id)).toEqual([WHO.leadA.id])
  }
})

test('a worker who signs while the timer looks: the report is whole either way', async () => {
  for (let round = 0; round < 8; round++) {
    town.cloud.clock.set(MONDAY)
    const id = put(town, submitted())
    town.cloud.clock.set(at('06-08 11:30'))
    const version = town.report(id).version
    const [code] = await Promise.all([
      town.code('workerA1', 'report.sign', { requestId: rid(), id, version }),
      town.tick(),
    ])
    const report = town.report(id)
    expect(['ok', 'changed', 'busy']).toContain(code)
    expect(report.state).toBe(code === 'ok' ? 'PROCESSING' : 'ASSIGNED')
    expect(report.history.length).toBe(3 + escalations(id) + (code === 'ok' ? 1 : 0))
    // Whoever came second saw what the first had done.
    const versions = report.version
    expect(versions).toBe(report.history.length)
  }
})

test('a killed timer loses nothing: the next one finds it', async () => {
  for (const when of ['before', 'after'] as const) {
    for (let nth = 1; nth <= 7; nth++) {
      town.cloud.clock.set(MONDAY)
      const id = put(town, submitted())
      town.cloud.clock.set(at('06-08 11:30'))
      town.cloud.faults.add({ function: 'jobs', nth, effect: { kind: 'kill', when } })
      await town.tick().catch(() => undefined)
      town.cloud.faults.clear()
      await town.tick()
      expect([when, nth, escalations(id), toldOf(id)]).toEqual([when, nth, 1, [WHO.leadA.id]])
    }
  }
})

test('a report at the desk, of no grid: the street itself is told', async () => {
  const place = {
    basis: 'none' as const,
    label: '地图选点',
    buildingId: null,
    point: null,
    gridCode: null,
    gridName: '待定网格',
    communityName: '',
  }
  const id = put(town, submitted({ place, grid: null }))
  town.cloud.clock.set(at('06-08 14:31'))
  await town.tick()
  expect(toldOf(id)).toEqual([WHO.leader.id])
})

test('★ runs by the clock, at night too', async () => {
  town.cloud.clock.set(at('06-12 22:00'))
  const report = submitted({ categoryCode: '0202' }, at('06-12 22:00'))
  const id = put(town, report)
  town.cloud.clock.set(at('06-12 22:16'))
  await tickAfterDays()
  expect(toldOf(id)).toEqual([WHO.leadA.id])
})

test('not rated in seven days: it ends, and is not counted as satisfied', async () => {
  const id = put(town, IN_STATE.CLOSED())
  town.cloud.clock.advance(7 * 86_400_000 + 1000)
  await tickAfterDays()
  const report = town.report(id)
  expect(report).toMatchObject({ state: 'CLOSED', rating: null, waitingFor: null, wakeAt: null })
  expect(report.history.at(-1)).toMatchObject({ action: 'noRating', by: { role: 'system' } })
})

test('more than a batch is due: two hundred and fifty are seen in one tick', async () => {
  const many = Array.from({ length: 250 }, () =>
    submitted({ grid: { ...gridNamed('B2'), workers: [WHO.workerB1], lead: null } }),
  )
  put(town, ...many)
  town.cloud.clock.set(at('06-08 11:30'))
  await town.tick()
  const seen = many.filter((r) => escalations(r._id) === 1)
  expect(seen).toHaveLength(250)
})
