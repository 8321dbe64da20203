import { deputyOf, presenceOf, type Standing } from '../../domain/duty/presence'
import { TIMER_REQUEST } from '../../domain/matter/escalate'
import { gridOfPoint } from '../../domain/place/locate'
import type { Matter } from '../../domain/matter/types'
import type { Place } from '../../domain/place/types'
import type { Grid, StaffedGrid, StreetSettings } from '../../domain/street/types'
import { now } from '../platform/clock'
import { collection, command } from '../platform/collections'
import { settleMatter } from '../platform/settle'
import { TENDED_COLLECTIONS, type TendedCollection } from '../platform/tended'
import { TooMuchContention } from '../platform/transact'
import { walk } from './walk'

/** A matter is a few kilobytes; so many are read at once. */
const PAGE = 50

export interface Settled {
  /** False: the time was up, or somebody held one for too long; the next run finds the rest. */
  done: boolean
  /** Matters that wait for somebody else now. */
  moved: number
}

/** What waits for anybody, by when the timer looks: a bounded page after the last one seen. */
async function pageAfter({ name }: TendedCollection, last: Matter | undefined): Promise<Matter[]> {
  const sort: [string, 'asc'][] = [
    ['wakeAt', 'asc'],
    ['_id', 'asc'],
  ]
  const find = (filter: object): Promise<Matter[]> =>
    collection(name).find({ ...filter }, { sort, limit: PAGE })
  if (!last) return find({ wakeAt: command.gt(0) })
  const [same, later] = await Promise.all([
    find({ wakeAt: last.wakeAt, _id: command.gt(last._id) }),
    find({ wakeAt: command.gt(last.wakeAt ?? 0) }),
  ])
  return [...same, ...later].slice(0, PAGE)
}

type GridAt = (place: Place) => Promise<Grid | null>

/** Where a place lies in the street that was just imported: the register, else the map. */
async function gridsNow(): Promise<GridAt> {
  const grids = (await walk('grids')).filter((g) => g.active)
  const byCode = new Map(grids.map((g) => [g.code, g]))
  return async (place) => {
    if (place.buildingId !== null) {
      const building = await collection('buildings').get(`building:${place.buildingId}`)
      const grid = building && byCode.get(building.gridCode)
      if (grid) return grid
    }
    return place.point ? (gridOfPoint(place.point, grids)?.grid ?? null) : null
  }
}

/** What all kinds are settled by. */
interface World {
  settings: StreetSettings
  roster: ReadonlyMap<string, Standing>
  gridAt: GridAt
  isTimeUp: () => boolean
}

/**
 * After an import: whatever is open waits for somebody who is there and has a button, or for the
 * desk. Each matter is settled in a transaction of its own, so a run that died is done again.
 */
export async function settleOpen(
  settings: StreetSettings,
  isTimeUp: () => boolean,
): Promise<Settled> {
  const gridAt = await gridsNow()
  const roster = new Map<string, Standing>((await walk('staff')).map((s) => [s._id, s]))
  let moved = 0
  let done = true
  for (const of of TENDED_COLLECTIONS) {
    const settled = await settleAll(of, { settings, roster, gridAt, isTimeUp })
    moved += settled.moved
    done &&= settled.done
  }
  return { done, moved }
}

async function settleAll(of: TendedCollection, world: World): Promise<Settled> {
  const { settings, gridAt, isTimeUp } = world
  const gridOf = async (matter: Matter): Promise<StaffedGrid | null> => {
    const place = of.rules.placeOf(matter)
    return place ? gridAt(place) : of.rules.gridOf(matter, settings)
  }
  let moved = 0
  let isHeld = false
  for (let last: Matter | undefined; ;) {
    const page = await pageAfter(of, last)
    for (const matter of page) {
      if (isTimeUp()) return { done: false, moved }
      if (concerns(of, matter, await gridOf(matter), world)) {
        const settled = await settleMatter(of, matter._id, gridOf, settings).catch(unlessHeld)
        if (settled === null) isHeld = true
        else moved += Number(settled)
      }
    }
    last = page[page.length - 1]
    if (page.length < PAGE) return { done: !isHeld, moved }
  }
}

/** Somebody else holds the document, and will not for long: null, so that the others come first. */
export function unlessHeld(error: unknown): null {
  if (error instanceof TooMuchContention) return null
  throw error
}

/** Whether anything is to be done, as far as it is known without a transaction. */
function concerns(
  { rules }: TendedCollection,
  matter: Matter,
  grid: StaffedGrid | null,
  { roster, settings }: World,
): boolean {
  if (matter.shape !== rules.shape) return false
  const { people, except, inPerson } = rules.namesToSettle(matter, grid, settings)
  const at = now()
  const deputies = people.map(({ id }) => deputyOf(roster.get(id) ?? null, at))
  const asked = [...people, ...deputies].filter((p) => p !== null)
  const known = new Map(asked.map(({ id }) => [id, roster.get(id) ?? null]))
  const presence = presenceOf(known, at, except, inPerson)
  const s = { now: at, settings, presence, requestId: TIMER_REQUEST }
  return rules.settle(matter, grid, s) !== null
}
