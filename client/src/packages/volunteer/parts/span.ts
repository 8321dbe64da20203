import { dateOf, MINUTE_MS, shanghai } from '../../../../../domain/calendar/zone'
import { datePlus } from '../../../services/days'

/** A span as people say it: a day, and two times of the wheel; one that ends before it begins ends the day after. */
export interface SpanFields {
  /** `YYYY-MM-DD` */
  day: string
  /** `HH:mm` */
  from: string
  to: string
}

const clockOf = (at: number): string => shanghai(at).format('HH:mm')
const instantOf = (day: string, clock: string): number => Date.parse(`${day}T${clock}:00+08:00`)

/** Epoch ms; null where it is no span. 23:30 to 00:30 is one hour. */
export function instantsOf({ day, from, to }: SpanFields): { from: number; to: number } | null {
  const begin = instantOf(day, from)
  const end = instantOf(to > from ? day : datePlus(day, 1), to)
  return from === to || Number.isNaN(begin) || Number.isNaN(end) ? null : { from: begin, to: end }
}

/** 0 where it is no span. */
export function minutesOf(fields: SpanFields): number {
  const span = instantsOf(fields)
  return span ? (span.to - span.from) / MINUTE_MS : 0
}

export const spanFieldsOf = (from: number, to: number): SpanFields => ({
  day: dateOf(from),
  from: clockOf(from),
  to: clockOf(to),
})
