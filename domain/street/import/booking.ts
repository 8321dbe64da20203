import * as v from 'valibot'
import { HOUR_MS, MINUTE_MS } from '../../calendar/zone'
import type { BookingRules } from '../types'

/** `booking` of street.json: what differs from DOMAIN §3.6, in units that people write. */

const whole = (min: number, max: number) =>
  v.optional(
    v.pipe(
      v.number('应为数字。'),
      v.integer('应为整数。'),
      v.minValue(min, `不能小于${min}。`),
      v.maxValue(max, `不能大于${max}。`),
    ),
  )

export const bookingSchema = v.optional(
  v.strictObject({
    leadHours: whole(0, 72),
    horizonDays: whole(1, 60),
    holdMinutes: whole(1, 60),
    cancelHours: whole(0, 72),
    offerHours: whole(1, 48),
    by: v.optional(v.picklist(['update', 'transaction'], '应为update或transaction。')),
  }),
)

export type BookingFile = NonNullable<v.InferOutput<typeof bookingSchema>>

const UNITS = [
  ['leadHours', 'leadMs', HOUR_MS],
  ['holdMinutes', 'holdMs', MINUTE_MS],
  ['cancelHours', 'cancelMs', HOUR_MS],
  ['offerHours', 'offerMs', HOUR_MS],
] as const

export function bookingRulesOf(file: BookingFile): Partial<BookingRules> {
  const rules: Partial<BookingRules> = {}
  for (const [name, field, unit] of UNITS) {
    const given = file[name]
    if (given !== undefined) rules[field] = given * unit
  }
  if (file.horizonDays !== undefined) rules.horizonDays = file.horizonDays
  if (file.by !== undefined) rules.by = file.by
  return rules
}

/** The same back, for the export. */
export function bookingFileOf(rules: Partial<BookingRules>): BookingFile {
  const file: BookingFile = {}
  for (const [name, field, unit] of UNITS) {
    const kept = rules[field]
    if (kept !== undefined) file[name] = kept / unit
  }
  if (rules.horizonDays !== undefined) file.horizonDays = rules.horizonDays
  if (rules.by !== undefined) file.by = rules.by
  return file
}
