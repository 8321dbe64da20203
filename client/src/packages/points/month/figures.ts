import type { MonthView } from '../../../../../domain/points/answers'
import type { PublicAccount } from '../../../../../domain/points/ledger/month'
import type { Domain } from '../../../../../domain/points/types'
import { OPEN } from '../textOpen'

const W = OPEN.month

/** “12,340” */
export const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',')

/** 分 as yuan, to the fen: a public account rounds nothing. */
export function yuan(fen: number): string {
  const cents = String(Math.abs(fen) % 100).padStart(2, '0')
  const whole = grouped(Math.floor(Math.abs(fen) / 100))
  return `${fen < 0 ? '-' : ''}${whole}.${cents}`
}

/** “2026年11月” of `2026-11`. */
export function monthText(month: string): string {
  const [year = '', no = ''] = month.split('-')
  return W.month(year, String(Number(no)))
}

type RowKey = keyof PublicAccount

export interface ColumnRow {
  key: RowKey
  name: string
  sign: string
  points: string
}

const ROWS: readonly RowKey[] = ['opening', 'issued', 'redeemed', 'expired', 'reversed', 'closing']

/** The sum as it is done on paper, line under line. */
export const columnOf = ({ account, isRunning }: MonthView): ColumnRow[] =>
  ROWS.map((key) => ({
    key,
    name: key === 'closing' && isRunning ? W.rows.closingNow : W.rows[key],
    sign: W.signs[key],
    points: grouped(account[key]),
  }))

/** The same in one line, for whoever adds it up. */
export function checkOf({ account: a }: MonthView): string {
  const less = [a.redeemed, a.expired, a.reversed].map((n) => `－${grouped(n)}`).join('')
  return `${grouped(a.opening)}＋${grouped(a.issued)}${less}＝${grouped(a.closing)}`
}

export interface Bar {
  name: string
  points: number
  /** Of the whole, in whole percent, never rounded up. */
  percent: number
  /** Length beside the longest, in percent: what is not nothing is to be seen. */
  length: number
}

function barsOf(parts: readonly { name: string; points: number }[]): Bar[] {
  const whole = parts.reduce((sum, { points }) => sum + Math.max(0, points), 0)
  const most = Math.max(1, ...parts.map(({ points }) => points))
  return parts.map(({ name, points }) => ({
    name,
    points,
    percent: whole > 0 ? Math.floor((Math.max(0, points) * 100) / whole) : 0,
    length: points > 0 ? Math.max(2, Math.floor((points * 100) / most)) : 0,
  }))
}

const DOMAINS: readonly Domain[] = ['JS', 'GM', 'ZA']

/** What was issued, by the kind of what was done. */
export const issuedBars = ({ issuedBy }: MonthView): Bar[] =>
  barsOf(
    DOMAINS.map((domain) => ({
      name: W.domains[domain],
      points: issuedBy
        .filter((part) => part.domain === domain)
        .reduce((sum, { points }) => sum + points, 0),
    })),
  )

/** Where points went that are there no more. */
export const usedBars = ({ account: a }: MonthView): Bar[] =>
  barsOf([
    { name: W.rows.redeemed, points: a.redeemed },
    { name: W.rows.expired, points: a.expired },
    { name: W.rows.reversed, points: a.reversed },
  ])
