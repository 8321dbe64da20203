import { presenceOf, type Presence, type Standing } from '../../domain/duty/presence'
import { decideSubmit } from '../../domain/report/create'
import { decide, type StepInput } from '../../domain/report/decide'
import type { Situation } from '../../domain/report/deadlines'
import { tellsOf } from '../../domain/report/notices'
import { permitStep } from '../../domain/report/qualities'
import { namesToSettle, settle } from '../../domain/report/settle'
import type { Report } from '../../domain/report/types'
import { directoryOf } from '../../domain/street/directory'
import type { Actor } from '../../domain/identity/types'
import { HOUR_MS } from '../../domain/calendar/zone'
import { IN_STATE, INPUT, closed, resolved, signed, take, walk } from './reportSteps'
import { GRID_1, MONDAY_9, PEOPLE, SETTINGS, draft, must, situation, submitted } from './street'

/** People who come and go under a report: whom a step names, 改派, and who is told. */
const { reporter, worker, workerElsewhere, lead, dispatcher, leader } = PEOPLE
const ref = (id: string, name = id) => ({ id, name })
const W1 = 'staff:W1'
const W9 = 'staff:W9'
const L1 = 'staff:L1'

/** A grid with two workers and a 网格长; only these are there. */
const grid = { ...GRID_1, workers: [ref(W1, '张网格'), ref(W9, '马网格')] }
const settings = { ...SETTINGS, directory: directoryOf([], [grid]) }
const only = (...ids: string[]): Presence => ({
  of: (p) => (ids.includes(p.id) ? p : null),
  isThere: (p) => ids.includes(p.id),
})
const with_ = (presence: Presence, now = MONDAY_9): Situation => ({
  ...situation(now),
  settings,
  presence,
})
const stepWith = (report: Report, actor: Actor, input: StepInput, presence: Presence): Report => {
  const may = permitStep(actor, input.action, report, MONDAY_9, settings)
  if (!may.ok) throw new Error(may.code)
  const principal = may.role === 'reporter' ? actor.userId : actor.staffId!
  return must(
    decide(report, input, { principal, name: actor.name, role: may.role }, with_(presence)),
  )
}

describe('whom a step names', () => {
  const submit = (...there: string[]) => must(decideSubmit(draft({ grid }), with_(only(...there))))

  test.each<[there: string[], state: string, waitsFor: string]>([
    [[W1, W9, L1], 'ASSIGNED', W1],
    [[W9, L1], 'ASSIGNED', W9],
    [[L1], 'ASSIGNED', L1],
    [[], 'SUBMITTED', 'desk'],
  ])('上报 with %p there', (there, state, waitsFor) => {
    const report = submit(...there)
    expect(report).toMatchObject({ state, waitingFor: waitsFor })
    if (waitsFor === 'desk') {
      expect(report.reason).toBe('黄河社区 第1网格 · 暂无在岗网格员 → 街道分流员')
    }
  })

  const rows: [string, () => Report, Actor, StepInput][] = [
    ['受理', IN_STATE.SUBMITTED, dispatcher, INPUT.accept],
    ['核查不过', resolved, lead, INPUT.verifyFail],
    ['重办', closed, reporter, INPUT.reopen],
    ['未解决', closed, reporter, { ...INPUT.rate, outcome: 'unsolved' } as StepInput],
  ]
  test.each(
    rows.flatMap(([what, make, who, input]) =>
      [
        [[W9, L1], 'ASSIGNED', W9],
        [[L1], 'ASSIGNED', L1],
        [[], 'ACCEPTED', 'desk'],
      ].map(([there, state, waits]) => [what, there, state, waits, make, who, input] as const),
    ),
  )('%s with %p there: %s, %s', (_what, there, state, waitsFor, make, who, input) => {
    const report = stepWith(make(), who, input, only(...(there as string[])))
    expect(report).toMatchObject({ state, waitingFor: waitsFor })
    expect(report.open).toBe(true)
  })

  test.each<[string, string[], string]>([
    ['the 网格长 is there', [L1], L1],
    ['nobody is there', [], 'desk'],
  ])('办结: %s', (_, there, waitsFor) => {
    const done = stepWith(signed(), worker, INPUT.resolve, only(...there))
    expect(done).toMatchObject({ state: 'RESOLVED', waitingFor: waitsFor })
    expect(done.verifier?.id ?? 'desk').toBe(waitsFor)
  })

  test('the 网格长 who reported it does not verify it', () => {
    const own = must(
      decideSubmit(draft({ reporterStaffId: L1, reporter: lead.userId }), situation()),
    )
    const done = walk(own, [
      [worker, INPUT.sign],
      [worker, INPUT.resolve],
    ])
    expect(done.waitingFor).toBe('desk')
  })
})

