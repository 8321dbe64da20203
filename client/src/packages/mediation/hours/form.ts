import type { HoursView } from '../../../../../domain/contract'
import type { Lack } from '../../../services/question'
import { TIME } from '../textTime'

const W = TIME.hours

/** 可约时间 as they are being changed. */
export type HoursForm = Pick<
  HoursView,
  'weekly' | 'onHolidays' | 'minutes' | 'bufferMinutes' | 'off'
>
export type WeeklyRow = HoursForm['weekly'][number]

/** What a weekday gets first. */
const NEW_ROW = { from: '09:00', to: '12:00' }
const AFTERNOON = { from: '14:00', to: '17:00' }
/** As many as the cloud takes. */
export const MOST_OFF = 30

export const formOf = (view: HoursView): HoursForm => ({
  weekly: view.weekly,
  onHolidays: view.onHolidays,
  minutes: view.minutes,
  bufferMinutes: view.bufferMinutes,
  off: view.off,
})

/** Rows of one weekday with their places among all, the earliest first. */
export const rowsOf = (form: HoursForm, weekday: number): (WeeklyRow & { at: number })[] =>
  form.weekly
    .map((row, at) => ({ ...row, at }))
    .filter((row) => row.weekday === weekday)
    .sort((a, b) => (a.from < b.from ? -1 : 1))

/** One more stretch of a weekday: the morning, then the afternoon. */
export const withRow = (form: HoursForm, weekday: number): HoursForm => {
  const next = rowsOf(form, weekday).length === 0 ? NEW_ROW : AFTERNOON
  return { ...form, weekly: [...form.weekly, { weekday, ...next }] }
}

export const changed = (form: HoursForm, at: number, set: Partial<WeeklyRow>): HoursForm => ({
  ...form,
  weekly: form.weekly.map((row, i) => (i === at ? { ...row, ...set } : row)),
})

export const without = (form: HoursForm, at: number): HoursForm => ({
  ...form,
  weekly: form.weekly.filter((_, i) => i !== at),
})

/** A date and two times as a span of time; null where the end does not come after the beginning. */
export function offOf(date: string, from: string, to: string): HoursForm['off'][number] | null {
  const at = (clock: string): number => Date.parse(`${date}T${clock}:00+08:00`)
  return from < to ? { from: at(from), to: at(to) } : null
}

/** The field at which the question about a weekday stands. */
export const fieldOf = (weekday: number): string => `day${weekday}`

/** Why it cannot be saved as it is; null: it can. */
export function formFault(form: HoursForm, weekdays: readonly string[]): Lack | null {
  for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
    const rows = rowsOf(form, weekday)
    if (rows.some(({ from, to }) => from >= to))
      return { field: fieldOf(weekday), words: W.badSpan }
    const overlap = rows.some((row, i) => i > 0 && row.from < rows[i - 1]!.to)
    if (overlap) return { field: fieldOf(weekday), words: W.overlap(weekdays[weekday % 7] ?? '') }
  }
  return null
}
