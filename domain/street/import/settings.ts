import * as v from 'valibot'
import type { StreetSettings } from '../types'
import { bookingRulesOf, bookingSchema } from './booking'
import type { Issues } from './issues'
import { limitsOf, limitsSchema, quietSchema } from './limits'
import { digitsOf, phoneOf } from './loose'
import { pointsSchema } from './pointsFile'
import { retentionSchema } from './retention'
import { templatesSchema } from './templates'
import { yearFaults } from './years'

const FILE = 'street.json'

/** Landlines, mobiles, service numbers such as 12345 or 110. */
export const PHONE = /^[\d-]{3,17}$/

const short = (max: number) =>
  v.pipe(
    v.string('应为文字。'),
    v.trim(),
    v.minLength(1, '没有填写。'),
    v.check((s) => [...s].length <= max, `最多${max}个字，请精简。`),
  )
const phone = v.pipe(
  v.unknown(),
  v.transform(phoneOf),
  v.string('应为文字，请加上引号（区号前面的0不能丢）。'),
  v.regex(PHONE, '应为3到17位电话号码。'),
)
const minute = v.pipe(
  v.number('应为数字（当天第几分钟）。'),
  v.integer('应为整数（当天第几分钟）。'),
  v.minValue(0, '不能小于0。'),
  v.maxValue(1440, '不能大于1440（24点）。'),
)
/** Whether a text of the form `YYYY-MM-DD` is a day of the calendar. */
export const isDay = (s: string): boolean => {
  const at = Date.parse(`${s}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === s
}
const day = v.pipe(
  v.string('应为日期，如2027-10-01。'),
  v.check((s) => /^\d{4}-\d{2}-\d{2}$/.test(s) && isDay(s), '应为日期，如2027-10-01。'),
)
const jobNo = v.pipe(
  v.unknown(),
  v.transform(digitsOf),
  v.string('应为工号。'),
  v.regex(/^[A-Za-z0-9_-]{1,32}$/, '应为工号（字母、数字，最多32位）。'),
)
const MAX_YEARS = 10
const year = v.pipe(v.string(), v.regex(/^20\d{2}$/, '应为四位年份，如2027。'))

/** Ascending, not overlapping, none empty: what adding up working time relies on. */
const ascending = (hours: [number, number][]): boolean =>
  hours.every(([from, to], i) => from < to && (i === 0 || hours[i - 1]![1] <= from))

/** With the longest time limit (400 h) this keeps every deadline within what the calendar adds up. */
const MIN_DAILY_MINUTES = 120
const longEnough = (hours: [number, number][]): boolean =>
  hours.reduce((sum, [from, to]) => sum + to - from, 0) >= MIN_DAILY_MINUTES

const cases = v.pipe(
  v.number('应为数字（件数）。'),
  v.integer('应为整数（件数）。'),
  v.minValue(0, '不能小于0。'),
  v.maxValue(1_000_000, '太大了，请核对。'),
)
const opening = v.pipe(
  v.strictObject({ total: cases, agreed: cases, court: cases, other: cases }),
  v.check(
    // A figure that is none was told by itself.
    (o) =>
      !Object.values(o).every((n) => Number.isInteger(n) && n >= 0) ||
      o.total === o.agreed + o.court + o.other,
    (issue) => {
      const o = issue.input as Record<'total' | 'agreed' | 'court' | 'other', number>
      const sum = o.agreed + o.court + o.other
      return (
        `合不上：总数total是${o.total}，而达成agreed ${o.agreed}、诉讼court ${o.court}、` +
        `其他other ${o.other}合计${sum}；请核对，其他的（在调、别的终止）写进other。`
      )
    },
  ),
)
/** 调解委员会: who mediates and where are tables of their own. */
const committee = v.strictObject({
  name: short(30),
  phone,
  address: short(60),
  opening: v.nullish(opening, { total: 0, agreed: 0, court: 0, other: 0 }),
})

/** 关于: who stands behind the program; what is left out is not said. */
const said = (max: number) =>
  v.pipe(
    v.nullish(v.string('应为文字。'), ''),
    v.trim(),
    v.check((s) => [...s].length <= max, `最多${max}个字，请精简。`),
  )
const about = v.strictObject({
  sponsor: said(40),
  operator: said(40),
  support: said(40),
  filing: said(40),
  phone: v.nullish(phone, ''),
})

const schema = v.strictObject({
  code: v.pipe(
    v.unknown(),
    v.transform(digitsOf),
    v.string('应为文字。'),
    v.regex(/^\d{9}$/, '应为9位街道编码。'),
  ),
  name: short(30),
  notice: v.pipe(v.nullish(v.string('应为文字。'), ''), v.maxLength(200, '最多200个字，请精简。')),
  phones: v.pipe(
    v.array(v.strictObject({ label: short(20), phone }), '应为列表。'),
    v.minLength(1, '至少要有一个电话。'),
    v.maxLength(20, '最多20个电话。'),
  ),
  calendar: v.strictObject({
    hours: v.pipe(
      v.array(v.tuple([minute, minute]), '应为列表。'),
      v.minLength(1, '至少要有一段上班时间。'),
      v.maxLength(6, '最多6段上班时间。'),
      v.check(ascending, '上班时间应从早到晚排列、不重叠，每段先开始后结束。'),
      v.check(longEnough, '每天上班时间合计至少2小时。'),
    ),
    years: v.pipe(
      v.record(
        year,
        v.pipe(
          v.strictObject({
            off: v.pipe(v.array(day, '应为日期列表。'), v.maxLength(150, '日期太多。')),
            on: v.pipe(v.array(day, '应为日期列表。'), v.maxLength(60, '日期太多。')),
          }),
          v.check((y) => !y.off.some((d) => y.on.includes(d)), '同一天不能既放假又上班。'),
        ),
      ),
      v.check((years) => Object.keys(years).length <= MAX_YEARS, '最多写10年，请删去旧的年份。'),
    ),
  }),
  templates: templatesSchema(short),
  units: v.pipe(
    v.array(
      v.strictObject({
        code: v.pipe(v.string(), v.regex(/^[A-Z]{2,4}$/, '应为2到4个大写字母。')),
        name: short(20),
      }),
      '应为列表。',
    ),
    v.minLength(1, '至少要有一个牵头单位。'),
    v.maxLength(60, '最多60个牵头单位。'),
    v.check((units) => new Set(units.map((u) => u.code)).size === units.length, '代码有重复。'),
  ),
  dutyDispatcher: v.nullish(jobNo, null),
  streetLeader: v.nullish(jobNo, null),
  about: v.nullish(about, null),
  committee: v.nullish(committee, null),
  booking: bookingSchema,
  retention: retentionSchema,
  limits: limitsSchema,
  quiet: quietSchema,
  points: pointsSchema,
})

export type StreetFile = v.InferOutput<typeof schema>

/** Reads street.json; null after faults. Fields are dotted paths. */
export function readStreetFile(raw: unknown, issues: Issues): StreetFile | null {
  const parsed = v.safeParse(schema, raw)
  if (!parsed.success) {
    for (const issue of parsed.issues) {
      const path = v.getDotPath(issue) ?? ''
      issues.add(FILE, 0, path, `“${path || '文件'}”${sentence(issue)}`)
    }
    return null
  }
  const file = parsed.output
  for (const [year, days] of Object.entries(file.calendar.years)) {
    const field = `calendar.years.${year}`
    if ([...days.off, ...days.on].some((d) => !d.startsWith(year))) {
      issues.add(FILE, 0, field, `${year}年下面有别的年份的日期，请移到对应年份。`)
      continue
    }
    for (const fault of yearFaults(year, days)) issues.add(FILE, 0, field, fault)
  }
  return file
}

/** Our own sentences are Chinese; what valibot says of shape itself is put into words here. */
function sentence(issue: v.BaseIssue<unknown>): string {
  if (issue.received === 'undefined') return '没有填写。'
  // Not by Chinese signs: what valibot says may quote the clerk's own.
  if (!issue.message.startsWith('Invalid ')) return issue.message
  return issue.expected === 'never' ? '是多余的，请删去。' : '格式不对，请对照模板。'
}

/** The part of the settings that street.json says as it is. */
export const settingsPart = (
  file: StreetFile,
): Pick<
  StreetSettings,
  | 'code'
  | 'name'
  | 'notice'
  | 'phones'
  | 'calendar'
  | 'templates'
  | 'units'
  | 'booking'
  | 'retention'
  | 'limits'
  | 'quiet'
  | 'about'
> => ({
  code: file.code,
  name: file.name,
  notice: file.notice,
  phones: file.phones,
  calendar: file.calendar as StreetSettings['calendar'],
  templates: file.templates as StreetSettings['templates'],
  units: file.units,
  ...(file.about ? { about: file.about } : {}),
  ...(file.booking ? { booking: bookingRulesOf(file.booking) } : {}),
  ...(file.retention ? { retention: file.retention } : {}),
  ...limitsOf(file.limits),
  ...(file.quiet === undefined ? {} : { quiet: file.quiet }),
})
