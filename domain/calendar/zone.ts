import dayjs, { type Dayjs } from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

/** Asia/Shanghai is UTC+8 without summer time since 1991: exact for every instant this system meets. */
const OFFSET_HOURS = 8

/**
 * What the calendar and the wall clock in Shanghai show at an instant (epoch ms), wherever the
 * process runs. For its fields and `format` only: its own instant lies eight hours late.
 * Not `utcOffset(8 * 60)`, which counts in the zone of the process and is an hour off beside its
 * changes to and from summer time; not the timezone plugin, which needs Intl, and phones have none.
 */
export const shanghai = (at: number): Dayjs => dayjs.utc(at).add(OFFSET_HOURS, 'hour')

/** Days since 1970-01-01 in Shanghai, of an instant in epoch ms. */
export const dayOf = (at: number): number => Math.floor((at + OFFSET_HOURS * HOUR_MS) / DAY_MS)

/** Epoch ms of midnight in Shanghai that begins a day number. */
export const startOfDay = (day: number): number => day * DAY_MS - OFFSET_HOURS * HOUR_MS

/** `YYYY-MM-DD` of a day number. */
export const dateString = (day: number): string => shanghai(startOfDay(day)).format('YYYY-MM-DD')

/** `YYYY-MM-DD` of an instant. */
export const dateOf = (at: number): string => dateString(dayOf(at))

/** Whether a day number is a Saturday or a Sunday. */
export const isWeekend = (day: number): boolean => [0, 6].includes(shanghai(startOfDay(day)).day())

/** `MMDD`, for report numbers. */
export const monthDay = (at: number): string => shanghai(at).format('MMDD')

/** `2026年11月23日 15:01`, the form WeChat's `date` and `time` keywords accept. */
export const longDateTime = (at: number): string => shanghai(at).format('YYYY年M月D日 HH:mm')

/** `11月23日 15:01`, for people. */
export const shortDateTime = (at: number): string => shanghai(at).format('M月D日 HH:mm')
