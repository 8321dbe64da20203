import { accountOfHousehold } from '../../../domain/household/decide'
import { HOUSEHOLD_LIMITS } from '../../../domain/household/limits'
import type { Household, Person } from '../../../domain/household/types'
import { emptyAccount } from '../../../domain/points/ledger/account'
import { accountId } from '../../../domain/points/ledger/names'
import type { Account, Member } from '../../../domain/points/types'
import { homeIn } from '../../platform/households'
import { bothLists, everyList, list, mapLists, type Lists } from '../../platform/lists'
import { memberId } from '../../platform/members'
import type { CallContext } from '../context'

/**
 * What a call of a household decides by, read by one request beside its transaction once the snapshot is
 * taken. Accounts that decide are written with it, a household with its own, so that whoever changed one makes
 * it lose.
 */
export interface Known {
  /** By his number: whoever calls, and whoever is meant. */
  members: Pick<Member, '_id' | 'user' | 'name' | 'account'>[]
  household: Household | null
  /** Of points: whoever calls, whoever is in the household, and the household's own. */
  accounts: Account[]
}

const keyOf = (id: string): string => id.slice('household:'.length)

/** @param no 积分号 of whom the call is about besides the caller */
export function knownOf(context: CallContext, id: string | null, no: string | null): Lists<Known> {
  const { userId } = context
  const numbers = [memberId(userId), ...(no === null ? [] : [`member:${no}`])]
  // One list for each `_id`: what is asked for by a list of them is no index of its own.
  const members = numbers.map((_id) => list('members', { _id }, { limit: 1 }))
  const of = id ?? 'household:none'
  const lists = bothLists(
    everyList(members),
    bothLists(
      list('accounts', { _id: accountOfHousehold({ _id: of }) }, { limit: 1 }),
      everyList([
        list('accounts', { user: userId }, { limit: 1 }),
        list('accounts', { household: of }, { limit: HOUSEHOLD_LIMITS.members }),
      ]),
    ),
  )
  return mapLists(lists, ([found, [shared, accounts]]) => ({
    household: homeIn(shared[0]),
    members: found.flat(),
    accounts: [...shared, ...accounts.flat()],
  }))
}

/** The household's own account of points. */
export const sharedAccount = (
  h: Pick<Household, '_id'>,
  { accounts }: Pick<Known, 'accounts'>,
): Account =>
  accounts.find(({ _id }) => _id === accountOfHousehold(h)) ?? emptyAccount('family', keyOf(h._id))

/** Whoever has a number and a name, as households know people; null before 开通 and after 注销. */
export function personOf(known: Known, user: string): Person | null {
  const member = known.members.find((m) => m.user === user)
  if (!member?.name || !member.account) return null
  const no = member._id.slice('member:'.length)
  return { user, no, name: member.name, account: member.account }
}

/** The account of points of a person, empty where nothing is stored of it. */
export const personAccount = (
  known: Known,
  { user, account }: Pick<Person, 'user' | 'account'>,
): Account =>
  known.accounts.find(({ _id }) => _id === account) ??
  emptyAccount('person', account.slice(accountId('person', '').length), user)
