import { directoryOf } from '../../../domain/street/import'
import { walk } from '../walk'
import type { Migration } from './types'

/** The settings carry the names of communities and grids, so that no call reads tables for a name. */
export const settingsHaveDirectory: Migration = {
  no: 4,
  name: 'settings: names and phones of communities and grids',
  collection: 'settings',
  async change(stored) {
    if (stored._id !== 'settings:street' || stored.directory !== undefined) return null
    const active = <T extends { active: boolean }>(docs: T[]): T[] => docs.filter((d) => d.active)
    const communities = active(await walk('communities'))
    const grids = active(await walk('grids'))
    return { ...stored, directory: directoryOf(communities, grids) }
  },
}
