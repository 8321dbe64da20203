import { DAY_MS, HOUR_MS, MINUTE_MS } from './zone'

/** From so many days on, hours are no news. */
const DAYS_ONLY = 10

/** To the nearest unit, in minutes. */
const nearest = (minutes: number, unitMs: number): number => {
  const unit = unitMs / MINUTE_MS
  return Math.round(minutes / unit) * unit
}

/**
 * How long that is, never more or less than it is: “不到1分钟”, “45分钟”, “3小时59分” to the minute that has
 * begun; from a day on “2天3小时”, from ten on “12天”, with “约” where that is not the whole of it.
 */
export function spanText(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / MINUTE_MS)
  if (minutes < 1) return '不到1分钟'
  if (ms < HOUR_MS) return `${minutes}分钟`
  if (ms < DAY_MS) return hoursText(minutes)
  const rounded = nearest(minutes, minutes * MINUTE_MS < DAYS_ONLY * DAY_MS ? HOUR_MS : DAY_MS)
  const days = Math.floor((rounded * MINUTE_MS) / DAY_MS)
  const hours = (rounded * MINUTE_MS - days * DAY_MS) / HOUR_MS
  return `${rounded === minutes ? '' : '约'}${days}天${hours ? `${hours}小时` : ''}`
}

function hoursText(minutes: number): string {
  const hours = Math.floor((minutes * MINUTE_MS) / HOUR_MS)
  const rest = minutes - (hours * HOUR_MS) / MINUTE_MS
  return `${hours}小时${rest ? `${rest}分` : ''}`
}
