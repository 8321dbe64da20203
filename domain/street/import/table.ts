import { cut } from '../../call/said'
import { TABLES, type Column, type TableName } from './columns'
import { readHeading, type Heading } from './heading'
import type { Issues } from './issues'
import { LOST_SENTENCE, isLossy } from './text'

/** One row of a table: its cells by key, and the checks that every table shares. */
export interface Row {
  /** As the spreadsheet numbers it. */
  row: number
  /** Reports a fault of this row. */
  fault(field: string, message: string): void
  /** The trimmed cell; empty when absent. */
  cell(key: string): string
  /** A text of 1 to `max` characters. */
  text(key: string, max: number): string
  /** A cell of a fixed form; an empty optional cell is the empty string. */
  form(key: string, pattern: RegExp, expected: string): string
  /** A number within bounds, or NaN after a fault. */
  number(key: string, min: number, max: number, whole?: boolean): number
}

const MAX_ROWS = 20_000
const NUMBER = /^-?\d+(\.\d+)?$/
/** What a spreadsheet makes of a long code when the column is not text. */
const MANGLED = /^\d(\.\d+)?E\+\d+$/i
const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]/

function makeRow(file: TableName, row: number, cells: Map<string, string>, issues: Issues): Row {
  const columns: readonly Column[] = TABLES[file]
  const label = (key: string) => columns.find((c) => c.key === key)?.label ?? key
  const fault = (field: string, message: string) => issues.add(file, row, field, message)
  const cell = (key: string) => cells.get(key) ?? ''
  /** The cell, or null after saying that it is missing. */
  const present = (key: string): string | null => {
    const value = cell(key)
    if (value !== '') return value
    if (!columns.find((c) => c.key === key)?.optional) fault(key, `“${label(key)}”没有填写。`)
    return null
  }
  return {
    row,
    fault,
    cell,
    text(key, max) {
      const value = present(key)
      if (value === null) return ''
      if ([...value].length > max) fault(key, `“${label(key)}”最多${max}个字，请精简。`)
      if (CONTROL.test(value)) fault(key, `“${label(key)}”里有换行等看不见的字符，请删去。`)
      return value
    },
    form(key, pattern, expected) {
      const value = present(key)
      if (value === null || pattern.test(value)) return value ?? ''
      const hint = MANGLED.test(value) ? '；请把这一列设为“文本”后重新填写' : ''
      fault(key, `“${label(key)}”应为${expected}，现在是“${cut(value, 30)}”${hint}。`)
      return ''
    },
    number(key, min, max, whole = false) {
      const value = present(key)
      if (value === null) return NaN
      const n = NUMBER.test(value) ? Number(value) : NaN
      if (n >= min && n <= max && (!whole || Number.isInteger(n))) return n
      fault(key, `“${label(key)}”应为${min}到${max}之间的${whole ? '整数' : '数'}。`)
      return NaN
    },
  }
}

/** Cells that no column of ours claims, and cells that lost characters. */
function rowFaults(row: Row, line: readonly string[], { keys }: Heading): void {
  if (line.some((c, i) => i >= keys.length && c.trim() !== '')) {
    row.fault('', '这一行比表头多出几格，请检查是否有多余的逗号。')
  }
  const nameless = line.findIndex((c, i) => keys[i] === null && c.trim() !== '')
  if (nameless >= 0) row.fault('', `第${nameless + 1}列有内容却没有表头，请补上表头或清空这一列。`)
  const lossy = line.findIndex((c) => isLossy(c))
  if (lossy >= 0) row.fault(keys[lossy] ?? '', `第${lossy + 1}列${LOST_SENTENCE}`)
}

/**
 * Rows of one table from its cells, heading included. Wholly empty rows are skipped but counted, so
 * that numbers stay the spreadsheet's.
 */
export function readTable(file: TableName, lines: string[][], issues: Issues): Row[] {
  if (!lines.some((line) => line.some((c) => c.trim() !== ''))) {
    issues.add(file, 0, '', '文件是空的，请填写后再导入。')
    return []
  }
  const heading = readHeading(file, lines, issues)
  if (!heading) return []
  const below = lines.slice(heading.at + 1)
  if (below.length > MAX_ROWS) {
    const message = `最多${MAX_ROWS}行，现在有${below.length}行；请检查有没有重复的行，或混进了别的街道的数据。`
    issues.add(file, 0, '', message)
    return []
  }
  const rows: Row[] = []
  below.forEach((line, i) => {
    if (line.every((c) => c.trim() === '')) return
    const cells = new Map<string, string>()
    heading.keys.forEach((key, at) => key !== null && cells.set(key, (line[at] ?? '').trim()))
    const row = makeRow(file, heading.at + 2 + i, cells, issues)
    rowFaults(row, line, heading)
    rows.push(row)
  })
  if (rows.length === 0) issues.add(file, 0, '', '表里没有内容，至少要有一行。')
  return rows
}

/** Collects rows by a code that must be unique; says which row has it already. */
export class Unique {
  private readonly rows = new Map<string, number>()

  constructor(
    private readonly field: string,
    private readonly what: string,
  ) {}

  /** True for the first row that has this code; empty codes were reported elsewhere. */
  take(code: string, row: Row): boolean {
    if (code === '') return false
    const first = this.rows.get(code)
    if (first === undefined) {
      this.rows.set(code, row.row)
      return true
    }
    row.fault(this.field, `${this.what}“${code}”与第${first}行重复，请改正其中一行。`)
    return false
  }
}
