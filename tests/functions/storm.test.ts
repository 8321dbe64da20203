import type { Digest, Notice } from '../../domain/notice/types'
import { HOUR_MS, MINUTE_MS } from '../../domain/calendar/zone'
import { outboxOf } from './outboxHands'
import { MONDAY, OPENID, SETTINGS, WHO, at } from './street'
import { rid, startTown, type Town } from './town'

/**
 * A storm of notices: the inbox has them all, and one person gets at most four pushes a minute, none but ★
 * by night; what was held comes as one, which spends one subscription.
 */

let town: Town
beforeEach(async () => {
  town = await startTown(MONDAY)
})
afterEach(() => town.stop())

const { subscribe, quotaOf, waiting, stored, fallbacksOf, sentTo } = outboxOf(() => town)

/** So many notices to the worker of A1, as their commits leave them. */
const storm = (n: number, more: Partial<Notice> = {}): Notice[] =>
  Array.from({ length: n }, () => {
    const notice = waiting()
    if (Object.keys(more).length > 0)
      void town.replace('notices', { ...stored(notice), ...more } as never)
    return notice
  })
const states = (notices: Notice[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const n of notices) {
    const { state } = stored(n).push
    counts[state] = (counts[state] ?? 0) + 1
  }
  return counts
}
const digests = (): Digest[] => town.cloud.store.find('digests') as unknown as Digest[]
const lastPush = () => town.cloud.pushes.all().at(-1)!
const send = (notices: Notice[]) =>
  town.cloud.callFunction('jobs', { kind: 'send', ids: notices.map((n) => n._id) })

test('thirty at once: four pushes, and a minute later one for the other twenty-six', async () => {
  await subscribe('workerA1', 10)
  const notices = storm(30)
  await send(notices)
  expect([sentTo('workerA1'), states(notices)]).toEqual([4, { sent: 4, held: 26 }])
  town.cloud.clock.advance(30_000)
  await town.tick()
  expect(sentTo('workerA1')).toBe(4)
  town.cloud.clock.advance(MINUTE_MS)
  await town.tick()
  expect([sentTo('workerA1'), states(notices)]).toEqual([5, { sent: 30 }])
  expect(lastPush()).toMatchObject({ openid: OPENID.workerA1, page: 'pages/inbox/index' })
  expect(JSON.stringify(lastPush().data)).toContain('还有26件事等您看')
  expect([digests(), await quotaOf('workerA1')]).toEqual([[], 5])
  // The inbox has every one of them, unread.
  expect(town.notices({ to: WHO.workerA1.id, read: false })).toHaveLength(30)
})

test('a storm that goes on for ten minutes: never more than four pushes within any minute', async () => {
  await subscribe('workerA1', 100)
  for (let i = 0; i < 40; i++) {
    await send(storm(3))
    town.cloud.clock.advance(15_000)
    await town.tick()
  }
  const times = town.cloud.pushes.all().map((p) => p.at)
  expect(times.length).toBeGreaterThan(10)
  for (const [i, time] of times.entries())
    expect(times.slice(i).filter((t) => t - time < MINUTE_MS).length).toBeLessThanOrEqual(4)
})

test('what was looked at meanwhile is not counted; one that is left is told as itself', async () => {
  await subscribe('workerA1', 10)
  const notices = storm(7)
  await send(notices)
  const held = notices.filter((n) => stored(n).push.state === 'held')
  expect(held).toHaveLength(3)
  const ids = held.slice(1).map((n) => n._id)
  await town.ask('workerA1', 'notice.read', { requestId: rid(), ids })
  town.cloud.clock.advance(MINUTE_MS + 1_000)
  await town.tick()
  expect(sentTo('workerA1')).toBe(5)
  expect(lastPush().page).toBe(held[0]!.page)
  expect(states(held)).toEqual({ sent: 3 })
})

test('all of it looked at: no push at all', async () => {
  await subscribe('workerA1', 10)
  const notices = storm(7)
  await send(notices)
  await town.ask('workerA1', 'notice.readAll', { requestId: rid(), box: 'work' })
  town.cloud.clock.advance(MINUTE_MS + 1_000)
  await town.tick()
  expect([sentTo('workerA1'), states(notices)]).toEqual([4, { sent: 4, spared: 3 }])
  expect(await quotaOf('workerA1')).toBe(6)
})

