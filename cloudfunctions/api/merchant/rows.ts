import { merchantOf } from '../../../domain/merchant/merchants'
import { rowOfStatement } from '../../../domain/merchant/views'
import { known, list, mapLists, type Lists } from '../../platform/lists'
import type { RowSource, Told } from '../home/rowSource'

const NONE: Lists<Told> = known(() => [])

const newest = (filter: object, limit: number) =>
  list('statements', filter as Record<string, unknown>, { sort: [['at', 'desc']], limit })

/** 对账单 on the home page: of whoever's word is missing. */
export const merchantRows: RowSource = {
  of: null,
  mine: (user, limit) =>
    mapLists(
      newest({ contact: user, waits: 'merchant' }, limit),
      (found) =>
        ({ settings }) =>
          found
            // Until the timer has seen that the street has named somebody else.
            .filter(({ merchant }) => merchantOf(settings, user)?.code === merchant)
            .map((s) => rowOfStatement(s, 'merchant')),
    ),
  todo: ({ posts }, limit) =>
    posts.some(({ role }) => role === 'pointsReviewer')
      ? mapLists(
          newest({ waits: 'street' }, limit),
          (found) =>
            ({ actor, settings }) =>
              found
                .filter(({ merchant }) => merchantOf(settings, actor.userId)?.code !== merchant)
                .map((s) => rowOfStatement(s, 'street')),
        )
      : NONE,
  desk: () => null,
}
