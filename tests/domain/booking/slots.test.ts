import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as fc from 'fast-check'
import { overlaps } from '../../../domain/booking/day'
import { isOffered, slotsOf, type Offering } from '../../../domain/booking/slots'
import type { Span } from '../../../domain/booking/types'
import { property } from '../seed'
import { WEEKDAYS, at, clock, span } from './offerings'
import { told } from './slotsElsewhere'

const CALENDAR = { hours: [] as [number, number][], years: {} }

/** The slots of a date as a person reads them: `09:00`, `(10:30)` taken, `-14:00-` past. */
function read(
  offering: Partial<Offering>,
  date: string,
  { busy = [], now = 0, leadMs = 0, calendar = CALENDAR, with: others = [] }: Reading = {},
): string {
  const party = (o: Partial<Offering>) => ({ offering: { ...WEEKDAYS, ...o }, busy })
  const parties = [party(offering), ...others.map(party)]
  const [monthDay, year] = date.length > 5 ? [date.slice(5), date.slice(0, 4)] : [date, '2026']
  return slotsOf(parties, { calendar, date: `${year}-${monthDay}`, now, leadMs })
    .map(({ from, state }) =>
      state === 'free' ? clock(from) : state === 'taken' ? `(${clock(from)})` : `-${clock(from)}-`,
    )
    .join(' ')
}
interface Reading {
  busy?: Span[]
  now?: number
  leadMs?: number
  calendar?: { hours: [number, number][]; years: Record<string, { off: string[]; on: string[] }> }
  with?: Partial<Offering>[]
}

const ALL = '09:00 10:30 14:00 15:30'
const SATURDAYS = { weekly: [{ weekday: 6, from: '09:00', to: '12:00' }] }

describe('the days that are worked', () => {
  test.each<[string, Partial<Offering>, string, string]>([
    ['a Thursday', {}, '11-26', ALL],
    ['a Saturday without hours', {}, '11-28', ''],
    ['a Saturday with hours of its own', SATURDAYS, '11-28', '09:00 10:30'],
    ['National Day', {}, '10-01', ''],
    ['National Day, by somebody who works holidays', { onHolidays: true }, '10-01', ALL],
    ['a Saturday within the holiday, with hours', SATURDAYS, '10-03', ''],
    ['a make-up Saturday 调休 goes by Monday’s hours', {}, '10-10', ALL],
    ['the same, by somebody with hours that day', SATURDAYS, '10-10', '09:00 10:30'],
    ['a working day of a year that nobody knows', {}, '2099-11-26', ALL],
    ['1 October of that year', {}, '2099-10-01', ALL],
  ])('%s', (_, offering, date, slots) => {
    expect(read(offering, date)).toBe(slots)
  })

  test('the street’s own year counts before the statute', () => {
    const years = { '2026': { off: ['2026-11-26'], on: ['2026-11-28'] } }
    const calendar = { hours: [], years }
    expect(read({}, '11-26', { calendar })).toBe('')
    expect(read({}, '11-28', { calendar })).toBe(ALL)
    expect(read({}, '10-01', { calendar })).toBe(ALL)
  })
})

describe('what is taken', () => {
  test.each<[string, Partial<Offering>, string[], string]>([
    ['30 busy minutes within a slot', {}, ['09:30–10:00'], '(09:00) 10:30 14:00 15:30'],
    ['busy from before until into it', {}, ['08:00–09:01'], '(09:00) 10:30 14:00 15:30'],
    ['busy over two', {}, ['10:00–11:00'], '(09:00) (10:30) 14:00 15:30'],
    ['what touches it', {}, ['08:00–09:00', '12:00–14:00'], ALL],
    ['a whole slot', {}, ['14:00–15:30'], '09:00 10:30 (14:00) 15:30'],
    ['with a buffer, busy nearer than it', buffer(15), ['08:50–08:55'], '(09:00) 14:00'],
    ['with a buffer, busy just as far', buffer(15), ['08:30–08:45'], '09:00 14:00'],
    ['own hours off within a slot', off('10:45–11:00'), [], '09:00 (10:30) 14:00 15:30'],
    [
      'own hours off touch, whatever the buffer',
      { ...buffer(15), ...off('10:30–11:00') },
      [],
      '09:00 14:00',
    ],
    ['leave from noon', { leave: span('11-26', '12:00–23:00') }, [], '09:00 10:30 (14:00) (15:30)'],
  ])('%s', (_, offering, busy, slots) => {
    expect(read(offering, '11-26', { busy: busy.map((b) => span('11-26', b)) })).toBe(slots)
  })

  function buffer(bufferMinutes: number): Partial<Offering> {
    return { bufferMinutes }
  }
  function off(hours: string): Partial<Offering> {
    return { off: [span('11-26', hours)] }
  }

  test('sixty minutes with a quarter of an hour between', () => {
    expect(read({ minutes: 60, bufferMinutes: 15 }, '11-26')).toBe('09:00 10:15 14:00 15:15')
  })

  test.each([
    ['08:00', '-09:00- -10:30- 14:00 15:30'],
    ['05:00', '09:00 10:30 14:00 15:30'],
    ['05:01', '-09:00- 10:30 14:00 15:30'],
    ['18:00', '-09:00- -10:30- -14:00- -15:30-'],
  ])('at %s, four hours ahead at the least', (now, slots) => {
    const said = read({}, '11-26', { now: at(`11-26 ${now}`), leadMs: 4 * 3_600_000 })
    expect(said).toBe(slots)
  })
})

