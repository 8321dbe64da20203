import type { User } from '../../domain/identity/types'
import type { Grid, LngLat } from '../../domain/street/types'
import { collection, database, near, plain } from './collections'
import { accountOf } from './identity'
import { pipelineOf } from './lists'

/** Grids within so many metres of a point, nearest first. */
export const gridsNear = (point: LngLat, maxM: number, limit: number): Promise<Grid[]> =>
  collection('grids').find({ polygon: near(point, maxM) }, { limit })

/** The SDK has it, its types do not. */
interface Near {
  limit(n: number): Near
  lookup(joined: object): Near
  end(): Promise<{ list: (Grid & { joined: unknown[]; nearM: number })[] }>
}

/**
 * The same by one request with an account; `user` is undefined where there is no grid to read it with, and null
 * for somebody of whom nothing is stored.
 */
export async function gridsNearWith(
  [lng, lat]: LngLat,
  maxDistance: number,
  limit: number,
  openid: string,
): Promise<{ grids: Grid[]; user?: User | null }> {
  const account = accountOf(openid)
  const [query] = account.queries
  const geo = {
    near: new database.Geo.Point(lng, lat),
    spherical: true,
    key: 'polygon',
    distanceField: 'nearM',
    maxDistance,
  }
  const joined = { from: 'users', pipeline: pipelineOf(query!), as: 'joined' }
  const aggregate = database.collection('grids').aggregate() as unknown as {
    geoNear(options: object): Near
  }
  const { list } = await aggregate.geoNear(geo).limit(limit).lookup(joined).end()
  const [first] = list
  const grids = list.map(({ joined: _joined, nearM: _nearM, ...grid }) => plain(grid))
  return first ? { grids, user: account.told([first.joined]) } : { grids }
}
