import * as v from 'valibot'
import type { Community, Grid, LngLat } from '../types'
import {
  areaM2,
  boundsOf,
  contains,
  crossesItself,
  innerPoint,
  overlap,
  toMetres,
  type Metres,
} from './geometry'
import type { Issues } from './issues'
import { PHONE } from './settings'

const FILE = 'grids.geojson'
const MAX_GRIDS = 500
const MAX_POINTS = 300
const MIN_AREA_M2 = 100
/** Seams of drawing: neighbours may overlap by this much and no more. */
const OVERLAP_M = 1
/** A street is a few km wide; a point this far from the rest is a slip of the pen. */
const MAX_SPAN_M = 40_000

const feature = v.object({
  type: v.literal('Feature'),
  properties: v.object({
    code: v.string(),
    name: v.string(),
    type: v.optional(v.string(), 'BASIC'),
    publicPhone: v.optional(v.string(), ''),
    supervisionPhone: v.optional(v.string(), ''),
  }),
  geometry: v.object({
    type: v.literal('Polygon'),
    coordinates: v.array(v.array(v.tuple([v.number(), v.number()]))),
  }),
})
type Feature = v.InferOutput<typeof feature>

/** A grid as drawn, before people are put into it. */
export type DrawnGrid = Omit<Grid, 'lead' | 'workers' | 'firstSecretary'>
interface Drawn {
  row: number
  grid: DrawnGrid
  ring: Metres[]
  box: [number, number, number, number]
}

/** GCJ-02 longitudes and latitudes of China, roughly: catches swapped and projected coordinates. */
const isChina = (p: LngLat): boolean => p[0] >= 73 && p[0] <= 136 && p[1] >= 3 && p[1] <= 54

const DRAW_AGAIN = '请在地图上重画这一格的边界。'

/** Checks one ring; the fault as a sentence, or null. */
function ringFault(ring: LngLat[], metres: Metres[]): string | null {
  const [first, last] = [ring[0], ring[ring.length - 1]]
  if (!first || !last || ring.length < 4) return `边界至少要有4个点（首尾相同）。${DRAW_AGAIN}`
  if (ring.length > MAX_POINTS) return `边界最多${MAX_POINTS}个点，请简化。`
  if (!ring.every(isChina)) return '坐标不在国内，请检查经度、纬度是否写反。'
  if (first[0] !== last[0] || first[1] !== last[1]) return '边界没有闭合，最后一点应与第一点相同。'
  const [w, s, e, n] = boundsOf(metres)
  if (e - w > MAX_SPAN_M || n - s > MAX_SPAN_M) return `边界跨度太大。${DRAW_AGAIN}`
  if (crossesItself(metres)) return `边界自己相交。${DRAW_AGAIN}`
  if (areaM2(metres) < MIN_AREA_M2) return `面积太小。${DRAW_AGAIN}`
  return null
}

/** Neighbouring points that are the same say nothing; drawing programs write them. */
const withoutRepeats = (ring: readonly (readonly [number, number])[]): LngLat[] =>
  ring.filter((p, i) => i === 0 || p[0] !== ring[i - 1]![0] || p[1] !== ring[i - 1]![1])

function propertyFaults(
  f: Feature,
  row: number,
  communities: Community[],
  issues: Issues,
): boolean {
  const { code, name, type, publicPhone, supervisionPhone } = f.properties
  const before = issues.list.length
  const add = (field: string, message: string) => issues.add(FILE, row, field, message)
  if (!/^\d{15}$/.test(code)) add('code', `网格编码应为15位数字，现在是“${code.slice(0, 30)}”。`)
  else if (!communities.some((c) => c.code === code.slice(0, 12))) {
    // Of a community with a fault nothing is known: its grids are left out, not blamed.
    if (!issues.clean('communities.csv')) return false
    add('code', `网格编码“${code}”的前12位不是社区表里的社区。`)
  }
  if (name.trim() === '' || [...name].length > 20) add('name', '网格名称应为1到20个字。')
  if (type !== 'BASIC' && type !== 'SPECIAL') add('type', '网格类型应为BASIC或SPECIAL。')
  for (const [field, phone] of Object.entries({ publicPhone, supervisionPhone })) {
    if (phone !== '' && !PHONE.test(phone)) add(field, '电话应为3到17位数字。')
  }
  return issues.list.length === before
}

function drawOne(raw: unknown, row: number, communities: Community[], issues: Issues) {
  const parsed = v.safeParse(feature, raw)
  if (!parsed.success) {
    const path = v.getDotPath(parsed.issues[0]) ?? ''
    const isShape = path.startsWith('geometry')
    const message = isShape
      ? '边界应为一个GeoJSON多边形（Polygon）。'
      : `“${path}”没有填写或格式不对。`
    issues.add(FILE, row, path, message)
    return null
  }
  const f = parsed.output
  if (!propertyFaults(f, row, communities, issues)) return null
  if (f.geometry.coordinates.length !== 1) {
    issues.add(FILE, row, 'geometry', '一格只能有一条外边界，不能带洞或分成几块。')
    return null
  }
  const ring = withoutRepeats(f.geometry.coordinates[0]!)
  return { f, ring }
}

function finish(f: Feature, ring: LngLat[], communities: Community[]): DrawnGrid {
  // Each grid by itself, so that the order of the file changes nothing.
  const origin = ring[0]!
  const metres = ring.map(toMetres(origin))
  const [x, y] = innerPoint(metres)
  const [kx, ky] = toMetres(origin)([origin[0] + 1, origin[1] + 1])
  const round = (n: number) => Math.round(n * 1e6) / 1e6
  const { code, name, type, publicPhone, supervisionPhone } = f.properties
  const community = communities.find((c) => c.code === code.slice(0, 12))!
  return {
    _id: `grid:${code}`,
    code,
    name: name.trim(),
    type: type as Grid['type'],
    communityCode: community.code,
    communityName: community.name,
    polygon: { type: 'Polygon', coordinates: [ring] },
    centre: [round(origin[0] + x / kx), round(origin[1] + y / ky)],
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
    const { code } = one.f.properties
    const first = rows.get(code)
    if (first) return issues.add(FILE, row, 'code', `网格编码“${code}”与第${first}个网格重复。`)
    rows.set(code, row)
    const grid = finish(one.f, one.ring, communities)
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

/** The grids that hold a point, edges included. */
export function gridsAt(drawn: Drawn[], point: LngLat): DrawnGrid[] {
  const origin = drawn[0]?.grid.polygon.coordinates[0]?.[0]
  if (!origin) return []
  const p = toMetres(origin)(point)
  return drawn.filter((d) => contains(d.ring, p)).map((d) => d.grid)
}
export type { Drawn }
