import { rowOfLost } from '../../../domain/lost/views'
import { list, mapLists, type Lists } from '../../platform/lists'
import type { RowSource, Told } from '../home/rowSource'

const find = (
  filter: Record<string, unknown>,
  key: string,
  direction: 'asc' | 'desc',
  limit: number,
): Lists<Told> => {
  const sort: [string, 'asc' | 'desc'][] = [
    [key, direction],
    ['_id', direction],
  ]
  return mapLists(
    list('lost', filter, { sort, limit }),
    (things) =>
      ({ actor, now }) =>
        things.map((thing) => rowOfLost(thing, actor, now)),
  )
}

/** Found things on the home page: of their finder while they are kept, and of their keeper. */
export const lostRows: RowSource = {
  of: 'lost',
  mine: (userId, limit) => find({ finder: userId, open: true }, 'foundAt', 'desc', limit),
  todo: ({ staffId }, limit) => find({ waitingFor: staffId }, 'dueAt', 'asc', limit),
  desk: () => null,
}
