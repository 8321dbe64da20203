/** Date expressions of the aggregation (MongoDB manual: Date Expression Operators), in UTC or a zone. */
import { $dateFromString as parseByFormat } from 'mingo/operators/expression/date'
import { databaseError } from '../errors'
import type { Doc } from '../types'
import { evaluate, isNil } from './evaluate'
import type { EvalOptions, Expression } from './evaluate'
import { isPlain } from './values'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** Minutes that a zone is ahead of UTC at a time: '+08:00', '+0800', '+08' or an Olson name. */
function zoneMinutes(zone: string, at: Date): number {
  if (zone === 'UTC' || zone === 'GMT') return 0
  const offset = /^([+-])(\d\d)(?::?(\d\d))?$/.exec(zone)
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
    return offset[1] === '-' ? -minutes : minutes
  }
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    const name = format.formatToParts(at).find((p) => p.type === 'timeZoneName')?.value ?? 'GMT'
    return name === 'GMT' ? 0 : zoneMinutes(name.slice(3), at)
  } catch {
    throw databaseError(`unrecognized time zone identifier: "${zone}"`)
  }
}

const dateOf = (v: unknown): Date => {
  if (v instanceof Date) return v
  throw databaseError(`can't convert from BSON type ${typeof v} to Date`)
}

/** The same wall clock in UTC: its getUTC… methods give the zone's parts. */
const inZone = (at: Date, zone: unknown): Date => {
  if (zone === undefined) return at
  if (typeof zone !== 'string') throw databaseError('timezone must evaluate to a string')
  return new Date(at.getTime() + zoneMinutes(zone, at) * MINUTE_MS)
}

const dayOfYear = (d: Date): number =>
  Math.floor((d.getTime() - Date.UTC(d.getUTCFullYear(), 0, 1)) / DAY_MS) + 1

/** Weeks begin on Sunday; the days before the year's first Sunday are week 0. */
const week = (d: Date): number => Math.floor((dayOfYear(d) + 6 - d.getUTCDay()) / 7)

const isoDay = (d: Date): number => d.getUTCDay() || 7

/** The Thursday of a date's week lies in the year that the ISO week belongs to. */
const thursday = (d: Date): Date => new Date(d.getTime() + (4 - isoDay(d)) * DAY_MS)
const isoWeek = (d: Date): number => Math.floor((dayOfYear(thursday(d)) - 1) / 7) + 1
const isoWeekYear = (d: Date): number => thursday(d).getUTCFullYear()

const PARTS: Record<string, (d: Date) => number> = {
  $year: (d) => d.getUTCFullYear(),
  $month: (d) => d.getUTCMonth() + 1,
  $dayOfMonth: (d) => d.getUTCDate(),
  $hour: (d) => d.getUTCHours(),
  $minute: (d) => d.getUTCMinutes(),
  $second: (d) => d.getUTCSeconds(),
  $millisecond: (d) => d.getUTCMilliseconds(),
  $dayOfWeek: (d) => d.getUTCDay() + 1,
  $dayOfYear: dayOfYear,
  $week: week,
  $isoWeek: isoWeek,
  $isoWeekYear: isoWeekYear,
  $isoDayOfWeek: isoDay,
}

/** A date given bare, in a list of one, or as `{date, timezone}`; null answers null. */
const partOf =
  (part: (d: Date) => number): Expression =>
  (doc, argument, options) => {
    const named = isPlain(argument) && 'date' in argument
    const bare =
      Array.isArray(argument) && argument.length === 1 ? (argument[0] as unknown) : argument
    const v = evaluate(doc, named ? argument.date : bare, options)
    const zone = named ? evaluate(doc, argument.timezone, options) : undefined
    return isNil(v) || zone === null ? null : part(inZone(dateOf(v), zone))
  }

const pad = (n: number, width = 2): string => String(n).padStart(width, '0')

const offsetText = (minutes: number): string =>
  `${minutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(minutes) / 60))}${pad(Math.abs(minutes) % 60)}`

const SPECIFIERS: Record<string, (d: Date, offsetMinutes: number) => string> = {
  Y: (d) => pad(d.getUTCFullYear(), 4),
  m: (d) => pad(d.getUTCMonth() + 1),
  d: (d) => pad(d.getUTCDate()),
  H: (d) => pad(d.getUTCHours()),
  M: (d) => pad(d.getUTCMinutes()),
  S: (d) => pad(d.getUTCSeconds()),
  L: (d) => pad(d.getUTCMilliseconds(), 3),
  j: (d) => pad(dayOfYear(d), 3),
  w: (d) => String(d.getUTCDay() + 1),
  u: (d) => String(isoDay(d)),
  U: (d) => pad(week(d)),
  V: (d) => pad(isoWeek(d)),
  G: (d) => pad(isoWeekYear(d), 4),
  z: (_d, offset) => offsetText(offset),
  Z: (_d, offset) => String(offset),
  '%': () => '%',
}

const argumentsOf = (doc: unknown, argument: unknown, options: EvalOptions): Doc => {
  if (!isPlain(argument)) throw databaseError('a date expression needs an object as its argument')
  const entries = Object.entries(argument)
  return Object.fromEntries(entries.map(([k, v]) => [k, evaluate(doc, v, options)]))
}

const toText: Expression = (doc, argument, options) => {
  const {
    date,
    format = '%Y-%m-%dT%H:%M:%S.%LZ',
    timezone,
    onNull,
  } = argumentsOf(doc, argument, options)
  if (isNil(date)) return onNull ?? null
  const at = dateOf(date)
  const local = inZone(at, timezone)
  const offset = (local.getTime() - at.getTime()) / MINUTE_MS
  return String(format).replace(/%(.?)/gs, (_all, letter: string) => {
    const specifier = SPECIFIERS[letter]
    if (!specifier) throw databaseError(`Invalid format character '%${letter}' in format string`)
    return specifier(local, offset)
  })
}

/** Without a format: ISO 8601, in UTC unless it names a zone or one is given. */
const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?))?(Z|[+-]\d\d:?\d\d)?$/

const fromText: Expression = (doc, argument, options) => {
  const args = argumentsOf(doc, argument, options)
  const { dateString, format, timezone, onNull, onError } = args
  if (isNil(dateString)) return onNull ?? null
  const fail = (): unknown => {
    if ('onError' in args) return onError
    throw databaseError(`Error parsing date string '${String(dateString)}'`)
  }
  if (typeof dateString !== 'string') return fail()
  if (format !== undefined) return parseByFormat(doc as never, argument as never, options) ?? fail()
  const iso = ISO.exec(dateString)
  if (!iso) return fail()
  const [, day, time = '00:00', zone = 'Z'] = iso
  const at = new Date(
    `${day}T${time}${zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone}`,
  )
  if (Number.isNaN(at.getTime())) return fail()
  if (timezone === undefined) return at
  if (iso[3])
    throw databaseError(
      'you cannot pass in a date/time string with time zone information together with a timezone argument',
    )
  return new Date(at.getTime() - zoneMinutes(String(timezone), at) * MINUTE_MS)
}

export const DATE_EXPRESSIONS: Record<string, Expression> = {
  ...Object.fromEntries(Object.entries(PARTS).map(([name, part]) => [name, partOf(part)])),
  $dateToString: toText,
  $dateFromString: fromText,
}
