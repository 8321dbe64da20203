import { cut } from '../../call/said'
import { isDay } from './settings'
import type { Row } from './table'

/** Cells that several tables of the shop have. */

/** With a letter in front, so that no spreadsheet takes it for a number and drops its zeros. */
export const SHOP_CODE = /^[A-Za-z][A-Za-z0-9]{0,19}$/
export const SHOP_CODE_TEXT = '字母开头的1到20位字母、数字，如P01'

export const MEMBER_NO = /^\d{12}$/
export const MEMBER_NO_TEXT = '12位积分号（“我的积分”里看得到，前面的0不能丢）'

const WRITTEN = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/

/** A day, as people and spreadsheets write it, as `YYYY-MM-DD`; empty after a fault. */
export function dayCell(row: Row, key: string, label: string): string {
  const text = row.cell(key)
  const [, year, month, day] = WRITTEN.exec(text) ?? []
  const date = year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : ''
  if (date !== '' && isDay(date)) return date
  const said = text === '' ? '没有填写' : `现在是“${cut(text, 20)}”`
  row.fault(key, `“${label}”应为日期，如2027-10-01，${said}。`)
  return ''
}
