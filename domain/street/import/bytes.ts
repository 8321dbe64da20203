import type { Committee } from '../committee'
import type { Grid, StreetSettings } from '../types'
import type { Issues } from './issues'

/**
 * The platform answers at most 1 MB at once (EXCEED_MAX_RESPONSE_SIZE). All grids are read in one
 * query, and while an import renumbers them the old ones and the new are there together: so half.
 */
const MAX_GRIDS_BYTES = 600_000
/** Every call reads the settings. */
const MAX_SETTINGS_BYTES = 300_000
/** Half of that: the tables of reports are older and needed by more. */
const MAX_COMMITTEE_BYTES = 150_000

/** What the database's answer adds to a number: `{"$numberDouble":"…"}` in a quoted text. */
const NUMBER_EXTRA = 26

/** Bytes of a text in UTF-8. */
function utf8Bytes(text: string): number {
  let bytes = text.length
  for (const c of text) {
    const code = c.codePointAt(0)!
    bytes += code > 0xffff ? 2 : code > 0x7ff ? 2 : code > 0x7f ? 1 : 0
  }
  return bytes
}

/** Bytes of a document in an answer of the database: extended JSON, itself a text of JSON. */
export function wireBytes(value: unknown): number {
  if (typeof value === 'number') return String(value).length + NUMBER_EXTRA
  if (typeof value === 'string') return utf8Bytes(JSON.stringify(value)) + 2
  if (typeof value !== 'object' || value === null) return 5
  if (Array.isArray(value)) return value.reduce<number>((sum, v) => sum + wireBytes(v) + 1, 2)
  return Object.entries(value).reduce((sum, [k, v]) => sum + k.length + 6 + wireBytes(v), 2)
}

/** Refuses grids that could be stored but never read again; says how far outlines are to be simplified. */
export function checkGridBytes(grids: readonly Grid[], issues: Issues): void {
  const bytes = wireBytes(grids)
  if (bytes <= MAX_GRIDS_BYTES) return
  const rings = grids.map((g) => g.polygon.coordinates[0]!)
  const points = rings.reduce((n, ring) => n + ring.length, 0)
  const ofPoints = wireBytes(rings)
  const allowed = Math.floor((points * (MAX_GRIDS_BYTES - bytes + ofPoints)) / ofPoints / 100) * 100
  if (allowed >= 5 * grids.length) {
    const message =
      `全部网格的边界共${points}个点，太多了，会读不出来；` +
      `请在地图软件里简化（抽稀）边界，合计不超过${allowed}个点。`
    issues.add('grids.geojson', 0, 'geometry', message)
    return
  }
  const message =
    '全部网格连同网格里的人员名单太大，会读不出来；请减少网格，或减少每格的专职网格员。'
  issues.add('grids.geojson', 0, '', message)
}

export function checkSettingsBytes(settings: Omit<StreetSettings, 'rev'>, issues: Issues): void {
  const bytes = wireBytes(settings)
  if (bytes <= MAX_SETTINGS_BYTES) return
  const message =
    `街道设置连同类别、社区、网格名称共${Math.round(bytes / 1000)}千字节，最多${MAX_SETTINGS_BYTES / 1000}千字节；` +
    '请精简类别的提示语、名称、调解员的简介，或减少类别。'
  issues.add('street.json', 0, '', message)
}

/** Refuses a shop window that would crowd out what every call needs. */
export function checkCommitteeBytes(committee: Committee | null, issues: Issues): void {
  const bytes = wireBytes(committee)
  if (bytes <= MAX_COMMITTEE_BYTES) return
  const message =
    `调解委员会的调解员、场所共${Math.round(bytes / 1000)}千字节，最多${MAX_COMMITTEE_BYTES / 1000}千字节；` +
    '请精简调解员的简介，或减少调解员、调解室。'
  issues.add('mediators.csv', 0, 'bio', message)
}
