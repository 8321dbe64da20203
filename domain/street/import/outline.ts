import { cut } from '../../call/said'
import * as v from 'valibot'
import type { LngLat } from '../types'
import { areaM2, boundsOf, crossesItself, type Metres } from './geometry'

const MAX_POINTS = 300
const MIN_AREA_M2 = 100
/** A street is a few km wide; a point this far from the rest is a slip of the pen. */
export const MAX_SPAN_M = 40_000

const DRAW_AGAIN = '请在地图上重画这一格的边界。'
const ONE_OUTLINE = '一格只能有一条外边界，不能带洞或分成几块，请在地图软件里合成一块。'

const positions = v.array(v.tuple([v.number(), v.number()]))
const outline = v.variant('type', [
  v.object({ type: v.literal('Polygon'), coordinates: v.array(positions) }),
  v.object({ type: v.literal('MultiPolygon'), coordinates: v.array(v.array(positions)) }),
])

/** Six decimals are a decimetre, finer than anybody draws; more would only fill the answers. */
export const round6 = (n: number): number => Math.round(n * 1e6) / 1e6

/** GCJ-02 longitudes and latitudes of China, roughly. */
export const isChina = (p: LngLat): boolean => p[0] >= 73 && p[0] <= 136 && p[1] >= 3 && p[1] <= 54

/** Whether a point lies in China once its two numbers change places. */
export const isSwapped = (p: LngLat): boolean => !isChina(p) && isChina([p[1], p[0]])

/** Neighbouring points that are the same say nothing; drawing programs write them, rounding makes them. */
const withoutRepeats = (ring: readonly (readonly [number, number])[]): LngLat[] =>
  ring.filter((p, i) => i === 0 || p[0] !== ring[i - 1]![0] || p[1] !== ring[i - 1]![1])

/**
 * The one ring of a grid's geometry: a Polygon, or the MultiPolygon of one part that many programs
 * write for it. Field and sentence of the fault otherwise.
 */
export function readOutline(
  geometry: unknown,
): { ring: LngLat[] } | { field: string; fault: string } {
  const parsed = v.safeParse(outline, geometry)
  if (!parsed.success) {
    const path = v.getDotPath(parsed.issues[0])
    const field = path ? `geometry.${path}` : 'geometry'
    return { field, fault: '边界应为一个GeoJSON多边形（Polygon）。' }
  }
  const { type, coordinates } = parsed.output
  const parts = type === 'Polygon' ? [coordinates] : coordinates
  const [rings, ...more] = parts
  if (!rings || rings.length !== 1 || more.length > 0) {
    return { field: 'geometry', fault: ONE_OUTLINE }
  }
  const ring = rings[0]!.map(([lng, lat]) => [round6(lng), round6(lat)] as const)
  return { ring: withoutRepeats(ring) }
}

/** Where the numbers cannot be longitudes and latitudes of China. */
function positionFault(ring: LngLat[]): string | null {
  if (ring.every(isChina)) return null
  if (ring.every(isSwapped)) return '经纬度写反了吗？GeoJSON的每个点应先写经度，再写纬度。'
  if (ring.some((p) => Math.abs(p[0]) > 180 || Math.abs(p[1]) > 180)) {
    return '坐标不是经纬度，像是以米为单位的投影坐标；请用经纬度（GCJ-02）重新导出。'
  }
  return '坐标不在国内，请检查这一格的经纬度。'
}

/** Checks one ring; the fault as a sentence, or null. */
export function ringFault(ring: LngLat[], metres: Metres[]): string | null {
  const [first, last] = [ring[0], ring[ring.length - 1]]
  if (!first || !last || ring.length < 4) return `边界至少要有4个点（首尾相同）。${DRAW_AGAIN}`
  if (ring.length > MAX_POINTS) {
    return `边界最多${MAX_POINTS}个点，现在有${ring.length}个；请在地图软件里把边界简化（抽稀）后再导出。`
  }
  const misplaced = positionFault(ring)
  if (misplaced !== null) return misplaced
  if (first[0] !== last[0] || first[1] !== last[1]) return '边界没有闭合，最后一点应与第一点相同。'
  const [w, s, e, n] = boundsOf(metres)
  if (e - w > MAX_SPAN_M || n - s > MAX_SPAN_M) return `边界跨度太大。${DRAW_AGAIN}`
  if (crossesItself(metres)) return `边界自己相交。${DRAW_AGAIN}`
  if (areaM2(metres) < MIN_AREA_M2) return `面积太小。${DRAW_AGAIN}`
  return null
}

/**
 * What the file says of its coordinates, where that is not GCJ-02. Most programs say nothing then;
 * what they do say (CRS84, EPSG:4326, 4490, BD09) lies some hundred metres off.
 */
export function crsFault(file: unknown): string | null {
  const crs = (file as { crs?: unknown } | null)?.crs
  if (crs === undefined || crs === null) return null
  const name = (crs as { properties?: { name?: unknown } }).properties?.name
  const text = typeof name === 'string' ? name : JSON.stringify(crs)
  if (/gcj[-_ ]?0?2/i.test(text)) return null
  return (
    `文件写明的坐标系是“${cut(text, 60)}”，不是GCJ-02，位置会偏几百米；` +
    '请把坐标转成GCJ-02（高德、微信地图的坐标）后再导出。如果坐标本来就是GCJ-02，请删去文件里的“crs”一项。'
  )
}
