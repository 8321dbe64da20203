import { rowsOfHousehold } from '../../../domain/household/rows'
import { homeIn } from '../../platform/households'
import { everyList, known, list, mapLists } from '../../platform/lists'
import type { RowSource } from '../home/rowSource'

/** Nobody is in two households; of several that invited him the first are shown. */
const MOST = 3
const of = (key: 'home.members.user' | 'home.invited.user', user: string) =>
  list('accounts', { [key]: user }, { limit: MOST, fields: ['_id', 'home'] })

/** 家庭 on the home page: an invitation to answer, and what would be spent with the head's yes. */
export const householdRows: RowSource = {
  of: null,
  mine: (user, limit) =>
    mapLists(
      everyList([of('home.invited.user', user), of('home.members.user', user)]),
      (found) =>
        ({ now }) =>
          found
            .flat()
            .flatMap((account) => homeIn(account) ?? [])
            .flatMap((home) => rowsOfHousehold(home, user, now))
            .slice(0, limit),
    ),
  todo: () => known(() => []),
  desk: () => null,
}
