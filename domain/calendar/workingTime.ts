import statutory from 'chinese-days/dist/chinese-days.json'
import { ok, refuse, type Outcome } from '../result'
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

/** Whether a day is worked, by statute and its make-up days 调休; refused for a year nobody knows. */
export function isWorkingDay(calendar: WorkCalendar, day: number): Outcome<boolean> {
  const date = dateString(day)
  const year = date.slice(0, 4)
  const own = calendar.years[year]
  if (own) {
    if (own.on.includes(date)) return ok(true)
    if (own.off.includes(date)) return ok(false)
    return ok(!isWeekend(day))
  }
  const { statute = BUILT_IN } = calendar
  if (!knows(statute, year)) return refuse('calendarYearUnknown')
  return ok(date in statute.workdays || (!(date in statute.holidays) && !isWeekend(day)))
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
function spansOf(calendar: WorkCalendar, day: number): Outcome<[number, number][]> {
  const worked = isWorkingDay(calendar, day)
  if (!worked.ok) return worked
  if (!worked.value) return ok([])
  const start = startOfDay(day)
  return ok(calendar.hours.map(([a, b]) => [start + a * MINUTE_MS, start + b * MINUTE_MS]))
}

/**
 * The instant at which `workMs` of working time have passed since `from`.
 * A span that ends exactly at a closing hour ends there, not at the next opening.
 * Outcomes: the instant, or `calendarYearUnknown` when the way leads through a year nobody knows.
 */
export function addWorkingTime(
  calendar: WorkCalendar,
  from: number,
  workMs: number,
): Outcome<number> {
  let left = workMs
  const first = dayOf(from)
  for (let day = first; day < first + MAX_DAYS; day++) {
    const spans = spansOf(calendar, day)
    if (!spans.ok) return spans
    for (const [open, close] of spans.value) {
      const begin = Math.max(open, from)
      if (begin >= close) continue
      if (left <= close - begin) return ok(begin + left)
      left -= close - begin
    }
  }
  throw new RangeError('work calendar has no working hours')
}

/** Working time between two instants, in ms; 0 when `to` is not after `from`. */
export function workingTimeBetween(
  calendar: WorkCalendar,
  from: number,
  to: number,
): Outcome<number> {
  let sum = 0
  for (let day = dayOf(from); startOfDay(day) < to; day++) {
    const spans = spansOf(calendar, day)
    if (!spans.ok) return spans
    for (const [open, close] of spans.value) {
      sum += Math.max(0, Math.min(close, to) - Math.max(open, from))
    }
  }
  return ok(sum)
}

/** Working hours or, for ★ categories, clock hours. */
export function addHours(
  calendar: WorkCalendar,
  from: number,
  hours: number,
  star: boolean,
): Outcome<number> {
  const ms = Math.round(hours * 60) * MINUTE_MS
  return star ? ok(from + ms) : addWorkingTime(calendar, from, ms)
}

/** Calendar days, as 评价 and 重办 count them. */
export const addDays = (from: number, days: number): number => from + days * DAY_MS
