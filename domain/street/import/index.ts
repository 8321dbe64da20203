import type { Building, Community, Estate, Grid, Staff, StreetSettings, Role } from '../types'
import type { StaffRef } from '../../matter/types'
import { readCategories } from './categories'
import { IMPORT_FILES, isTable, type ImportFileName } from './columns'
import { boundsOf } from './geometry'
import { readGrids, type DrawnGrid } from './grids'
import { Issues, type ImportIssue } from './issues'
import { readBuildings, readCommunities, readEstates } from './places'
import { readStreetFile, settingsPart, type StreetFile } from './settings'
import { Scopes, readStaff } from './staff'

export { IMPORT_FILES, TABLES, isTable, type ImportFileName, type TableName } from './columns'
export { MAX_ISSUES, type ImportIssue } from './issues'
export * from './words'

/** Everything that an import writes, each list by ascending `_id`. */
export interface StreetDocs {
  communities: Community[]
  grids: Grid[]
  estates: Estate[]
  buildings: Building[]
  staff: Staff[]
  settings: StreetSettings
}

/** `.csv` as cells (first line = heading), `.json` and `.geojson` as parsed JSON. */
export type ImportInput = Partial<Record<ImportFileName, unknown>>

export type Parsed =
  { ok: true; street: StreetDocs; warnings: ImportIssue[] } | { ok: false; errors: ImportIssue[] }

const byId = <T extends { _id: string }>(docs: T[]): T[] =>
  [...docs].sort((a, b) => (a._id < b._id ? -1 : 1))

const refOf = (s: Staff): StaffRef => ({ id: s._id, name: s.name })

/** Who holds a role over which scope, by ascending 工号. */
function holders(staff: Staff[], role: Role): Map<string, Staff[]> {
  const map = new Map<string, Staff[]>()
  for (const s of staff) {
    for (const p of s.posts) {
      if (p.role === role) map.set(p.scopeId, [...(map.get(p.scopeId) ?? []), s])
    }
  }
  return map
}

/** Puts the people into the grids; says where the street has a gap. */
function staffGrids(drawn: DrawnGrid[], staff: Staff[], issues: Issues): Grid[] {
  const secretaries = holders(staff, 'firstSecretary')
  const leads = holders(staff, 'gridLead')
  const workers = holders(staff, 'gridWorker')
  return drawn.map((grid) => {
    const lead = leads.get(grid.code)?.[0]
    const own = (workers.get(grid.code) ?? []).filter((s) => s.employmentType === 'fullTime')
    const secretary = secretaries.get(grid.communityCode)?.[0]
    const title = `${grid.communityName}${grid.name}`
    if (!lead)
      issues.warn('staff.csv', 0, 'posts', `${title}还没有网格长，超时的事会直接报给第一书记。`)
    if (own.length === 0) {
      issues.warn('staff.csv', 0, 'posts', `${title}还没有专职网格员，事情会先到分流员那里。`)
    }
    return {
      ...grid,
      lead: lead ? refOf(lead) : null,
      workers: own.map(refOf),
      firstSecretary: secretary ? refOf(secretary) : null,
    }
  })
}

/** The person that street.json names for a duty; a fault when that person has not the post. */
function duty(
  file: StreetFile,
  key: 'dutyDispatcher' | 'streetLeader',
  role: Role,
  staff: Staff[] | null,
  issues: Issues,
): StaffRef | null {
  const jobNo = file[key]
  if (jobNo === null || staff === null) return null
  const person = staff.find((s) => s.jobNo === jobNo)
  if (person?.posts.some((p) => p.role === role)) return refOf(person)
  const what = person ? `没有${role === 'dispatcher' ? '分流员' : '街道领导'}岗位` : '不在人员表里'
  issues.add('street.json', 0, key, `工号“${jobNo}”${what}，请核对。`)
  return null
}

/** Names of communities and grids by code, with the phones of the grids' notice boards. */
export const directoryOf = (
  communities: Pick<Community, 'code' | 'name'>[],
  grids: Pick<DrawnGrid, 'code' | 'name' | 'communityName' | 'publicPhone'>[],
): StreetSettings['directory'] =>
  Object.fromEntries([
    ...communities.map(({ code, name }) => [code, { name, communityName: '', phone: '' }]),
    ...grids.map(({ code, name, communityName, publicPhone }) => [
      code,
      { name, communityName, phone: publicPhone },
    ]),
  ])

/** Every file present, of the right outer shape; faults otherwise. */
function checkFiles(files: ImportInput, issues: Issues): void {
  for (const name of IMPORT_FILES) {
    const raw = files[name]
    if (raw === undefined) issues.add(name, 0, '', `缺少文件${name}，请一起上传。`)
    else if (isTable(name) && !Array.isArray(raw)) issues.add(name, 0, '', '应为表格（CSV）。')
  }
  for (const name of Object.keys(files)) {
    if (!(IMPORT_FILES as readonly string[]).includes(name)) {
      issues.add(name, 0, '', `不需要文件${name}，请对照清单检查文件名。`)
    }
  }
}

/**
 * Checks the files of a street as a whole and makes its documents: all faults at once (at most
 * 200), or everything. `hash` makes the revision of the canonical content: the same street in
 * another order of rows has the same revision.
 */
export function parseStreet(files: ImportInput, hash: (text: string) => string): Parsed {
  const issues = new Issues()
  checkFiles(files, issues)
  if (issues.list.length > 0) return { ok: false, errors: issues.list }
  const cells = (name: ImportFileName) => files[name] as string[][]

  const file = readStreetFile(files['street.json'], issues)
  if (!file) return { ok: false, errors: issues.list }
  const communities = byId(readCommunities(cells('communities.csv'), file.code, issues))
  const drawn = readGrids(files['grids.geojson'], communities, issues)
  const estates = byId(readEstates(cells('estates.csv'), communities, issues))
  const buildings = byId(readBuildings(cells('buildings.csv'), estates, drawn, issues))
  const shapes = drawn.map((d) => d.grid)
  const complete = issues.list.length === 0
  const scopes = new Scopes(file.code, communities, shapes, buildings, file.units, complete)
  const staff = byId(readStaff(cells('staff.csv'), scopes, file.units, issues))
  const categories = readCategories(cells('categories.csv'), file.units, issues)
  const known = issues.clean('staff.csv') ? staff : null
  const dutyDispatcher = duty(file, 'dutyDispatcher', 'dispatcher', known, issues)
  const streetLeader = duty(file, 'streetLeader', 'streetLeader', known, issues)
  if (issues.list.length > 0) return { ok: false, errors: issues.list }

  const secretaries = holders(staff, 'firstSecretary')
  const content = {
    communities: communities.map((c) => {
      const secretary = secretaries.get(c.code)?.[0]
      return { ...c, firstSecretary: secretary ? refOf(secretary) : null }
    }),
    grids: byId(staffGrids(shapes, staff, issues)),
    estates,
    buildings,
    staff,
  }
  const settings = {
    _id: 'settings:street' as const,
    ...settingsPart(file),
    bounds: boundsOf(shapes.flatMap((g) => g.polygon.coordinates[0]!)),
    categories,
    dutyDispatcher,
    streetLeader,
    directory: directoryOf(content.communities, content.grids),
  }
  const rev = hash(JSON.stringify([content, settings]))
  const street = { ...content, settings: { ...settings, rev } }
  return { ok: true, street, warnings: issues.warnings }
}
