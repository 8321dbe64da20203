import { MINUTE_MS, dateOf } from '../../calendar/zone'

/** From the first instant until before the last, epoch ms. */
export interface Span {
  from: number
  to: number
}

/**
 * Whole minutes of a span as they were, never rounded up: 23:30 to 00:30 is one hour, for it is one deed
 * of the day on which it began. Rounding is for points alone (`pointsFor`).
 */
export const minutesOf = ({ from, to }: Span): number =>
  Math.max(0, Math.floor((to - from) / MINUTE_MS))

/** The day that a service counts for: that of its beginning, in Shanghai. */
export const dayOfService = ({ from }: Pick<Span, 'from'>): string => dateOf(from)

/** Whether two share any time. One that begins as the other ends touches it and does not cross. */
export const crosses = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to

/** The first of these that crosses the span, or null. */
export const crossing = <S extends Span>(span: Span, others: readonly S[]): S | null =>
  others.find((other) => crosses(span, other)) ?? null
