import { REVIEWERS } from '../../../domain/points/award/limits'
import type { Award } from '../../../domain/points/award/types'
import { rowOfAward, rowOfRedemption } from '../../../domain/points/rows'
import { REDEMPTION_CARD_FIELDS } from '../../../domain/points/views'
import { known, list, mapLists, type Lists } from '../../platform/lists'
import type { Holder, RowSource, Told } from '../home/rowSource'

/** Of those that wait, some may be the reviewer's own: so many more are read. */
const SPARE = 5

const waiting = (limit: number): Lists<Award[]> =>
  list(
    'awards',
    { waitingFor: REVIEWERS },
    {
      sort: [
        ['dueAt', 'asc'],
        ['_id', 'asc'],
      ],
      limit,
    },
  )

/** What waits to be picked up, the latest first. */
const held = (owner: string, limit: number) =>
  list(
    'redemptions',
    { owner, state: 'HELD' },
    {
      sort: [
        ['redeemedAt', 'desc'],
        ['_id', 'desc'],
      ],
      limit,
      paths: REDEMPTION_CARD_FIELDS,
    },
  ) as unknown as Lists<Parameters<typeof rowOfRedemption>[0][]>

const isReviewer = ({ posts }: Holder): boolean =>
  posts.some(({ role }) => role === 'pointsReviewer')

const NONE: Lists<Told> = known(() => [])

/** Points on the home page: what waits to be picked up, and awards, for whoever may decide them. */
export const pointsRows: RowSource = {
  of: 'awards',
  mine: (userId, limit) =>
    mapLists(
      held(userId, limit),
      (found) =>
        ({ now }) =>
          found.map((r) => rowOfRedemption(r, now)),
    ),
  todo: (holder, limit) =>
    isReviewer(holder)
      ? mapLists(
          waiting(limit + SPARE),
          (awards) => (reader) =>
            awards.flatMap((award) => rowOfAward(award, reader) ?? []).slice(0, limit),
        )
      : NONE,
  desk: () => null,
}
