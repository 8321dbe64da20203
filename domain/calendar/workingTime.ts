import statutory from 'chinese-days/dist/chinese-days.json'
import type { Statute, WorkCalendar } from './types'
import { DAY_MS, MINUTE_MS, dateString, dayOf, isWeekend, startOfDay } from './zone'

/** No deadline of the table is longer; past it the hours given must be empty. */
const MAX_DAYS = 400

/**
 * The data of chinese-days without its code: the code builds tables at load, which every cold start
 * of a function would pay, and answers by weekday for years it does not know.
 */
const BUILT_IN: Statute = statutory

/** A year is known when its National Day is: else its holidays would silently count as working days. */
const knows = (statute: Statute, year: string): boolean => `${year}-10-01` in statute.holidays

export interface Day {
  worked: boolean
  /** Nobody knows this year yet: Monday to Friday is taken for worked until somebody does. */
  isGuess: boolean
}

/** Whether a day is worked, by statute and its make-up days 调休, or by the street's own year. */
export function dayIn(calendar: WorkCalendar, day: number): Day {
  const date = dateString(day)
  const year = date.slice(0, 4)
  const own = calendar.years[year]
  const known = (worked: boolean): Day => ({ worked, isGuess: false })
  if (own) {
    if (own.on.includes(date)) return known(true)
    return known(!own.off.includes(date) && !isWeekend(day))
  }
  const { statute = BUILT_IN } = calendar
  if (!knows(statute, year)) return { worked: !isWeekend(day), isGuess: true }
  return known(date in statute.workdays || (!(date in statute.holidays) && !isWeekend(day)))
}

/**
 * Whether a day is off by statute, weekend days among them, or by the street's own year, which names
 * weekdays alone. In a year that nobody knows: no.
 */
export function isHoliday(calendar: WorkCalendar, day: number): boolean {
  const date = dateString(day)
  const year = date.slice(0, 4)
  const own = calendar.years[year]
  if (own) return own.off.includes(date)
  const { statute = BUILT_IN } = calendar
  return knows(statute, year) && date in statute.holidays
}

/**
 * The last year up to which every day has an answer: the statute's last, then the street's own years
 * as far as they follow it without a gap. 0 when the statute names no year.
 */
export function lastKnownYear(calendar: WorkCalendar): number {
  const { statute = BUILT_IN, years } = calendar
  const named = Object.keys(statute.holidays).map((date) => date.slice(0, 4))
  let last = Math.max(0, ...named.filter((year) => knows(statute, year)).map(Number))
  while (String(last + 1) in years) last += 1
  return last
}

/** The worked spans of one day as instants, ascending. */
function spansOf(calendar: WorkCalendar, day: number): [number, number][] {
  const start = startOfDay(day)
  return calendar.hours.map(([a, b]) => [start + a * MINUTE_MS, start + b * MINUTE_MS])
}

/** An instant that was reckoned by the calendar. */
export interface Reckoned {
  at: number
  /** The last year on the way that nobody knows yet: then `at` is provisional. Else null. */
  guessedYear: number | null
}

const yearOf = (day: number): number => Number(dateString(day).slice(0, 4))

/**
 * The instant at which `workMs` of working time have passed since `from`. A span that ends exactly at a
 * closing hour ends there, not at the next opening. It never refuses: a year that nobody knows yet is
 * guessed by weekdays, and said to be.
 */
export function addWorkingTime(calendar: WorkCalendar, from: number, workMs: number): Reckoned {
  let left = workMs
  let guessedYear: number | null = null
  const first = dayOf(from)
  for (let day = first; day < first + MAX_DAYS; day++) {
    const { worked, isGuess } = dayIn(calendar, day)
    if (isGuess) guessedYear = yearOf(day)
    if (!worked) continue
    for (const [open, close] of spansOf(calendar, day)) {
      const begin = Math.max(open, from)
      if (begin >= close) continue
      if (left <= close - begin) return { at: begin + left, guessedYear }
      left -= close - begin
    }
  }
  throw new RangeError('work calendar has no working hours')
}

/**
 * The end of the so-manieth working day after the day of `from`, which itself does not count. Days of a
 * year that nobody knows yet are guessed.
 */
export function addWorkingDays(calendar: WorkCalendar, from: number, days: number): Reckoned {
  let left = days
  let guessedYear: number | null = null
  const first = dayOf(from) + 1
  for (let day = first; day < first + MAX_DAYS; day++) {
    const { worked, isGuess } = dayIn(calendar, day)
    if (isGuess) guessedYear = yearOf(day)
    const last = spansOf(calendar, day).at(-1)
    if (!worked || !last) continue
    left -= 1
    if (left === 0) return { at: last[1], guessedYear }
  }
  throw new RangeError('work calendar has no working days')
}

/** Working time between two instants, in ms, unknown years guessed; 0 when `to` is not after `from`. */
export function workingTimeBetween(calendar: WorkCalendar, from: number, to: number): number {
  let sum = 0
  for (let day = dayOf(from); startOfDay(day) < to; day++) {
    if (!dayIn(calendar, day).worked) continue
    for (const [open, close] of spansOf(calendar, day)) {
      sum += Math.max(0, Math.min(close, to) - Math.max(open, from))
    }
  }
  return sum
}

/** Working hours or, for ★ categories, clock hours. */
export function addHours(
  calendar: WorkCalendar,
  from: number,
  hours: number,
  star: boolean,
): Reckoned {
  const ms = Math.round(hours * 60) * MINUTE_MS
  return star ? { at: from + ms, guessedYear: null } : addWorkingTime(calendar, from, ms)
}

/** From this day on a street is told that next year's holidays are missing: month and day. */
const WARN_FROM = '11-01'

/**
 * The year whose days nobody knows yet, when it is time to bring them in: the present one, or from
 * 1 November the next. Null when all is known.
 */
export function missingYear(calendar: WorkCalendar, now: number): number | null {
  const date = dateString(dayOf(now))
  const year = Number(date.slice(0, 4))
  const wanted = date.slice(5) >= WARN_FROM ? year + 1 : year
  const last = lastKnownYear(calendar)
  return last < wanted ? Math.max(year, last + 1) : null
}

/** Calendar days, as 评价 and 重办 count them. */
export const addDays = (from: number, days: number): number => from + days * DAY_MS
