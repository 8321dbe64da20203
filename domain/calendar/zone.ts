/**
 * Asia/Shanghai as plain arithmetic: UTC+8 without summer time since 1991, so an offset is exact
 * for every instant this system can meet, and the cloud's UTC clock needs no time-zone database.
 */
export const OFFSET_MS = 8 * 3_600_000
export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

/** Days since 1970-01-01 in Shanghai, of an instant in epoch ms. */
export const dayOf = (at: number): number => Math.floor((at + OFFSET_MS) / DAY_MS)

/** Epoch ms of midnight in Shanghai that begins a day number. */
export const startOfDay = (day: number): number => day * DAY_MS - OFFSET_MS

/** Minutes since midnight in Shanghai, with fraction. */
export const minuteOfDay = (at: number): number => (at - startOfDay(dayOf(at))) / MINUTE_MS

/** `YYYY-MM-DD` of a day number. */
export const dateString = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** Calendar fields in Shanghai of an instant. */
export function localParts(at: number) {
  const d = new Date(at + OFFSET_MS)
  return {
    year: d.getUTCFullYear(),
    month: d.getUTCMonth() + 1,
    day: d.getUTCDate(),
    hour: d.getUTCHours(),
    minute: d.getUTCMinutes(),
  }
}

const two = (n: number): string => String(n).padStart(2, '0')

/** `MMDD`, for report numbers. */
export function monthDay(at: number): string {
  const p = localParts(at)
  return two(p.month) + two(p.day)
}

/** `2026年11月23日 15:01`, the form WeChat's `date` and `time` keywords accept. */
export function longDateTime(at: number): string {
  const p = localParts(at)
  return `${p.year}年${p.month}月${p.day}日 ${two(p.hour)}:${two(p.minute)}`
}

/** `11月23日 15:01`, for people. */
export function shortDateTime(at: number): string {
  const p = localParts(at)
  return `${p.month}月${p.day}日 ${two(p.hour)}:${two(p.minute)}`
}
