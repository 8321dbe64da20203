import type { Building, Community, Estate, Grid, Role, Staff, StreetSettings } from '../types'
import type { StaffRef } from '../../matter/types'
import { directoryOf } from '../directory'
import type { Good } from '../points'
import { readBuildings } from './buildings'
import { checkCommitteeBytes, checkGridBytes, checkSettingsBytes } from './bytes'
import { readCategories } from './categories'
import { IMPORT_FILES, isNeeded, isTable, type ImportFileName } from './columns'
import { readCommittee } from './committee'
import { GridMap, readGrids } from './grids'
import { Issues, type ImportIssue } from './issues'
import { readCommunities, readEstates } from './places'
import { readPoints, type ShopTables } from './points'
import { readStreetFile, settingsPart, type StreetFile } from './settings'
import { checkEstates, checkGridsOfBuildings } from './situated'
import { Scopes, readStaff } from './staff'
import {
  refOf,
  staffCommunities,
  staffDispatchers,
  staffGrids,
  staffReceivers,
  warnUnrunnable,
} from './staffing'
import { LOST_SENTENCE, lossyPaths } from './text'
import type { OfferedHours } from './weekly'

export {
  IMPORT_FILES,
  LIST_FILES,
  TABLES,
  isNeeded,
  isTable,
  type ImportFileName,
  type ListFileName,
  type TableName,
} from './columns'
export { MAX_ISSUES, type ImportIssue } from './issues'
export type { OfferedHours, WeeklySpan } from './weekly'
export * from './words'

/** Everything that an import writes, each list by ascending `_id`. */
export interface StreetDocs {
  communities: Community[]
  grids: Grid[]
  estates: Estate[]
  buildings: Building[]
  staff: Staff[]
  settings: StreetSettings
  /** 商品 that the files have. Whoever keeps a shelf stands in the settings by 积分号 (`member:…`). */
  goods: Good[]
  /** Written only for people and rooms that have none; no part of the revision. */
  hours: OfferedHours[]
}

/** `.csv` as cells (first line = heading), `.json` and `.geojson` as parsed JSON. */
export type ImportInput = Partial<Record<ImportFileName, unknown>>

export type Parsed =
  | {
      ok: true
      street: StreetDocs
      warnings: ImportIssue[]
      /** Rows of people, grids, estates and buildings in their files, by `_id`. */
      rows: ReadonlyMap<string, number>
    }
  | { ok: false; errors: ImportIssue[] }

const byId = <T extends { _id: string }>(docs: T[]): T[] =>
  [...docs].sort((a, b) => (a._id < b._id ? -1 : 1))

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

/** Every file present, of the right outer shape; faults otherwise. */
function checkFiles(files: ImportInput, issues: Issues): void {
  for (const name of IMPORT_FILES) {
    const raw = files[name]
    if (raw === undefined) {
      if (isNeeded(name)) issues.add(name, 0, '', `缺少文件${name}，请一起上传。`)
    } else if (isTable(name) && !Array.isArray(raw)) issues.add(name, 0, '', '应为表格（CSV）。')
  }
  for (const name of Object.keys(files)) {
    if (!(IMPORT_FILES as readonly string[]).includes(name)) {
      issues.add(name, 0, '', `不需要文件${name}，请对照清单检查文件名。`)
    }
  }
}

/** JSON that holds characters which stand for lost ones; tables are looked at row by row. */
function checkTexts(files: ImportInput, issues: Issues): void {
  for (const path of lossyPaths(files['street.json'])) {
    issues.add('street.json', 0, path.join('.'), `“${path.join('.')}”${LOST_SENTENCE}`)
  }
  for (const path of lossyPaths(files['grids.geojson'])) {
    const [list, index, ...inner] = path
    const row = list === 'features' ? Number(index) + 1 : 0
    const field = row > 0 ? inner.join('.') : path.join('.')
    issues.add('grids.geojson', row, field, `“${field}”${LOST_SENTENCE}`)
  }
}

