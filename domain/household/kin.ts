import type { Principal } from '../matter/types'
import type { Household } from './types'

/**
 * 回避: whoever shares a household with somebody hands nothing out to him and awards, reviews and judges
 * nothing of his, nor of the household's own; nobody need declare it.
 */
export const housematesOf = (
  households: readonly Pick<Household, '_id' | 'members'>[],
  user: Principal,
): Principal[] => [
  ...new Set(
    households
      .filter(({ members }) => members.some((m) => m.user === user))
      .flatMap(({ _id, members }) => [_id, ...members.map((m) => m.user)])
      .filter((principal) => principal !== user),
  ),
]
