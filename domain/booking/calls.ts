import * as v from 'valibot'
import { byDuty } from '../call/basis'
import { reading, writing } from '../call/define'
import { requestId } from '../call/fields'
import { DAY_MS, dateString } from '../calendar/zone'
import { dayNumberOf } from './slots'
import type { HoursView, WeekView } from './views'

/** A person or a room: as many as a page shows at once. */
export const MAX_RESOURCES = 20
const MAX_WEEKLY = 28
const MAX_OFF = 30
const MAX_BUFFER = 60
/** As long as any leave. */
const LONGEST_MS = 366 * DAY_MS

export const resource = v.pipe(
  v.string(),
  v.regex(/^(staff:[A-Za-z0-9_-]{1,32}|room:[A-Za-z0-9_-]{1,32})$/),
)

/** `YYYY-MM-DD`, a day that there is. */
export const date = v.pipe(
  v.string(),
  v.regex(/^20\d{2}-\d{2}-\d{2}$/),
  v.check((s) => dateString(dayNumberOf(s)) === s),
)

/** Epoch ms. */
const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15))
const clock = v.pipe(v.string(), v.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/))

const weekly = v.pipe(
  v.strictObject({
    weekday: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)),
    from: clock,
    to: clock,
  }),
  v.check(({ from, to }) => from < to),
)

/** No two hours of one weekday overlap; as texts they sort as times do. */
const areApart = (all: { weekday: number; from: string; to: string }[]): boolean =>
  all.every((a, i) =>
    all.slice(i + 1).every((b) => a.weekday !== b.weekday || a.to <= b.from || b.to <= a.from),
  )

const off = v.pipe(
  v.strictObject({ from: instant, to: instant }),
  v.check(({ from, to }) => from < to && to - from <= LONGEST_MS),
)

export const BOOKING_CALLS = {
  /**
   * Seven days from a date on, for the people and rooms asked for, or for everybody who can be booked;
   * `together`: the slots that all of them can be had for; `moving`: a case that the reader may move,
   * whose own appointment is not in the way. Refusals: `notFound`, and those of 改期.
   */
  'booking.week': reading<WeekView>()(
    v.strictObject({
      from: date,
      resources: v.optional(
        v.pipe(
          v.array(resource),
          v.minLength(1),
          v.maxLength(MAX_RESOURCES),
          v.check((all) => new Set(all).size === all.length),
        ),
      ),
      together: v.optional(v.boolean()),
      moving: v.optional(v.pipe(v.string(), v.regex(/^case:[0-9a-f]{24}$/))),
    }),
  ),
  /** 可约时间: one's own, and what the absences strand. */
  'booking.hours': reading<HoursView>()(v.strictObject({})),
  /** Own weekly hours and hours off. Answers what they strand; nothing is cancelled by it. */
  'booking.setHours': writing<HoursView>()(
    v.strictObject({
      requestId,
      /** As it was seen: another in between is refused with `changed`. */
      rev: v.pipe(v.number(), v.integer(), v.minValue(0)),
      weekly: v.pipe(v.array(weekly), v.maxLength(MAX_WEEKLY), v.check(areApart)),
      onHolidays: v.boolean(),
      minutes: v.picklist([60, 90]),
      bufferMinutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_BUFFER)),
      off: v.pipe(v.array(off), v.maxLength(MAX_OFF)),
    }),
    byDuty,
  ),
}
