import type { PlaceInput } from '../../../domain/contract'
import { parseBuildingCode } from '../../../domain/place/buildingCode'
import { NEAR_M, isTooFar, placeOfBuilding, placeOfPin } from '../../../domain/place/locate'
import type { Place } from '../../../domain/place/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { gridOf } from '../../../domain/street/directory'
import type { LngLat, StaffedGrid, StreetSettings } from '../../../domain/street/types'
import { collection } from '../../platform/collections'
import { gridsNear } from '../../platform/gridsNear'
import { list, readLists } from '../../platform/lists'
import type { CallContext } from '../context'

export interface Located {
  place: Place
  /** The grid as it is staffed now, or null: then a dispatcher looks. */
  grid: StaffedGrid | null
}

type Beside = Pick<CallContext, 'readWith' | 'readNearWith'>

/** For whom no account is wanted. */
export const ALONE: Beside = { readWith: readLists, readNearWith: gridsNear }

/** More grids than can meet in one point. */
const CANDIDATES = 8

/**
 * Where a person's words point to: scanned code, chosen building, pin (DOMAIN §3.1).
 * Outcomes: `badBuildingCode`, `buildingUnknown`, `placeTooFar`. At most two database trips. The account of
 * `context` is read with the place, where nobody has asked for it yet.
 */
export async function find(
  input: PlaceInput,
  settings: StreetSettings,
  context: Beside,
): Promise<Outcome<Located>> {
  if (input.kind === 'pin') return pin([input.lng, input.lat], input.label, settings, context)
  if (input.kind === 'building') return building(input.buildingId, 'building', settings, context)
  const id = parseBuildingCode(input.code)
  return id === null ? refuse('badBuildingCode') : building(id, 'code', settings, context)
}

async function building(
  id: string,
  basis: 'code' | 'building',
  settings: StreetSettings,
  context: Beside,
): Promise<Outcome<Located>> {
  const [found] = await context.readWith(list('buildings', { _id: `building:${id}` }, { limit: 1 }))
  if (!found?.active) return refuse('buildingUnknown')
  const grid = gridOf(settings, found.gridCode) ?? (await newGrid(found.gridCode))
  return ok({ place: placeOfBuilding(found, grid, basis), grid })
}

/** A grid that an import has just brought, and that this instance's settings do not know yet. */
async function newGrid(code: string): Promise<StaffedGrid | null> {
  const stored = await collection('grids').get(`grid:${code}`)
  return stored?.active ? stored : null
}

async function pin(
  point: LngLat,
  label: string,
  settings: StreetSettings,
  context: Beside,
): Promise<Outcome<Located>> {
  if (isTooFar(point, settings.bounds)) return refuse('placeTooFar')
  // A metre more than the rule allows: the database's sphere and ours differ by less.
  const candidates = await context.readNearWith(point, NEAR_M + 1, CANDIDATES)
  const place = placeOfPin(point, label, candidates)
  // As the settings have it, like every later step; the grid itself where they are not that new.
  const own = candidates.find((g) => g.code === place.gridCode) ?? null
  return ok({ place, grid: gridOf(settings, place.gridCode) ?? own })
}
