/**
 * WeChat's seven-field cron: second minute hour day month weekday year, read in UTC as the
 * function runtime is. Day and weekday must both match; weekday 0 and 7 are Sunday.
 */

interface Field {
  min: number
  max: number
  names?: string[]
}

const FIELDS: Field[] = [
  { min: 0, max: 59 },
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  {
    min: 1,
    max: 12,
    names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
  },
  { min: 0, max: 7, names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] },
  { min: 1970, max: 2099 },
]

export type Cron = Set<number>[]

const numberOf = (text: string, f: Field, whole: string): number => {
  const named = f.names?.indexOf(text.toUpperCase()) ?? -1
  const n = named >= 0 ? named + f.min : /^\d+$/.test(text) ? Number(text) : NaN
  if (!(n >= f.min && n <= f.max))
    throw new Error(`cron "${whole}": "${text}" is not in ${f.min}-${f.max}`)
  return n
}

const expand = (text: string, f: Field, whole: string): Set<number> => {
  const out = new Set<number>()
  for (const item of text.split(',')) {
    const [range = '', step] = item.split('/')
    const every = step === undefined ? 1 : Number(step)
    if (!Number.isInteger(every) || every < 1) throw new Error(`cron "${whole}": step "${step}"`)
    const [from = '', to] = range.split('-')
    const any = range === '*' || range === '?'
    const lo = any ? f.min : numberOf(from, f, whole)
    const hi =
      any || (to === undefined && step !== undefined)
        ? f.max
        : to === undefined
          ? lo
          : numberOf(to, f, whole)
    for (let n = lo; n <= hi; n += every) out.add(n)
  }
  return out
}

/** Parses a cron of seven fields; throws on anything else. */
export function parseCron(text: string): Cron {
  const parts = text.trim().split(/\s+/)
  if (parts.length !== FIELDS.length)
    throw new Error(`cron "${text}" must have 7 fields, second first`)
  const cron = parts.map((p, i) => expand(p, FIELDS[i]!, text))
  if (cron[5]!.has(7)) cron[5]!.add(0)
  return cron
}

const MINUTE_MS = 60_000
/** Beyond this a cron counts as never: five years hold every leap day but one. */
const HORIZON_DAYS = 366 * 5

/** The first matching instant strictly after `afterMs`, in epoch milliseconds; undefined: never. */
export function nextRun(cron: Cron, afterMs: number): number | undefined {
  const [seconds, minutes, hours, days, months, weekdays, years] = cron as [
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
  ]
  const start = Math.floor(afterMs / 1000) * 1000 + 1000
  const day = new Date(start)
  day.setUTCHours(0, 0, 0, 0)
  for (let n = 0; n < HORIZON_DAYS; n++, day.setUTCDate(day.getUTCDate() + 1)) {
    if (!years.has(day.getUTCFullYear()) || !months.has(day.getUTCMonth() + 1)) continue
    if (!days.has(day.getUTCDate()) || !weekdays.has(day.getUTCDay())) continue
    for (let m = 0; m < 24 * 60; m++) {
      const at = day.getTime() + m * MINUTE_MS
      if (at + MINUTE_MS <= start || !hours.has(Math.floor(m / 60)) || !minutes.has(m % 60))
        continue
      for (let s = 0; s < 60; s++)
        if (seconds.has(s) && at + s * 1000 >= start) return at + s * 1000
    }
  }
  return undefined
}
