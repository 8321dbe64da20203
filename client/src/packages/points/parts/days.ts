import { shanghai } from '../../../../../domain/calendar/zone'

/** “11月26日” */
export const monthDay = (at: number): string => shanghai(at).format('M月D日')

/** A date text, `YYYY-MM-DD`, as people say it. */
export function dayText(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** “12月3日 18:00” */
export const momentText = (at: number): string => shanghai(at).format('M月D日 HH:mm')
