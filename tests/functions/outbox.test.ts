import type { Notice } from '../../domain/notice/types'
import type { Staff } from '../../domain/street/types'
import { RULE, kindOf } from '../../domain/notice/message'
import { TASK, outboxOf } from './outboxHands'
import { noticesAbout, put, submitted } from './reports'
import { MONDAY, OPENID, STAFF, WHO, gridNamed } from './street'
import { rid, startTown, type Town } from './town'

/** The outbox: the inbox always has it, a push comes at most once, the 网格长 is told at most once. */
let town: Town
let withProcesses: Town
beforeAll(async () => {
  town = withProcesses = await startTown()
})
afterAll(() => withProcesses.stop())
// Four pushes a minute reach one person: each test has minutes of its own.
let begun = 0
beforeEach(() => town.cloud.clock.set(MONDAY + ++begun * 2 * 60_000))
afterEach(() => town.cloud.faults.clear())

const MINUTE_MS = 60_000
const { subscribe, quotaOf, waiting, stored, fallbacksOf, sentTo, attempts } = outboxOf(() => town)

describe('one push and how it ends', () => {
  test('sent at once after the commit, in words WeChat accepts, and counted', async () => {
    await subscribe('workerA1', 2)
    const before = attempts()
    const view = await town.ask('resident', 'report.submit', {
      requestId: rid(),
      text: '路上有个坑 😀\n请快来看看吧',
      category: '0201',
      place: { kind: 'building', buildingId: '101' },
    })
    await town.until('the push has been made', () => attempts() > before)
    await town.until('it is noted', () => town.notices({ about: view.id })[0]?.push.code === 0)
    const push = town.cloud.pushes.all()[before]!
    expect(push).toMatchObject({
      openid: OPENID.workerA1,
      templateId: TASK,
      page: `packages/duty/task/index?id=${encodeURIComponent(view.id)}`,
      errCode: 0,
    })
    for (const [keyword, { value }] of Object.entries(push.data)) {
      expect(value).toMatch(RULE[kindOf(keyword)!])
    }
    // A card never carries what the person wrote, or where exactly.
    expect(JSON.stringify(push.data)).not.toMatch(/坑|友谊|101/)
    expect(await quotaOf('workerA1')).toBe(1)
    const [notice] = town.notices({ about: view.id })
    expect(notice).toMatchObject({
      to: WHO.workerA1.id,
      push: { state: 'sent', tries: 1, code: 0 },
    })
    await town.cloud.callFunction('jobs', { kind: 'send', ids: [notice!._id] })
    await town.tick()
    expect(attempts()).toBe(before + 1)
  })

  const ENDS: {
    what: string
    quota: number
    atWeChat: number
    code?: number
    state: string
    left: number
  }[] = [
    { what: 'no subscription', quota: 0, atWeChat: 0, state: 'noQuota', left: 0 },
    { what: '43101, spent at WeChat', quota: 3, atWeChat: 0, state: 'refused', left: 0 },
    {
      what: '47003, template and data differ',
      quota: 1,
      atWeChat: 1,
      code: 47003,
      state: 'failed',
      left: 1,
    },
    { what: '40003, no such openid', quota: 1, atWeChat: 1, code: 40003, state: 'failed', left: 1 },
  ]
  test.each(ENDS)('$what: $state, the 网格长 is told once', async (end) => {
    expect(await quotaOf('workerA2')).toBe(0)
    const now = town.cloud.clock.now()
    const report = submitted({ grid: gridNamed('A2') }, now)
    put(town, { ...report, wakeAt: null, watching: null })
    const [notice] = noticesAbout(report, report.history, [report.reporter], now) as [Notice]
    town.cloud.store.insertMany('notices', [structuredClone(notice) as never])
    await subscribe('workerA2', end.quota, end.atWeChat)
    if (end.code) town.cloud.pushes.refuseNext(end.code, OPENID.workerA2)
    await town.tick()
    await town.tick()
    expect(stored(notice).push).toMatchObject({ state: end.state, nextAt: null })
    expect(fallbacksOf(notice)).toHaveLength(1)
    expect(fallbacksOf(notice)[0]).toMatchObject({ to: WHO.leadA.id, read: false })
    expect(await quotaOf('workerA2')).toBe(end.left)
    // Leave nothing behind for the next row.
    if (end.left > 0) {
      town.cloud.pushes.refuseNext(43101, OPENID.workerA2)
      const rest = { ...notice, _id: `${notice._id}:rest`, fallback: null }
      town.cloud.store.insertMany('notices', [structuredClone(rest) as never])
      await town.tick()
    }
  })

  test('a staff member whose account is gone: unbound, the 网格长 is told, another is named', async () => {
    const report = submitted()
    const id = put(town, report)
    const [notice] = noticesAbout(report, report.history, [], MONDAY)
    const staff = STAFF.find((s) => s._id === WHO.workerA1.id)!
    const unbound: Staff = { ...staff, openid: null }
    await town.replace('staff', unbound)
    town.cloud.store.insertMany('notices', [{ ...notice! }])
    await town.tick()
    await town.replace('staff', staff)
    const sent = town.notices({ _id: notice!._id })[0]!
    expect(sent.push.state).toBe('unbound')
    expect(fallbacksOf(sent).map((n) => n.to)).toEqual([WHO.leadA.id])
    expect(town.report(id)).toMatchObject({ state: 'ASSIGNED', waitingFor: WHO.leadA.id })
  })

  test('a refusal sets the count to what WeChat knows: nothing', async () => {
    await subscribe('workerA1', 3)
    town.cloud.pushes.refuseNext(43101, OPENID.workerA1)
    waiting()
    await town.tick()
    expect(await quotaOf('workerA1')).toBe(0)
  })

  test('two at once for one counted subscription: the count never falls below nothing', async () => {
    await subscribe('workerA1', 1, 2)
    const ids = [waiting()._id, waiting()._id]
    await town.cloud.callFunction('jobs', { kind: 'send', ids })
    expect(await quotaOf('workerA1')).toBe(0)
  })

  test('system busy: tried again after 1, 5, 25 and 60 minutes, then failed', async () => {
    await subscribe('workerA1')
    const notice = waiting()
    const before = attempts()
    for (const [i, minutes] of [1, 5, 25, 60].entries()) {
      town.cloud.pushes.refuseNext(-1, OPENID.workerA1)
      await town.tick()
      expect(stored(notice).push).toMatchObject({ state: 'waiting', tries: i + 1, code: -1 })
      town.cloud.clock.advance(minutes * MINUTE_MS - 5_000)
      await town.tick()
      expect(attempts()).toBe(before + i + 1)
      town.cloud.clock.advance(6_000)
    }
    town.cloud.pushes.refuseNext(-1, OPENID.workerA1)
    await town.tick()
    expect(stored(notice).push).toMatchObject({ state: 'failed', tries: 5 })
    expect(fallbacksOf(notice)).toHaveLength(1)
    expect(await quotaOf('workerA1')).toBe(1)
  })

  test('an answer lost on the way: it may have come, so it is never sent again', async () => {
    const before = sentTo('workerA1')
    const notice = waiting()
    town.cloud.faults.add({
      function: 'jobs',
      action: 'wx.openApi',
      effect: { kind: 'loseAnswer' },
    })
    await town.tick()
    town.cloud.clock.advance(10 * MINUTE_MS)
    await town.tick()
    expect(stored(notice).push.state).toBe('uncertain')
    expect(sentTo('workerA1')).toBe(before + 1)
    expect(fallbacksOf(notice)).toHaveLength(1)
  })
})

