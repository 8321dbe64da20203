import inPolygon from 'point-in-polygon-hao'
import type { LngLat } from '../types'

/** Metres east and north of an origin: flat is exact enough over a street (a few km). */
export type Metres = readonly [x: number, y: number]

const M_PER_DEGREE = 111_320

export const toMetres =
  (origin: LngLat) =>
  (p: LngLat): Metres => [
    (p[0] - origin[0]) * M_PER_DEGREE * Math.cos((origin[1] * Math.PI) / 180),
    (p[1] - origin[1]) * M_PER_DEGREE,
  ]

/** Twice the signed area of a triangle: > 0 when `c` lies left of a→b. */
const cross = (a: Metres, b: Metres, c: Metres): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

const inBox = (a: Metres, b: Metres, p: Metres): boolean =>
  Math.min(a[0], b[0]) <= p[0] &&
  p[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= p[1] &&
  p[1] <= Math.max(a[1], b[1])

/** Whether two segments share a point, touching included. */
function segmentsMeet(a: Metres, b: Metres, c: Metres, d: Metres): boolean {
  const [o1, o2] = [cross(a, b, c), cross(a, b, d)]
  const [o3, o4] = [cross(c, d, a), cross(c, d, b)]
  if (o1 > 0 !== o2 > 0 && o3 > 0 !== o4 > 0 && o1 !== 0 && o2 !== 0 && o3 !== 0 && o4 !== 0) {
    return true
  }
  return (
    (o1 === 0 && inBox(a, b, c)) ||
    (o2 === 0 && inBox(a, b, d)) ||
    (o3 === 0 && inBox(c, d, a)) ||
    (o4 === 0 && inBox(c, d, b))
  )
}

/** Whether the path a→b→c turns straight back: a spike without area. */
const turnsBack = (a: Metres, b: Metres, c: Metres): boolean =>
  cross(a, b, c) === 0 && (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) < 0

/** Whether a closed ring (first point = last) crosses or touches itself. */
export function crossesItself(ring: readonly Metres[]): boolean {
  const edges = ring.length - 1
  for (let i = 0; i < edges; i++) {
    if (turnsBack(ring[i]!, ring[i + 1]!, ring[i + 2 > edges ? 1 : i + 2]!)) return true
    for (let j = i + 2; j < edges; j++) {
      const wrapsAround = i === 0 && j === edges - 1
      if (!wrapsAround && segmentsMeet(ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!)) return true
    }
  }
  return false
}

/** Area of a closed ring in m², positive whichever way it runs. */
export function areaM2(ring: readonly Metres[]): number {
  let twice = 0
  for (let i = 1; i < ring.length; i++) {
    twice += ring[i - 1]![0] * ring[i]![1] - ring[i]![0] * ring[i - 1]![1]
  }
  return Math.abs(twice) / 2
}

/** Inside or on the edge. */
export const contains = (ring: readonly Metres[], p: Metres): boolean =>
  inPolygon([...p], [ring] as unknown as number[][][]) !== false

function toSegment(p: Metres, a: Metres, b: Metres): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const length2 = dx * dx + dy * dy
  const along = length2 === 0 ? 0 : ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2
  const t = Math.max(0, Math.min(1, along))
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)
}

const toRing = (ring: readonly Metres[], p: Metres): number => {
  let best = Infinity
  for (let i = 1; i < ring.length; i++) best = Math.min(best, toSegment(p, ring[i - 1]!, ring[i]!))
  return best
}

/** How far a point lies outside a ring, in metres; 0 inside and on the edge. */
export const outsideM = (ring: readonly Metres[], p: Metres): number =>
  contains(ring, p) ? 0 : toRing(ring, p)

/** How deep a point lies inside a ring, in metres; 0 on the edge or outside. */
const depth = (ring: readonly Metres[], p: Metres): number =>
  contains(ring, p) ? toRing(ring, p) : 0

/** Where a→b is cut by the edges of a ring, as shares 0–1 of its length, ends included. */
function cuts(a: Metres, b: Metres, ring: readonly Metres[]): number[] {
  const shares = [0, 1]
  for (let i = 1; i < ring.length; i++) {
    const [c, d] = [ring[i - 1]!, ring[i]!]
    const [from, to] = [cross(c, d, a), cross(c, d, b)]
    if (from > 0 !== to > 0 && cross(a, b, c) > 0 !== cross(a, b, d) > 0) {
      shares.push(from / (from - to))
    }
  }
  return shares.sort((x, y) => x - y)
}

/** A point well inside a ring: the middle of the widest span of a scan line between vertices. */
export function innerPoint(ring: readonly Metres[]): Metres {
  const ys = [...new Set(ring.map((p) => p[1]))].sort((a, b) => a - b)
  let best: { at: Metres; width: number } = { at: ring[0]!, width: -1 }
  for (let k = 1; k < ys.length; k++) {
    const y = (ys[k - 1]! + ys[k]!) / 2
    const xs: number[] = []
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1]!, ring[i]!]
      if (a[1] > y !== b[1] > y) xs.push(a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]))
    }
    xs.sort((p, q) => p - q)
    for (let i = 1; i < xs.length; i += 2) {
      const width = Math.min(xs[i]! - xs[i - 1]!, ys[k]! - ys[k - 1]!)
      if (width > best.width) best = { at: [(xs[i - 1]! + xs[i]!) / 2, y], width }
    }
  }
  return best.at
}

/** Whether some stretch of a's outline, or its inside, lies deeper than `toleranceM` in b. */
function reachesInto(a: readonly Metres[], b: readonly Metres[], toleranceM: number): boolean {
  const [w, s, e, n] = boundsOf(b)
  for (let i = 1; i < a.length; i++) {
    const [p, q] = [a[i - 1]!, a[i]!]
    // Most edges of a neighbour are nowhere near.
    if (Math.max(p[0], q[0]) < w || Math.min(p[0], q[0]) > e) continue
    if (Math.max(p[1], q[1]) < s || Math.min(p[1], q[1]) > n) continue
    if (depth(b, p) > toleranceM) return true
    const shares = cuts(p, q, b)
    for (let k = 1; k < shares.length; k++) {
      const t = (shares[k - 1]! + shares[k]!) / 2
      const middle: Metres = [p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])]
      if (depth(b, middle) > toleranceM) return true
    }
  }
  return depth(b, innerPoint(a)) > toleranceM
}

/** Whether two rings overlap by more than a seam of `toleranceM` metres. */
export const overlap = (a: readonly Metres[], b: readonly Metres[], toleranceM: number): boolean =>
  reachesInto(a, b, toleranceM) || reachesInto(b, a, toleranceM)

/** West, south, east, north of points. */
export function boundsOf(
  points: readonly (readonly [number, number])[],
): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x)
    box[1] = Math.min(box[1], y)
    box[2] = Math.max(box[2], x)
    box[3] = Math.max(box[3], y)
  }
  return box
}
