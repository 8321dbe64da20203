import { DAY_MS, dayOf, shanghai } from '../../../../../domain/calendar/zone'
import { T } from '../../../text'
import { WORDS } from '../text'

/** Noon in Shanghai of `YYYY-MM-DD`. */
const noonOf = (date: string): number => Date.parse(`${date}T12:00:00+08:00`)

/** “今天”, “明天”, else the weekday. */
export function weekdayWords(date: string, now: number): string {
  const at = noonOf(date)
  const days = dayOf(at) - dayOf(now)
  if (days === 0) return T.time.today
  if (days === 1) return T.time.tomorrow
  return WORDS.weekdays[shanghai(at).day()] ?? ''
}

/** “11月27日” */
export const dateWords = (date: string): string => shanghai(noonOf(date)).format('M月D日')

/** “11月27日 周五” */
export const dayWords = (date: string, now: number): string =>
  `${dateWords(date)} ${weekdayWords(date, now)}`

/** “2026年11月27日” */
export const longDate = (date: string): string => shanghai(noonOf(date)).format('YYYY年M月D日')

/** “09:00” in Shanghai. */
export const clock = (at: number): string => shanghai(at).format('HH:mm')

/** “09:00-10:30”, by a hyphen at which no line ends. */
export const clocks = (from: number, to: number): string => `${clock(from)}\u2011${clock(to)}`

/** Shanghai's date of an instant. */
export const dateOf = (at: number): string => shanghai(at).format('YYYY-MM-DD')

/** Minutes and seconds until an instant; nought when it is over. */
export function minutesLeft(until: number, now: number): { m: number; s: number } {
  const seconds = Math.max(0, Math.ceil((until - now) / 1000))
  return { m: Math.floor(seconds / 60), s: seconds % 60 }
}

/** The date so many days after another. */
export const datePlus = (date: string, days: number): string => dateOf(noonOf(date) + days * DAY_MS)
