import { CAPS, REPORT_RULE, type StreetCaps, type StreetRule } from '../points'
import type { Issues } from './issues'
import { Unique, readTable, type Row } from './table'
import { codeOf, flagOf } from './words'

const FILE = 'rules.csv'
const MAX_RULES = 100
const MAX_POINTS = 1_000

export const UNIT_WORDS: Record<StreetRule['unit'], string> = {
  once: '每次',
  hour: '每小时',
  month: '每月',
  title: '称号',
}

export const ACCOUNT_WORDS: Record<StreetRule['for'], string> = {
  person: '个人',
  family: '家庭',
  merchant: '商户',
  team: '团队',
}

function readWord<T extends string>(
  row: Row,
  key: string,
  label: string,
  words: Record<T, string>,
  empty: T,
): T {
  const text = row.cell(key)
  const found = text === '' ? empty : codeOf(words, text)
  if (found === undefined) {
    row.fault(key, `“${label}”应为：${Object.values<string>(words).join('、')}。`)
  }
  return found ?? empty
}

function readRule(row: Row, code: string): StreetRule {
  const isReport = flagOf(row.cell('isReport'))
  if (isReport === undefined) row.fault('isReport', '“上报类”填“是”或“否”。')
  const rule: StreetRule = {
    code,
    domain: code.slice(0, 2) as StreetRule['domain'],
    name: row.text('name', 20),
    points: row.number('points', 1, MAX_POINTS, true),
    unit: readWord(row, 'unit', '计分方式', UNIT_WORDS, 'once'),
    for: readWord(row, 'for', '对象', ACCOUNT_WORDS, 'person'),
    ...(isReport && { isReport }),
  }
  if (code === REPORT_RULE && (rule.for !== 'person' || rule.unit !== 'once')) {
    row.fault('for', `${REPORT_RULE}由系统按上报发给个人，“对象”应为个人，“计分方式”应为每次。`)
  }
  return rule
}

/** What works, and surely is not meant. */
function warnRules(rules: readonly StreetRule[], caps: StreetCaps, issues: Issues): void {
  const warn = (rule: StreetRule, field: string, message: string) =>
    issues.warn(FILE, issues.rows.get(`rule:${rule.code}`) ?? 0, field, message)
  if (!rules.some(({ code }) => code === REPORT_RULE)) {
    issues.warn(FILE, 0, 'code', `没有${REPORT_RULE}，有效上报不再得积分；要给就请补上这一条。`)
  }
  for (const rule of rules) {
    const most = rule.unit === 'title' ? caps.month : caps.day
    if (rule.for === 'person' && rule.points > most) {
      const span = rule.unit === 'title' ? '每月' : '每日'
      warn(rule, 'points', `“${rule.name}”${rule.points}分，比${span}上限${most}分还多，发不全。`)
    }
  }
}

/** Reads rules.csv, by ascending code: they take the place of all built-in ones. */
export function readRules(
  lines: string[][],
  caps: Partial<StreetCaps> | undefined,
  issues: Issues,
): StreetRule[] {
  const codes = new Unique('code', '规则编号')
  const rules = readTable(FILE, lines, issues).flatMap((row) => {
    const code = row.form('code', /^(JS|GM|ZA)\d{2}$/, 'JS、GM或ZA加两位数字，如JS01')
    const rule = readRule(row, code)
    issues.rows.set(`rule:${code}`, row.row)
    return codes.take(code, row) ? [rule] : []
  })
  if (rules.length > MAX_RULES) {
    issues.add(FILE, 0, 'code', `最多${MAX_RULES}条规则，现在有${rules.length}条，请精简。`)
  }
  if (issues.clean(FILE)) warnRules(rules, { ...CAPS, ...caps }, issues)
  return rules.sort((a, b) => (a.code < b.code ? -1 : 1))
}
