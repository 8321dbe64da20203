import { withoutInvited } from '../../domain/household/decide'
import { housematesOf } from '../../domain/household/kin'
import type { Household } from '../../domain/household/types'
import type { Principal } from '../../domain/matter/types'
import type { Account } from '../../domain/points/types'
import { command } from './collections'
import { helpingWith } from './helps'
import { bothLists, list, mapLists, type Lists } from './lists'

/**
 * A household lies in the document of its account, so that one write changes who shares and what is shared.
 */

/** Nobody is in two; a second would be a fault, and is kin as well. */
const MOST = 2

/** Who shares an account; null of one that nobody does. */
export const homeIn = (account: Pick<Account, 'home'> | null | undefined): Household | null =>
  (account?.home as Household | undefined) ?? null

/** The account with its household as it is now. */
export const withHome = (account: Account, home: Household): Account => ({
  ...account,
  home,
  rev: account.rev + 1,
})

/** The same where somebody is no longer invited; null of an account that nobody shares. */
export function uninvited(account: Account, user: Principal): Account | null {
  const home = homeIn(account)
  return home && withHome(account, withoutInvited(home, user))
}

/**
 * 家人回避: whoever shares a household with somebody, and the household itself; and as near as they are whoever
 * helps him or is helped by him.
 */
export const housemates = (user: Principal): Lists<Principal[]> =>
  mapLists(
    bothLists(
      list('accounts', { 'home.members.user': user }, { limit: MOST, fields: ['_id', 'home'] }),
      helpingWith(user),
    ),
    ([found, helping]) => [
      ...housematesOf(
        found.flatMap((account) => homeIn(account) ?? []),
        user,
      ),
      ...helping,
    ],
  )

/** The same of several people at once: with whom each of them shares. */
export const homesOf = (users: readonly Principal[]): Lists<(user: Principal) => Principal[]> =>
  mapLists(
    list(
      'accounts',
      { 'home.members.user': command.in([...users]) },
      { limit: MOST * Math.max(1, users.length), fields: ['_id', 'home'] },
    ),
    (found) => {
      const homes = found.flatMap((account) => homeIn(account) ?? [])
      return (user) => housematesOf(homes, user)
    },
  )
