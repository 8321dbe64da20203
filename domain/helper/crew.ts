import type { Actor } from '../identity/types'
import { gridOf } from '../street/directory'
import type { StreetSettings } from '../street/types'

/** Who looks after accounts that staff opened: the crew of the grid, as the street has it now. */

type Directory = Pick<StreetSettings, 'directory'>

/** 网格长, 网格员 or 第一书记 of this grid. */
export function mayTend(
  { staffId }: Pick<Actor, 'staffId'>,
  grid: string,
  settings: Directory,
): boolean {
  const crew = gridOf(settings, grid)
  // A community stands in the directory too, and has no name of one above it.
  if (staffId === null || !crew || crew.communityName === '') return false
  return [crew.lead, crew.firstSecretary, ...crew.workers].some((one) => one?.id === staffId)
}

/** The grids that somebody looks after, by code. */
export const gridsTended = (
  actor: Pick<Actor, 'staffId'>,
  settings: Directory,
): { code: string; name: string }[] =>
  Object.keys(settings.directory)
    .filter((code) => mayTend(actor, code, settings))
    .sort()
    .map((code) => {
      const { name, communityName } = settings.directory[code]!
      return { code, name: `${communityName} ${name}` }
    })