/** The tables of 积分 as far as they were uploaded. */
const shopTables = (files: ImportInput): ShopTables => ({
  pickups: files['pickups.csv'] as string[][] | undefined,
  keepers: files['keepers.csv'] as string[][] | undefined,
  goods: files['goods.csv'] as string[][] | undefined,
  rules: files['rules.csv'] as string[][] | undefined,
  merchants: files['merchants.csv'] as string[][] | undefined,
})

/**
 * Checks the files of a street as a whole and makes its documents: all faults at once (at most
 * 200), or everything. `hash` makes the revision of the canonical content: the same street in
 * another order of rows has the same revision.
 */
export function parseStreet(files: ImportInput, hash: (text: string) => string): Parsed {
  const issues = new Issues()
  checkFiles(files, issues)
  if (issues.list.length === 0) checkTexts(files, issues)
  if (issues.list.length > 0) return { ok: false, errors: issues.list }
  const cells = (name: ImportFileName) => files[name] as string[][]
  const optionalCells = (name: ImportFileName) => files[name] as string[][] | undefined

  const file = readStreetFile(files['street.json'], issues)
  if (!file) return { ok: false, errors: issues.list }
  const communities = byId(readCommunities(cells('communities.csv'), file.code, issues))
  const drawn = readGrids(files['grids.geojson'], communities, issues)
  const grids = new GridMap(drawn)
  const estates = byId(readEstates(cells('estates.csv'), communities, issues))
  const buildings = byId(readBuildings(cells('buildings.csv'), estates, grids, issues))
  const shapes = drawn.map((d) => d.grid)
  const complete = issues.list.length === 0
  const scopes = new Scopes(file.code, communities, shapes, buildings, file.units, complete)
  const staff = byId(readStaff(cells('staff.csv'), scopes, file.units, issues))
  const categories = readCategories(cells('categories.csv'), file.units, issues)
  const known = issues.clean('staff.csv') ? staff : null
  const dutyDispatcher = duty(file, 'dutyDispatcher', 'dispatcher', known, issues)
  const streetLeader = duty(file, 'streetLeader', 'streetLeader', known, issues)
  if (complete) {
    // First, so that what stops the whole street is not lost below what one building lacks.
    warnUnrunnable(communities, staff, issues)
    checkGridsOfBuildings(buildings, grids, issues)
    checkEstates(estates, buildings, communities, issues)
  }
  const places = issues.clean('communities.csv') ? communities : null
  const around = { streetCode: file.code, communities: places, staff: known }
  const tables = { mediators: optionalCells('mediators.csv'), venues: optionalCells('venues.csv') }
  const { committee, hours } = readCommittee(file, tables, around, issues)
  const { points, goods } = readPoints(file.points ?? undefined, shopTables(files), issues)
  if (issues.list.length > 0) return { ok: false, errors: issues.list }

  const content = {
    communities: staffCommunities(communities, staff),
    grids: byId(staffGrids(shapes, staff, issues)),
    estates,
    buildings,
    staff,
  }
  const settings = {
    _id: 'settings:street' as const,
    ...settingsPart(file),
    bounds: grids.bounds(),
    categories,
    dutyDispatcher,
    streetLeader,
    dispatchers: staffDispatchers(file.code, staff),
    receivers: staffReceivers(staff),
    directory: directoryOf(content.communities, content.grids),
    committee,
    ...(points && { points }),
  }
  checkGridBytes(content.grids, issues)
  checkCommitteeBytes(committee, issues)
  checkSettingsBytes(settings, issues)
  if (issues.list.length > 0) return { ok: false, errors: issues.list }
  // A street without a shop keeps the revision that it had before there were shops.
  const all = points ? [content, settings, goods] : [content, settings]
  const rev = hash(JSON.stringify(all))
  const street = { ...content, settings: { ...settings, rev }, goods, hours }
  return { ok: true, street, warnings: issues.warnings, rows: issues.rows }
}
