import { DAY_MS } from '../../../domain/calendar/zone'
import { now } from '../../platform/clock'
import { collection, command } from '../../platform/collections'
import type { Watch } from '../watch'

/** A phone that asks again does so within minutes; a kept draft may lie for weeks. */
const KEPT_MS = 90 * DAY_MS

/** Marks of requests that nobody repeats any more. */
export const requestWatch: Watch<{ _id: string }> = {
  name: 'requests',
  share: 1,
  due: (limit) =>
    collection('requests').find(
      { at: command.lt(now() - KEPT_MS) },
      { sort: [['at', 'asc']], limit, fields: ['_id'] },
    ),
  look: async ({ _id }) => void (await collection('requests').remove(_id)),
}
