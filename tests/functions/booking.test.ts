import { NOW, claimOf, openDays, slotAt, type Days } from './days'

/** What is held, booked, moved and freed: one table of stories for both ways of writing a day. */
describe.each(['update', 'transaction'] as const)('by %s', (by) => {
  let days: Days
  beforeEach(async () => {
    days = await openDays(by)
  })
  afterEach(() => days.stop())

  const morning = claimOf('a:1', slotAt('09:00–10:30', ['staff:M1', 'staff:M2', 'room:R1']))
  const other = claimOf('b:1', slotAt('10:00–11:00', ['staff:M2']))
  /** Wants it, holds it, books it. */
  const booked = async (claim = morning): Promise<void> => {
    for (const op of ['want', 'hold', 'confirm'] as const)
      expect([op, await days.code(op, claim)]).toEqual([op, 'ok'])
  }

  test('held, booked, cancelled: all of it and nothing else', async () => {
    await booked()
    expect(Object.keys(days.day().booked).sort()).toEqual(['room:R1', 'staff:M1', 'staff:M2'])
    expect(Object.values(days.day().held).flat()).toEqual([])
    expect(days.booking('a:1')).toMatchObject({
      state: 'booked',
      subject: 'a',
      remindAt:
        morning.slot.from - 86_400_000 > NOW ? expect.any(Number) : morning.slot.from - 7_200_000,
    })
    expect(days.owner('a').has).toEqual({ key: 'a:1', slot: morning.slot })
    expect(await days.code('hold', other)).toBe('slotTaken')
    expect(await days.code('cancel', morning)).toBe('ok')
    expect(days.booking('a:1')).toMatchObject({ state: 'void', remindAt: null })
    expect(Object.values(days.day().booked).flat()).toEqual([])
    expect(await days.code('hold', other)).toBe('ok')
  })

  test('the same again is answered as before', async () => {
    await days.do('want', morning)
    const first = await days.do('hold', morning)
    days.cloud.clock.advance(60_000)
    const { until } = (first as unknown as { data: { until: number } }).data
    expect(until).toBeGreaterThanOrEqual(NOW + 600_000)
    expect(first).toMatchObject({ ok: true, data: { repeated: false } })
    expect(await days.do('hold', morning)).toEqual({ ok: true, data: { until, repeated: true } })
    await days.do('confirm', morning)
    expect(await days.do('confirm', morning)).toMatchObject({ data: { repeated: true } })
    expect(await days.do('hold', morning)).toEqual({
      ok: true,
      data: { until: null, repeated: true },
    })
    expect(days.day().booked['staff:M1']).toHaveLength(1)
  })

  test('a hold ends by itself; what is confirmed too late is over', async () => {
    await days.do('want', morning)
    await days.do('hold', morning)
    days.cloud.clock.advance(600_000)
    expect(await days.code('confirm', morning)).toBe('holdOver')
    expect(await days.code('hold', other)).toBe('ok')
    expect(days.booking('a:1')).toBeUndefined()
  })

  test('a part of a hold is never confirmed', async () => {
    await days.do('want', morning)
    await days.do('hold', morning)
    const part = { ...morning, slot: { ...morning.slot, resources: ['staff:M1'] } }
    expect(await days.code('confirm', part)).toBe('holdOver')
    expect(await days.code('confirm', morning)).toBe('ok')
  })

  test('a hold that was given back is free at once; a booking is not given back by it', async () => {
    await days.do('hold', morning)
    await days.do('release', morning)
    expect(await days.code('hold', other)).toBe('ok')
    await booked(claimOf('c:1', slotAt('14:00–15:30')))
    await days.do('release', claimOf('c:1', slotAt('14:00–15:30')))
    expect(days.day().booked['staff:M1']).toHaveLength(1)
  })

  test('with a buffer, the next one keeps its distance', async () => {
    await booked(claimOf('c:1', slotAt('09:00–10:00')))
    const near = (hours: string) =>
      claimOf('d:1', { ...slotAt(hours), padMs: { 'staff:M1': 900_000 } })
    expect(await days.code('hold', near('10:14–11:14'))).toBe('slotTaken')
    expect(await days.code('hold', near('10:15–11:15'))).toBe('ok')
  })

  test('what the owner does not want any more is freed right after', async () => {
    await days.do('hold', morning)
    expect(await days.do('confirm', morning)).toMatchObject({ data: { refused: true } })
    expect(Object.values(days.day().booked).flat()).toEqual([])
    expect(days.booking('a:1')?.state).toBe('void')
  })

  test('moved within the day and to another: the old time is free, the new one not', async () => {
    await booked()
    const later = slotAt('10:00–11:30', morning.slot.resources)
    expect(await days.code('move', morning, { to: later })).toBe('ok')
    expect(await days.do('move', morning, { to: later })).toMatchObject({
      data: { repeated: true },
    })
    expect(await days.code('hold', claimOf('x:1', slotAt('09:00–10:00')))).toBe('ok')
    const friday = slotAt('09:00–10:30', morning.slot.resources, '2026-06-12')
    expect(await days.code('move', morning, { to: friday })).toBe('ok')
    expect(days.day('2026-06-12').booked['room:R1']).toHaveLength(1)
    expect(Object.values(days.day().booked).flat()).toEqual([])
    expect(days.booking('a:1')).toMatchObject({ ...friday, state: 'booked' })
  })

  test('moved onto another’s time it stays where it is', async () => {
    await booked()
    await booked(claimOf('c:1', slotAt('14:00–15:30')))
    const before = JSON.stringify(days.day())
    const to = slotAt('15:00–16:00')
    expect(await days.code('move', morning, { to })).toBe('slotTaken')
    expect(JSON.stringify(days.day())).toBe(before)
    expect(days.booking('a:1')).toMatchObject(morning.slot)
  })

  test('somebody on the spot takes what is free; the chair takes what is not', async () => {
    await booked()
    const walkIn = claimOf('w:1', slotAt('10:00–11:00', ['staff:M2']))
    expect(await days.code('book', walkIn, { override: false })).toBe('slotTaken')
    expect(await days.do('book', walkIn, { override: true })).toMatchObject({
      data: { displaced: ['a:1'] },
    })
    expect(days.booking('a:1')).toMatchObject({ state: 'void', remindAt: null })
    expect(days.owner('a')).toMatchObject({ has: null, displaced: ['a:1'] })
    expect(Object.keys(days.day().booked)).toEqual(['staff:M2'])
    expect(
      await days.code('book', claimOf('v:1', slotAt('09:00–10:00')), { override: false }),
    ).toBe('ok')
  })

  test('whoever waits first and fits is held what is cancelled, and is told once', async () => {
    await booked()
    const waits = ['w1:1', 'w2:1'].map((key) => claimOf(key, morning.slot))
    for (const claim of waits) expect(await days.code('wait', claim)).toBe('ok')
    expect(await days.code('wait', waits[0])).toBe('ok')
    expect(days.day().wait.map((w) => w.key)).toEqual(['w1:1', 'w2:1'])
    expect(await days.do('cancel', morning)).toMatchObject({ data: { offered: ['w1:1'] } })
    expect(await days.do('cancel', morning)).toMatchObject({ data: { offered: [] } })
    expect(await days.code('hold', other)).toBe('slotTaken')
    const notices = days.cloud.store.find('notices', {})
    expect(notices.map((n) => n.to)).toEqual(['user:o-w1'])
    await days.do('want', waits[0])
    expect(await days.code('confirm', waits[0])).toBe('ok')
  })

  test('an offer that is not taken goes on to the next, by the tick', async () => {
    await booked()
    for (const key of ['w1:1', 'w2:1']) await days.do('wait', claimOf(key, morning.slot))
    await days.do('cancel', morning)
    days.cloud.clock.advance(7_200_000 - 60_000)
    await days.do('tick')
    expect(days.day().held['room:R1']?.map((h) => h.key)).toEqual(['w1:1'])
    days.cloud.clock.advance(60_000)
    await days.do('tick')
    expect(days.day().held['room:R1']?.map((h) => h.key)).toEqual(['w2:1'])
    expect(days.cloud.store.find('notices', {}).map((n) => n.to)).toEqual([
      'user:o-w1',
      'user:o-w2',
    ])
    await days.do('tick')
    expect(days.cloud.store.count('notices', {})).toBe(2)
  })

  test('a line has its end, and one leaves it', async () => {
    await booked()
    for (let i = 0; i < 60; i++)
      expect(await days.code('wait', claimOf(`w${i}:1`, morning.slot))).toBe('ok')
    expect(await days.code('wait', claimOf('late:1', morning.slot))).toBe('waitFull')
    await days.do('cancel', claimOf('w7:1', morning.slot))
    expect(await days.code('wait', claimOf('late:1', morning.slot))).toBe('ok')
  })

  test('reminded the day before and two hours before; cancelled or moved, not', async () => {
    const saturday = (key: string) =>
      claimOf(key, slotAt('09:00–10:30', [`staff:${key}`], '2026-06-13'))
    for (const key of ['a:1', 'b:1', 'c:1']) await booked(saturday(key))
    const told = async (): Promise<string[]> => {
      await days.do('tick')
      return days.cloud.store
        .find('notices', {})
        .map((n) => String(n.to))
        .sort()
    }
    await days.do('cancel', saturday('b:1'))
    const to = slotAt('09:00–10:30', ['staff:c:1'], '2026-06-20')
    await days.do('move', saturday('c:1'), { to })
    expect(await told()).toEqual([])
    days.cloud.clock.set(saturday('a:1').slot.from - 86_400_000)
    expect(await told()).toEqual(['user:o-a'])
    days.cloud.clock.set(saturday('a:1').slot.from - 7_200_000)
    expect(await told()).toEqual(['user:o-a', 'user:o-a'])
    days.cloud.clock.set(saturday('a:1').slot.from)
    expect(await told()).toHaveLength(2)
    expect(days.booking('c:1')?.remindAt).toBe(to.from - 86_400_000)
  })

  test.each([
    ['hold', 1, 4],
    ['confirm', 1 + 5, 4 + 5],
    ['cancel', 7, 7],
    ['move', 9, 9],
    ['wait', 4, 4],
    ['release', 1, 4],
  ] as const)('%s: %i requests to the database by update, %i by transaction', async (op, u, t) => {
    await days.do('want', morning)
    if (op !== 'hold') await days.do('hold', morning)
    if (op === 'cancel' || op === 'move') await days.do('confirm', morning)
    for (const date of ['2026-06-11', '2026-06-12'])
      await days.do('hold', claimOf('z:1', slotAt('20:00–21:00', ['room:X'], date)))
    days.requests()
    const to = slotAt('14:00–15:30', morning.slot.resources, '2026-06-12')
    const mine = op === 'wait' ? claimOf('w:1', morning.slot) : morning
    expect(await days.code(op, mine, { to })).toBe('ok')
    // Of which the stand-in's own document takes two in cancel and move.
    expect(days.requests()).toBe(by === 'update' ? u : t)
  })
})
