import { shanghai } from '../../../../../domain/calendar/zone'

/** Noon in Shanghai of `YYYY-MM-DD`. */
const noonOf = (date: string): number => Date.parse(`${date}T12:00:00+08:00`)

/** “2026年11月27日” */
export const longDay = (date: string): string => shanghai(noonOf(date)).format('YYYY年M月D日')

/** “11月27日” */
export const shortDay = (date: string): string => shanghai(noonOf(date)).format('M月D日')
