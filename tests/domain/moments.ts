import * as fc from 'fast-check'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** All forms in which the calendar says one instant. */
export interface Said {
  date: string
  long: string
  short: string
  monthDay: string
  /** As the client says it to somebody of 1970. */
  when: string
}

export const line = (said: Said): string => Object.values(said).join(' | ')

/** What Shanghai's calendar says, by arithmetic that knows no zone at all. */
export function plainly(at: number): Said {
  const iso = new Date(at + 8 * HOUR_MS).toISOString()
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-')
  const short = `${Number(month)}月${Number(day)}日 ${iso.slice(11, 16)}`
  const long = `${year}年${short}`
  return { date: iso.slice(0, 10), long, short, monthDay: month + day, when: long }
}

/** Every hour of 400 days: a leap day, a year's end, both changes of summer time in every zone. */
export const EVERY_HOUR = Array.from(
  { length: 400 * 24 },
  (_, hour) => Date.UTC(2028, 0, 15) + hour * HOUR_MS,
)

/** Midnight in Shanghai at leap days, ends of months and years, whether the date exists or not. */
const edge = fc
  .tuple(
    fc.integer({ min: 1992, max: 2120 }),
    fc.constantFrom([1, 28], [1, 29], [2, 1], [11, 31], [0, 1], [5, 30]),
    fc.integer({ min: -2, max: 2 }),
  )
  .map(([year, [month = 0, day = 1], ms]) => Date.UTC(year, month, day) - 8 * HOUR_MS + ms)

/** Instants of 1992 to 2120: anywhere, and a breath from midnights that matter. */
export const instant = fc.oneof(
  fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2120, 0, 1) }),
  edge,
)

/** Day numbers of the same years. */
export const dayNumber = fc.integer({
  min: Date.UTC(1992, 0, 1) / DAY_MS,
  max: Date.UTC(2120, 0, 1) / DAY_MS,
})
