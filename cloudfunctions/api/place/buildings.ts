import { ok } from '../../../domain/result'
import { MAX_LIMIT, collection } from '../../platform/collections'
import type { Handler } from '../context'

/** The buildings of one estate, in the order of their ids. */
export const buildings: Handler<'place.buildings'> = async (input, context) => {
  const [{ directory }, found] = await Promise.all([
    context.settings(),
    collection('buildings').find(
      { estateId: input.estateId, active: true },
      { sort: [['id', 'asc']], limit: MAX_LIMIT, fields: ['id', 'name', 'gridCode'] },
    ),
  ])
  return ok({
    items: found.map((b) => ({
      id: b.id,
      name: b.name,
      gridName: directory[b.gridCode]?.name ?? '',
    })),
  })
}
