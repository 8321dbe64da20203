/**
 * Geometry on the sphere with MongoDB's earth radius. Edges are great circles, as in 2dsphere.
 * Tests inside polygons and of crossings project gnomonically, which maps great circles to lines.
 */
import inside from 'point-in-polygon-hao'
import { polygons, segments, vertices } from './geometry'
import type { Geometry, Position } from './geometry'

/** Metres; the radius that MongoDB uses for 2dsphere. */
export const EARTH_RADIUS_M = 6378100

type Vector = [number, number, number]

const rad = (deg: number): number => (deg * Math.PI) / 180
const deg = (r: number): number => (r * 180) / Math.PI

const vector = ([lng, lat]: Position): Vector => {
  const c = Math.cos(rad(lat))
  return [c * Math.cos(rad(lng)), c * Math.sin(rad(lng)), Math.sin(rad(lat))]
}
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
const length = (a: Vector): number => Math.sqrt(dot(a, a))

/** Metres between two positions along the sphere (haversine: exact for small distances). */
export function distanceM([x1, y1]: Position, [x2, y2]: Position): number {
  const a =
    Math.sin(rad(y2 - y1) / 2) ** 2 +
    Math.cos(rad(y1)) * Math.cos(rad(y2)) * Math.sin(rad(x2 - x1) / 2) ** 2
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(a)))
}

/** Metres from a position to the nearest place of an edge. */
function toSegmentM(p: Position, [a, b]: [Position, Position]): number {
  const [vp, va, vb] = [vector(p), vector(a), vector(b)]
  const n = cross(va, vb)
  const size = length(n)
  const ends = Math.min(distanceM(p, a), distanceM(p, b))
  if (size < 1e-15) return ends
  // The foot of the perpendicular lies on the edge when p is between the planes of its ends.
  const between = dot(cross(n, va), vp) > 0 && dot(cross(vb, n), vp) > 0
  return between ? EARTH_RADIUS_M * Math.asin(Math.min(1, Math.abs(dot(vp, n)) / size)) : ends
}

/** Projects so that great circles become straight lines; null for the far side of the globe. */
const gnomonic = (centre: Position) => {
  const [lng0, lat0] = [rad(centre[0]), rad(centre[1])]
  return ([lng, lat]: Position): Position | null => {
    const [f, l] = [rad(lat), rad(lng) - lng0]
    const c = Math.sin(lat0) * Math.sin(f) + Math.cos(lat0) * Math.cos(f) * Math.cos(l)
    if (c <= 1e-6) return null
    const x = Math.cos(f) * Math.sin(l)
    const y = Math.cos(lat0) * Math.sin(f) - Math.sin(lat0) * Math.cos(f) * Math.cos(l)
    return [x / c, y / c]
  }
}

/** Whether a position lies in a polygon; its boundary counts as inside, its holes do not. */
function inRings(p: Position, rings: Position[][]): boolean {
  const project = gnomonic(p)
  const flat: Position[][] = []
  for (const ring of rings) {
    const points = ring.map(project)
    if (points.some((q) => q === null)) return false // polygons are < 60°: p is far outside
    const closed = points as Position[]
    closed[closed.length - 1] = closed[0]! // rounding must not open the ring
    flat.push(closed)
  }
  const [outer, ...holes] = flat
  if (inside([0, 0], [outer!]) === false) return false
  return !holes.some((hole) => inside([0, 0], [hole]) === true)
}

export const contains = (area: Geometry, p: Position): boolean =>
  polygons(area).some((rings) => inRings(p, rings))

const orient = (a: Position, b: Position, c: Position): number =>
  Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))

