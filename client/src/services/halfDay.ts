import { DAY_MS, HOUR_MS, dayOf, shanghai, startOfDay } from '../../../domain/calendar/zone'
import { T } from '../text'

const HALF_MS = 12 * HOUR_MS

/** A half of a day in Shanghai: 0 until noon, 1 from noon on. */
export interface HalfDay {
  day: number
  half: 0 | 1
}

/** The instant at which a half day begins, epoch ms. */
export const beginOf = ({ day, half }: HalfDay): number => startOfDay(day) + half * HALF_MS
/** The instant at which a half day is over, epoch ms. */
export const endOf = (halfDay: HalfDay): number => beginOf(halfDay) + HALF_MS

/** The half day of an instant. */
export function halfDayOf(at: number): HalfDay {
  const day = dayOf(at)
  return { day, half: at - startOfDay(day) < HALF_MS ? 0 : 1 }
}

/** “今天”, “明天”, “11月23日（周一）”, with the year when it is another one. */
export function dayText(day: number, now: number): string {
  const away = day - dayOf(now)
  if (away >= -1 && away <= 1) return [T.time.yesterday, T.time.today, T.time.tomorrow][away + 1]!
  const date = shanghai(startOfDay(day))
  const year = date.year() === shanghai(now).year() ? '' : `${date.year()}年`
  return `${year}${date.format('M月D日')}（${T.time.weekdays[date.day()]}）`
}

/** “今天早上”, “11月23日（周一）中午”: when a leave begins. Another moment is told by the clock. */
export function beginText(at: number, now: number): string {
  const { day, half } = halfDayOf(at)
  const isWhole = at === beginOf({ day, half })
  return `${dayText(day, now)}${isWhole ? T.time.begins[half] : shanghai(at).format('HH:mm')}`
}

/** “明天中午”, “明天晚上”: when it ends. The midnight after a day is that day's evening. */
export function endText(at: number, now: number): string {
  const { day, half } = halfDayOf(at - 1)
  const isWhole = at === endOf({ day, half })
  return isWhole
    ? `${dayText(day, now)}${T.time.ends[half]}`
    : `${dayText(dayOf(at), now)}${shanghai(at).format('HH:mm')}`
}

/** Day number of what WeChat's date picker says, `YYYY-MM-DD`. */
export const dayOfDate = (date: string): number =>
  Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS)
