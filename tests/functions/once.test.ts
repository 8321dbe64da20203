import type { Fault } from '../../devtools/cloud'
import type { CallName } from '../../domain/contract'
import { withCommittee } from './committee'
import { IN_STATE, put, submitted } from './reports'
import { MONDAY, OPENID, WHO, type Person } from './street'
import { reportIdOf, rid, startTown, type Town } from './town'

/** One intention, one effect: however often it is sent, whatever answer was lost. */
let town: Town
beforeAll(async () => {
  town = await startTown(undefined, {}, {}, withCommittee)
})
afterAll(() => town.stop())
afterEach(() => town.cloud.faults.clear())

const building = { kind: 'building', buildingId: '101' } as const
const SUBMIT = { text: '路上有个坑，老人差点摔倒', category: '0201', place: building }

/** Steps with what they need: each is sent twice. */
const STEPS: { who: Person; name: CallName; state: keyof typeof IN_STATE; more: object }[] = [
  { who: 'workerA1', name: 'report.accept', state: 'SUBMITTED', more: { category: '0201' } },
  { who: 'dispatcher', name: 'report.reject', state: 'SUBMITTED', more: { note: '请拨12345' } },
  {
    who: 'dispatcher',
    name: 'report.assign',
    state: 'ACCEPTED',
    more: { handler: WHO.workerA2.id },
  },
  {
    who: 'leadA',
    name: 'report.reassign',
    state: 'PROCESSING',
    more: { handler: WHO.leadA.id },
  },
  {
    who: 'dispatcher',
    name: 'report.reassignVerifier',
    state: 'RESOLVED',
    more: { handler: WHO.leadB.id },
  },
  { who: 'workerA1', name: 'report.sign', state: 'ASSIGNED', more: {} },
  { who: 'workerA1', name: 'report.return', state: 'ASSIGNED', more: { note: '不归我管' } },
  {
    who: 'workerA1',
    name: 'report.resolve',
    state: 'PROCESSING',
    more: { text: '补平了', noPhotoReason: '雨大' },
  },
  {
    who: 'workerA1',
    name: 'report.toMediation',
    state: 'PROCESSING',
    more: { note: '两家说法不一' },
  },
  { who: 'leadA', name: 'report.verifyPass', state: 'RESOLVED', more: {} },
  { who: 'leadA', name: 'report.verifyFail', state: 'RESOLVED', more: { note: '坑还在' } },
  {
    who: 'resident',
    name: 'report.rate',
    state: 'CLOSED',
    more: { outcome: 'unsolved', stars: 1 },
  },
  { who: 'resident', name: 'report.reopen', state: 'CLOSED', more: { note: '又坏了' } },
  { who: 'resident', name: 'report.withdraw', state: 'SUBMITTED', more: {} },
  { who: 'resident', name: 'report.supplement', state: 'ASSIGNED', more: { text: '又塌了' } },
]
const inputFor = (state: keyof typeof IN_STATE, more: object) => {
  const id = put(town, IN_STATE[state]())
  return { requestId: rid(), id, version: town.report(id).version, ...more }
}

describe('the same request twice', () => {
  test.each(STEPS)('$name: one effect, the same answer', async ({ who, name, state, more }) => {
    const input = inputFor(state, more)
    const first = (await town.ask(who, name, input as never)) as { version: number }
    const before = await town.settled()
    const second = await town.ask(who, name, input as never)
    expect(second).toMatchObject({ repeated: true, version: first.version })
    expect(await town.settled()).toBe(before)
  })

  test('report.urge: one effect, the same answer', async () => {
    const id = put(town, submitted({}, MONDAY - 30 * 86_400_000))
    const input = { requestId: rid(), id, version: town.report(id).version }
    const first = await town.ask('resident', 'report.urge', input)
    const before = await town.settled()
    const second = await town.ask('resident', 'report.urge', input)
    expect(second).toMatchObject({ repeated: true, version: first.version })
    expect(await town.settled()).toBe(before)
  })

  test('report.submit, with a photo', async () => {
    const requestId = rid()
    const photo = await town.upload('resident', `drafts/${requestId}/1.jpg`, 'a hole')
    const input = { ...SUBMIT, requestId, photos: [photo] }
    const first = await town.ask('resident', 'report.submit', input)
    const before = await town.settled()
    const second = await town.ask('resident', 'report.submit', input)
    expect([first.repeated, second.repeated]).toEqual([false, true])
    expect(second.id).toBe(first.id)
    expect(await town.settled()).toBe(before)
  })

  test('evidence stays what it was, even when the upload is replaced and sent again', async () => {
    const requestId = rid()
    const path = `drafts/${requestId}/1.jpg`
    const photo = await town.upload('resident', path, 'what was there')
    const input = { ...SUBMIT, requestId, photos: [photo] }
    const first = await town.ask('resident', 'report.submit', input)
    await town.upload('resident', path, 'something else')
    const again = await town.ask('resident', 'report.submit', input)
    expect(again.repeated).toBe(true)
    for (const view of [first, again]) {
      const bytes = await (await fetch(view.photos[0]!.url)).text()
      expect(bytes).toMatch(/what was there$/)
    }
  })

  test('another person with the same request id makes another report', async () => {
    const requestId = rid()
    const one = await town.ask('resident', 'report.submit', { ...SUBMIT, requestId })
    const two = await town.ask('neighbour', 'report.submit', { ...SUBMIT, requestId })
    expect(two.id).not.toBe(one.id)
    expect(two.repeated).toBe(false)
  })

  test('notice.accept counts once', async () => {
    const requestId = rid()
    const input = { requestId, results: { progress: 'accept' as const, task: 'reject' as const } }
    for (let i = 0; i < 3; i++) {
      const { quota } = await town.ask('resident', 'notice.accept', input)
      expect(quota).toEqual({ progress: 1 })
    }
  })
})

