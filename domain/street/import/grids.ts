import { cut } from '../../call/said'
import * as v from 'valibot'
import type { Community, Grid, LngLat } from '../types'
import {
  boundsOf,
  contains,
  innerPoint,
  outsideM,
  overlap,
  toMetres,
  type Metres,
} from './geometry'
import type { Issues } from './issues'
import { digitsOf, phoneOf } from './loose'
import { MAX_SPAN_M, crsFault, readOutline, ringFault, round6 } from './outline'
import { PHONE } from './settings'

const FILE = 'grids.geojson'
const MAX_GRIDS = 500
/** Seams of drawing: neighbours may overlap by this much and no more. */
const OVERLAP_M = 1
/** What we read of a feature's attributes. */
const PROPERTIES = ['code', 'name', 'type', 'publicPhone', 'supervisionPhone'] as const
/** As far as shapefiles keep the name of an attribute. */
const SHAPEFILE_NAME = 10

const feature = v.object({
  type: v.literal('Feature'),
  properties: v.record(v.string(), v.unknown()),
  geometry: v.unknown(),
})

/** A grid as drawn, before people are put into it. */
export type DrawnGrid = Omit<Grid, 'lead' | 'workers' | 'firstSecretary'>
type Attributes = Pick<DrawnGrid, (typeof PROPERTIES)[number] | 'communityCode' | 'communityName'>
export interface Drawn {
  row: number
  grid: DrawnGrid
  ring: Metres[]
  box: [number, number, number, number]
}

/** Attributes that map programs add are nobody's; ours misspelt would silently be lost. */
function misspelt(name: string): string | undefined {
  if ((PROPERTIES as readonly string[]).includes(name)) return undefined
  const plain = (s: string) => s.toLowerCase().replace(/[-_ ]/g, '')
  return PROPERTIES.find(
    (p) =>
      plain(p) === plain(name) ||
      (p.length > SHAPEFILE_NAME && plain(p).slice(0, SHAPEFILE_NAME) === plain(name)),
  )
}

/** The attributes of one grid; null after faults, or where its community has one. */
function readAttributes(
  properties: Record<string, unknown>,
  row: number,
  communities: Community[],
  issues: Issues,
): Attributes | null {
  const before = issues.list.length
  const add = (field: string, message: string) => issues.add(FILE, row, field, message)
  for (const name of Object.keys(properties)) {
    const meant = misspelt(name)
    if (meant) add(name, `属性名“${name}”应写成“${meant}”。`)
  }
  const text = (key: string, otherwise: string, value: unknown = properties[key]): string => {
    if (value === undefined || value === null) return otherwise
    if (typeof value === 'string') return value.trim()
    add(key, `“${key}”应为文字，请加上引号${/phone/i.test(key) ? '（区号前面的0不能丢）' : ''}。`)
    return otherwise
  }
  const raw = digitsOf(properties.code)
  const code = typeof raw === 'string' ? raw.trim() : ''
  const community = communities.find((c) => c.code === code.slice(0, 12))
  if (!/^\d{15}$/.test(code)) {
    add('code', `网格编码应为15位数字，现在是“${cut(String(raw ?? ''), 30)}”。`)
  } else if (!community) {
    // Of a community with a fault nothing is known: its grids are left out, not blamed.
    if (!issues.clean('communities.csv')) return null
    add('code', `网格编码“${code}”的前12位不是社区表里的社区，请改正编码，或在社区表里补上。`)
  }
  const name = text('name', '')
  if (name === '' || [...name].length > 20) add('name', '网格名称应为1到20个字。')
  const type = text('type', 'BASIC')
  if (type !== 'BASIC' && type !== 'SPECIAL') add('type', '网格类型应为BASIC或SPECIAL。')
  const publicPhone = text('publicPhone', '', phoneOf(properties.publicPhone))
  const supervisionPhone = text('supervisionPhone', '', phoneOf(properties.supervisionPhone))
  for (const [field, phone] of Object.entries({ publicPhone, supervisionPhone })) {
    if (phone !== '' && !PHONE.test(phone)) add(field, '电话应为3到17位数字。')
  }
  if (issues.list.length > before || !community) return null
  const { code: communityCode, name: communityName } = community
  const phones = { publicPhone, supervisionPhone }
  return { code, name, type: type as Grid['type'], communityCode, communityName, ...phones }
}

function drawOne(raw: unknown, row: number, communities: Community[], issues: Issues) {
  const parsed = v.safeParse(feature, raw)
  if (!parsed.success) {
    const path = v.getDotPath(parsed.issues[0]) ?? ''
    issues.add(FILE, row, path, `第${row}个图形的“${path}”没有填写或格式不对，请重新导出。`)
    return null
  }
  const attributes = readAttributes(parsed.output.properties, row, communities, issues)
  if (!attributes) return null
  const outline = readOutline(parsed.output.geometry)
  if ('ring' in outline) return { attributes, ring: outline.ring }
  issues.add(FILE, row, outline.field, outline.fault)
  return null
}

