import type { Fault } from '../../devtools/cloud'
import { claimOf, openDays, slotAt, type Days } from './days'
import { at } from './street'

/** Many at once, and deaths at every write: nothing is promised twice, nothing leaks. */

let days: Days
afterEach(() => days.stop())

const tally = (codes: string[]): Record<string, number> =>
  codes.reduce<Record<string, number>>((t, c) => ({ ...t, [c]: (t[c] ?? 0) + 1 }), {})

const WAYS = ['update', 'transaction'] as const
const TEAM = ['staff:M1', 'staff:M2', 'staff:M3', 'staff:M4', 'staff:M5', 'room:R1']

/** Everybody’s requests take as long as they do between two machines. */
const openFar = (by: (typeof WAYS)[number], farMs = 20): Promise<Days> =>
  openDays(by, { delayMs: () => farMs })

describe.each(WAYS)('by %s', (by) => {
  test('200 people on one slot: one has it, the others read slotTaken, nothing leaks', async () => {
    days = await openFar(by)
    const people = Array.from({ length: 200 }, (_, i) =>
      claimOf(`p${i}:1`, slotAt('09:00–10:30', TEAM)),
    )
    const codes = await Promise.all(people.map((claim) => days.code('hold', claim)))
    const { busy = 0, ...told } = tally(codes)
    // By transactions, a slow machine may tell some of them to come again.
    expect(told).toEqual({ ok: 1, slotTaken: 199 - (by === 'update' ? 0 : busy) })
    const held = Object.entries(days.day().held)
    expect(held.map(([r, all]) => [r, all.length])).toEqual(TEAM.map((r) => [r, 1]))
    expect(new Set(held.map(([, all]) => all[0]!.key)).size).toBe(1)
    // It is over by itself: the next one has all of it, and the tick leaves nothing behind.
    days.cloud.clock.advance(600_000)
    expect(await days.code('hold', claimOf('late:1', slotAt('09:00–10:30', TEAM)))).toBe('ok')
    days.cloud.clock.advance(600_000)
    await days.do('tick')
    expect(days.day().held).toEqual({})
  })

  test('two pending choices confirmed at once on one slot: one books', async () => {
    days = await openDays(by)
    for (let round = 0; round < 10; round++) {
      const slot = slotAt('09:00–10:30', [`staff:${round}`])
      const two = ['a', 'b'].map((who) => claimOf(`${who}${round}:1`, slot))
      const codes = await Promise.all(
        two.map(async (claim) => {
          await days.do('want', claim)
          await days.do('hold', claim)
          return days.code('confirm', claim)
        }),
      )
      expect(codes.filter((c) => c === 'ok')).toHaveLength(1)
      expect(days.day().booked[`staff:${round}`]).toHaveLength(1)
    }
  })

  test('a confirm that was under way until the hold was over and another had the time: refused', async () => {
    days = await openDays(by)
    const [late, next] = ['late:1', 'next:1'].map((key) =>
      claimOf(key, slotAt('09:00–10:30', TEAM)),
    )
    await days.do('want', late)
    await days.do('hold', late)
    // Its write is reckoned by the time at which it set out, and comes in after the next one's hold.
    days.cloud.faults.add({
      function: 'booker',
      action: by === 'update' ? 'database.modifyDocument' : 'database.commitTransaction',
      effect: { kind: 'slow', ms: 1_000 },
    })
    const confirming = days.code('confirm', late)
    await days.until('the write set out', () => days.cloud.faults.list().some((f) => f.hits > 0))
    days.cloud.clock.advance(600_000)
    await days.do('want', next)
    const held = await days.code('hold', next)
    // A transaction that has written has the day to itself until it commits: there the late one wins.
    const [first, second, has] =
      by === 'update' ? ['ok', 'holdOver', 'next:1'] : ['slotTaken', 'ok', 'late:1']
    expect([held, await confirming]).toEqual([first, second])
    if (held === 'ok') expect(await days.code('confirm', next)).toBe('ok')
    expect(days.day().booked['room:R1']?.map((b) => b.key)).toEqual([has])
  })
})

test('50 different slots of one day at once, a hold and a confirm each, all succeed', async () => {
  days = await openFar('update')
  const claims = Array.from({ length: 50 }, (_, i) =>
    claimOf(`p${i}:1`, slotAt(i % 2 ? '09:00–10:30' : '10:30–12:00', [`staff:${i >> 1}`])),
  )
  const codes = await Promise.all(
    claims.map(async (claim) => {
      await days.do('want', claim)
      return [await days.code('hold', claim), await days.code('confirm', claim)].join(' ')
    }),
  )
  expect(tally(codes)).toEqual({ 'ok ok': 50 })
  expect(days.cloud.store.count('bookings', { state: 'booked' })).toBe(50)
})

const WRITES = [
  'database.insertDocument',
  'database.modifyDocument',
  'database.commitTransaction',
] as const

