import { directoryOf } from '../../../domain/street/directory'
import type { Staff } from '../../../domain/street/types'
import { walk } from '../walk'
import type { Migration } from './types'

const active = <T extends { active: boolean }>(docs: T[]): T[] => docs.filter((d) => d.active)

const presentDirectory = async () =>
  directoryOf(active(await walk('communities')), active(await walk('grids')))

/** The settings carry the names of communities and grids, so that no call reads tables for a name. */
export const settingsHaveDirectory: Migration = {
  no: 4,
  name: 'settings: names and phones of communities and grids',
  collection: 'settings',
  async change(stored) {
    if (stored._id !== 'settings:street' || stored.directory !== undefined) return null
    return { ...stored, directory: await presentDirectory() }
  },
}

/** … and who is responsible for each, so that a report needs no grid read to find its people. */
export const settingsHavePeople: Migration = {
  no: 6,
  name: 'settings: the people of communities, grids and the desk',
  collection: 'settings',
  async change(stored) {
    if (stored._id !== 'settings:street' || stored.dispatchers !== undefined) return null
    const dispatchers = active(await walk('staff'))
      .filter((s) => s.posts.some((p) => p.role === 'dispatcher' && p.scopeId === stored.code))
      .map(({ _id, name }: Staff) => ({ id: _id, name }))
    return { ...stored, dispatchers, directory: await presentDirectory() }
  },
}
