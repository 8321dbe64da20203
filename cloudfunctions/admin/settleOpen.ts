import { deputyOf, presenceOf, type Standing } from '../../domain/duty/presence'
import { TIMER_REQUEST } from '../../domain/matter/escalate'
import { gridOfPoint } from '../../domain/place/locate'
import { namesToSettle, settle } from '../../domain/report/settle'
import type { Report } from '../../domain/report/types'
import type { Grid, StreetSettings } from '../../domain/street/types'
import { now } from '../platform/clock'
import { collection, command } from '../platform/collections'
import { settleReport } from '../platform/settle'
import { TooMuchContention } from '../platform/transact'
import { walk } from './walk'

/** A report is a few kilobytes; so many are read at once. */
const PAGE = 50

export interface Settled {
  /** False: the time was up, or somebody held one for too long; the next run finds the rest. */
  done: boolean
  /** Reports that wait for somebody else now. */
  moved: number
}

/** Reports that wait for anybody, by when the timer looks: a bounded page after the last one seen. */
async function pageAfter(last: Report | undefined): Promise<Report[]> {
  const sort: [string, 'asc'][] = [
    ['wakeAt', 'asc'],
    ['_id', 'asc'],
  ]
  const find = (filter: object) => collection('reports').find({ ...filter }, { sort, limit: PAGE })
  if (!last) return find({ wakeAt: command.gt(0) })
  const [same, later] = await Promise.all([
    find({ wakeAt: last.wakeAt, _id: command.gt(last._id) }),
    find({ wakeAt: command.gt(last.wakeAt ?? 0) }),
  ])
  return [...same, ...later].slice(0, PAGE)
}

/** Where a place lies in the street that was just imported: the register, else the map. */
async function gridsNow(): Promise<(report: Report) => Promise<Grid | null>> {
  const grids = (await walk('grids')).filter((g) => g.active)
  const byCode = new Map(grids.map((g) => [g.code, g]))
  return async ({ place }) => {
    if (place.buildingId !== null) {
      const building = await collection('buildings').get(`building:${place.buildingId}`)
      const grid = building && byCode.get(building.gridCode)
      if (grid) return grid
    }
    return place.point ? (gridOfPoint(place.point, grids)?.grid ?? null) : null
  }
}

/**
 * After an import: whatever is open waits for somebody who is there and has a button, or for the
 * desk. Each report is settled in a transaction of its own, so a run that died is done again.
 */
export async function settleOpen(
  settings: StreetSettings,
  isTimeUp: () => boolean,
): Promise<Settled> {
  const gridOf = await gridsNow()
  const roster = new Map<string, Standing>((await walk('staff')).map((s) => [s._id, s]))
  let moved = 0
  let isHeld = false
  for (let last: Report | undefined; ;) {
    const page = await pageAfter(last)
    for (const report of page) {
      if (isTimeUp()) return { done: false, moved }
      if (concerns(report, await gridOf(report), roster, settings)) {
        const settled = await settleReport(report._id, gridOf, settings).catch(unlessHeld)
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
  report: Report,
  grid: Grid | null,
  roster: ReadonlyMap<string, Standing>,
  settings: StreetSettings,
): boolean {
  const { people, except } = namesToSettle(report, grid)
  const at = now()
  const deputies = people.map(({ id }) => deputyOf(roster.get(id) ?? null, at))
  const asked = [...people, ...deputies].filter((p) => p !== null)
  const known = new Map(asked.map(({ id }) => [id, roster.get(id) ?? null]))
  const presence = presenceOf(known, at, except)
  const s = { now: at, settings, presence, requestId: TIMER_REQUEST }
  return settle(report, grid, s) !== null
}
