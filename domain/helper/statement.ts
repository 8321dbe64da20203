import { shanghai } from '../calendar/zone'
import type { LedgerLine } from '../points/answers'
import type { Elder } from './types'

/** 积分对账单 as plain words, before any file format: for an elder who reads paper, in large type. */
export interface StatementPaper {
  title: string
  /** 姓名, 积分号, 月份: one line each. */
  head: string[]
  /** One row for each thing that changed the points, in the order of time. */
  rows: { day: string; text: string; change: string }[]
  /** What there is now, and whom to ask. */
  foot: string[]
}

/** Raised with the look of the paper. */
export const STATEMENT_LAYOUT = 1

/** Entries that fit on a paper; an elder has a few a month. */
export const STATEMENT_ROWS = 60

const signed = (change: number): string => (change > 0 ? `+${change}` : String(change))
const spaced = (no: string): string => no.replace(/(\d{4})(?=\d)/g, '$1 ')

/** “2026年6月” of `YYYY-MM`. */
export const monthText = (month: string): string => {
  const [year, m] = month.split('-').map(Number)
  return `${year}年${m}月`
}

export interface StatementOf {
  elder: Pick<Elder, 'name' | 'no'>
  month: string
  /** Oldest first; no more than `STATEMENT_ROWS` of them. */
  lines: readonly LedgerLine[]
  /** Whether the month has more of them. */
  isCut: boolean
  balance: number
  /** 社区电话; empty where the street has said none. */
  phone: string
  now: number
}

/** What is held changes no balance when it is spent, so only what changed it has a row. */
export function statementPaper({
  elder,
  month,
  lines,
  isCut,
  balance,
  phone,
  now,
}: StatementOf): StatementPaper {
  const rows = lines
    .filter(({ change }) => change !== 0)
    .map(({ at, text, change }) => ({
      day: shanghai(at).format('M月D日'),
      text,
      change: signed(change),
    }))
  return {
    title: '积分对账单',
    head: [`姓名：${elder.name}`, `积分号：${spaced(elder.no)}`, `月份：${monthText(month)}`],
    rows,
    foot: [
      ...(isCut ? [`这里是最早的${STATEMENT_ROWS}笔，其余的请到社区看。`] : []),
      ...(rows.length === 0 && !isCut ? ['这个月没有变化。'] : []),
      `到${shanghai(now).format('M月D日')}，还有${balance}分。`,
      phone === '' ? '有疑问请到社区问。' : `有疑问请打社区电话：${phone}`,
    ],
  }
}

/** The name that the file is saved under; no name of a person is in it. */
export const statementName = (month: string): string => `积分对账单${month}.docx`
