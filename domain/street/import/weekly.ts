import { cut } from '../../call/said'
import type { Row } from './table'

/** Hours of one weekday: 1 is Monday, 7 Sunday; `HH:mm`, and `24:00` ends a day. */
export interface WeeklySpan {
  weekday: number
  from: string
  to: string
}

/**
 * 可约时间 as the files bring it for a person (`staff:<工号>`) or a room (`room:<房间编号>`). It is
 * written where there is none yet: afterwards a mediator keeps his own.
 */
export interface OfferedHours {
  resource: string
  weekly: WeeklySpan[]
  /** Whether statutory holidays are worked. */
  onHolidays: boolean
  /** Length of one sitting. */
  minutes: 60 | 90
}

const DAYS = '一二三四五六日'
/** Four a day; more is a table that was pasted into one cell. */
const MAX_SPANS = 28
const DASH = /\s*[-~—–至到]+\s*/g

/** Why a cell cannot be read: what goes after “每周时间”. */
class Unreadable extends Error {}

/** The number of a weekday, or NaN. */
function weekdayOf(text: string): number {
  const [, day = ''] = /^(?:周|星期|礼拜)?([一二三四五六日天])$/.exec(text) ?? []
  return day === '' ? NaN : DAYS.indexOf(day.replace('天', '日')) + 1
}

/** “周一”, “周一至周五”, “周一、周三”, “每天”; null where it is none of them. */
function weekdaysOf(text: string): number[] | null {
  if (text === '每天') return [1, 2, 3, 4, 5, 6, 7]
  if (!/^(周|星期|礼拜)/.test(text)) return null
  const days = text.split(/[、,和\s]+/).flatMap((part) => {
    const [first, last = first, more] = part.split('-').map(weekdayOf)
    if (!first || !last || more !== undefined || first > last) return [NaN]
    return Array.from({ length: last - first + 1 }, (_, i) => first + i)
  })
  return days.some(Number.isNaN) ? null : days
}

const pad = (n: number): string => String(n).padStart(2, '0')

/** One end of a span as `HH:mm`. */
function clockOf(hours: number, minutes: number): string {
  const isTime = minutes < 60 && hours * 60 + minutes <= 24 * 60
  if (isTime) return `${pad(hours)}:${pad(minutes)}`
  throw new Unreadable(`里的“${hours}:${pad(minutes)}”不是一天里的时间，应在00:00到24:00之间。`)
}

function timesOf(text: string, unreadable: Unreadable): [from: string, to: string][] {
  return text.split(/[、,\s]+/).map((part) => {
    const found = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(part)?.map(Number)
    if (!found) throw unreadable
    const [from, to] = [clockOf(found[1]!, found[2]!), clockOf(found[3]!, found[4]!)]
    if (from < to) return [from, to]
    throw new Unreadable(`里的“${from}-${to}”结束要晚于开始；跨过零点的请分成两天写。`)
  })
}

/** One part between semicolons: days, then times. */
function spansOf(entry: string): WeeklySpan[] {
  const form = '应写成“周一 09:00-12:00”，多段用分号隔开'
  const unreadable = new Unreadable(`里的“${cut(entry, 30)}”看不懂，${form}。`)
  const [, days = '', times = ''] = /^(\D+?)[、,\s]*(\d.*)$/.exec(entry) ?? []
  const weekdays = weekdaysOf(days)
  if (weekdays === null) throw unreadable
  const spans = timesOf(times, unreadable)
  return weekdays.flatMap((weekday) => spans.map(([from, to]) => ({ weekday, from, to })))
}

const spoken = ({ weekday, from, to }: WeeklySpan): string => `周${DAYS[weekday - 1]} ${from}-${to}`

const byTime = (a: WeeklySpan, b: WeeklySpan): number =>
  a.weekday - b.weekday || (a.from < b.from ? -1 : 1)

function parse(cell: string): WeeklySpan[] {
  // Full-width signs are the same ones; dashes have many forms and blanks around them.
  const entries = cell.normalize('NFKC').replace(DASH, '-').split(/[;\n]/)
  const spans = entries
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .flatMap(spansOf)
    .sort(byTime)
  const clash = spans.findIndex((s, i) => {
    const before = spans[i - 1]
    return before?.weekday === s.weekday && s.from < before.to
  })
  if (clash > 0) {
    const [one, other] = [spoken(spans[clash - 1]!), spoken(spans[clash]!)]
    throw new Unreadable(`里的“${one}”和“${other}”重叠，请合并或错开。`)
  }
  if (spans.length > MAX_SPANS) throw new Unreadable(`最多${MAX_SPANS}段，请合并相连的时间。`)
  return spans
}

/** Reads 每周时间, ascending; nothing after a fault, or where the cell is empty. */
export function readWeekly(row: Row): WeeklySpan[] {
  try {
    return parse(row.cell('weekly'))
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    row.fault('weekly', `“每周时间”${error.message}`)
    return []
  }
}

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** Those in which not one sitting has room, as people read them. */
export const tooShort = ({ weekly, minutes }: OfferedHours): string[] =>
  weekly.filter(({ from, to }) => minuteOf(to) - minuteOf(from) < minutes).map(spoken)

/** 每周时间 as the table says it. */
export const weeklyText = (weekly: readonly WeeklySpan[]): string =>
  [...weekly].sort(byTime).map(spoken).join('；')
