import type { Grid, Post } from '../types'
import { TABLES, type Column, type ImportFileName, type TableName } from './columns'
import type { StreetDocs } from './index'
import { EMPLOYMENT_WORDS, ROLE_WORDS, TEAM_WORDS } from './words'

/** Spreadsheets take a CSV for the local code page unless it begins with this mark. */
const BOM = '\ufeff'

type Cell = string | number
const quote = (cell: Cell): string => {
  const text = String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}

/** One table as CSV text with Chinese headings; absent cells are empty. */
export function tableText(name: TableName, records: Record<string, Cell>[]): string {
  const columns: readonly Column[] = TABLES[name]
  const lines = [
    columns.map((c) => c.label),
    ...records.map((r) => columns.map((c) => quote(r[c.key] ?? ''))),
  ]
  return BOM + lines.map((line) => line.join(',')).join('\r\n') + '\r\n'
}

const jsonText = (value: unknown): string => JSON.stringify(value, null, 1) + '\n'

/** “网格员@150203012025003；…” */
export const postsText = (posts: Pick<Post, 'role' | 'scopeId'>[]): string =>
  posts.map((p) => `${ROLE_WORDS[p.role]}@${p.scopeId}`).join('；')

type GridShape = Pick<
  Grid,
  'code' | 'name' | 'type' | 'polygon' | 'publicPhone' | 'supervisionPhone'
>

export const gridsText = (grids: GridShape[]): string =>
  jsonText({
    type: 'FeatureCollection',
    features: grids.map(({ polygon, code, name, type, publicPhone, supervisionPhone }) => ({
      type: 'Feature',
      properties: { code, name, type, publicPhone, supervisionPhone },
      geometry: polygon,
    })),
  })

const categoryRecords = ({ settings }: StreetDocs) =>
  settings.categories.map((c) => ({
    code: c.code,
    major: c.majorName,
    name: c.name,
    unit: c.unit,
    hours: c.hours,
    star: c.star ? '是' : '',
    callTip: c.callFirst?.tip ?? '',
    callPhone: c.callFirst?.phone ?? '',
  }))

const staffRecords = ({ staff }: StreetDocs) =>
  staff.map((s) => ({
    jobNo: s.jobNo,
    name: s.name,
    phone: s.phone,
    team: TEAM_WORDS[s.teamType],
    employment: EMPLOYMENT_WORDS[s.employmentType],
    unit: s.unit ?? '',
    posts: postsText(s.posts),
  }))

function streetText({ settings }: StreetDocs): string {
  const { code, name, notice, phones, calendar, templates, units } = settings
  const jobNo = (id: string | undefined) => id?.slice('staff:'.length) ?? null
  const dutyDispatcher = jobNo(settings.dutyDispatcher?.id)
  const streetLeader = jobNo(settings.streetLeader?.id)
  const duties = { dutyDispatcher, streetLeader }
  return jsonText({ code, name, notice, phones, calendar, templates, units, ...duties })
}

/** The files of a street; importing them again gives the same revision. */
export const streetFiles = (street: StreetDocs): Record<ImportFileName, string> => ({
  'street.json': streetText(street),
  'grids.geojson': gridsText(street.grids),
  'communities.csv': tableText(
    'communities.csv',
    street.communities.map(({ code, name }) => ({ code, name })),
  ),
  'estates.csv': tableText(
    'estates.csv',
    street.estates.map(({ id, name, communityCode }) => ({ id, name, community: communityCode })),
  ),
  'buildings.csv': tableText(
    'buildings.csv',
    street.buildings.map(({ id, estateId, name, gridCode, point, units }) => ({
      id,
      estate: estateId,
      name,
      grid: gridCode,
      lng: point[0],
      lat: point[1],
      units,
    })),
  ),
  'staff.csv': tableText('staff.csv', staffRecords(street)),
  'categories.csv': tableText('categories.csv', categoryRecords(street)),
})
