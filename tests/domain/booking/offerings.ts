import type { Offering } from '../../../domain/booking/slots'
import type { Slot, Span } from '../../../domain/booking/types'

/** Shanghai local time of 2026 as an instant. */
export const at = (monthDayTime: string, year = 2026): number =>
  Date.parse(`${year}-${monthDayTime.replace(' ', 'T')}:00+08:00`)

export const clock = (ms: number): string =>
  new Date(ms + 8 * 3_600_000).toISOString().slice(11, 16)

/** `09:00–10:30` of a date as a span. */
export const span = (date: string, hours: string): Span => {
  const [from = '', to = ''] = hours.split('–')
  return { from: at(`${date} ${from}`), to: at(`${date} ${to}`) }
}

export const slot = (hours: string, ...resources: string[]): Slot => ({
  date: '2026-11-26',
  ...span('11-26', hours),
  resources,
})

/** Monday to Friday mornings and afternoons, 90 minutes, no buffer. */
export const WEEKDAYS: Offering = {
  weekly: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, from: '09:00', to: '12:00' },
    { weekday, from: '14:00', to: '17:00' },
  ]),
  onHolidays: false,
  minutes: 90,
  bufferMinutes: 0,
  off: [],
  leave: null,
}
