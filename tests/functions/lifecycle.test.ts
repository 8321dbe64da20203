import { rowOf } from '../../domain/matter/lifecycle'
import type { StepInput } from '../../domain/report/decide'
import { REPORT, type ReportAction, type ReportState } from '../../domain/report/lifecycle'
import { withCommittee } from './committee'
import { IN_STATE, PHOTO, after, put, submitted } from './reports'
import { MONDAY, OPENID, WHO, gridNamed, type Person } from './street'
import { inLanes, rid, startTown, type Town } from './town'

/** The table of the life cycle, walked through the real functions: every cell of who × step × state. */
let town: Town
beforeAll(async () => {
  town = await startTown(undefined, {}, {}, withCommittee)
})
afterAll(() => town.stop())

const PEOPLE = Object.keys(OPENID) as Person[]
const STATES = Object.keys(IN_STATE) as ReportState[]
type Step = Exclude<ReportAction, 'submit' | 'selfHandle' | 'release'>
const STEPS = REPORT.steps
  .map((t) => t.action)
  .filter((a): a is Step => a !== 'submit' && a !== 'selfHandle' && a !== 'release')

/** Who stands in any relation to a report of grid A1; everybody else is told that there is none. */
const RELATED: Person[] = ['resident', 'workerA1', 'leadA', 'secretaryA', 'dispatcher', 'leader']
/** Whoever an escalation reaches has something to do. */
const ABOVE: Person[] = ['leadA', 'secretaryA', 'leader']
/** In these a report waits at the desk, where 街道领导 stands in. */
const AT_DESK: ReportState[] = ['ACCEPTED']
/** Who may take a step, in a state from which it leads. */
const MAY: Record<Step, Person[]> = {
  accept: ['workerA1', 'dispatcher', ...ABOVE],
  reject: ['dispatcher'],
  assign: ['dispatcher'],
  reassign: ['dispatcher', ...ABOVE],
  reassignVerifier: ['dispatcher'],
  sign: ['workerA1'],
  return: ['workerA1'],
  resolve: ['workerA1'],
  toMediation: ['workerA1'],
  verifyPass: ['dispatcher', ...ABOVE],
  verifyFail: ['dispatcher', ...ABOVE],
  rate: ['resident'],
  reopen: ['resident'],
  grantReopen: ['dispatcher'],
  declineReopen: ['dispatcher'],
  withdraw: ['resident'],
  supplement: ['resident'],
  urge: ['resident'],
}
const HANDLER_STEPS: Step[] = ['sign', 'return', 'resolve', 'toMediation']
/** In these nobody has been given the report, so nobody is its handler. */
const WITHOUT_HANDLER: ReportState[] = ['SUBMITTED', 'ACCEPTED', 'REJECTED', 'CANCELLED']

function expected(person: Person, step: Step, state: ReportState): string {
  if (!RELATED.includes(person)) return 'notFound'
  const acting = person === 'leader' && AT_DESK.includes(state) ? 'dispatcher' : person
  if (!MAY[step].includes(person) && !MAY[step].includes(acting)) return 'notAllowed'
  if (HANDLER_STEPS.includes(step) && WITHOUT_HANDLER.includes(state)) return 'notAllowed'
  if (step === 'rate' && state === 'EVALUATED') return 'alreadyRated'
  // A dispatcher only answers a second 重办 that was asked for.
  if (step === 'grantReopen' || step === 'declineReopen') return 'wrongState'
  if (!rowOf(REPORT, step).from.includes(state)) return 'wrongState'
  // Just begun: half of the time is still to come.
  return step === 'urge' ? 'urgeTooSoon' : 'ok'
}

const INPUT: Record<Step, object> = {
  accept: { category: '0201' },
  reject: { note: '不属街道管辖，请拨打12345' },
  assign: { handler: WHO.workerA2.id },
  reassign: { handler: WHO.leadA.id },
  reassignVerifier: { handler: WHO.leadB.id },
  sign: {},
  return: { note: '不属于本网格' },
  resolve: { text: '已补平', noPhotoReason: '雨大' },
  toMediation: { note: '两家说法不一，建议请调解员谈' },
  verifyPass: {},
  verifyFail: { note: '坑还在' },
  rate: { outcome: 'solved', stars: 4 },
  reopen: { note: '又坏了' },
  grantReopen: {},
  declineReopen: { note: '已按规定处理' },
  withdraw: {},
  supplement: { text: '今天又塌了一块' },
  urge: {},
}
const inputOf = (step: Step, id: string, more: object = {}): object => ({
  requestId: rid(),
  id,
  version: town.report(id).version,
  ...INPUT[step],
  ...more,
})

