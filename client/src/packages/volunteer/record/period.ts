import { dateOf } from '../../../../../domain/calendar/zone'
import type { Period } from '../../../../../domain/volunteer/record'
import { datePlus } from '../../../services/days'

export type PeriodName = 'thisYear' | 'lastYear' | 'year'

/** Days of a year without its first. */
const YEAR_DAYS = 364

/** Periods that are one tap away, as of `now` in Shanghai. */
export function periodsAt(now: number): Record<PeriodName, Period> {
  const today = dateOf(now)
  const year = Number(today.slice(0, 4))
  return {
    thisYear: { from: `${year}-01-01`, to: today },
    lastYear: { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` },
    year: { from: datePlus(today, -YEAR_DAYS), to: today },
  }
}

/** Which of them is chosen; null: days of one's own. */
export const nameOf = ({ from, to }: Period, now: number): PeriodName | null => {
  const all = Object.entries(periodsAt(now)) as [PeriodName, Period][]
  return all.find(([, p]) => p.from === from && p.to === to)?.[0] ?? null
}
