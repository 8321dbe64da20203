import { TOMORROW, submitIn, takeLeaveIn } from './leaves'
import { IN_STATE, put, submitted } from './reports'
import { MONDAY, WHO, gridNamed, type Person } from './street'
import { rid, startTown, type Town } from './town'

/** 交接, through the functions. */
let town: Town
beforeEach(async () => {
  town = await startTown(MONDAY)
})
afterEach(() => town.stop())

const takeLeave = (who: Person, deputy?: string) => takeLeaveIn(town, who, deputy)
const submitTo = (buildingId: string) => submitIn(town, buildingId)
const handOver = (who: Person, staff: string, to: string) =>
  town.code(who, 'duty.handOver', { requestId: rid(), staff, to })

describe('交接', () => {
  const many = (n: number): string[] =>
    Array.from({ length: n }, (_, i) =>
      put(town, [IN_STATE.ASSIGNED, IN_STATE.PROCESSING, IN_STATE.SUBMITTED][i % 3]!()),
    )
  const waiting = (staff: string): number =>
    town.cloud.store.count('reports', { waitingFor: staff })
  const idle = () => town.cloud.store.count('handovers', {}) === 0

  test('the list to confirm, then all of it goes in one step', async () => {
    many(7)
    const list = await town.ask('leadA', 'duty.tasksOf', { staff: WHO.workerA1.id })
    expect(list).toMatchObject({ name: WHO.workerA1.name, more: false, leave: null })
    expect(list.items).toHaveLength(7)
    expect(await handOver('leadA', WHO.workerA1.id, WHO.leadA.id)).toBe('ok')
    await town.until('all of it is handed over', idle)
    expect([waiting(WHO.workerA1.id), waiting(WHO.leadA.id)]).toEqual([0, 7])
    expect(town.notices({ to: WHO.leadA.id }).length).toBeGreaterThanOrEqual(7)
  })

  test('one’s own list needs no name, and offers the colleagues, the deputy first', async () => {
    many(2)
    const list = await town.ask('workerA1', 'duty.tasksOf', {})
    expect(list).toMatchObject({ staff: WHO.workerA1.id, count: 2, more: false })
    expect(list.receivers).toEqual([{ ...WHO.leadA, title: '本网格网格长' }])
    await takeLeave('workerA1', WHO.workerA2.id)
    const { receivers } = await town.ask('workerA1', 'duty.tasksOf', {})
    expect(receivers).toEqual([
      { ...WHO.workerA2, title: '代理人' },
      { ...WHO.leadA, title: '本网格网格长' },
    ])
  })

  test('to the deputy beyond the grid too, as long as the leave is not over', async () => {
    many(3)
    const toDeputy = () => handOver('workerA1', WHO.workerA1.id, WHO.workerA2.id)
    expect(await toDeputy()).toBe('notOfGrid')
    await takeLeave('workerA1', WHO.workerA2.id)
    town.cloud.clock.set(TOMORROW)
    expect(await toDeputy()).toBe('notOfGrid')
    town.cloud.clock.set(TOMORROW - 60_000)
    expect(await toDeputy()).toBe('ok')
    await town.until('all of it is handed over', idle)
    expect(waiting(WHO.workerA1.id)).toBe(0)
  })

  test('every receiver that is offered is taken, to the desk as well', async () => {
    for (const who of ['workerA1', 'leadA', 'secretaryA', 'dispatcher'] as const) {
      const { receivers } = await town.ask(who, 'duty.tasksOf', { staff: WHO.workerA1.id })
      expect(receivers.length).toBeGreaterThan(0)
      for (const { id } of receivers) {
        expect(await handOver(who, WHO.workerA1.id, id)).toBe('ok')
        await town.until('all of it is handed over', idle)
      }
    }
  })

  test('who leads a grid finds its people, what waits for each, and who is away', async () => {
    many(3)
    await takeLeave('workerA1', WHO.workerA2.id)
    const { grids, gridCode, people } = await town.ask('leadA', 'duty.people', {})
    expect(grids.map((g) => g.name)).toEqual(['黄河社区 第1网格', '黄河社区 第2网格'])
    expect(gridCode).toBe(grids[0]?.code)
    const leave = { from: MONDAY, to: TOMORROW, deputyName: WHO.workerA2.name }
    expect(people).toEqual([
      { ...WHO.workerA1, title: '网格员', waiting: 3, leave },
      { ...WHO.leadA, title: '网格长', waiting: 0, leave: null },
    ])
    expect((await town.ask('dispatcher', 'duty.people', {})).grids).toHaveLength(4)
    expect((await town.ask('secretaryA', 'duty.people', {})).grids).toHaveLength(2)
  })

  test.each<[Person, boolean]>([
    ['workerA1', true],
    ['leadA', true],
    ['secretaryA', true],
    ['dispatcher', true],
    ['resident', false],
  ])('%s sees on the report whose 待办 may be handed over: %s', async (who, may) => {
    const { id } = await submitTo('101')
    const view = await town.ask(who, 'report.get', { id })
    expect(view.handOverOf).toEqual(may ? WHO.workerA1 : null)
    const list = town.code(who, 'duty.tasksOf', { staff: WHO.workerA1.id })
    expect(await list).toBe(may ? 'ok' : 'notFound')
  })

  test('killed in the middle, the next tick carries it on; no report twice', async () => {
    const ids = many(6)
    town.cloud.faults.add({ function: 'jobs', nth: 20, effect: { kind: 'kill', when: 'after' } })
    expect(await handOver('dispatcher', WHO.workerA1.id, WHO.workerA2.id)).toBe('ok')
    await town.until('it has begun', () => waiting(WHO.workerA1.id) < 6)
    await town.cloud.atRest()
    expect(waiting(WHO.workerA1.id)).toBeGreaterThan(0)
    town.cloud.faults.clear()
    await town.tick()
    expect([waiting(WHO.workerA1.id), idle()]).toEqual([0, true])
    for (const id of ids) {
      const { history } = town.report(id)
      expect(history.filter((h) => h.note.includes('交接'))).toHaveLength(1)
    }
  })

  test('to somebody on leave: his deputy has it; without one it is refused', async () => {
    const ids = many(3)
    await takeLeave('leadA', WHO.leadB.id)
    expect(await handOver('dispatcher', WHO.workerA1.id, WHO.leadA.id)).toBe('ok')
    await town.until('all of it is handed over', idle)
    expect(ids.map((id) => town.report(id).waitingFor)).toEqual(ids.map(() => WHO.leadB.id))
    await takeLeave('workerB1')
    expect(await handOver('dispatcher', WHO.leadB.id, WHO.workerB1.id)).toBe('staffUnknown')
  })

  test('to somebody for whom the one stands in: he keeps it', async () => {
    const ids = many(3)
    await takeLeave('leadA', WHO.leadB.id)
    await takeLeave('workerA2', WHO.workerA1.id)
    expect(await handOver('dispatcher', WHO.workerA1.id, WHO.workerA2.id)).toBe('ok')
    await town.until('the order is carried out', idle)
    expect(ids.map((id) => town.report(id).waitingFor)).toEqual(ids.map(() => WHO.workerA1.id))
  })

  test.each<[string, Person, string, string, string]>([
    ['a colleague of another grid', 'workerA2', WHO.workerA1.id, WHO.workerA2.id, 'notFound'],
    ['a resident', 'resident', WHO.workerA1.id, WHO.leadA.id, 'notFound'],
    ['beyond the grid', 'leadA', WHO.workerA1.id, WHO.workerB1.id, 'notOfGrid'],
    ['to somebody retired', 'dispatcher', WHO.workerA1.id, WHO.retired.id, 'staffUnknown'],
    ['to somebody unbound', 'dispatcher', WHO.workerA1.id, WHO.unbound.id, 'staffUnknown'],
    ['of nobody', 'dispatcher', 'staff:NOBODY', WHO.leadA.id, 'notFound'],
    ['to oneself', 'dispatcher', WHO.workerA1.id, WHO.workerA1.id, 'notOfGrid'],
  ])('%s: refused', async (_, who, from, to, code) => {
    put(town, submitted({ grid: gridNamed('A1') }))
    const before = await town.settled()
    expect(await handOver(who, from, to)).toBe(code)
    expect(await town.settled()).toBe(before)
  })
})
