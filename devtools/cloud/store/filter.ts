/** Filters as predicates: our own strict operators, geometry, and `$expr` by mingo. */
import { Query } from 'mingo'
import { CloudError, databaseError } from '../errors'
import type { Doc } from '../types'
import { distanceToM, EARTH_RADIUS_M, intersects, within, withinCircle } from './geo'
import { evaluate, truthy } from './evaluate'
import type { EvalOptions } from './evaluate'
import { expressionContext } from './expressions'
import { geometry, polygons } from './geometry'
import type { Geometry, Position } from './geometry'
import { addFieldOperators, addTopOperators, documentTest } from './match'
import type { FieldOperator } from './match'
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

type GeometryTest = (g: Geometry) => boolean

const withinTest = (arg: unknown): GeometryTest => {
  const circle = circleOf(arg)
  if (circle) return (g) => withinCircle(g, circle.centre, circle.radiusM)
  const area = geometryOf(arg)
  if (polygons(area).length === 0)
    throw databaseError('$geoWithin not supported with provided geometry')
  return (g) => within(g, area)
}

const intersectsTest = (arg: unknown): GeometryTest => {
  const area = geometryOf(arg)
  return (g) => intersects(g, area)
}

/** Some geometry at the place passes; what is no geometry never does. */
const geographic =
  (make: (arg: unknown) => GeometryTest): FieldOperator =>
  (arg) => {
    const test = make(arg)
    return (at) =>
      at((v) => {
        const g = shape(v)
        return g !== null && test(g)
      }, true)
  }

const nearby: FieldOperator = (arg) => {
  const near = nearOf('', arg)
  return (at) => {
    let m = Infinity
    at((v) => {
      const g = shape(v)
      if (g) m = Math.min(m, distanceToM(g, near.centre))
      return false
    }, true)
    return m !== Infinity && m >= near.minM && m <= near.maxM
  }
}

/** Operators on single values that mingo answers well and that no index, sort or join depends on. */
const byMingo =
  (operator: string): FieldOperator =>
  (arg) => {
    const query = new Query({ v: { [operator]: arg } }, { context: expressionContext })
    return (at) => at((v) => query.test({ v }), true)
  }

const unsupported = (operator: string) => (): never => {
  throw databaseError(`local cloud: ${operator} is not supported`)
}

addFieldOperators({
  $geoWithin: geographic(withinTest),
  $geoIntersects: geographic(intersectsTest),
  $nearSphere: nearby,
  $near: nearby,
  $type: byMingo('$type'),
  $bitsAllSet: byMingo('$bitsAllSet'),
  $bitsAllClear: byMingo('$bitsAllClear'),
  $bitsAnySet: byMingo('$bitsAnySet'),
  $bitsAnyClear: byMingo('$bitsAnyClear'),
})

addTopOperators({
  $expr: (arg, env) => (doc) =>
    truthy(evaluate(doc, arg, (env ?? { context: expressionContext }) as EvalOptions)),
  $jsonSchema: unsupported('$jsonSchema'),
  $text: unsupported('$text'),
  $where: unsupported('$where'),
})

/** What a library throws is the database's error, unless it already is one. */
export function asDatabaseError<T>(f: () => T): T {
  try {
    return f()
  } catch (e) {
    if (e instanceof CloudError) throw e
    const message = e instanceof Error ? e.message : String(e)
    const unknown = /accumulator '(\$\w+)' is not registered/.exec(message)
    throw databaseError(unknown ? `Unrecognized expression '${unknown[1]}'` : message)
  }
}

/** Compiles a filter. What MongoDB would not parse is its error, never a silent mismatch. */
export function matcher(filter: Doc): (doc: Doc) => boolean {
  const test = asDatabaseError(() => documentTest(filter))
  return (doc) => asDatabaseError(() => test(doc))
}