const CELLS = PEOPLE.flatMap((person) => STEPS.map((step) => ({ person, step })))

describe.each(STATES)('in state %s', (state) => {
  test('every refused step has its name and writes nothing', async () => {
    const id = put(town, IN_STATE[state]())
    const refused = CELLS.filter((c) => expected(c.person, c.step, state) !== 'ok')
    const before = await town.settled()
    const answers = await inLanes(refused, async ({ person, step }) => {
      const code = await town.code(person, `report.${step}`, inputOf(step, id))
      return `${person} ${step}: ${code}`
    })
    expect(answers).toEqual(
      refused.map(({ person, step }) => `${person} ${step}: ${expected(person, step, state)}`),
    )
    expect(await town.settled()).toBe(before)
  })

  const allowed = CELLS.filter((c) => expected(c.person, c.step, state) === 'ok')
  if (allowed.length === 0) return
  test.each(allowed)('$person may $step', async ({ person, step }) => {
    const others = put(town, IN_STATE[state]())
    const untouched = JSON.stringify(town.report(others))
    const id = put(town, IN_STATE[state]())
    const before = town.report(id)
    const view = await town.ask(person, `report.${step}`, inputOf(step, id) as never)
    const stored = town.report(id)
    const entry = stored.history[before.history.length]!
    expect(entry).toMatchObject({ action: step, from: state, to: rowOf(REPORT, step).to ?? state })
    expect(entry.at).toBeGreaterThanOrEqual(MONDAY)
    expect(entry.by.principal).toMatch(/^(user|staff):/)
    expect(stored.version).toBe(view.version)
    expect(stored.state).toBe(view.state)
    expect(JSON.stringify(town.report(others))).toBe(untouched)
  })
})

