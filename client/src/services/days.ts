import { DAY_MS, dateOf, dayOf, shanghai } from '../../../domain/calendar/zone'
import { T } from '../text'

/** Noon in Shanghai of `YYYY-MM-DD`. */
const noonOf = (date: string): number => Date.parse(`${date}T12:00:00+08:00`)

/** “14:05” in Shanghai. */
export const clock = (at: number): string => shanghai(at).format('HH:mm')

/** The date so many days after another. */
export const datePlus = (date: string, days: number): string => dateOf(noonOf(date) + days * DAY_MS)

/** “今天 11月27日”, “昨天 …”, else with the weekday. */
export function dayText(date: string, now: number): string {
  const at = noonOf(date)
  const days = dayOf(now) - dayOf(at)
  const words = shanghai(at).format('M月D日')
  const name =
    days === 0 ? T.time.today : days === 1 ? T.time.yesterday : T.time.weekdays[shanghai(at).day()]
  return `${words} ${name ?? ''}`
}

/** “11月27日” */
export const shortDay = (date: string): string => shanghai(noonOf(date)).format('M月D日')

/** “2026年11月27日” */
export const longDay = (date: string): string => shanghai(noonOf(date)).format('YYYY年M月D日')
