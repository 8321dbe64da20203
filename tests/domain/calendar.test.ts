import { isWorkday } from 'chinese-days'
import * as fc from 'fast-check'
import {
  addHours,
  addWorkingTime,
  isWorkingDay,
  workingTimeBetween,
} from '../../domain/calendar/workingTime'
import {
  HOUR_MS,
  dateString,
  dayOf,
  longDateTime,
  monthDay,
  shortDateTime,
} from '../../domain/calendar/zone'
import { SETTINGS, at, must } from './street'
import { property } from './seed'

const calendar = SETTINGS.calendar

describe('working time, 08:30–12:00 and 13:30–18:00', () => {
  test.each([
    // from, hours, ends, why
    ['11-23 09:00', 2, '11-23 11:00', 'within a morning'],
    ['11-23 11:00', 2, '11-23 14:30', 'over noon'],
    ['11-23 10:00', 2, '11-23 12:00', 'ends at the closing hour, not at the next opening'],
    ['11-23 17:00', 2, '11-24 09:30', 'over night'],
    ['11-27 17:00', 2, '11-30 09:30', 'over the weekend'],
    ['11-28 12:00', 1, '11-30 09:30', 'begins on a Saturday'],
    ['09-30 17:30', 1, '10-08 09:00', 'National Day 2026: 1–7 October off'],
    ['10-09 17:30', 1, '10-10 09:00', 'Saturday 10 October 2026 is a make-up day 调休'],
    ['11-23 03:00', 8, '11-23 18:00', 'a whole day from the night before'],
    ['11-23 09:00', 56, '12-02 09:00', 'seven working days: 0201 路面破损'],
  ])('%s + %s h = %s (%s)', (from, hours, ends) => {
    expect(must(addHours(calendar, at(from), hours, false))).toBe(at(ends))
  })

  test('a ★ category counts hours of the clock, night and holiday alike', () => {
    expect(must(addHours(calendar, at('10-01 23:00'), 4, true))).toBe(at('10-02 03:00'))
  })

  test('a year that no calendar knows is a loud refusal, never a guess', () => {
    expect(addHours(calendar, at('12-31 17:00'), 8, false)).toEqual({
      ok: false,
      code: 'calendarYearUnknown',
    })
    expect(addHours(calendar, at('01-05 09:00', 2031), 1, false).ok).toBe(false)
  })

  test('a street can import a year: its own off and on days count', () => {
    const imported = { ...calendar, years: { '2027': { off: ['2027-01-01'], on: ['2027-01-02'] } } }
    const end = must(addHours(imported, at('12-31 17:00'), 2, false))
    expect(end).toBe(at('01-02 09:30', 2027))
  })

  test('agrees with chinese-days on every day of the years that it knows', () => {
    const first = dayOf(at('01-01 12:00', 2004))
    const last = dayOf(at('12-31 12:00', 2026))
    for (let day = first; day <= last; day++) {
      expect([dateString(day), isWorkingDay(calendar, day)]).toEqual([
        dateString(day),
        { ok: true, value: isWorkday(dateString(day)) },
      ])
    }
  })

  test('adding and measuring are inverse, and more time never ends earlier', () => {
    const minute = fc.integer({ min: at('01-05 00:00') / 60_000, max: at('10-30 00:00') / 60_000 })
    const minutes = fc.integer({ min: 0, max: 60 * 60 })
    property([minute, minutes, minutes], (from, a, b) => {
      const start = from * 60_000
      const end = must(addWorkingTime(calendar, start, a * 60_000))
      expect(must(workingTimeBetween(calendar, start, end))).toBe(a * 60_000)
      expect(must(addWorkingTime(calendar, start, (a + b) * 60_000))).toBeGreaterThanOrEqual(end)
    })
  })
})

test('times are Shanghai’s wherever the process runs', () => {
  const instant = Date.UTC(2026, 10, 22, 16, 5)
  expect(longDateTime(instant)).toBe('2026年11月23日 00:05')
  expect(shortDateTime(instant)).toBe('11月23日 00:05')
  expect(monthDay(instant - 6 * 60_000)).toBe('1122')
  expect(monthDay(instant + 23 * HOUR_MS)).toBe('1123')
})
