import { rowOfLost } from '../../../domain/lost/views'
import type { LostThing } from '../../../domain/lost/types'
import { collection } from '../../platform/collections'
import type { RowReader, RowSource } from '../home/rowSource'

const told =
  (things: LostThing[]) =>
  ({ actor, now }: RowReader) =>
    things.map((thing) => rowOfLost(thing, actor, now))

/** Found things on the home page: of their finder while they are kept, and of their keeper. */
export const lostRows: RowSource = {
  mine: async (userId, limit) =>
    told(
      await collection('lost').find(
        { finder: userId, open: true },
        {
          sort: [
            ['foundAt', 'desc'],
            ['_id', 'desc'],
          ],
          limit,
        },
      ),
    ),
  todo: async (staffId, limit) =>
    told(
      await collection('lost').find(
        { waitingFor: staffId },
        {
          sort: [
            ['dueAt', 'asc'],
            ['_id', 'asc'],
          ],
          limit,
        },
      ),
    ),
  desk: () => Promise.resolve(null),
}
