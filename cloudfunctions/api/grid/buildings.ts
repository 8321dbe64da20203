import { ok } from '../../../domain/result'
import { MAX_LIMIT, collection } from '../../platform/collections'
import { streetShape } from '../../platform/street'
import type { Handler } from '../context'

/** The buildings of one estate, in the order of their ids. */
export const buildings: Handler<'grid.buildings'> = async (input) => {
  const [shape, found] = await Promise.all([
    streetShape(),
    collection('buildings').find(
      { estateId: input.estateId, active: true },
      { sort: [['id', 'asc']], limit: MAX_LIMIT },
    ),
  ])
  const names = new Map(shape.grids.map((g) => [g.code, g.name]))
  return ok({
    items: found.map((b) => ({ id: b.id, name: b.name, gridName: names.get(b.gridCode) ?? '' })),
  })
}
