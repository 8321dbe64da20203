import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { isWorkday } from 'chinese-days'
import * as fc from 'fast-check'
import { when } from '../../client/src/services/time'
import type { WorkCalendar } from '../../domain/calendar/types'
import {
  addHours,
  addWorkingTime,
  dayIn,
  missingYear,
  lastKnownYear,
  workingTimeBetween,
} from '../../domain/calendar/workingTime'
import {
  DAY_MS,
  HOUR_MS,
  dateString,
  dayOf,
  isWeekend,
  longDateTime,
  monthDay,
  shortDateTime,
  startOfDay,
} from '../../domain/calendar/zone'
import { EVERY_HOUR, dayNumber, instant, line, plainly } from './moments'
import { SETTINGS, at } from './street'
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
    expect(addHours(calendar, at(from), hours, false)).toEqual({ at: at(ends), guessedYear: null })
  })

  test('a ★ category counts clock hours, night and holiday alike', () => {
    expect(addHours(calendar, at('10-01 23:00'), 4, true).at).toBe(at('10-02 03:00'))
  })

  test('agrees with chinese-days on every day of the years that it knows', () => {
    const first = dayOf(at('01-01 12:00', 2004))
    const last = dayOf(at('12-31 12:00', lastKnownYear(calendar)))
    for (let day = first; day <= last; day++) {
      const worked = isWorkday(dateString(day))
      expect([dateString(day), dayIn(calendar, day)]).toEqual([
        dateString(day),
        { worked, isGuess: false },
      ])
    }
  })

  test('adding and measuring are inverse, and more time never ends earlier', () => {
    const minute = fc.integer({ min: at('01-05 00:00') / 60_000, max: at('10-30 00:00') / 60_000 })
    const minutes = fc.integer({ min: 0, max: 60 * 60 })
    property([minute, minutes, minutes], (from, a, b) => {
      const start = from * 60_000
      const end = addWorkingTime(calendar, start, a * 60_000).at
      expect(workingTimeBetween(calendar, start, end)).toBe(a * 60_000)
      expect(addWorkingTime(calendar, start, (a + b) * 60_000).at).toBeGreaterThanOrEqual(end)
    })
  })
})

describe('the years that are known', () => {
  const last = lastKnownYear(calendar)
  /** A calendar whose statute knows one short year, so that these tests do not age. */
  const small: WorkCalendar = {
    ...calendar,
    statute: { holidays: { '2030-10-01': '国庆节' }, workdays: { '2030-10-05': '国庆节' } },
  }
  const days = { off: [], on: [] }

  test('a year that no calendar knows is guessed by weekdays, and says so; never a refusal', () => {
    const reckon = (c: WorkCalendar, from: number, hours: number) => addHours(c, from, hours, false)
    expect(reckon(calendar, at('12-31 17:00', last), 16).guessedYear).toBe(last + 1)
    expect(reckon(calendar, at('01-05 09:00', last + 5), 1).guessedYear).toBe(last + 5)
    // 31 December 2030 is a Tuesday; 1 January is taken for worked until somebody knows better.
    expect(reckon(small, at('12-31 17:00', 2030), 8)).toEqual({
      at: at('01-01 17:00', 2031),
      guessedYear: 2031,
    })
    expect(addHours(small, at('12-31 17:00', 2030), 8, true).guessedYear).toBeNull()
    expect(reckon(small, at('12-31 09:00', 2030), 3).guessedYear).toBeNull()
  })

  test.each([
    ['10-31 23:59', 2030, null],
    ['11-01 00:00', 2030, 2031],
    ['12-31 23:59', 2030, 2031],
    ['01-01 00:00', 2031, 2031],
    ['11-01 00:00', 2031, 2031],
    ['06-01 00:00', 2030, null],
  ])('%s of %i: the year that somebody must bring in is %s', (day, year, missing) => {
    expect(missingYear(small, at(day, year))).toBe(missing)
  })

  test('with next year brought in, nobody is told on 1 November', () => {
    expect(missingYear({ ...small, years: { '2031': days } }, at('11-01 09:00', 2030))).toBeNull()
  })

  test('a street can import a year: its own off and on days count', () => {
    const years = { '2031': { off: ['2031-01-01'], on: ['2031-01-04'] } }
    const end = (hours: number) =>
      addHours({ ...small, years }, at('12-31 17:00', 2030), hours, false).at
    expect(end(2)).toBe(at('01-02 09:30', 2031))
    expect(end(18)).toBe(at('01-04 09:30', 2031))
  })

  test('another statute takes the place of the built-in one', () => {
    const worked = (date: string) => dayIn(small, dayOf(at(`${date} 12:00`, 2030))).worked
    expect(['10-01', '10-02', '10-05', '10-06'].map(worked)).toEqual([
      false, // Tuesday, off
      true, // Wednesday
      true, // Saturday, worked
      false, // Sunday
    ])
  })

  test.each([
    ['the statute’s last', {}, 2030],
    ['the street’s own that follow', { '2031': days, '2032': days }, 2032],
    ['not one beyond a gap', { '2032': days }, 2030],
    ['one that the statute knows as well', { '2030': days }, 2030],
  ])('the last known year is %s', (_, years, known) => {
    expect(lastKnownYear({ ...small, years })).toBe(known)
  })

  test('the built-in calendar knows its last year to the last day and nothing after it', () => {
    expect(last).toBeGreaterThanOrEqual(2026)
    expect(dayIn(calendar, dayOf(at('12-31 23:59', last))).isGuess).toBe(false)
    expect(dayIn(calendar, dayOf(at('01-01 00:00', last + 1))).isGuess).toBe(true)
    expect(lastKnownYear({ ...small, statute: { holidays: {}, workdays: {} } })).toBe(0)
  })
})

