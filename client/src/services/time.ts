import { DAY_MS, HOUR_MS, MINUTE_MS, dayOf, shanghai } from '../../../domain/calendar/zone'
import { T } from '../text'

/** “今天 14:05”, “昨天 09:30”, “11月23日 14:05”, with the year when it is another one. */
export function when(at: number, now: number): string {
  const moment = shanghai(at)
  const clock = moment.format('HH:mm')
  const days = dayOf(now) - dayOf(at)
  if (days === 0) return `${T.time.today} ${clock}`
  if (days === 1) return `${T.time.yesterday} ${clock}`
  if (days === -1) return `${T.time.tomorrow} ${clock}`
  const sameYear = shanghai(now).year() === moment.year()
  return moment.format(`${sameYear ? '' : 'YYYY年'}M月D日 HH:mm`)
}

const span = (ms: number): string => {
  if (ms >= DAY_MS) return T.time.days(Math.floor(ms / DAY_MS))
  if (ms >= HOUR_MS) return T.time.hours(Math.floor(ms / HOUR_MS))
  return T.time.minutes(Math.max(1, Math.floor(ms / MINUTE_MS)))
}

/** “还剩3小时” or “已超时2天”, of the deadline on the wall clock. */
export const remaining = (dueAt: number, now: number): string =>
  dueAt >= now ? T.time.left(span(dueAt - now)) : T.time.late(span(now - dueAt))
