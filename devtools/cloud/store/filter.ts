/** Filters as predicates: mingo's operators, plus the geographic ones that it lacks. */
import { Context, Query } from 'mingo'
import { databaseError } from '../errors'
import type { Doc } from '../types'
import { distanceToM, EARTH_RADIUS_M, intersects, within, withinCircle } from './geo'
import { geometry } from './geometry'
import type { Geometry, Position } from './geometry'
import { isPlain, valuesAt } from './values'

/** A $nearSphere or $near clause, in metres. */
export interface Near {
  path: string
  centre: Position
  minM: number
  maxM: number
}

const shape = (v: unknown): Geometry | null => {
  try {
    return geometry(v)
  } catch {
    return null
  }
}

/** Geometries stored at a path; what is not geometry is passed over, as MongoDB does. */
export const shapesAt = (doc: Doc, path: string): Geometry[] =>
  valuesAt(doc, path)
    .values.flatMap((v) => (Array.isArray(v) ? (v as unknown[]) : [v]))
    .map(shape)
    .filter((g): g is Geometry => g !== null)

const geometryOf = (arg: unknown): Geometry => {
  if (!isPlain(arg) || !('$geometry' in arg)) throw databaseError('geo query needs $geometry')
  return geometry(arg.$geometry)
}

const positionOf = (g: Geometry): Position => {
  if (g.type !== 'Point') throw databaseError('$near requires a point')
  return g.coordinates
}

/** Reads a $nearSphere argument. Distances are metres. */
export function nearOf(path: string, arg: unknown): Near {
  const g = geometryOf(arg)
  const limits = arg as { $minDistance?: number; $maxDistance?: number }
  return {
    path,
    centre: positionOf(g),
    minM: limits.$minDistance ?? 0,
    maxM: limits.$maxDistance ?? Infinity,
  }
}

/** The distance in metres of the nearest geometry at the path; Infinity without one. */
export const nearestM = (doc: Doc, near: Pick<Near, 'path' | 'centre'>): number =>
  Math.min(Infinity, ...shapesAt(doc, near.path).map((g) => distanceToM(g, near.centre)))

/** Reads the circle of $centerSphere: its radius arrives in radians, leaves in metres. */
export function circleOf(arg: unknown): { centre: Position; radiusM: number } | null {
  if (!isPlain(arg) || !Array.isArray(arg.$centerSphere)) return null
  const [centre, radians] = arg.$centerSphere as [Position, number]
  return { centre, radiusM: radians * EARTH_RADIUS_M }
}

type GeoTest = (doc: Doc, path: string) => boolean

const withinTest = (arg: unknown): GeoTest => {
  const circle = circleOf(arg)
  if (circle)
    return (doc, path) =>
      shapesAt(doc, path).some((g) => withinCircle(g, circle.centre, circle.radiusM))
  const area = geometryOf(arg)
  return (doc, path) => shapesAt(doc, path).some((g) => within(g, area))
}

const intersectsTest = (arg: unknown): GeoTest => {
  const area = geometryOf(arg)
  return (doc, path) => shapesAt(doc, path).some((g) => intersects(g, area))
}

const nearTest = (arg: unknown): GeoTest => {
  const near = nearOf('', arg)
  return (doc, path) => {
    const m = nearestM(doc, { path, centre: near.centre })
    return m !== Infinity && m >= near.minM && m <= near.maxM
  }
}

const operator =
  (make: (arg: unknown) => GeoTest) =>
  (path: string, arg: unknown): ((doc: unknown) => boolean) => {
    const test = make(arg)
    return (doc) => test(doc as Doc, path)
  }

const geoOperators = {
  $geoWithin: operator(withinTest),
  $geoIntersects: operator(intersectsTest),
  $nearSphere: operator(nearTest),
  $near: operator(nearTest),
}

// mingo types an operator as the intersection of all of its own; ours has the common shape.
export const mingoContext = Context.init().addQueryOps(
  geoOperators as unknown as Parameters<Context['addQueryOps']>[0],
)

/** Compiles a filter. An unknown operator is the database's error, not a silent mismatch. */
export function matcher(filter: Doc): (doc: Doc) => boolean {
  if (Object.keys(filter).length === 0) return () => true
  try {
    const query = new Query(filter, { context: mingoContext })
    return (doc) => query.test(doc)
  } catch (e) {
    throw databaseError(e instanceof Error ? e.message : String(e))
  }
}
