import type { Community, Estate, Grid } from '../../domain/street/types'
import { collection, MAX_LIMIT } from './collections'
import { streetSettings } from './settings'

/** The parts of the street that change only with an import. */
export interface StreetShape {
  rev: string
  communities: Community[]
  grids: Grid[]
  estates: Estate[]
}

let kept: StreetShape | null = null

/**
 * All communities, grids and estates: a few dozen each, kept by the instance until `settings.rev`
 * changes. For names and maps; who is responsible *now* is read from the grid itself.
 */
export async function streetShape(): Promise<StreetShape> {
  const { rev } = await streetSettings()
  if (kept?.rev === rev) return kept
  const all = { active: true }
  const [communities, grids, estates] = await Promise.all([
    collection('communities').find(all, { sort: [['code', 'asc']], limit: MAX_LIMIT }),
    collection('grids').find(all, { sort: [['code', 'asc']], limit: MAX_LIMIT }),
    collection('estates').find(all, { sort: [['id', 'asc']], limit: MAX_LIMIT }),
  ])
  kept = { rev, communities, grids, estates }
  return kept
}
