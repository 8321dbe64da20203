import * as v from 'valibot'
import { ACT_KINDS, type StreetLimits } from '../../call/acts'

/** `limits` of street.json: 限次 and 免打扰时段 in place of the built-in ones. */

const times = v.pipe(
  v.number('应为数字（次数）。'),
  v.integer('应为整数（次数）。'),
  v.minValue(1, '不能小于1。'),
  v.maxValue(10_000, '不能大于10000。'),
)
const limit = v.pipe(
  v.strictObject({ hour: times, day: times }),
  v.check(
    ({ hour, day }) => !(Number.isInteger(hour) && Number.isInteger(day)) || hour <= day,
    '每小时的次数不能多于每天的次数。',
  ),
)
const whose = v.strictObject({ person: v.optional(limit), staff: v.optional(limit) })

export const limitsSchema = v.optional(
  v.strictObject(
    Object.fromEntries(ACT_KINDS.map((kind) => [kind, v.optional(whose)])) as Record<
      (typeof ACT_KINDS)[number],
      v.OptionalSchema<typeof whose, undefined>
    >,
  ),
)

const minute = v.pipe(
  v.number('应为数字（当天第几分钟）。'),
  v.integer('应为整数（当天第几分钟）。'),
  v.minValue(0, '不能小于0。'),
  v.maxValue(1439, '不能大于1439。'),
)

/** `quiet` of street.json: from and to, in minutes of the day; null: there are none. */
export const quietSchema = v.optional(v.nullable(v.tuple([minute, minute], '应为两个数字。')))

/** What is written of them is kept as it is; kinds that are left out are the built-in ones. */
export const limitsOf = (file: v.InferOutput<typeof limitsSchema>): { limits?: StreetLimits } =>
  file ? { limits: file as StreetLimits } : {}