describe('Shanghai’s calendar and wall clock', () => {
  test('agree with plain arithmetic at any instant', () => {
    property(
      [instant],
      (moment) => {
        const said = {
          date: dateString(dayOf(moment)),
          long: longDateTime(moment),
          short: shortDateTime(moment),
          monthDay: monthDay(moment),
          when: when(moment, 0),
        }
        expect(said).toEqual(plainly(moment))
        const sinceMidnight = moment - startOfDay(dayOf(moment))
        expect(sinceMidnight).toBeGreaterThanOrEqual(0)
        expect(sinceMidnight).toBeLessThan(DAY_MS)
      },
      2000,
    )
  })

  test('days follow one another, every seventh is a Sunday', () => {
    property([dayNumber], (day) => {
      expect(startOfDay(day + 1) - startOfDay(day)).toBe(DAY_MS)
      expect(dayOf(startOfDay(day))).toBe(day)
      expect(dayOf(startOfDay(day) - 1)).toBe(day - 1)
      // 1970-01-01 was a Thursday.
      expect(isWeekend(day)).toBe([2, 3].includes(day % 7))
    })
  })

  test('are the same in every zone that the process may run in, and need no Intl', async () => {
    const expected = EVERY_HOUR.map((moment) => line(plainly(moment)))
    const zones = ['UTC', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Kiritimati']
    const run = promisify(execFile)
    const script = join(__dirname, 'elsewhere.ts')
    await Promise.all(
      zones.map(async (TZ) => {
        const { stdout } = await run(process.execPath, ['--import', 'tsx', script], {
          env: { ...process.env, TZ },
          maxBuffer: 16 * 2 ** 20,
        })
        expect([TZ, JSON.parse(stdout)]).toEqual([TZ, expected])
      }),
    )
  })

  test('as WeChat and people want it written', () => {
    const moment = Date.UTC(2026, 10, 22, 16, 5)
    expect(longDateTime(moment)).toBe('2026年11月23日 00:05')
    expect(shortDateTime(moment)).toBe('11月23日 00:05')
    expect(monthDay(moment - 6 * 60_000)).toBe('1122')
    expect(monthDay(moment + 23 * HOUR_MS)).toBe('1123')
  })
})
