import { shanghai } from '../calendar/zone'
import { maskedName } from '../identity/masks'
import { HOURS_KINDS, minutesByKind, type HoursKind, type Minutes } from './hours/kinds'
import type { Part } from './part/types'

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
  /** Name of the team; empty for what was done without one. */
  team: string
  kind: HoursKind
  minutes: number
  acknowledged: boolean
}

export interface ServiceRecord {
  name: string
  /** Who records: “黄河西路街道”. */
  issuer: string
  /** Number of the record, drawn by lot: it leads to nobody. */
  no: string
  issuedAt: number
  lines: RecordLine[]
  /** Minutes by how they are known; there is no sum of all. */
  minutes: Minutes
}

const clock = (at: number): string => shanghai(at).format('HH:mm')

type Counted = Part & { inAt: number; outAt: number; kind: HoursKind }
const isCounted = (p: Part): p is Counted =>
  p.state === 'COUNTED' && p.inAt !== null && p.outAt !== null && p.kind !== null

/** The record of these parts: only what counts, the earliest first. `teams`: names by `_id`. */
export function recordOf(
  parts: readonly Part[],
  about: Pick<ServiceRecord, 'name' | 'issuer' | 'no' | 'issuedAt'>,
  teams: ReadonlyMap<string, string>,
): ServiceRecord {
  const counted = parts.filter(isCounted).sort((a, b) => a.inAt - b.inAt)
  const lines = counted.map((p) => ({
    day: shanghai(p.inAt).format('YYYY-MM-DD'),
    ...{ from: clock(p.inAt), to: clock(p.outAt), title: p.title },
    team: p.team === null ? '' : (teams.get(p.team) ?? ''),
    ...{ kind: p.kind, minutes: p.minutes, acknowledged: p.acknowledged },
  }))
  return { ...about, lines, minutes: minutesByKind(lines) }
}

const HEADS = ['日期', '开始', '结束', '内容', '队伍', '分钟', '记录方式', '受助者确认']

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
    ['出具时间', shanghai(record.issuedAt).format('YYYY-MM-DD HH:mm')],
    ...(Object.keys(HOURS_KINDS) as HoursKind[]).map((kind) => [
      `${HOURS_KINDS[kind]}（分钟）`,
      record.minutes[kind],
    ]),
  ]
  const lines = record.lines.map((l) => [
    ...[l.day, l.from, l.to, l.title, l.team, l.minutes, HOURS_KINDS[l.kind]],
    l.acknowledged ? '是' : '',
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

/** What a verification shows, and no more. */
export interface VerifiedView {
  name: string
  issuer: string
  no: string
  issuedAt: number
  minutes: Minutes
  lines: RecordLine[]
}

export function verified(record: ServiceRecord, shown: Shown): VerifiedView {
  const { name, issuer, no, issuedAt, minutes, lines } = record
  const names = { none: '', masked: maskedName(name), whole: name }
  return {
    name: names[shown.name],
    ...{ issuer, no, issuedAt, minutes },
    lines: shown.lines ? lines : [],
  }
}
