import inPolygon from 'point-in-polygon-hao'
import type { Place } from './types'
import type { Building, Grid, LngLat, StaffedGrid } from '../street/types'

/** Earth radius that MongoDB's `2dsphere` uses, metres. */
const EARTH_M = 6_378_100
/** A pin this near to a polygon still counts as its grid: GPS drift, kerbs (DOMAIN §3.1). */
export const NEAR_M = 50
/** Beyond this the place is not this street's at all, and the person is asked to choose again. */
const FAR_M = 5_000

const rad = (deg: number): number => (deg * Math.PI) / 180

/** Metres between two points on the sphere (haversine). */
export function distanceM(a: LngLat, b: LngLat): number {
  const dLat = rad(b[1] - a[1])
  const dLng = rad(b[0] - a[0])
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(rad(a[1])) * Math.cos(rad(b[1])) * Math.sin(dLng / 2) ** 2
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Metres from a point to a segment; the plane is exact enough over a street. */
function toSegmentM(p: LngLat, a: LngLat, b: LngLat): number {
  const kx = Math.cos(rad(p[1]))
  const ax = (a[0] - p[0]) * kx
  const ay = a[1] - p[1]
  const dx = (b[0] - a[0]) * kx
  const dy = b[1] - a[1]
  const length2 = dx * dx + dy * dy
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length2))
  return rad(Math.hypot(ax + t * dx, ay + t * dy)) * EARTH_M
}

/** Metres from a point to a grid, 0 inside or on its edge. */
export function toGridM(point: LngLat, grid: Pick<Grid, 'polygon'>): number {
  const rings = grid.polygon.coordinates
  if (inPolygon([...point], rings as unknown as number[][][]) !== false) return 0
  let best = Infinity
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      best = Math.min(best, toSegmentM(point, ring[i - 1]!, ring[i]!))
    }
  }
  return best
}

/**
 * The grid of a pin among candidates near it. On a shared edge the lowest code wins, so the same
 * point always goes to the same people; outside all, the nearest within 50 m; else none.
 */
export function gridOfPoint(
  point: LngLat,
  candidates: Grid[],
): { grid: Grid; basis: 'pin' | 'near' } | null {
  const ranked = candidates
    .filter((g) => g.active)
    .map((grid) => ({ grid, m: toGridM(point, grid) }))
    .filter((c) => c.m <= NEAR_M)
    .sort((a, b) => a.m - b.m || (a.grid.code < b.grid.code ? -1 : 1))
  const first = ranked[0]
  return first ? { grid: first.grid, basis: first.m === 0 ? 'pin' : 'near' } : null
}

/** Whether a point is so far from the street that it must be a mistake. `bounds`: W, S, E, N. */
export function isTooFar(point: LngLat, bounds: [number, number, number, number]): boolean {
  const [west, south, east, north] = bounds
  const nearest: LngLat = [
    Math.min(east, Math.max(west, point[0])),
    Math.min(north, Math.max(south, point[1])),
  ]
  return distanceM(point, nearest) > FAR_M
}

/** “黄河社区 第3网格” */
export const gridTitle = (g: Pick<Grid, 'communityName' | 'name'>): string =>
  `${g.communityName} ${g.name}`

/** The place of a report by a building, chosen or scanned: its grid wins over any pin. */
export function placeOfBuilding(
  building: Building,
  grid: StaffedGrid | null,
  basis: 'code' | 'building',
): Place {
  return {
    basis,
    label: `${building.estateName}${building.name}`,
    buildingId: building.id,
    point: building.point,
    gridCode: grid?.code ?? null,
    gridName: grid?.name ?? '待定网格',
    communityName: grid?.communityName ?? '',
  }
}

/** The place of a report by a map pin. */
export function placeOfPin(point: LngLat, label: string, candidates: Grid[]): Place {
  const found = gridOfPoint(point, candidates)
  return {
    basis: found?.basis ?? 'none',
    label: label || '地图选点',
    buildingId: null,
    point,
    gridCode: found?.grid.code ?? null,
    gridName: found?.grid.name ?? '待定网格',
    communityName: found?.grid.communityName ?? '',
  }
}
