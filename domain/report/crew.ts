import { firstThere, type Presence } from '../duty/presence'
import type { StaffRef } from '../matter/types'
import { gridOf } from '../street/directory'
import type { Crew, StaffedGrid, StreetSettings } from '../street/types'
import type { Report } from './types'

const isSomebody = (person: StaffRef | null): person is StaffRef => person !== null

/**
 * The people responsible for a report's grid now. Where the street knows the grid no longer, those of
 * the moment when it was reported.
 */
export function crewOf(
  report: Pick<Report, 'gridCode' | 'worker' | 'lead' | 'firstSecretary'>,
  settings: Pick<StreetSettings, 'directory'>,
): Crew {
  const grid = gridOf(settings, report.gridCode)
  if (grid) return grid
  const { worker, lead, firstSecretary } = report
  return { workers: [worker].filter(isSomebody), lead, firstSecretary }
}

/** A report's grid, as the street is staffed now. */
export function presentGridOf(report: Report, settings: StreetSettings): StaffedGrid | null {
  const { gridCode: code, place } = report
  if (code === null) return null
  const { gridName: name, communityName } = place
  return { code, name, communityName, ...crewOf(report, settings) }
}

/** All people of a grid who can do the work of it. */
export const peopleOf = (crew: Pick<Crew, 'workers' | 'lead'>): StaffRef[] =>
  [...crew.workers, crew.lead].filter(isSomebody)

/**
 * Who of a grid is given work without being asked, in this order: its workers, then for them its
 * 网格长. A grid that has no workers at all has everything decided at the desk.
 */
export const handsOf = (crew: Pick<Crew, 'workers' | 'lead'>): StaffRef[] =>
  crew.workers.length === 0 ? [] : peopleOf(crew)

/** A grid as if it had only whoever is there to be given work. */
export function presentGrid<G extends Crew>(grid: G | null, presence: Presence): G | null {
  if (grid === null) return null
  const hand = firstThere(handsOf(grid), presence)
  return { ...grid, workers: hand ? [hand] : [] }
}

/** Where nobody of a grid is there; everybody may read it. */
export const nobodyThere = (where: string): string => `${where} · 暂无在岗网格员 → 街道分流员`
