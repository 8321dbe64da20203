import { collection, command, type CollectionName, type Documents } from '../platform/collections'

/**
 * A grid carries its outline, at most 300 points, and those of older imports have fifteen decimals; a
 * person carries up to twenty posts. So few that a page stays below a megabyte whatever they hold.
 */
const PAGE: Partial<Record<CollectionName, number>> = { grids: 25, staff: 200 }
const DEFAULT_PAGE = 500

/** All documents of a collection by ascending `_id`, page by page over the built-in index. */
export async function walk<N extends CollectionName>(name: N): Promise<Documents[N][]> {
  const limit = PAGE[name] ?? DEFAULT_PAGE
  const all: Documents[N][] = []
  for (let last = ''; ; last = all[all.length - 1]!._id) {
    const filter = { _id: command.gt(last) }
    const page = await collection(name).find(filter, { sort: [['_id', 'asc']], limit })
    all.push(...(page as Documents[N][]))
    if (page.length < limit) return all
  }
}
