import { TABLES, type Column, type TableName } from './columns'
import type { Issues } from './issues'

/** A title, a date, a blank row: so many rows may stand above the heading. */
const MOST_ROWS_ABOVE = 9

/** A title and perhaps its date; a line with more of them is data that would be lost. */
const MOST_CELLS_OF_TITLE = 2

/** Which column each position is; null for a column without a heading. */
export interface Heading {
  /** Index of its line, which is also how many lines stand above it. */
  at: number
  keys: (string | null)[]
}

const filled = (line: readonly string[]): string[] => line.filter((c) => c.trim() !== '')

/** The line that names most columns, the first of several. */
function lineOf(columns: readonly Column[], lines: string[][]): number {
  const score = (line: string[] = []) =>
    columns.filter((c) => line.some((cell) => [c.label, c.key].includes(cell.trim()))).length
  let best = 0
  lines.slice(0, MOST_ROWS_ABOVE + 1).forEach((line, i) => {
    if (score(line) > score(lines[best])) best = i
  })
  if (score(lines[best]) > 0) return best
  return Math.max(
    0,
    lines.findIndex((line) => filled(line).length > 0),
  )
}

/**
 * Finds the heading of a table and reads it: below a title row, with empty columns between. Faults
 * for what is missing, unknown or double; null then.
 */
export function readHeading(file: TableName, lines: string[][], issues: Issues): Heading | null {
  const columns: readonly Column[] = TABLES[file]
  const at = lineOf(columns, lines)
  const row = at + 1
  const before = issues.list.length
  const mostOfTitle = Math.min(MOST_CELLS_OF_TITLE, columns.length - 1)
  const above = lines.slice(0, at).findIndex((line) => filled(line).length > mostOfTitle)
  if (above >= 0) {
    issues.add(file, above + 1, '', '表头上面还有内容，请把表头移到这些行的上面，或删去这些行。')
  }
  const keys = lines[at]!.map((raw) => {
    const label = raw.trim()
    if (label === '') return null
    const found = columns.find((c) => c.label === label || c.key === label)
    if (!found) issues.add(file, row, label, `没有“${label}”这一列，请对照模板检查表头。`)
    return found?.key ?? null
  })
  keys.forEach((key, i) => {
    if (key !== null && keys.indexOf(key) !== i)
      issues.add(file, row, key, '表头里这一列出现了两次。')
  })
  for (const c of columns) {
    if (!c.optional && !keys.includes(c.key)) {
      issues.add(file, row, c.key, `缺少“${c.label}”这一列，请对照模板补上。`)
    }
  }
  return issues.list.length > before ? null : { at, keys }
}
