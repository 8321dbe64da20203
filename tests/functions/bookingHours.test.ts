import { BOOKING_RULES } from '../../domain/booking/rules'
import { withBooking, withHold } from '../../domain/booking/day'
import { emptyDay, type Slot } from '../../domain/booking/types'
import { HOURS, offering, storedHours } from './hours'
import { WHO, at, userId } from './street'
import { rid, startTown, type Town } from './town'
import type { LineView } from '../../domain/contract'

/** The week at a glance, one's own hours, and what absences strand. */

let town: Town
beforeEach(async () => {
  town = await startTown()
})
afterEach(async () => {
  expect(town.unexpected).toEqual([])
  await town.stop()
})

const M1 = WHO.workerA1.id
const M2 = WHO.workerA2.id
const ROOM = 'room:R1'
/** Tuesday of the week that begins with this Monday, nine o’clock. */
const TUESDAY = '2026-06-09'
const slot = (hours: string, resources: string[], date = TUESDAY): Slot => {
  const [from = '', to = ''] = hours.split('–').map((h) => at(`${date.slice(5)} ${h}`))
  return { date, from: Number(from), to: Number(to), resources }
}
const clock = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(11, 16)

/** Puts into a day what is booked and held: key, slot. */
function putDay(booked: [string, Slot][], held: [string, Slot, string][] = []): void {
  let day = emptyDay(TUESDAY)
  for (const [key, s] of booked) day = withBooking(day, s, { key, for: 'mediation' })
  for (const [key, s, by] of held) {
    day = withHold(day, s, { key, for: 'mediation', by }, town.cloud.clock.now() + 600_000)
  }
  town.cloud.store.insertMany('days', [day as never])
}

/** The states of a line’s slots on one date: `09:00 free`. */
const shown = (line: LineView | undefined, date = TUESDAY): string[] =>
  line?.days.find((d) => d.date === date)?.slots.map((s) => `${clock(s.from)} ${s.state}`) ?? []

describe('the week at a glance', () => {
  test('is one call for everybody who can be booked, and says nothing of who has what', async () => {
    offering(town, 'workerA1')
    offering(town, 'workerA2')
    offering(town, ROOM)
    putDay(
      [['case:secret:1', slot('09:00–10:30', [M1, ROOM])]],
      [
        ['case:mine:1', slot('10:30–12:00', [M1]), userId('resident')],
        ['case:other:1', slot('14:00–15:30', [M1]), userId('neighbour')],
      ],
    )
    const asked = { from: '2026-06-08' }
    const { lines } = await town.ask('resident', 'booking.week', asked)
    expect(lines.map((l) => l.resources)).toEqual([[M1], [M2]])
    const states = ['09:00 taken', '10:30 yours', '14:00 taken', '15:30 free']
    expect(shown(lines[0])).toEqual(states)
    expect(shown(lines[1])).toEqual(states.map((s) => `${s.slice(0, 5)} free`))
    expect(lines[0]!.days).toHaveLength(7)
    // Monday is today: until one o’clock nothing is to be had any more.
    expect(shown(lines[0], '2026-06-08')).toEqual([
      ...['09:00 past', '10:30 past', '14:00 free', '15:30 free'],
    ])
    expect(clock(lines[0]!.firstFree!)).toBe('14:00')
    const other = await town.ask('neighbour', 'booking.week', asked)
    expect(shown(other.lines[0])).toEqual([
      ...['09:00 taken', '10:30 taken', '14:00 yours', '15:30 free'],
    ])
    expect(JSON.stringify([lines, other])).not.toMatch(/case:|user:|mediation/)
  })

  test('together: what a team and its room can all be had for', async () => {
    offering(town, 'workerA1')
    offering(town, 'workerA2', { weekly: [{ weekday: 2, from: '10:00', to: '17:00' }] })
    offering(town, ROOM, { minutes: 60 })
    putDay([['case:a:1', slot('14:30–15:00', [ROOM])]])
    const together = async (...resources: string[]): Promise<string[]> => {
      const asked = { from: TUESDAY, resources, together: true }
      const { lines } = await town.ask('resident', 'booking.week', asked)
      expect(lines).toHaveLength(1)
      return shown(lines[0])
    }
    expect(await together(M1, M2, ROOM)).toEqual(['10:00 free', '14:00 taken', '15:30 free'])
    expect(await together(M1, WHO.leader.id)).toEqual([])
  })

  test('a full day has its slots, taken; the first free one lies beyond the days that are shown', async () => {
    offering(town, 'workerA1', { weekly: [{ weekday: 2, from: '09:00', to: '10:30' }] })
    putDay([['case:a:1', slot('09:00–10:30', [M1])]])
    const { lines } = await town.ask('resident', 'booking.week', { from: '2026-06-08' })
    expect(shown(lines[0])).toEqual(['09:00 taken'])
    expect(lines[0]!.firstFree).toBe(slot('09:00–10:30', [], '2026-06-16').from)
    expect(lines[0]!.days.at(-1)?.date).toBe('2026-06-14')
  })

  test('as far ahead as can be booked, and no further', async () => {
    offering(town, 'workerA1')
    const { lines } = await town.ask('resident', 'booking.week', { from: '2026-06-19' })
    const { horizonDays } = BOOKING_RULES
    expect(lines[0]!.days.map((d) => d.date)).toEqual(['2026-06-19', '2026-06-20', '2026-06-21'])
    expect(horizonDays).toBe(14)
  })

  test.each([['2026-02-30'], ['2026-13-01'], ['26-06-08']])('%s is no date', async (from) => {
    expect(await town.code('resident', 'booking.week', { from })).toBe('invalidInput')
  })
})

