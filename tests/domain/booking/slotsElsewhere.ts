/**
 * Says the slots of every day of two years, in whatever zone TZ puts this process. Run by
 * slots.test.ts as a program; prints one JSON array of lines.
 */
import { slotsOf } from '../../../domain/booking/slots'
import { WEEKDAYS, clock } from './offerings'

const DAY_MS = 86_400_000
const CALENDAR = { hours: [] as [number, number][], years: {} }

/** One line a day: its date and the beginnings of its slots. */
export const told = (): string[] =>
  Array.from({ length: 730 }, (_, i) => {
    const date = new Date(Date.UTC(2026, 0, 1) + i * DAY_MS).toISOString().slice(0, 10)
    const asked = { calendar: CALENDAR, date, now: 0, leadMs: 0 }
    const slots = slotsOf([{ offering: WEEKDAYS, busy: [] }], asked)
    return `${date} ${slots.map((s) => `${clock(s.from)}-${clock(s.to)}`).join(' ')}`
  })

if (process.argv[1]?.endsWith('slotsElsewhere.ts')) process.stdout.write(JSON.stringify(told()))