describe('of several', () => {
  test.each<[string, Partial<Offering>[], string]>([
    ['nobody else', [], ALL],
    ['a room that is open all day', [room('08:00', '18:00')], ALL],
    ['a room from ten on', [room('10:00', '18:00')], '10:00 14:00 15:30'],
    ['somebody from half past nine to eleven alone', [room('09:30', '11:00')], '09:30'],
    ['the same, one minute less than a slot', [room('09:30', '10:59')], ''],
    [
      'three with a common hour and a half off everybody’s own slots',
      [room('08:45', '12:00'), room('10:20', '16:10')],
      '10:20',
    ],
    ['somebody without hours that day', [{ weekly: [] }], ''],
    ['two rooms without a common hour', [room('08:00', '10:00'), room('14:00', '18:00')], ''],
    [
      'a lawyer who is off at three',
      [{ off: [span('11-26', '15:00–16:00')] }],
      '09:00 10:30 (14:00) (15:30)',
    ],
  ])('%s', (_, others, slots) => {
    expect(read({}, '11-26', { with: others })).toBe(slots)
  })

  test('every slot is one that each of them offers, and common time for one is never lost', () => {
    const hours = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 30 })),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    const midnight = at('11-26 00:00')
    const time = (quarter: number) => clock(midnight + quarter * 15 * 60_000)
    const toOffering = (spans: [number, number][]): Offering => ({
      ...WEEKDAYS,
      weekly: spans.map(([from, n]) => ({ weekday: 4, from: time(from), to: time(from + n) })),
    })
    property([fc.array(hours, { minLength: 1, maxLength: 4 })], (people) => {
      const offerings = people.map(toOffering)
      const parties = offerings.map((offering) => ({ offering, busy: [] }))
      const asked = { calendar: CALENDAR, date: '2026-11-26', now: 0, leadMs: 0 }
      const slots = slotsOf(parties, asked)
      const isCommon = (s: Span) => offerings.every((o) => isOffered(o, CALENDAR, s))
      expect(slots.filter((slot) => !isCommon(slot))).toEqual([])
      const starts = Array.from({ length: 90 }, (_, i) => midnight + i * 15 * 60_000)
      const isAny = starts.some((from) => isCommon({ from, to: from + 90 * 60_000 }))
      expect(slots.length > 0).toBe(isAny)
    })
  })

  function room(from: string, to: string): Partial<Offering> {
    return { weekly: [{ weekday: 4, from, to }], minutes: 60 }
  }
})

test.each<[string, string, boolean]>([
  ['11-26', '09:10–10:40', true],
  ['11-26', '11:00–12:30', false],
  ['11-28', '09:00–10:30', false],
  ['10-01', '09:00–10:30', false],
])('whether %s %s is offered: %s', (date, hours, is) => {
  expect(isOffered(WEEKDAYS, CALENDAR, span(date, hours))).toBe(is)
  const away = { ...WEEKDAYS, leave: span(date, hours) }
  expect(isOffered(away, CALENDAR, span(date, hours))).toBe(false)
})

test('a free slot never comes nearer to what is busy than the buffer, nor to another slot', () => {
  const minute = fc.integer({ min: 0, max: 1440 })
  const spans = fc.array(fc.tuple(minute, fc.integer({ min: 1, max: 240 })), { maxLength: 8 })
  const midnight = at('11-26 00:00')
  const toSpan = ([from, length]: [number, number]): Span => ({
    from: midnight + from * 60_000,
    to: midnight + (from + length) * 60_000,
  })
  property(
    [spans, spans, fc.constantFrom<60 | 90>(60, 90), fc.integer({ min: 0, max: 60 })],
    (busy, off, minutes, bufferMinutes) => {
      const offering = { ...WEEKDAYS, minutes, bufferMinutes, off: off.map(toSpan) }
      const slots = slotsOf([{ offering, busy: busy.map(toSpan) }], {
        calendar: CALENDAR,
        date: '2026-11-26',
        now: 0,
        leadMs: 0,
      })
      const pad = bufferMinutes * 60_000
      slots.forEach((slot, i) => {
        const near = { from: slot.from - pad, to: slot.to + pad }
        const isTouched =
          busy.map(toSpan).some((b) => overlaps(b, near)) ||
          off.map(toSpan).some((o) => overlaps(o, slot))
        expect([clock(slot.from), slot.state]).toEqual([
          clock(slot.from),
          isTouched ? 'taken' : 'free',
        ])
        if (i > 0) expect(slot.from - slots[i - 1]!.to).toBeGreaterThanOrEqual(pad)
      })
      expect(slots.length).toBeGreaterThan(0)
    },
  )
})

test('two years of slots are the same in every zone that the process may run in', async () => {
  const expected = told()
  expect(
    expected.filter((l) => l.endsWith('09:00-10:30 10:30-12:00 14:00-15:30 15:30-17:00')),
  ).not.toHaveLength(0)
  const run = promisify(execFile)
  const script = join(__dirname, 'slotsElsewhere.ts')
  await Promise.all(
    ['UTC', 'America/New_York', 'Pacific/Auckland'].map(async (TZ) => {
      const { stdout } = await run(process.execPath, ['--import', 'tsx', script], {
        env: { ...process.env, TZ },
      })
      expect([TZ, JSON.parse(stdout)]).toEqual([TZ, expected])
    }),
  )
})
