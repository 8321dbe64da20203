export interface LngLat {
  lng: number
  lat: number
}

export interface Point {
  x: number
  y: number
}

const TILE_PX = 256
export const MIN_ZOOM = 3
export const MAX_ZOOM = 20
const EARTH_M = 40_075_016.686

/** Web Mercator in pixels of the whole world at a zoom; longitudes and latitudes are GCJ-02. */
export function project({ lng, lat }: LngLat, zoom: number): Point {
  const world = TILE_PX * 2 ** zoom
  const sin = Math.min(0.9999, Math.max(-0.9999, Math.sin((lat * Math.PI) / 180)))
  return {
    x: ((lng + 180) / 360) * world,
    y: (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * world,
  }
}

export function unproject({ x, y }: Point, zoom: number): LngLat {
  const world = TILE_PX * 2 ** zoom
  const n = Math.PI - (2 * Math.PI * y) / world
  return {
    lng: (x / world) * 360 - 180,
    lat: (180 / Math.PI) * Math.atan(0.5 * (Math.exp(n) - Math.exp(-n))),
  }
}

/** How many pixels a metre takes at a latitude. */
export function pixelsPerMetre(lat: number, zoom: number): number {
  return (TILE_PX * 2 ** zoom) / (EARTH_M * Math.cos((lat * Math.PI) / 180))
}

/** The view that shows all points with a margin in pixels. */
export function fit(
  points: readonly LngLat[],
  width: number,
  height: number,
  padding: number,
): { center: LngLat; zoom: number } | undefined {
  if (!points.length) return undefined
  const at = points.map((p) => project(p, 0))
  const left = Math.min(...at.map((p) => p.x))
  const right = Math.max(...at.map((p) => p.x))
  const top = Math.min(...at.map((p) => p.y))
  const bottom = Math.max(...at.map((p) => p.y))
  const room = (size: number) => Math.max(20, size - 2 * padding)
  const scale = Math.min(
    room(width) / (right - left || 1e-9),
    room(height) / (bottom - top || 1e-9),
  )
  const zoom = Math.min(18, Math.max(MIN_ZOOM, Math.log2(scale)))
  return { center: unproject({ x: (left + right) / 2, y: (top + bottom) / 2 }, 0), zoom }
}

/** The middle of a polygon's box: good enough for a label. */
export function middle(points: readonly LngLat[]): LngLat {
  const lngs = points.map((p) => p.lng)
  const lats = points.map((p) => p.lat)
  return {
    lng: (Math.min(...lngs) + Math.max(...lngs)) / 2,
    lat: (Math.min(...lats) + Math.max(...lats)) / 2,
  }
}