test.each([
  { when: 'before', came: 0 },
  { when: 'after', came: 1 },
] as const)("the sender's process is killed $when the push: it came $came times", async (end) => {
  await subscribe('workerA1')
  const sent = sentTo('workerA1')
  const notice = waiting()
  const { when } = end
  town.cloud.faults.add({ function: 'jobs', action: 'wx.openApi', effect: { kind: 'kill', when } })
  await expect(town.tick()).rejects.toThrow('exited')
  town.cloud.clock.advance(2 * MINUTE_MS)
  await town.tick()
  expect(stored(notice).push.state).toBe('uncertain')
  expect(sentTo('workerA1')).toBe(sent + end.came)
  expect(fallbacksOf(notice)).toHaveLength(1)
})

describe.each(['before', 'after'] as const)(
  'the sender is killed %s each of its requests',
  (when) => {
    const MOST = 60

    // The many deaths come cheap without processes; the test above kills two processes.
    beforeAll(async () => {
      town = await startTown(MONDAY)
    })
    afterAll(async () => {
      await town.stop()
      town = withProcesses
    })

    /** Kills at the first, second, … request until one run gets through; what is true after each. */
    async function killAtEach(quota: number, check: (n: number, notice: Notice) => void) {
      let survived = 0
      for (let n = 1; n <= MOST && survived === 0; n++) {
        if (quota > 0) await subscribe('workerA1')
        const notice = waiting()
        town.cloud.faults.add({ function: 'jobs', nth: n, effect: { kind: 'kill', when } })
        await town.tick().then(
          () => (survived = n),
          () => undefined,
        )
        town.cloud.faults.clear()
        // Its lease has run out; a late hint comes first and must not take it for waiting.
        town.cloud.clock.advance(2 * MINUTE_MS)
        await town.cloud.callFunction('jobs', { kind: 'send', ids: [notice._id] })
        await town.tick()
        check(n, notice)
      }
      // Two sweeps' reads, claim, load, recipient, record: less would mean that nothing was tested.
      expect(survived).toBeGreaterThan(5)
    }

    test('with a subscription', async () => {
      let sent = sentTo('workerA1')
      const states = new Set<string>()
      await killAtEach(1, (n, notice) => {
        const now = stored(notice)
        const came = sentTo('workerA1') - sent
        sent += came
        states.add(now.push.state)
        const where = `request ${n}`
        expect([where, came <= 1]).toEqual([where, true])
        expect([where, ['sent', 'uncertain'].includes(now.push.state)]).toEqual([where, true])
        if (now.push.state === 'sent') expect([where, came]).toEqual([where, 1])
        const lead = now.push.state === 'sent' ? 0 : 1
        expect([where, fallbacksOf(notice).length]).toEqual([where, lead])
      })
      expect(states).toEqual(new Set(['sent', 'uncertain']))
    })

    test('without one', async () => {
      town.cloud.pushes.refuseNext(43101, OPENID.workerA1)
      waiting()
      await town.tick()
      const sent = sentTo('workerA1')
      await killAtEach(0, (n, notice) => {
        const { state } = stored(notice).push
        const where = `request ${n}`
        expect([where, ['noQuota', 'uncertain'].includes(state)]).toEqual([where, true])
        expect([where, fallbacksOf(notice).length]).toEqual([where, 1])
      })
      expect(sentTo('workerA1')).toBe(sent)
    })
  },
)

