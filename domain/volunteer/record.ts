import { DAY_MS, dayOf, shanghai, startOfDay } from '../calendar/zone'
import { maskedName } from '../identity/masks'
import { ok, refuse, type Outcome } from '../result'
import { HOURS_KINDS, minutesByKind, type HoursKind, type Minutes } from './hours/kinds'
import type { Span } from './hours/span'
import { LIMITS } from './limits'
import type { Acknowledged, Part } from './part/types'

/**
 * 志愿服务平台记录: what the platform has recorded of one volunteer, with the fields of 民发〔2015〕149号 and
 * 记录办法 art. 4. It is a record of the platform and never calls itself a certificate.
 */

export interface RecordLine {
  /** Date and times in Shanghai: “2026-11-23”, “09:00”. */
  day: string
  from: string
  to: string
  title: string
  /** Where people met; empty of own hours. */
  place: string
  /** Name of the team; empty for what was done without one. */
  team: string
  kind: HoursKind
  minutes: number
  /** How whom it was done for said so. */
  acknowledged: Acknowledged
}

export interface ServiceRecord {
  name: string
  /** Who records: “黄河西路街道”. */
  issuer: string
  /** Number of the record, drawn by lot: it leads to nobody. Empty where no code was issued for it. */
  no: string
  /** 记录期间: first and last day, both included. */
  from: string
  to: string
  issuedAt: number
  lines: RecordLine[]
  /** Minutes by how they are known; there is no sum of all. */
  minutes: Minutes
}

/** First and last day of a period, `YYYY-MM-DD`, both included. */
export interface Period {
  from: string
  to: string
}

const dayNumber = (date: string): number => dayOf(Date.parse(`${date}T00:00:00+08:00`))

/** From its first instant until before the last; a year at the most. Outcome: `recordPeriod`. */
export function spanOf({ from, to }: Period): Outcome<Span> {
  const [first, last] = [dayNumber(from), dayNumber(to)]
  if (last < first || last - first >= LIMITS.recordDays) return refuse('recordPeriod', 'to')
  return ok({ from: startOfDay(first), to: startOfDay(last) + DAY_MS })
}

/**
 * Whether a record of then has it: it counted by then, and it counts today. What is struck later is gone from
 * every record; what is added later is in none that was issued before.
 */
export const countedBy = (part: Pick<Part, 'state' | 'history'>, at: number): boolean =>
  part.state === 'COUNTED' && part.history.every((line) => line.action !== 'count' || line.at <= at)

/** What the record takes from beside the parts: names of teams and places of activities, by `_id`. */
export interface Beside {
  teams: ReadonlyMap<string, string>
  places: ReadonlyMap<string, string>
}

const clock = (at: number): string => shanghai(at).format('HH:mm')

type Counted = Part & { inAt: number; outAt: number; kind: HoursKind }
const isCounted = (p: Part): p is Counted =>
  p.state === 'COUNTED' && p.inAt !== null && p.outAt !== null && p.kind !== null

const named = (names: ReadonlyMap<string, string>, id: string | null): string =>
  id === null ? '' : (names.get(id) ?? '')

/** The record of these parts: only what counts of the volunteer himself, the earliest first. */
export function recordOf(
  parts: readonly Part[],
  about: Omit<ServiceRecord, 'lines' | 'minutes'>,
  { teams, places }: Beside,
): ServiceRecord {
  const own = parts.filter(({ ward }) => ward === null)
  const counted = own.filter(isCounted).sort((a, b) => a.inAt - b.inAt)
  const lines = counted.map((p) => ({
    day: shanghai(p.inAt).format('YYYY-MM-DD'),
    ...{ from: clock(p.inAt), to: clock(p.outAt), title: p.title },
    ...{ place: named(places, p.activity), team: named(teams, p.team) },
    ...{ kind: p.kind, minutes: p.minutes, acknowledged: p.acknowledged },
  }))
  return { ...about, lines, minutes: minutesByKind(lines) }
}

/** In words of the record, by how whom it was done for said so. */
const ACKNOWLEDGED = { CODE: '确认码', PAPER: '纸上签字' } as const

const HEADS = ['日期', '开始', '结束', '内容', '地点', '队伍', '分钟', '记录方式', '受助者确认']

/** A cell that no spreadsheet takes for a formula, whatever somebody wrote. */
function cell(value: string | number): string {
  const text = String(value).replace(/[\r\n]+/g, ' ')
  const plain = /^[=+\-@\t]/.test(text) ? `'${text}` : text
  return /[",]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** The record as CSV with a byte-order mark, which spreadsheets read as UTF-8. */
export function recordCsv(record: ServiceRecord): string {
  const about = [
    ['志愿服务平台记录', record.no],
    ['姓名', record.name],
    ['记录单位', record.issuer],
    ['记录期间', `${record.from} 至 ${record.to}`],
    ['出具时间', shanghai(record.issuedAt).format('YYYY-MM-DD HH:mm')],
    ...(Object.keys(HOURS_KINDS) as HoursKind[]).map((kind) => [
      `${HOURS_KINDS[kind]}（分钟）`,
      record.minutes[kind],
    ]),
  ]
  const lines = record.lines.map((l) => [
    ...[l.day, l.from, l.to, l.title, l.place, l.team, l.minutes, HOURS_KINDS[l.kind]],
    l.acknowledged ? ACKNOWLEDGED[l.acknowledged] : '',
  ])
  const rows = [...about, HEADS, ...lines].map((row) => row.map(cell).join(','))
  return `\ufeff${rows.join('\r\n')}\r\n`
}

/** What the volunteer lets be seen of it by whoever has the verification code. */
export interface Shown {
  name: 'none' | 'masked' | 'whole'
  /** Each service, or the minutes alone. */
  lines: boolean
}

/** How long a code may be good for, in days, as the volunteer chooses. */
export const CODE_DAYS = [7, 30, 90] as const

/** 核验码: collection `recordCodes`. One that is over or was ended has no document. */
export interface RecordCode extends Period {
  /** `recordCode:` + 24 hex digits, a hash of the code, which itself is kept nowhere. */
  _id: string
  /** `user:…` */
  user: string
  /** Number of the record. */
  no: string
  shown: Shown
  issuedAt: number
  /** From then on it shows nothing. */
  until: number
}

/** What a verification shows, and no more. */
export interface VerifiedView extends Period {
  name: string
  issuer: string
  no: string
  issuedAt: number
  minutes: Minutes
  lines: RecordLine[]
}

export function verified(record: ServiceRecord, shown: Shown): VerifiedView {
  const { name, issuer, no, from, to, issuedAt, minutes, lines } = record
  const names = { none: '', masked: maskedName(name), whole: name }
  return {
    name: names[shown.name],
    ...{ issuer, no, from, to, issuedAt, minutes },
    lines: shown.lines ? lines : [],
  }
}