function finish(attributes: Attributes, ring: LngLat[]): DrawnGrid {
  // Each grid by itself, so that the order of the file changes nothing.
  const origin = ring[0]!
  const metres = ring.map(toMetres(origin))
  const [x, y] = innerPoint(metres)
  const [kx, ky] = toMetres(origin)([origin[0] + 1, origin[1] + 1])
  const { code, name, type, communityCode, communityName, publicPhone, supervisionPhone } =
    attributes
  return {
    _id: `grid:${code}`,
    code,
    name,
    type,
    communityCode,
    communityName,
    polygon: { type: 'Polygon', coordinates: [ring] },
    centre: [round6(origin[0] + x / kx), round6(origin[1] + y / ky)],
    publicPhone,
    supervisionPhone,
    active: true,
  }
}

function overlapFaults(drawn: Drawn[], issues: Issues): void {
  drawn.forEach((a, i) => {
    for (const b of drawn.slice(i + 1)) {
      const apart =
        a.box[2] < b.box[0] || b.box[2] < a.box[0] || a.box[3] < b.box[1] || b.box[3] < a.box[1]
      if (apart || !overlap(a.ring, b.ring, OVERLAP_M)) continue
      const message = `与第${a.row}个网格“${a.grid.name}”（${a.grid.code}）的范围重叠，请把共用边界画在一起。`
      issues.add(FILE, b.row, 'geometry', message)
    }
  })
}

/** Reads grids.geojson: a FeatureCollection of polygons in GCJ-02, one feature a grid. */
export function readGrids(raw: unknown, communities: Community[], issues: Issues): Drawn[] {
  const parsed = v.safeParse(v.object({ features: v.array(v.unknown()) }), raw)
  const features = parsed.success ? parsed.output.features : []
  if (features.length === 0 || features.length > MAX_GRIDS) {
    issues.add(FILE, 0, 'features', `应为GeoJSON的FeatureCollection，有1到${MAX_GRIDS}个网格。`)
    return []
  }
  const declared = crsFault(raw)
  if (declared !== null) issues.add(FILE, 0, 'crs', declared)
  const drawn: Drawn[] = []
  const rows = new Map<string, number>()
  let origin: LngLat | null = null
  features.forEach((item, i) => {
    const row = i + 1
    const one = drawOne(item, row, communities, issues)
    if (!one) return
    const from: LngLat = origin ?? one.ring[0] ?? [0, 0]
    const metres = one.ring.map(toMetres(from))
    const fault = ringFault(one.ring, metres)
    if (fault) return issues.add(FILE, row, 'geometry', fault)
    origin = from
    const { code } = one.attributes
    const first = rows.get(code)
    if (first)
      return issues.add(
        FILE,
        row,
        'code',
        `网格编码“${code}”与第${first}个网格重复，请改正其中一个。`,
      )
    rows.set(code, row)
    const grid = finish(one.attributes, one.ring)
    issues.rows.set(grid._id, row)
    drawn.push({ row, grid, ring: metres, box: boundsOf(metres) })
  })
  const all = boundsOf(drawn.flatMap((d) => d.ring))
  if (drawn.length > 0 && (all[2] - all[0] > MAX_SPAN_M || all[3] - all[1] > MAX_SPAN_M)) {
    issues.add(FILE, 0, 'geometry', '网格彼此相距太远，请检查有没有画错地方的。')
    return drawn
  }
  overlapFaults(drawn, issues)
  return drawn
}

/** The grids of a street as areas: which one a point lies in, and how far it is from another. */
export class GridMap {
  private readonly byCode: ReadonlyMap<string, Drawn>
  private readonly toPlane: (p: LngLat) => Metres

  constructor(private readonly drawn: readonly Drawn[]) {
    this.byCode = new Map(drawn.map((d) => [d.grid.code, d]))
    this.toPlane = toMetres(drawn[0]?.grid.polygon.coordinates[0]?.[0] ?? [0, 0])
  }

  has = (code: string): boolean => this.byCode.has(code)

  /** West, south, east, north of all grids, in degrees. */
  bounds = (): [number, number, number, number] =>
    boundsOf(this.drawn.flatMap((d) => d.grid.polygon.coordinates[0]!))

  /** The grids that hold a point, edges included. */
  at(point: LngLat): DrawnGrid[] {
    const p = this.toPlane(point)
    const near = this.drawn.filter(
      ({ box: [w, s, e, n] }) => w <= p[0] && p[0] <= e && s <= p[1] && p[1] <= n,
    )
    return near.filter((d) => contains(d.ring, p)).map((d) => d.grid)
  }

  /** Metres from a point to a grid that is there; 0 inside. */
  outsideM = (code: string, point: LngLat): number =>
    outsideM(this.byCode.get(code)!.ring, this.toPlane(point))
}
