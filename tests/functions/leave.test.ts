import { inProcess } from './instances'
import { IN_STATE, noticesAbout, put, submitted } from './reports'
import { MONDAY, WHO, at, gridNamed, type Person } from './street'
import { rid, startTown, type Town } from './town'

/** 请假、代理人、交接, through the functions. */
let town: Town
beforeEach(async () => {
  town = await startTown(MONDAY, {}, inProcess)
})
afterEach(() => town.stop())

const TOMORROW = MONDAY + 86_400_000
const takeLeave = (who: Person, deputy?: string) =>
  town.ask(who, 'duty.leave', {
    requestId: rid(),
    leave: { from: MONDAY, to: TOMORROW, ...(deputy ? { deputy } : {}) },
  })
const submitTo = (buildingId: string) =>
  town.ask('resident', 'report.submit', {
    requestId: rid(),
    text: '路灯不亮，晚上看不见路',
    category: '0201',
    place: { kind: 'building', buildingId },
  })
const handlerOf = async (buildingId = '101'): Promise<string> => {
  const { id } = await submitTo(buildingId)
  return town.report(id).waitingFor ?? ''
}
const handOver = (who: Person, staff: string, to: string) =>
  town.code(who, 'duty.handOver', { requestId: rid(), staff, to })

describe('请假', () => {
  test('nothing new waits for whoever is on leave: the deputy has it, and a button', async () => {
    const answer = await takeLeave('workerA1', WHO.workerA2.id)
    expect(answer.leave).toEqual({ from: MONDAY, to: TOMORROW, deputyName: WHO.workerA2.name })
    const { id } = await submitTo('101')
    expect(town.report(id)).toMatchObject({ waitingFor: WHO.workerA2.id, state: 'ASSIGNED' })
    const view = await town.ask('workerA2', 'report.get', { id })
    expect(view.actions.map((a) => a.action)).toContain('sign')
  })

  test('without a deputy it goes to the next of the grid', async () => {
    await takeLeave('workerA1')
    expect(await handlerOf()).toBe(WHO.leadA.id)
    await takeLeave('leadA')
    expect(await handlerOf()).toBe('desk')
  })

  test('it begins and ends by itself, and can be ended', async () => {
    await takeLeave('workerA1', WHO.workerA2.id)
    expect(await handlerOf()).toBe(WHO.workerA2.id)
    await town.ask('workerA1', 'duty.leave', { requestId: rid(), leave: null })
    expect(await handlerOf()).toBe(WHO.workerA1.id)
    await takeLeave('workerA1', WHO.workerA2.id)
    town.cloud.clock.set(TOMORROW + 1000)
    expect(await handlerOf()).toBe(WHO.workerA1.id)
  })

  test('a deputy who is on leave himself has a deputy too, where both are named', async () => {
    await takeLeave('workerA2', WHO.workerA1.id)
    await takeLeave('workerA1', WHO.workerB1.id)
    const elsewhere = { handler: WHO.workerA2, handlerId: WHO.workerA2.id }
    const id = put(town, { ...IN_STATE.RESOLVED(), ...elsewhere })
    const { version } = town.report(id)
    const note = '坑还在'
    await town.ask('leadA', 'report.verifyFail', { requestId: rid(), id, version, note })
    expect(town.report(id)).toMatchObject({ waitingFor: WHO.workerB1.id, state: 'ASSIGNED' })
  })

  test('asked again when it is over, it was entered', async () => {
    const input = { requestId: rid(), leave: { from: MONDAY, to: TOMORROW } }
    await town.ask('workerA1', 'duty.leave', input)
    town.cloud.clock.set(TOMORROW + 1000)
    expect(await town.code('workerA1', 'duty.leave', input)).toBe('ok')
    expect(await town.code('workerA1', 'duty.leave', { ...input, requestId: rid() })).toBe(
      'invalidInput',
    )
  })

  test('what waited before stays, until it is handed over', async () => {
    const id = put(town, submitted())
    await takeLeave('workerA1', WHO.workerA2.id)
    expect(town.report(id).waitingFor).toBe(WHO.workerA1.id)
  })

  test('whoever verifies is on leave: the deputy is told, and has the button', async () => {
    await takeLeave('leadA', WHO.leadB.id)
    const id = put(town, IN_STATE.PROCESSING())
    const { version } = town.report(id)
    const words = { text: '补平了', noPhotoReason: '雨' }
    await town.ask('workerA1', 'report.resolve', { requestId: rid(), id, version, ...words })
    expect(town.report(id)).toMatchObject({ waitingFor: WHO.leadB.id, verifier: WHO.leadB })
    expect(town.notices({ about: id, to: WHO.leadB.id })).toHaveLength(1)
    const view = await town.ask('leadB', 'report.get', { id })
    expect(view.actions.map((a) => a.action)).toContain('verifyPass')
  })

  test('a notice to somebody on leave goes to the deputy too, and not round in a circle', async () => {
    await takeLeave('workerA1', WHO.workerA2.id)
    await takeLeave('workerA2', WHO.workerA1.id)
    const report = submitted()
    put(town, report)
    const [notice] = noticesAbout(report, report.history, [], MONDAY)
    town.cloud.store.insertMany('notices', [{ ...notice! }])
    for (let i = 0; i < 4; i++) await town.tick()
    const told = town.notices({ about: report._id })
    expect(told.map((n) => n.to).filter((to) => to !== WHO.leadA.id)).toEqual([
      WHO.workerA1.id,
      WHO.workerA2.id,
    ])
    expect(town.notices({ _id: notice!._id })[0]!.push.state).toBe('deputised')
  })

  test('an escalation passes over whoever is on leave', async () => {
    await town.tick()
    const id = put(town, submitted())
    await takeLeave('leadA', WHO.leadB.id)
    town.cloud.clock.set(at('06-08 11:30'))
    await town.tick()
    expect(town.notices({ about: id }).map((n) => n.to)).toEqual([WHO.secretaryA.id])
  })

  test.each<[Person, string[]]>([
    ['workerA1', ['李网格 第2网格 网格员']],
    ['workerA2', ['张网格 第1网格 网格员']],
    ['leadA', []],
    ['builder', []],
    ['dispatcher', []],
  ])('%s is offered deputies: %j', async (who, offered) => {
    const page = await town.ask(who, 'duty.ownLeave', {})
    expect(page.deputies.map((d) => `${d.name} ${d.title}`)).toEqual(offered)
    for (const { id } of page.deputies) await takeLeave(who, id)
  })

  test('the page tells what is entered, what waits, and who is away himself', async () => {
    put(town, submitted())
    await takeLeave('workerA2')
    await takeLeave('workerA1', WHO.workerA2.id)
    const leave = { from: MONDAY, to: TOMORROW, deputyName: WHO.workerA2.name }
    const page = await town.ask('workerA1', 'duty.ownLeave', {})
    expect(page).toMatchObject({ leave, waiting: 1 })
    expect(page.deputies.map((d) => d.title)).toEqual(['第2网格 网格员（请假中）'])
    expect((await town.ask('workerA1', 'home.open', {})).me.leave).toEqual(leave)
    town.cloud.clock.set(TOMORROW)
    expect((await town.ask('workerA1', 'home.open', {})).me.leave).toBeNull()
    expect(await town.ask('workerA1', 'duty.ownLeave', {})).toMatchObject({ leave: null })
  })

  test('ended, the account knows it too', async () => {
    await takeLeave('workerA1', WHO.workerA2.id)
    await town.ask('workerA1', 'duty.leave', { requestId: rid(), leave: null })
    expect((await town.ask('workerA1', 'identity.me', {})).leave).toBeNull()
  })

  test.each<[string, Person, object | null, string]>([
    ['a resident', 'resident', { from: MONDAY, to: TOMORROW }, 'notAllowed'],
    ['one that is over', 'workerA1', { from: 1, to: MONDAY }, 'invalidInput'],
    ['backwards', 'workerA1', { from: TOMORROW, to: MONDAY }, 'invalidInput'],
    ['oneself as deputy', 'workerA1', { deputy: WHO.workerA1.id }, 'deputyUnfit'],
    ['a 网格长 for a worker', 'workerA1', { deputy: WHO.leadA.id }, 'deputyUnfit'],
    ['somebody retired', 'workerA1', { deputy: WHO.retired.id }, 'staffUnknown'],
    ['somebody who never bound', 'workerA1', { deputy: WHO.unbound.id }, 'staffUnknown'],
  ])('%s: %s', async (_, who, more, code) => {
    const leave = { from: MONDAY, to: TOMORROW, ...more }
    expect(await town.code(who, 'duty.leave', { requestId: rid(), leave })).toBe(code)
  })

  test('a late duplicate does not undo the end of a leave', async () => {
    const first = { requestId: rid(), leave: { from: MONDAY, to: TOMORROW } }
    await town.ask('workerA1', 'duty.leave', first)
    await town.ask('workerA1', 'duty.leave', { requestId: rid(), leave: null })
    expect(await town.ask('workerA1', 'duty.leave', first)).toEqual({ leave: null })
    expect(await handlerOf()).toBe(WHO.workerA1.id)
  })
})

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