describe('presence', () => {
  const person = (changes: Partial<Standing> = {}): Standing => ({
    name: '张网格',
    active: true,
    openid: 'o-1',
    ...changes,
  })
  test.each<[string, Standing | null, string[], boolean]>([
    ['on the roster and bound', person(), [], true],
    ['never bound', person({ openid: null }), [], false],
    ['retired', person({ active: false }), [], false],
    ['unknown', null, [], false],
    ['the very person that must not be meant', person(), [W1], false],
    ['the same by account', person(), ['user:o-1'], false],
  ])('%s', (_, staff, except, there) => {
    const presence = presenceOf(new Map([[W1, staff]]), MONDAY_9, except)
    expect(presence.of(ref(W1))).toEqual(there ? ref(W1, '张网格') : null)
  })

  test('of whom nobody asked, nothing is assumed', () => {
    expect(() => presenceOf(new Map(), MONDAY_9).of(ref(W1))).toThrow('nobody has asked')
  })
})

describe('改派', () => {
  const to = (id: string): StepInput => ({ action: 'reassign', handler: ref(id), note: '' })

  test.each([
    ['unsigned', submitted],
    ['in work', signed],
  ] as const)('%s: the 办理时限 runs on, the new hand signs', (_, make) => {
    const before = make()
    const after = must(take(before, dispatcher, to('staff:W2'), MONDAY_9 + HOUR_MS))
    expect(after).toMatchObject({
      state: 'ASSIGNED',
      handlerId: 'staff:W2',
      waitingFor: 'staff:W2',
      signedAt: null,
      deadline: before.deadline,
      returns: 0,
    })
    expect(take(after, worker, INPUT.sign)).toEqual({ ok: false, code: 'notAllowed' })
    expect(take(after, workerElsewhere, INPUT.sign).ok).toBe(true)
  })

  test.each<[string, string, string, Actor]>([
    ['a dispatcher to anybody', 'staff:W2', 'ok', dispatcher],
    ['the 网格长 to a worker of the grid', W1, 'ok', lead],
    ['the 网格长 to himself', L1, 'ok', lead],
    ['the 网格长 beyond the grid', 'staff:W2', 'notOfGrid', lead],
    ['街道领导 likewise', 'staff:W2', 'notOfGrid', leader],
    ['the handler himself', 'staff:W2', 'notAllowed', worker],
    ['the reporter', 'staff:W2', 'notAllowed', reporter],
  ])('%s (%s): %s', (_, id, code, who) => {
    const done = take(signed(), who, to(id))
    expect(done.ok ? 'ok' : done.code).toBe(code)
  })

  test('the old hand and the new one are told, each once', () => {
    const before = signed()
    const after = must(take(before, dispatcher, to('staff:W2')))
    const told = tellsOf(after, before, SETTINGS, MONDAY_9)
    expect(told.map((t) => [t.to, t.title])).toEqual([
      [W1, '任务已改派他人'],
      ['staff:W2', '有任务改派给您，待签收'],
    ])
  })

  test('换人核查: by a dispatcher, never the handler; whoever was chosen has the button', () => {
    const other = (id: string): StepInput => ({
      action: 'reassignVerifier',
      handler: ref(id),
      note: '',
    })
    expect(take(resolved(), lead, other('staff:W2'))).toMatchObject({ code: 'notAllowed' })
    expect(take(resolved(), dispatcher, other(W1))).toMatchObject({ code: 'selfVerify' })
    const before = { ...resolved(), doneBy: [W1, 'staff:W3'], reporterStaffId: 'staff:W4' }
    for (const id of ['staff:W3', 'staff:W4']) {
      expect(take(before, dispatcher, other(id))).toMatchObject({ code: 'selfVerify' })
    }
    const given = walk(resolved(), [[dispatcher, other('staff:W2')]])
    expect(given).toMatchObject({ state: 'RESOLVED', waitingFor: 'staff:W2' })
    expect(take(given, workerElsewhere, INPUT.verifyPass).ok).toBe(true)
  })
})