test('many sweeps at once, and hints: each of thirty pushes comes once', async () => {
  await subscribe('leadB', 30)
  const before = sentTo('leadB')
  const notices = Array.from({ length: 30 }, () => {
    const report = submitted({ grid: { ...gridNamed('B1'), workers: [WHO.leadB] } })
    put(town, { ...report, wakeAt: null, watching: null })
    return noticesAbout(report, report.history, [report.reporter], MONDAY)[0]!
  })
  town.cloud.store.insertMany('notices', structuredClone(notices) as never)
  const ids = notices.map((n) => n._id)
  await Promise.all([
    town.tick(),
    town.cloud.callFunction('jobs', { kind: 'send', ids }),
    town.tick(),
    town.cloud.callFunction('jobs', { kind: 'send', ids: ids.slice().reverse() }),
    town.tick(),
  ])
  expect(sentTo('leadB')).toBe(before + 4)
  town.cloud.clock.advance(MINUTE_MS + 1_000)
  await Promise.all([town.tick(), town.tick()])
  expect(sentTo('leadB')).toBe(before + 5)
  expect(notices.map((n) => stored(n).push.state)).toEqual(notices.map(() => 'sent'))
  expect(await quotaOf('leadB')).toBe(25)
})

test('only the timer and api may use jobs', async () => {
  const notice = waiting()
  const before = await town.settled()
  for (const data of [{ kind: 'send', ids: [notice._id] }, { Type: 'Timer' }]) {
    const answer = await town.cloud.callFunction('jobs', data, { openid: OPENID.workerA1 })
    expect(answer).toEqual({ result: { ok: false, code: 'notAllowed' } })
  }
  for (const data of [{}, { kind: 'send' }, { kind: 'send', ids: [{ $gt: '' }] }, { kind: 'x' }]) {
    expect(await town.cloud.callFunction('jobs', data)).toEqual({
      result: { ok: false, code: 'unknownJob' },
    })
  }
  expect(await town.settled()).toBe(before)
})
