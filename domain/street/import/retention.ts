import * as v from 'valibot'
import { LEAST_READS_DAYS } from '../keeping'

/**
 * `retention` of street.json: for how many days what is kept, in place of the built-in ones (DOMAIN §2.4).
 */

/** Long enough that nothing goes while a report may still be rated or asked about again. */
const LEAST_DAYS = 30
const MOST_DAYS = 3_650

const days = (min: number) =>
  v.optional(
    v.pipe(
      v.number('应为数字（天数）。'),
      v.integer('应为整数（天数）。'),
      v.minValue(min, `不能少于${min}天。`),
      v.maxValue(MOST_DAYS, `不能多于${MOST_DAYS}天。`),
    ),
  )

export const retentionSchema = v.optional(
  v.strictObject({
    spotDays: days(LEAST_DAYS),
    photosDays: days(LEAST_DAYS),
    reporterDays: days(LEAST_DAYS),
    textDays: days(LEAST_DAYS),
    readsDays: days(LEAST_READS_DAYS),
  }),
)
