import { spanText } from '../../../domain/calendar/spanText'
import { dayOf, shanghai } from '../../../domain/calendar/zone'
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

/** “还剩3小时59分” or “已超时2天”, of the deadline on the wall clock. */
export const remaining = (dueAt: number, now: number): string =>
  dueAt >= now ? T.time.left(spanText(dueAt - now)) : T.time.late(spanText(now - dueAt))

/** “2小时5分钟”, “40分钟”: how long something took, never in days. */
export const durationText = (minutes: number): string =>
  T.time.duration(Math.floor(minutes / 60), minutes % 60)

/** “今天 09:00 至 11:30”; with the other day's date where it ends on another. */
export function fromTo(from: number, to: number, now: number): string {
  const end = dayOf(from) === dayOf(to) ? shanghai(to).format('HH:mm') : when(to, now)
  return T.time.fromTo(when(from, now), end)
}
