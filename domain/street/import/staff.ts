import { cut } from '../../call/said'
import type { Building, Community, Grid, Post, Staff, Unit } from '../types'
import type { Issues } from './issues'
import { Unique, readTable, type Row } from './table'
import { EMPLOYMENT_WORDS, ROLE_WORDS, SCOPES, SCOPE_WORDS, TEAM_WORDS, codeOf } from './words'

const MAX_POSTS = 20

/** Codes that a post may be held over. */
export class Scopes {
  private readonly codes: Record<Post['scopeType'], ReadonlySet<string>>

  constructor(
    streetCode: string,
    communities: Pick<Community, 'code'>[],
    grids: Pick<Grid, 'code'>[],
    buildings: Pick<Building, 'id' | 'units'>[],
    units: Unit[],
    /** False when those files have faults: what is missing then is no fault of the staff table. */
    readonly complete: boolean,
  ) {
    this.codes = {
      street: new Set([streetCode]),
      community: new Set(communities.map((c) => c.code)),
      grid: new Set(grids.map((g) => g.code)),
      building: new Set(buildings.map((b) => b.id)),
      unit: new Set(buildings.flatMap((b) => stairs(b))),
      department: new Set(units.map((u) => u.code)),
    }
  }

  has = (type: Post['scopeType'], id: string): boolean => this.codes[type].has(id)
}

/** 单元 of a building as scopes: `<building>-<number>`. */
const stairs = (b: Pick<Building, 'id' | 'units'>): string[] =>
  Array.from({ length: Number.isNaN(b.units) ? 0 : b.units }, (_, i) => `${b.id}-${i + 1}`)

/** One `岗位@范围`; null after a fault. */
function readPost(text: string, row: Row, scopes: Scopes): Post | null {
  const [word = '', scopeId = '', more] = text.split(/[@＠]/).map((s) => s.trim())
  const role = codeOf(ROLE_WORDS, word)
  if (!role || scopeId === '' || more !== undefined) {
    row.fault('posts', `岗位“${cut(text, 40)}”看不懂，应写成“网格员@网格编码”，多个用分号隔开。`)
    return null
  }
  const scopeType = SCOPES[role].find((type) => scopes.has(type, scopeId))
  if (!scopeType) {
    if (!scopes.complete) return null
    const wanted = SCOPES[role].map((t) => SCOPE_WORDS[t]).join('或')
    row.fault(
      'posts',
      `岗位“${cut(text, 40)}”里的“${scopeId}”不是已有的${wanted}，请改正，或在对应的表里补上。`,
    )
    return null
  }
  return { role, scopeType, scopeId }
}

function readPosts(row: Row, scopes: Scopes): Post[] {
  const texts = row
    .cell('posts')
    .split(/[;；]/)
    .map((s) => s.trim())
    .filter((s) => s !== '')
  if (texts.length > MAX_POSTS) {
    row.fault('posts', `一个人最多${MAX_POSTS}个岗位，请减少。`)
    return []
  }
  const posts = texts.flatMap((t) => readPost(t, row, scopes) ?? [])
  const names = posts.map((p) => `${p.role}@${p.scopeId}`)
  if (new Set(names).size < names.length) row.fault('posts', '同一个岗位写了两次，请删去一个。')
  return posts
}

/** Posts that one person alone may hold over one scope: escalation must have one address. */
const SINGLE: ReadonlySet<Post['role']> = new Set(['firstSecretary', 'gridLead'])

export function readStaff(
  lines: string[][],
  scopes: Scopes,
  units: Unit[],
  issues: Issues,
): Staff[] {
  const jobNos = new Unique('jobNo', '工号')
  const phones = new Unique('phone', '手机号')
  const singles = new Unique('posts', '岗位')
  return readTable('staff.csv', lines, issues).flatMap((row) => {
    const jobNo = row.form('jobNo', /^[A-Za-z0-9_-]{1,32}$/, '1到32位字母、数字')
    const name = row.text('name', 20)
    const phone = row.form('phone', /^1\d{10}$/, '11位手机号')
    const teamType = codeOf(TEAM_WORDS, row.cell('team'))
    const employmentType = codeOf(EMPLOYMENT_WORDS, row.cell('employment'))
    if (!teamType) row.fault('team', `“队伍”应为：${Object.values(TEAM_WORDS).join('、')}。`)
    if (!employmentType) {
      row.fault('employment', `“用工类型”应为：${Object.values(EMPLOYMENT_WORDS).join('、')}。`)
    }
    const unit = row.cell('unit') || null
    if (unit !== null && !units.some((u) => u.code === unit)) {
      row.fault(
        'unit',
        `street.json 里没有“${cut(unit, 20)}”这个牵头单位，请改正代码，或在 street.json 里补上。`,
      )
    }
    const ofUnit = employmentType === 'department' || employmentType === 'liaison'
    if (ofUnit && unit === null) row.fault('unit', '部门网格员和联络员要写明“部门”代码。')
    const posts = readPosts(row, scopes)
    for (const p of posts) {
      if (SINGLE.has(p.role)) singles.take(`${ROLE_WORDS[p.role]}@${p.scopeId}`, row)
    }
    phones.take(phone, row)
    if (!jobNos.take(jobNo, row) || !teamType || !employmentType) return []
    issues.rows.set(`staff:${jobNo}`, row.row)
    const person = { jobNo, name, phone, teamType, employmentType, unit, posts }
    return [{ _id: `staff:${jobNo}`, ...person, openid: null, active: true }]
  })
}
