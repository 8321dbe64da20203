import type { Community, Estate } from '../types'
import type { Issues } from './issues'
import { Unique, readTable } from './table'

export const ID = /^[A-Za-z0-9]{1,20}$/
export const ID_TEXT = '1到20位字母或数字'
/** All estates are read in one query, which brings a thousand. */
const MAX_ESTATES = 1000
/** Their names stand in the settings, which every call reads. */
const MAX_COMMUNITIES = 100

function tooMany(file: string, n: number, max: number, what: string, issues: Issues): void {
  if (n <= max) return
  const message = `最多${max}${what}，现在有${n}${what}；请检查有没有重复的行，或混进了别的街道的数据。`
  issues.add(file, 0, '', message)
}

export function readCommunities(
  lines: string[][],
  streetCode: string,
  issues: Issues,
): Community[] {
  const unique = new Unique('code', '社区编码')
  const rows = readTable('communities.csv', lines, issues)
  tooMany('communities.csv', rows.length, MAX_COMMUNITIES, '个社区', issues)
  return rows.flatMap((row) => {
    const code = row.form('code', /^\d{12}$/, '12位数字')
    const name = row.text('name', 20)
    if (code !== '' && !code.startsWith(streetCode)) {
      row.fault('code', `社区编码“${code}”的前9位应是街道编码${streetCode}。`)
      return []
    }
    if (!unique.take(code, row)) return []
    return [{ _id: `community:${code}`, code, name, firstSecretary: null, active: true }]
  })
}

export function readEstates(lines: string[][], communities: Community[], issues: Issues): Estate[] {
  const unique = new Unique('id', '小区编号')
  const complete = issues.clean('communities.csv')
  const known = new Set(communities.map((c) => c.code))
  const rows = readTable('estates.csv', lines, issues)
  tooMany('estates.csv', rows.length, MAX_ESTATES, '个小区', issues)
  return rows.flatMap((row) => {
    const id = row.form('id', ID, ID_TEXT)
    const name = row.text('name', 30)
    const communityCode = row.form('community', /^\d{12}$/, '12位数字')
    if (complete && communityCode !== '' && !known.has(communityCode)) {
      row.fault('community', `社区表里没有“${communityCode}”这个社区。`)
    }
    if (!unique.take(id, row)) return []
    issues.rows.set(`estate:${id}`, row.row)
    return [{ _id: `estate:${id}`, id, name, communityCode, active: true }]
  })
}