describe('the answer is lost after the commit, or the function dies', () => {
  const LOST: { what: string; fault: Fault }[] = [
    {
      what: 'the answer to the commit',
      fault: {
        function: 'api',
        action: 'database.commitTransaction',
        effect: { kind: 'loseAnswer' },
      },
    },
    {
      what: 'the function, after the commit',
      fault: {
        function: 'api',
        action: 'database.commitTransaction',
        effect: { kind: 'kill', when: 'after' },
      },
    },
    {
      what: 'the function, before the commit',
      fault: {
        function: 'api',
        action: 'database.commitTransaction',
        effect: { kind: 'kill', when: 'before' },
      },
    },
    {
      what: 'the hint to send',
      fault: {
        function: 'api',
        action: 'functions.invokeFunction',
        effect: { kind: 'kill', when: 'before' },
      },
    },
  ]

  /** Sends until there is an answer, as the client does; says how often it took. */
  async function insist(who: Person, name: CallName, input: object): Promise<number> {
    for (let tries = 1; tries <= 3; tries++) {
      const answer = await town.call(who, name, input).catch(() => null)
      if (answer?.ok) return tries
      if (answer && !answer.retryable) throw new Error(answer.code)
    }
    throw new Error('no answer')
  }

  test.each(LOST)('$what: a submit is there once', async ({ fault }) => {
    town.cloud.faults.add(fault)
    const requestId = rid()
    expect(await insist('resident', 'report.submit', { ...SUBMIT, requestId })).toBe(2)
    const id = reportIdOf(OPENID.resident, requestId)
    expect(town.report(id).history).toHaveLength(3)
    const told = town.notices({ about: id }).filter((n) => !n._id.endsWith(':lead'))
    expect(told.map((n) => n.to)).toEqual([WHO.workerA1.id])
  })

  test.each(LOST)('$what: a signature is there once', async ({ fault }) => {
    const input = inputFor('ASSIGNED', {})
    town.cloud.faults.add(fault)
    expect(await insist('workerA1', 'report.sign', input)).toBe(2)
    expect(town.report(input.id).history.filter((h) => h.action === 'sign')).toHaveLength(1)
    expect(town.notices({ about: input.id }).filter((n) => n.to.startsWith('user'))).toHaveLength(1)
  })
})

test('photos cannot be read: may be tried again, nothing was written, and then it works', async () => {
  const requestId = rid()
  const photo = await town.upload('resident', `drafts/${requestId}/1.jpg`, 'a hole')
  const input = { ...SUBMIT, requestId, photos: [photo] }
  const before = await town.settled()
  const action = 'storage.batchGetDownloadUrl'
  town.cloud.faults.add({ action, function: 'api', effect: { kind: 'error', code: 'SYS_ERR' } })
  const answer = await town.call('resident', 'report.submit', input)
  expect(answer).toMatchObject({ ok: false, code: 'serverError', retryable: true })
  expect(await town.settled()).toBe(before)
  expect(await town.ask('resident', 'report.submit', input)).toMatchObject({ repeated: false })
})

describe('conflicts with other transactions', () => {
  test('some are overcome', async () => {
    const input = inputFor('ASSIGNED', {})
    town.cloud.faults.add({
      function: 'api',
      action: 'database.commitTransaction',
      effect: { kind: 'conflictAtCommit' },
      times: 3,
    })
    expect(await town.code('workerA1', 'report.sign', input)).toBe('ok')
  })

  test('too many are `busy`, which may be tried again, and nothing was written', async () => {
    const input = inputFor('ASSIGNED', {})
    const before = await town.settled()
    town.cloud.faults.add({
      function: 'api',
      action: 'database.commitTransaction',
      effect: { kind: 'conflictAtCommit' },
      times: 50,
    })
    const answer = await town.call('workerA1', 'report.sign', input)
    expect(answer).toMatchObject({ ok: false, code: 'busy', retryable: true })
    expect(await town.settled()).toBe(before)
  })
})

test('a subscription is counted once, however much comes in between', async () => {
  const accept = { requestId: rid('often'), results: { task: 'accept' } }
  const { quota } = await town.ask('leadB', 'notice.accept', accept)
  for (let i = 0; i < 25; i++) {
    await town.ask('leadB', 'notice.accept', { ...accept, requestId: rid() })
  }
  const late = await town.ask('leadB', 'notice.accept', accept)
  expect(late.quota.task).toBe((quota.task ?? 0) + 25)
})

test('ten of the same at once: one effect, ten answers that agree', async () => {
  const id = put(town, submitted())
  const input = { requestId: rid('ten'), id, version: town.report(id).version }
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => town.call('workerA1', 'report.sign', input)),
  )
  expect(answers.map((a) => a.ok)).toEqual(Array(10).fill(true))
  expect(town.report(id).history.filter((h) => h.action === 'sign')).toHaveLength(1)
})
