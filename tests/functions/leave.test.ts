import { TOMORROW, submitIn, takeLeaveIn } from './leaves'
import { IN_STATE, noticesAbout, put, submitted } from './reports'
import { MONDAY, WHO, at, userId, type Person } from './street'
import { rid, startTown, type Town } from './town'

/** 请假 and 代理人, through the functions. */
let town: Town
beforeEach(async () => {
  town = await startTown(MONDAY)
})
afterEach(() => town.stop())

const takeLeave = (who: Person, deputy?: string) => takeLeaveIn(town, who, deputy)
const submitTo = (buildingId: string) => submitIn(town, buildingId)
const handlerOf = async (buildingId = '101'): Promise<string> => {
  const { id } = await submitTo(buildingId)
  return town.report(id).waitingFor ?? ''
}

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

  test('a new report that must be looked at waits for the deputy of another grid, who has the button', async () => {
    await takeLeave('workerA1', WHO.workerA2.id)
    const { id } = await town.ask('resident', 'report.submit', {
      requestId: rid(),
      text: '不知道归谁管，请来看看',
      place: { kind: 'building', buildingId: '101' },
    })
    expect(town.report(id)).toMatchObject({ waitingFor: WHO.workerA2.id, state: 'SUBMITTED' })
    const view = await town.ask('workerA2', 'report.get', { id })
    expect(view.actions.map((a) => a.action)).toContain('accept')
    const { version } = town.report(id)
    const accepted = { requestId: rid(), id, version, category: '0201' }
    expect(await town.code('workerA2', 'report.accept', accepted)).toBe('ok')
    expect(town.report(id)).toMatchObject({ waitingFor: WHO.workerA2.id, state: 'PROCESSING' })
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
    expect(page).toMatchObject({ leave, deputy: WHO.workerA2.id, waiting: 1 })
    expect(page.deputies.map((d) => d.title)).toEqual(['第2网格 网格员（请假中）'])
    expect((await town.ask('workerA1', 'home.open', {})).me.leave).toEqual(leave)
    town.cloud.clock.set(TOMORROW)
    expect((await town.ask('workerA1', 'home.open', {})).me.leave).toBeNull()
    const over = { leave: null, deputy: null }
    expect(await town.ask('workerA1', 'duty.ownLeave', {})).toMatchObject(over)
  })

  test('of the same unit: fit without a post of the same kind, and with no post at all', async () => {
    const change = (who: Person, more: object) => {
      const id = WHO[who as 'builder'].id
      const [staff] = town.cloud.store.find('staff', { _id: id })
      const changed = { ...staff, ...more, _id: id }
      return town.replace('staff', changed)
    }
    await change('workerB1', { unit: 'ZJ' })
    expect((await takeLeave('builder', WHO.workerB1.id)).leave?.deputyName).toBe(WHO.workerB1.name)
    const [user] = town.cloud.store.find('users', { _id: userId('builder') })
    const without = { ...user, _id: userId('builder'), posts: [] }
    await town.replace('users', without)
    await change('builder', { posts: [] })
    expect((await takeLeave('builder', WHO.workerB1.id)).leave?.deputyName).toBe(WHO.workerB1.name)
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
    ['somebody of another unit', 'builder', { deputy: WHO.leadA.id }, 'deputyUnfit'],
    ['a 网格长 for a worker', 'workerA1', { deputy: WHO.leadA.id }, 'deputyUnfit'],
    ['somebody retired', 'workerA1', { deputy: WHO.retired.id }, 'staffUnknown'],
    ['somebody who never bound', 'workerA1', { deputy: WHO.unbound.id }, 'staffUnknown'],
  ])('%s: %s', async (_, who, more, code) => {
    const leave = { from: MONDAY, to: TOMORROW, ...more }
    expect(await town.code(who, 'duty.leave', { requestId: rid(), leave })).toBe(code)
  })

  test('asked again by somebody who has left since: it was entered, or the id was used', async () => {
    const input = { requestId: rid(), leave: { from: MONDAY, to: TOMORROW } }
    const ownId = rid()
    const handled = {
      requestId: ownId,
      text: '垃圾已清走',
      photos: [await town.upload('workerA1', `drafts/${ownId}/1.jpg`)],
      category: '0201',
      place: { kind: 'building' as const, buildingId: '101' },
    }
    await town.ask('workerA1', 'duty.leave', input)
    await town.ask('workerA1', 'report.selfHandle', handled)
    const [user] = town.cloud.store.find('users', { _id: userId('workerA1') })
    const left = { ...user, _id: userId('workerA1'), staffId: null, posts: [] }
    await town.replace('users', left)
    expect(await town.code('workerA1', 'duty.leave', input)).toBe('ok')
    expect(await town.code('workerA1', 'report.selfHandle', handled)).toBe('ok')
    const { requestId } = input
    expect(await town.code('workerA1', 'report.selfHandle', { ...handled, requestId })).toBe(
      'requestReused',
    )
    expect(await town.code('workerA1', 'duty.leave', { ...input, requestId: rid() })).toBe(
      'notAllowed',
    )
  })

  test('a late duplicate does not undo the end of a leave', async () => {
    const first = { requestId: rid(), leave: { from: MONDAY, to: TOMORROW } }
    await town.ask('workerA1', 'duty.leave', first)
    await town.ask('workerA1', 'duty.leave', { requestId: rid(), leave: null })
    expect(await town.ask('workerA1', 'duty.leave', first)).toMatchObject({ leave: null })
    expect(await handlerOf()).toBe(WHO.workerA1.id)
  })
})