describe('own hours', () => {
  const set = (more: object) => ({ requestId: rid(), rev: 1, ...HOURS, ...more })

  test('somebody who cannot be booked has none', async () => {
    for (const who of ['resident', 'workerB1'] as const) {
      expect(await town.code(who, 'booking.hours', {})).toBe('notAllowed')
      expect(await town.code(who, 'booking.setHours', set({}))).toBe('notAllowed')
    }
  })

  test('hours off are in the days at once, and what they strand is answered with what is free', async () => {
    offering(town, 'workerA1')
    offering(town, ROOM)
    await town.tick()
    const [ten, late] = [slot('10:30–12:00', [M1, ROOM]), slot('15:30–17:00', [M1])]
    const stored = town.cloud.store.find('days', { _id: `day:${TUESDAY}` })[0]
    const booked = withBooking(stored as never, ten, { key: 'case:a:1', for: 'mediation' })
    await town.replace('days', withBooking(booked, late, { key: 'case:b:1', for: 'mediation' }))

    const off = [{ from: at('06-09 09:00'), to: at('06-09 12:00') }]
    const view = await town.ask('workerA1', 'booking.setHours', set({ off }))
    expect(view.stranded.map((s) => [s.subject, s.from])).toEqual([['case:a', ten.from]])
    expect(view.stranded[0]!.instead.map((s) => clock(s.from))).toEqual(['14:00', '15:30', '14:00'])
    const day = town.cloud.store.find('days', { _id: `day:${TUESDAY}` })[0] as {
      booked: Record<string, { for: string }[]>
    }
    expect(day.booked[M1]!.map((b) => b.for)).toEqual(['mediation', 'mediation', 'off'])
    const { lines } = await town.ask('resident', 'booking.week', { from: TUESDAY })
    expect(shown(lines[0])).toEqual(['09:00 taken', '10:30 taken', '14:00 free', '15:30 taken'])

    // Taken back: the days follow, at once and without the tick.
    const free = await town.ask('workerA1', 'booking.setHours', set({ rev: 2 }))
    expect(free.stranded).toEqual([])
    const after = town.cloud.store.find('days', { _id: `day:${TUESDAY}` })[0] as typeof day
    expect(after.booked[M1]!.map((b) => b.for)).toEqual(['mediation', 'mediation'])
  })

  test('two changes at once: one of them; the other reads that it changed', async () => {
    offering(town, 'workerA1')
    const codes = await Promise.all(
      [15, 30].map((bufferMinutes) =>
        town.code('workerA1', 'booking.setHours', set({ bufferMinutes })),
      ),
    )
    expect(codes.sort()).toEqual(['changed', 'ok'])
    expect(storedHours(town, 'workerA1').rev).toBe(2)
  })

  test.each<[string, object]>([
    ['hours that end before they begin', { weekly: [{ weekday: 1, from: '12:00', to: '09:00' }] }],
    [
      'hours that overlap',
      {
        weekly: [
          { weekday: 1, from: '09:00', to: '12:00' },
          { weekday: 1, from: '11:00', to: '13:00' },
        ],
      },
    ],
    ['an eighth weekday', { weekly: [{ weekday: 8, from: '09:00', to: '12:00' }] }],
    ['45 minutes', { minutes: 45 }],
    ['hours off without end', { off: [{ from: 5, to: 5 }] }],
  ])('%s: invalidInput', async (_, more) => {
    offering(town, 'workerA1')
    expect(await town.code('workerA1', 'booking.setHours', set(more))).toBe('invalidInput')
  })

  test('leave takes the hours away at once, and comes into the days with the tick', async () => {
    offering(town, 'workerA1')
    await town.tick()
    const leave = { from: at('06-09 12:00'), to: at('06-11 00:00') }
    await town.ask('workerA1', 'duty.leave', { requestId: rid(), leave })
    const { lines } = await town.ask('resident', 'booking.week', { from: TUESDAY })
    expect(shown(lines[0])).toEqual(['09:00 free', '10:30 free', '14:00 taken', '15:30 taken'])
    await town.tick()
    const blocksOf = (date: string): number => {
      const day = town.cloud.store.find('days', { _id: `day:${date}` })[0] as {
        booked: Record<string, unknown[]>
      }
      return day.booked[M1]?.length ?? 0
    }
    expect([blocksOf(TUESDAY), blocksOf('2026-06-20')]).toEqual([1, 1])
    expect((await town.ask('workerA1', 'booking.hours', {})).leave).toEqual(leave)
    await town.ask('workerA1', 'duty.leave', { requestId: rid(), leave: null })
    await town.tick()
    expect(blocksOf(TUESDAY)).toBe(0)
  })

  test('the tick makes the days that come, once', async () => {
    offering(town, 'workerA1')
    await town.tick()
    expect(town.cloud.store.count('days', {})).toBe(BOOKING_RULES.horizonDays)
    const before = JSON.stringify(town.cloud.store.find('days', {}, { _id: 1 }))
    await town.tick()
    expect(JSON.stringify(town.cloud.store.find('days', {}, { _id: 1 }))).toBe(before)
    town.cloud.clock.advance(86_400_000)
    await town.tick()
    expect(town.cloud.store.count('days', {})).toBe(BOOKING_RULES.horizonDays + 1)
  })
})