describe('conditions beyond state and person', () => {
  const asked = () => {
    const once = after(IN_STATE.CLOSED(), 'resident', { action: 'reopen', note: 'x' })
    const resolve: StepInput = { action: 'resolve', text: '好', photos: [PHOTO], noPhotoReason: '' }
    const closed = after(after(once, 'workerA1', resolve), 'leadA', {
      action: 'verifyPass',
      note: '',
    })
    return after(closed, 'resident', { action: 'reopen', note: '还是坏' })
  }
  afterEach(() => town.cloud.clock.set(MONDAY))

  // The clock runs on during a test, so the last allowed moment is taken a minute early.
  const DAY_MS = 86_400_000
  const inDays = (days: number): number => days * DAY_MS - 60_000
  const cases = [
    {
      name: 'rate, 7 days later',
      make: IN_STATE.CLOSED,
      afterMs: inDays(7),
      who: 'resident',
      step: 'rate',
      code: 'ok',
    },
    {
      name: 'rate, after that',
      make: IN_STATE.CLOSED,
      afterMs: 7 * DAY_MS + 1,
      who: 'resident',
      step: 'rate',
      code: 'rateTooLate',
    },
    {
      name: 'reopen, 15 days later',
      make: IN_STATE.CLOSED,
      afterMs: inDays(15),
      who: 'resident',
      step: 'reopen',
      code: 'ok',
    },
    {
      name: 'reopen, after that',
      make: IN_STATE.CLOSED,
      afterMs: 15 * DAY_MS + 1,
      who: 'resident',
      step: 'reopen',
      code: 'reopenTooLate',
    },
    {
      name: 'return, next day',
      make: IN_STATE.ASSIGNED,
      afterMs: DAY_MS,
      who: 'workerA1',
      step: 'return',
      code: 'returnTooLate',
    },
    {
      name: 'reopen while one is asked for',
      make: asked,
      afterMs: 0,
      who: 'resident',
      step: 'reopen',
      code: 'reopenWaiting',
    },
    {
      name: 'grant what was asked',
      make: asked,
      afterMs: 0,
      who: 'dispatcher',
      step: 'grantReopen',
      code: 'ok',
    },
  ] as const
  test.each(cases)('$name: $code', async ({ make, afterMs, who, step, code }) => {
    const id = put(town, make())
    town.cloud.clock.set(MONDAY + afterMs)
    expect(await town.code(who, `report.${step}`, inputOf(step, id))).toBe(code)
  })

  test('a third 重办 is refused', async () => {
    const id = put(town, { ...IN_STATE.CLOSED(), reopens: 2 })
    expect(await town.code('resident', 'report.reopen', inputOf('reopen', id))).toBe('reopenLimit')
  })

  test('a declined 重办 ends it and tells the reporter', async () => {
    const id = put(town, asked())
    const { actions } = await town.ask('dispatcher', 'report.get', { id })
    expect(actions.map((a) => a.action)).toEqual(['grantReopen', 'declineReopen'])
    const input = inputOf('declineReopen', id)
    await town.ask('dispatcher', 'report.declineReopen', input as never)
    expect(town.report(id)).toMatchObject({ state: 'CLOSED', reopenAsked: false, waitingFor: null })
    expect(town.notices({ about: id }).map((n) => n.title)).toEqual(['重办申请未通过'])
  })

  test('a handler who is 网格长 as well cannot verify their own work', async () => {
    const grid = { ...gridNamed('A1'), workers: [WHO.leadA] }
    const own = after(submitted({ grid }), 'leadA', { action: 'sign' })
    const done = after(own, 'leadA', {
      action: 'resolve',
      text: '好',
      photos: [PHOTO],
      noPhotoReason: '',
    })
    expect(done.waitingFor).toBe('desk')
    const id = put(town, done)
    expect(await town.code('leadA', 'report.verifyPass', inputOf('verifyPass', id))).toBe(
      'selfVerify',
    )
    expect(await town.code('dispatcher', 'report.verifyPass', inputOf('verifyPass', id))).toBe('ok')
  })

  test('two returns make the assignment final', async () => {
    const id = put(town, submitted())
    for (let i = 0; i < 2; i++) {
      await town.ask('workerA1', 'report.return', inputOf('return', id) as never)
      const again = inputOf('assign', id, { handler: WHO.workerA1.id })
      await town.ask('dispatcher', 'report.assign', again as never)
    }
    expect(await town.code('workerA1', 'report.return', inputOf('return', id))).toBe('finalAssign')
  })

  test('an older version is refused with `changed`, and nothing is written', async () => {
    const id = put(town, IN_STATE.RESOLVED())
    const old = inputOf('verifyPass', id, { version: town.report(id).version - 1 })
    const before = await town.settled()
    expect(await town.code('leadA', 'report.verifyPass', old)).toBe('changed')
    expect(await town.settled()).toBe(before)
  })

  test.each([
    ['somebody unknown', 'staff:NOBODY'],
    ['somebody retired', WHO.retired.id],
  ])('assigned to %s: staffUnknown', async (_, handler) => {
    const id = put(town, IN_STATE.ACCEPTED())
    const before = await town.settled()
    const input = inputOf('assign', id, { handler })
    expect(await town.code('dispatcher', 'report.assign', input)).toBe('staffUnknown')
    expect(await town.settled()).toBe(before)
  })
})

describe('自办', () => {
  const input = async (person: Person, buildingId = '101') => {
    const requestId = rid('self')
    const photo = await town.upload(person, `drafts/${requestId}/1.jpg`)
    const place = { kind: 'building' as const, buildingId }
    return { requestId, text: '扶起了护栏', photos: [photo], category: '0201', place }
  }

  test('the grid worker, in their own grid: waits for the 网格长 to verify', async () => {
    const view = await town.ask('workerA1', 'report.selfHandle', await input('workerA1'))
    const stored = town.report(view.id)
    expect(stored).toMatchObject({ state: 'RESOLVED', waitingFor: WHO.leadA.id })
    expect(stored.result?.photos[0]?.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(town.notices({ about: view.id }).map((n) => n.to)).toEqual([WHO.leadA.id])
  })

  test.each(['resident', 'workerA2', 'leadA', 'dispatcher'] as const)(
    '%s may not, there',
    async (person) => {
      const given = await input(person)
      const before = await town.settled()
      expect(await town.code(person, 'report.selfHandle', given)).toBe('notAllowed')
      expect(await town.settled()).toBe(before)
    },
  )
})