describe.each(WAYS)('by %s, the function dies before or after any write', (by) => {
  const claim = claimOf('a:1', slotAt('09:00–10:30', TEAM))
  const to = slotAt('14:00–15:30', TEAM, '2026-06-12')
  const waiter = claimOf('w:1', slotAt('09:00–10:30', TEAM))
  /** What is done before, what dies, and how the day and the owner must agree in the end. */
  const STORIES: Record<string, { before: string[]; op: string; end: string[] }> = {
    hold: { before: ['want'], op: 'hold', end: ['hold', 'confirm'] },
    confirm: { before: ['want', 'hold'], op: 'confirm', end: [] },
    'confirm, and asked again': { before: ['want', 'hold'], op: 'confirm', end: ['confirm'] },
    move: { before: ['want', 'hold', 'confirm'], op: 'move', end: ['move'] },
    cancel: { before: ['want', 'hold', 'confirm'], op: 'cancel', end: ['cancel'] },
  }

  test.each(Object.entries(STORIES))('%s', async (_, { before, op, end }) => {
    let kills = 0
    for (const action of WRITES) {
      for (const when of ['before', 'after'] as const) {
        for (let nth = 1; ; nth++) {
          days = await openDays(by)
          for (const step of before) expect(await days.code(step, claim)).toBe('ok')
          if (op === 'cancel') await days.do('wait', waiter)
          const fault: Fault = { function: 'booker', action, nth, effect: { kind: 'kill', when } }
          days.cloud.faults.add(fault)
          const died = (await days.code(op, claim, { to })) === 'dead'
          days.cloud.faults.clear()
          if (died) {
            kills++
            for (const step of end)
              expect([when, action, nth, step, await days.code(step, claim, { to })]).toEqual([
                when,
                action,
                nth,
                step,
                'ok',
              ])
            days.cloud.clock.advance(60_000)
            await days.do('tick')
            agree(op)
          }
          await days.stop()
          if (!died) break
        }
      }
    }
    expect(kills).toBeGreaterThan(1)
    days = await openDays(by)
  })

  /** The owner, the booking and the day say the same. */
  function agree(op: string): void {
    const owner = days.owner('a')
    const booked = [...days.cloud.store.find('days', {})].flatMap((d) =>
      Object.values(d.booked as Record<string, { key: string }[]>).flat(),
    )
    const booking = days.booking('a:1')
    if (op === 'cancel') {
      expect([booked, owner.has, booking?.state]).toEqual([[], null, 'void'])
      expect(days.cloud.store.find('notices', {}).map((n) => n.to)).toEqual(['user:o-w'])
    } else if (owner.has) {
      expect(booked.map((b) => b.key)).toEqual(TEAM.map(() => 'a:1'))
      expect(booking).toMatchObject({ ...owner.has.slot, state: 'booked' })
    } else {
      // Dead before its first write, a confirm that nobody repeats has done nothing.
      expect([op, booked, booking, owner.wants]).toEqual(['confirm', [], undefined, 'a:1'])
    }
  }
})

describe.each(WAYS)(
  'by %s, booked in the day, dead before the owner follows, and the timer comes',
  (by) => {
    const claim = claimOf('a:1', slotAt('09:00–10:30', TEAM))
    const FREED = { day: [], owner: null, booking: 'void' }
    test.each<[string, string, { day: string[]; owner: string | null; booking: string }]>([
      [
        'an hour before',
        '06-11 08:00',
        { day: TEAM.map(() => 'a:1'), owner: 'a:1', booking: 'booked' },
      ],
      ['as it begins: nobody was told of it', '06-11 09:00', FREED],
      ['that evening', '06-11 20:00', FREED],
      ['three days later', '06-14 23:00', FREED],
    ])('%s', async (_, time, end) => {
      days = await openDays(by)
      for (const step of ['want', 'hold']) expect(await days.code(step, claim)).toBe('ok')
      const kill = { kind: 'kill', when: 'before' } as const
      const action = 'database.insertDocument'
      days.cloud.faults.add({ function: 'booker', action, nth: 1, effect: kill })
      expect(await days.code('confirm', claim)).toBe('dead')
      days.cloud.faults.clear()
      await days.do('wait', claimOf('w:1', claim.slot))
      const bookedNow = (): string[] =>
        Object.values(days.day().booked)
          .flat()
          .map((b) => b.key)
      expect(bookedNow()).toEqual(TEAM.map(() => 'a:1'))
      days.cloud.clock.set(at(time))
      for (let ticks = 0; ticks < 2; ticks++) await days.do('tick')
      const owner = days.owner('a').has?.key ?? null
      expect({ day: bookedNow(), owner, booking: days.booking('a:1')?.state }).toEqual(end)
      // What is over is offered to nobody.
      expect(days.cloud.store.count('notices', { to: 'user:o-w' })).toBe(0)
    })
  },
)
