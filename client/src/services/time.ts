import { T } from '../text'

/** The street lives in Asia/Shanghai (UTC+8, no summer time since 1991), wherever the phone is. */
const ZONE_MS = 8 * 3_600_000
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

const two = (n: number): string => String(n).padStart(2, '0')
const dayOf = (at: number): number => Math.floor((at + ZONE_MS) / DAY_MS)

/** “今天 14:05”, “昨天 09:30”, “11月23日 14:05”, with the year when it is another one. */
export function when(at: number, now: number): string {
  const date = new Date(at + ZONE_MS)
  const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
  const days = dayOf(now) - dayOf(at)
  if (days === 0) return `${T.time.today} ${clock}`
  if (days === 1) return `${T.time.yesterday} ${clock}`
  if (days === -1) return `${T.time.tomorrow} ${clock}`
  const day = `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
  const sameYear = new Date(now + ZONE_MS).getUTCFullYear() === date.getUTCFullYear()
  return `${sameYear ? '' : `${date.getUTCFullYear()}年`}${day} ${clock}`
}

const span = (ms: number): string => {
  if (ms >= DAY_MS) return T.time.days(Math.floor(ms / DAY_MS))
  if (ms >= HOUR_MS) return T.time.hours(Math.floor(ms / HOUR_MS))
  return T.time.minutes(Math.max(1, Math.floor(ms / MINUTE_MS)))
}

/** “还剩3小时” or “已超时2天”, of the deadline on the wall clock. */
export const remaining = (dueAt: number, now: number): string =>
  dueAt >= now ? T.time.left(span(dueAt - now)) : T.time.late(span(now - dueAt))