const onSpan = (a: Position, b: Position, p: Position): boolean =>
  Math.min(a[0], b[0]) <= p[0] &&
  p[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= p[1] &&
  p[1] <= Math.max(a[1], b[1])

type Touch = 'none' | 'touch' | 'cross'

/** How two edges meet: not, at an end or along each other, or properly through each other. */
function meet([a, b]: [Position, Position], [c, d]: [Position, Position]): Touch {
  const project = gnomonic(a)
  const flat = [a, b, c, d].map(project)
  if (flat.some((p) => p === null)) return 'none'
  const [pa, pb, pc, pd] = flat as [Position, Position, Position, Position]
  const [o1, o2] = [orient(pa, pb, pc), orient(pa, pb, pd)]
  const [o3, o4] = [orient(pc, pd, pa), orient(pc, pd, pb)]
  if (o1 * o2 < 0 && o3 * o4 < 0) return 'cross'
  const touching =
    (o1 === 0 && onSpan(pa, pb, pc)) ||
    (o2 === 0 && onSpan(pa, pb, pd)) ||
    (o3 === 0 && onSpan(pc, pd, pa)) ||
    (o4 === 0 && onSpan(pc, pd, pb))
  return touching ? 'touch' : 'none'
}

/** Distance in metres from a position to a geometry: 0 inside, else to the nearest edge. */
export function distanceToM(g: Geometry, p: Position): number {
  if (contains(g, p)) return 0
  const points = g.type === 'Point' || g.type === 'MultiPoint' ? vertices(g) : []
  const toPoints = points.map((q) => distanceM(p, q))
  return Math.min(...toPoints, ...segments(g).map((s) => toSegmentM(p, s)))
}

/** $geoIntersects: the two share at least one place. */
export function intersects(a: Geometry, b: Geometry): boolean {
  const same = (p: Position, q: Position): boolean => p[0] === q[0] && p[1] === q[1]
  const loose = (g: Geometry): Position[] =>
    g.type === 'Point' || g.type === 'MultiPoint' ? vertices(g) : []
  return (
    vertices(a).some((p) => contains(b, p)) ||
    vertices(b).some((p) => contains(a, p)) ||
    loose(a).some((p) => vertices(b).some((q) => same(p, q))) ||
    loose(b).some((p) => vertices(a).some((q) => same(p, q))) ||
    loose(a).some((p) => segments(b).some((s) => toSegmentM(p, s) < 1e-6)) ||
    loose(b).some((p) => segments(a).some((s) => toSegmentM(p, s) < 1e-6)) ||
    segments(a).some((s) => segments(b).some((t) => meet(s, t) !== 'none'))
  )
}

/** $geoWithin with a polygon: wholly inside; touching its boundary is allowed. */
export const within = (g: Geometry, area: Geometry): boolean =>
  vertices(g).every((p) => contains(area, p)) &&
  !segments(g).some((s) => segments(area).some((t) => meet(s, t) === 'cross')) &&
  // A hole, or the gap between two polygons, may lie wholly inside the geometry.
  !(polygons(g).length > 0 && vertices(area).some((p) => strictlyInside(g, p)))

const strictlyInside = (g: Geometry, p: Position): boolean =>
  contains(g, p) && Math.min(...segments(g).map((s) => toSegmentM(p, s))) > 1e-3

/** $geoWithin with $centerSphere: every vertex within a radius in metres. */
export const withinCircle = (g: Geometry, centre: Position, radiusM: number): boolean =>
  vertices(g).every((p) => distanceM(p, centre) <= radiusM)

/** Degrees: [west, east, south, north]; may reach beyond ±180, never wraps. */
export type Box = [number, number, number, number]

/** A box that surely holds everything within `radiusM` of a position. */
export function circleBox([lng, lat]: Position, radiusM: number): Box {
  const span = deg(radiusM / EARTH_RADIUS_M) * 1.0001 + 1e-9
  const [south, north] = [lat - span, lat + span]
  if (south <= -89 || north >= 89) return [-540, 540, south, north]
  const ratio = Math.sin(rad(Math.min(span, 90))) / Math.cos(rad(lat))
  const wide = ratio >= 1 ? 180 : deg(Math.asin(ratio)) * 1.0001 + 1e-9
  return [lng - wide, lng + wide, south, north]
}

/** A box that surely holds a geometry, the bulge of its great-circle edges included. */
export function geometryBox(g: Geometry): Box {
  const at = vertices(g)
  const [lngs, lats] = [at.map((p) => p[0]), at.map((p) => p[1])]
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)]
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  if (at.length === 1) return [west, east, south, north]
  // An edge bulges towards the pole by at most about span²/16 radians (at 45°, east-west); twice that.
  const bulge = deg(rad(east - west) ** 2 / 8) + 1e-9
  return [west, east, south - bulge, north + bulge]
}
