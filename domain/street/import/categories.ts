import type { Category, Unit } from '../types'
import type { Issues } from './issues'
import { PHONE } from './settings'
import { Unique, readTable, type Row } from './table'
import { flagOf } from './words'

/** Fifty working days; longer matters are 挂账, not a deadline. */
const MAX_HOURS = 400
/** They stand in the settings, which every call reads. */
const MAX_CATEGORIES = 300

function readCallFirst(row: Row): Category['callFirst'] {
  const tip = row.text('callTip', 60)
  const phone = row.form('callPhone', PHONE, '3到17位电话号码')
  if (tip === '' && row.cell('callPhone') === '') return undefined
  if (tip === '') row.fault('callTip', '写了先打的电话，还要写一句提示。')
  if (row.cell('callPhone') === '') row.fault('callPhone', '写了提示，还要写先打的电话。')
  return { tip, phone }
}

export function readCategories(lines: string[][], units: Unit[], issues: Issues): Category[] {
  const codes = new Unique('code', '类别编码')
  const majors = new Map<string, string>()
  const read = readTable('categories.csv', lines, issues).flatMap((row) => {
    const code = row.form('code', /^\d{4}$/, '4位数字（大类2位、小类2位，如0201，前面的0不能丢）')
    const majorName = row.text('major', 12)
    const name = row.text('name', 16)
    const unit = row.text('unit', 4)
    if (unit !== '' && !units.some((u) => u.code === unit)) {
      row.fault(
        'unit',
        `street.json 里没有“${unit}”这个牵头单位，请改正代码，或在 street.json 里补上。`,
      )
    }
    const hours = row.number('hours', 0.25, MAX_HOURS)
    const star = flagOf(row.cell('star'))
    if (star === undefined) row.fault('star', '“昼夜计时”填“是”或留空。')
    const callFirst = readCallFirst(row)
    const major = code.slice(0, 2)
    const before = majors.get(major)
    if (before === undefined) majors.set(major, majorName)
    else if (code !== '' && before !== majorName) {
      row.fault('major', `大类${major}在前面叫“${before}”，请写成一样。`)
    }
    if (!codes.take(code, row)) return []
    const category: Category = { code, name, majorName, unit, hours, star: star ?? false }
    return [callFirst ? { ...category, callFirst } : category]
  })
  if (read.length > MAX_CATEGORIES) {
    const message = `最多${MAX_CATEGORIES}个小类，现在有${read.length}个；请合并相近的小类。`
    issues.add('categories.csv', 0, 'code', message)
  }
  return read.sort((a, b) => (a.code < b.code ? -1 : 1))
}