describe('the night', () => {
  test.each([
    ['20:59', {}, 1],
    ['21:00', {}, 0],
    ['23:30', {}, 0],
    ['23:30', { urgent: true }, 1],
  ] as const)('at %s, %p: %i pushes before the morning', async (time, more, before) => {
    town.cloud.clock.set(at(`06-08 ${time}`))
    await subscribe('workerA1', 5)
    const notices = storm(3, more)
    await town.settled()
    await send(notices)
    expect(sentTo('workerA1') > 0 ? 1 : 0).toBe(before)
    town.cloud.clock.set(at('06-09 07:59'))
    await town.tick()
    expect(sentTo('workerA1') > 0 ? 1 : 0).toBe(before)
    town.cloud.clock.set(at('06-09 08:00'))
    await town.tick()
    expect(sentTo('workerA1')).toBe(before === 1 ? 3 : 1)
    expect(states(notices)).toEqual({ sent: 3 })
    if (before === 0) expect(await quotaOf('workerA1')).toBe(4)
  })

  test('a street may have other hours, or none', async () => {
    await town.replace('settings', { ...SETTINGS, quiet: null } as never)
    town.cloud.clock.set(at('06-08 23:00'))
    await subscribe('workerA1', 5)
    await send(storm(1))
    expect(sentTo('workerA1')).toBe(1)
  })

  test('★ reported at night is told at night, another thing in the morning', async () => {
    town.cloud.clock.set(at('06-08 23:00'))
    await subscribe('workerA1', 5)
    for (const category of ['0202', '0201'])
      await town.ask('resident', 'report.submit', {
        requestId: rid(),
        text: '单元门口的井盖不见了',
        category,
        place: { kind: 'building', buildingId: '101' },
      })
    await town.settled()
    expect(sentTo('workerA1')).toBe(1)
    town.cloud.clock.set(at('06-09 08:00'))
    await town.tick()
    expect(sentTo('workerA1')).toBe(2)
  })
})

test('a digest that does not arrive: whoever its notices name is told once of each', async () => {
  await subscribe('workerA1', 10)
  const notices = storm(6)
  await send(notices)
  town.cloud.pushes.refuseNext(43101, OPENID.workerA1)
  town.cloud.clock.advance(MINUTE_MS + 1_000)
  await town.tick()
  const lost = notices.filter((n) => stored(n).push.state === 'refused')
  expect(lost).toHaveLength(2)
  for (const n of notices) expect(fallbacksOf(n)).toHaveLength(lost.includes(n) ? 1 : 0)
  expect(await quotaOf('workerA1')).toBe(0)
})

test('system busy: the digest comes later, once', async () => {
  await subscribe('workerA1', 10)
  const notices = storm(6)
  await send(notices)
  town.cloud.pushes.refuseNext(-1, OPENID.workerA1)
  town.cloud.clock.advance(MINUTE_MS + 1_000)
  await town.tick()
  expect(states(notices)).toEqual({ sent: 4, held: 2 })
  town.cloud.clock.advance(2 * MINUTE_MS)
  await town.tick()
  expect([sentTo('workerA1'), states(notices)]).toEqual([5, { sent: 6 }])
})

describe.each(['before', 'after'] as const)(
  'the sender is killed %s each of its requests',
  (when) => {
    /** Kills at every so-manyth request of `work` until one run gets through. `ready`: what comes before it. */
    async function killAtEach(
      step: number,
      ready: (notices: Notice[]) => Promise<unknown>,
      work: (notices: Notice[]) => Promise<unknown>,
    ): Promise<number> {
      let deaths = 0
      for (let nth = 1; nth <= 90; nth += step) {
        // A day further each time: a tick believes no leap of more than two.
        town.cloud.clock.set(MONDAY + (deaths + 1) * 24 * HOUR_MS)
        await subscribe('workerA1', 6)
        const notices = storm(6)
        const before = sentTo('workerA1')
        await ready(notices)
        town.cloud.faults.add({ function: 'jobs', nth, effect: { kind: 'kill', when } })
        await work(notices).catch(() => undefined)
        const isDead = town.cloud.faults.list()[0]!.hits > 0
        town.cloud.faults.clear()
        if (isDead) deaths++
        // Every lease has run out, whatever was held has its digest's moment, and time to be looked after.
        for (const minutes of [2, 2, 12, 2]) {
          town.cloud.clock.advance(minutes * MINUTE_MS)
          await town.tick()
        }
        const [came, sent] = [sentTo('workerA1') - before, states(notices).sent ?? 0]
        for (const n of notices) {
          const { state, nextAt } = stored(n).push
          const told = fallbacksOf(n).length
          expect([nth, state, nextAt, told]).toEqual([nth, state, null, state === 'sent' ? 0 : 1])
          expect(['sent', 'uncertain', 'noQuota']).toContain(state)
        }
        // Never two pushes for one notice, and none is called sent without a push.
        expect([nth, came <= 6, sent === 0 || came > 0]).toEqual([nth, true, true])
        expect([nth, digests()]).toEqual([nth, []])
        if (!isDead) break
      }
      return deaths
    }
    const nothing = () => Promise.resolve()

    test('while it holds what is too much', async () => {
      expect(await killAtEach(7, nothing, send)).toBeGreaterThan(5)
    }, 240_000)

    test('while it sends the digest', async () => {
      const ready = async (notices: Notice[]) => {
        await send(notices)
        town.cloud.clock.advance(MINUTE_MS + 1_000)
      }
      expect(await killAtEach(3, ready, () => town.tick())).toBeGreaterThan(5)
    }, 240_000)
  },
)

test('a reporter who has the work himself is told once of one change', async () => {
  await subscribe('workerA1', 5)
  const notice = waiting()
  const twin: Notice = {
    ...notice,
    _id: notice._id.replace(WHO.workerA1.id, `user:${OPENID.workerA1}`),
    to: `user:${OPENID.workerA1}`,
    fallback: null,
  }
  town.cloud.store.insertMany('notices', [structuredClone(twin) as never])
  await send([notice, twin])
  expect(sentTo('workerA1')).toBe(1)
  expect([stored(notice).push.state, stored(twin).push.state]).toEqual(['sent', 'spared'])
})
