import type { Domain } from '../points/types'
import type { Issues } from '../street/import/issues'
import { Unique, readTable } from '../street/import/table'

/** Lists of volunteers: teams that there are, and who is invited to which. */

export interface ListedTeam {
  row: number
  name: string
  domain: Domain
  /** Code of a community. */
  community: string
  purpose: string
}

export interface ListedVolunteer {
  row: number
  /** By its name, and where two have the same by its community's code, else empty. */
  team: string
  community: string
  name: string
  phone: string
}

const DOMAINS: Record<string, Domain> = { 社区建设: 'JS', 公益美德: 'GM', 社会治安: 'ZA' }
const COMMUNITY = /^\d{12}$/
const MAX_TEAMS = 1_000

/** @param communities codes of those that the street has */
export function readTeams(
  lines: string[][],
  communities: ReadonlySet<string>,
  issues: Issues,
): ListedTeam[] {
  const unique = new Unique('name', '队伍名称')
  const rows = readTable('teams.csv', lines, issues)
  if (rows.length > MAX_TEAMS)
    issues.add('teams.csv', 0, '', `最多${MAX_TEAMS}支队伍，现在有${rows.length}支。`)
  return rows.flatMap((row) => {
    const name = row.text('name', 20)
    const domain = DOMAINS[row.cell('domain')]
    if (!domain) row.fault('domain', '“领域”应为社区建设、公益美德、社会治安中的一个。')
    const community = row.form('community', COMMUNITY, '12位数字')
    const purpose = row.text('purpose', 200)
    if (community !== '' && !communities.has(community)) {
      row.fault('community', `街道里没有“${community}”这个社区。`)
      return []
    }
    // One name is once in a community.
    if (!unique.take(name && community && `${name}（${community}）`, row) || !domain) return []
    return [{ row: row.row, name, domain, community, purpose }]
  })
}

export function readVolunteers(lines: string[][], issues: Issues): ListedVolunteer[] {
  const unique = new Unique('phone', '同一支队伍的手机号')
  return readTable('volunteers.csv', lines, issues).flatMap((row) => {
    const team = row.text('team', 20)
    const community = row.form('community', COMMUNITY, '12位数字')
    const name = row.text('name', 20)
    const phone = row.form('phone', /^1\d{10}$/, '11位手机号')
    const key = team && phone && `${phone}（${team}${community}）`
    return unique.take(key, row) ? [{ row: row.row, team, community, name, phone }] : []
  })
}
