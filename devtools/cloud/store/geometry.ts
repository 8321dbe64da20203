/** GeoJSON as the database accepts it: shapes, checks, and the parts that geometry is made of. */
import { databaseError } from '../errors'
import { isPlain } from './values'

/** Longitude and latitude in degrees. */
export type Position = [number, number]

export type Geometry =
  | { type: 'Point'; coordinates: Position }
  | { type: 'MultiPoint' | 'LineString'; coordinates: Position[] }
  | { type: 'MultiLineString' | 'Polygon'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] }

const DEPTH: Record<string, number> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
}

const isPosition = (v: unknown): boolean =>
  Array.isArray(v) &&
  v.length >= 2 &&
  v.every((x) => typeof x === 'number') &&
  Math.abs(Number(v[0])) <= 180 &&
  Math.abs(Number(v[1])) <= 90

const isNested = (v: unknown, depth: number): boolean =>
  depth === 0
    ? isPosition(v)
    : Array.isArray(v) && v.length > 0 && v.every((x) => isNested(x, depth - 1))

/** A polygon larger than this many degrees across is beyond the local geometry (and a street). */
const MAX_EXTENT_DEG = 60

const checkRing = (ring: Position[]): void => {
  const first = ring[0]!
  const last = ring[ring.length - 1]!
  if (ring.length < 4)
    throw databaseError("Can't extract geo keys: Loop must have at least 3 different vertices")
  if (first[0] !== last[0] || first[1] !== last[1])
    throw databaseError(`Can't extract geo keys: Loop is not closed: ${JSON.stringify(ring)}`)
  for (const axis of [0, 1] as const) {
    const at = ring.map((p) => p[axis])
    if (Math.max(...at) - Math.min(...at) > MAX_EXTENT_DEG)
      throw databaseError(
        `local cloud: a polygon wider than ${MAX_EXTENT_DEG} degrees is not supported`,
      )
  }
}

/** Checks a value and answers it as geometry. Throws MongoDB's "Can't extract geo keys". */
export function geometry(v: unknown): Geometry {
  const depth = isPlain(v) ? DEPTH[String(v.type)] : undefined
  if (!isPlain(v) || depth === undefined || !isNested(v.coordinates, depth))
    throw databaseError(
      `Can't extract geo keys: invalid GeoJSON ${JSON.stringify(v)?.slice(0, 200)}`,
    )
  const g = v as unknown as Geometry
  for (const rings of polygons(g)) rings.forEach(checkRing)
  return g
}

/** The polygons of a geometry, each a list of rings, the first the outer one. */
export const polygons = (g: Geometry): Position[][][] =>
  g.type === 'Polygon' ? [g.coordinates] : g.type === 'MultiPolygon' ? g.coordinates : []

const lines = (g: Geometry): Position[][] => {
  if (g.type === 'LineString') return [g.coordinates]
  if (g.type === 'MultiLineString' || g.type === 'Polygon') return g.coordinates
  return g.type === 'MultiPolygon' ? g.coordinates.flat() : []
}

/** Every edge of lines and rings. */
export const segments = (g: Geometry): [Position, Position][] =>
  lines(g).flatMap((line) => line.slice(1).map((p, i): [Position, Position] => [line[i]!, p]))

/** Every vertex, points included. */
export const vertices = (g: Geometry): Position[] => {
  if (g.type === 'Point') return [g.coordinates]
  if (g.type === 'MultiPoint') return g.coordinates
  return lines(g).flat()
}
