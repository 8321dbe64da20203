import { merchantOf } from '../../../domain/merchant/merchants'
import { rowOfStatement } from '../../../domain/merchant/views'
import { known, list, mapLists, type Lists } from '../../platform/lists'
import type { RowSource, Told } from '../home/rowSource'

const NONE: Lists<Told> = known(() => [])

/** What has waited longest comes first: of what is not read nothing is due before it. */
const oldest = (filter: object, limit: number) =>
  list('statements', filter as Record<string, unknown>, { sort: [['at', 'asc']], limit })

/** 对账单 on the home page: of whoever's word is missing. */
export const merchantRows: RowSource = {
  of: null,
  mine: (user, limit) =>
    mapLists(
      oldest({ contact: user, waits: 'merchant' }, limit),
      (found) =>
        ({ settings, now }) =>
          found
            // Until the timer has seen that the street has named somebody else.
            .filter(({ merchant }) => merchantOf(settings, user)?.code === merchant)
            .map((s) => rowOfStatement(s, 'merchant', now)),
    ),
  todo: ({ posts }, limit) =>
    posts.some(({ role }) => role === 'pointsReviewer')
      ? mapLists(
          oldest({ waits: 'street' }, limit),
          (found) =>
            ({ actor, settings, now }) =>
              found
                .filter(({ merchant }) => merchantOf(settings, actor.userId)?.code !== merchant)
                .map((s) => rowOfStatement(s, 'street', now)),
        )
      : NONE,
  desk: () => null,
}
