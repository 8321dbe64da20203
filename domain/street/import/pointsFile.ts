import * as v from 'valibot'

/** `points` of street.json: caps and budget; what is a list stands in tables of its own. */

const whole = (min: number, max: number) =>
  v.pipe(
    v.number('应为数字。'),
    v.integer('应为整数。'),
    v.minValue(min, `不能小于${min}。`),
    v.maxValue(max, `不能大于${max}。`),
  )

const caps = v.pipe(
  v.strictObject({
    day: v.optional(whole(1, 10_000)),
    month: v.optional(whole(1, 100_000)),
    reportsDay: v.optional(whole(1, 10_000)),
  }),
  v.check(
    ({ day, month }) => day === undefined || month === undefined || day <= month,
    '每日上限day比每月上限month还多，请核对。',
  ),
)

/** Up to 1,000 yuan a point, and up to ten million yuan. */
const budget = v.strictObject({ pointCost: whole(1, 100_000), total: whole(1, 1_000_000_000) })

export const pointsSchema = v.nullish(
  v.strictObject({ caps: v.optional(caps), budget: v.optional(budget) }),
)

export type PointsFile = NonNullable<v.InferOutput<typeof pointsSchema>>