describe('one dispatcher alone', () => {
  const byDesk = (report: Report, changes: object, not: string[] = []): string[] =>
    tellsOf(
      report,
      { ...report, history: report.history.slice(0, -1) },
      { ...SETTINGS, ...changes },
      MONDAY_9,
      not,
    ).map((t) => t.to)
  const two = { dispatchers: [ref('staff:D1'), ref('staff:D2')] }
  const ownWork = (): Report =>
    walk({ ...signed(), lead: null, handler: ref('staff:D1'), handlerId: 'staff:D1' }, [
      [dispatcher, INPUT.resolve],
    ])

  test.each<[string, () => Report, object, string[], string[]]>([
    ['somebody else reported and did it', IN_STATE.ACCEPTED, {}, [], ['staff:D1']],
    ['he has done it: 街道领导', ownWork, {}, [], ['staff:S1']],
    ['he has done it: another dispatcher', ownWork, two, [], ['staff:D2']],
    ['he acts himself: 街道领导', IN_STATE.ACCEPTED, {}, ['staff:D1'], ['staff:S1']],
    [
      'he has reported it',
      () => ({ ...IN_STATE.ACCEPTED(), reporterStaffId: 'staff:D1' }),
      {},
      [],
      ['staff:S1'],
    ],
  ])('%s', (_, make, changes, not, told) => {
    expect(byDesk(make(), changes, not)).toEqual(told)
  })

  test.each(['rate', 'reopen'] as const)('who solved what he reported has left: no %s', (step) => {
    const own = { ...closed(), reporterStaffId: W1, reporter: worker.userId, doneBy: [W1] }
    const left: Actor = { ...worker, staffId: null, name: '', posts: [] }
    const may = permitStep(left, step, own, MONDAY_9, settings)
    expect(may).toEqual({ ok: false, code: 'ownWork' })
  })

  test('who solved it by an account rates nothing by it, whatever post he has or had', () => {
    const s = { ...situation(), account: reporter.userId }
    const by = { principal: W1, name: worker.name, role: 'handler' as const }
    const done = must(decide(signed(), INPUT.resolve, by, s))
    const may = permitStep(
      reporter,
      'rate',
      { ...closed(), doneBy: done.doneBy },
      MONDAY_9,
      settings,
    )
    expect(may).toEqual({ ok: false, code: 'ownWork' })
    const passed = take(done, lead, INPUT.verifyPass)
    expect(passed.ok && passed.value.waitingFor).toBeNull()
  })

  test('what he has done waits at the desk, where 街道领导 verifies it', () => {
    const done = ownWork()
    expect(done.waitingFor).toBe('desk')
    expect(take(done, dispatcher, INPUT.verifyPass)).toEqual({ ok: false, code: 'selfVerify' })
    expect(take(done, leader, INPUT.verifyPass).ok).toBe(true)
  })
})

describe('a report that is settled', () => {
  test('as the street was: nothing is to be done', () => {
    for (const make of Object.values(IN_STATE)) {
      expect(settle(make(), GRID_1, situation())).toBeNull()
    }
  })

  test('its place lies in no grid any more: whoever has it keeps it', () => {
    const next = settle(signed(), null, situation())!
    expect(next).toMatchObject({ gridCode: null, waitingFor: W1, lead: null })
    expect(next.history.at(-1)).toMatchObject({ action: 'settle', note: '所属网格调整为待定网格' })
  })

  test('a new 网格长 is known at once, and nobody’s turn changes', () => {
    const next = settle(signed(), { ...GRID_1, lead: ref('staff:L9') }, situation())!
    expect(next).toMatchObject({ lead: ref('staff:L9'), waitingFor: W1 })
    expect(next.history).toEqual(signed().history)
  })

  test('it is another version then, though no entry says so', () => {
    const next = settle(signed(), { ...GRID_1, lead: ref('staff:L9') }, situation())!
    expect(next.version).toBe(signed().version + 1)
  })

  test('a grid without workers still has a 网格长 who verifies', () => {
    const bare = { ...GRID_1, workers: [], lead: ref('staff:L9') }
    const { people } = namesToSettle(resolved(), bare)
    expect(people.map((p) => p.id)).toContain('staff:L9')
    expect(settle(resolved(), bare, situation())!.waitingFor).toBe('staff:L9')
  })

  test('a 代理人 keeps what he looks at in the place of another', () => {
    const there: Presence = { of: (p) => (p.id === W1 ? ref('staff:W5') : p), isThere: () => true }
    const asked = { ...submitted(), waitingFor: 'staff:W5', worker: ref('staff:W5') }
    const given = { ...asked, watching: 'accept' as const, state: 'SUBMITTED' as const }
    expect(settle(given, GRID_1, { ...situation(), presence: there })).toBeNull()
  })

  test('whoever was chosen to verify stays, whoever leads the grid', () => {
    const chosen: StepInput = {
      action: 'reassignVerifier',
      handler: ref('staff:W2'),
      note: '',
    }
    const given = walk(resolved(), [[dispatcher, chosen]])
    const next = settle(given, { ...GRID_1, lead: ref('staff:L9') }, situation())!
    expect(next.waitingFor).toBe('staff:W2')
  })
})
