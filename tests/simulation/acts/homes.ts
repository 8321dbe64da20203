import { memberId } from '../../../cloudfunctions/platform/members'
import type { CallName } from '../../../domain/contract'
import type { Household } from '../../../domain/household/types'
import type { Account } from '../../../domain/points/types'
import { documents } from './machine'
import { CONTACT, GOODS, OWNERS, PRICES } from './street'

/** What households and a merchant's contact do with points: who asks for what. */

export interface Chance {
  chance(below: number): number
  pick<T>(of: readonly T[]): T | undefined
}
export type Asking = [openid: string, name: CallName, input: object]

export const HOME_ACTS = [
  ...['found', 'invite', 'answer', 'answer', 'put', 'put', 'spend', 'spend', 'settle'],
  ...['rules', 'moveOut', 'passOn', 'publicity'],
] as const
export type HomeAct = (typeof HOME_ACTS)[number]
export const isHomeAct = (act: string): act is HomeAct =>
  (HOME_ACTS as readonly string[]).includes(act)

/** By the hour, once, a family's, a merchant's. */
export const RULES_GIVEN = ['GM01', 'ZA01', 'GM01', 'ZA01', 'GM06', 'JS08', 'GM08'] as const

const MOST_HOMES = 2

const openidOf = (user: string): string => user.slice('user:'.length)
export const numberOf = (openid: string): string =>
  memberId(`user:${openid}`).slice('member:'.length)

/** Households that somebody is in. */
const homesNow = (): Household[] =>
  documents<Account & { home?: Household }>('accounts').flatMap(({ home }) =>
    home && home.closedAt === null ? [home] : [],
  )

/** Null: there is nothing of the kind to do. */
export function homeAct(act: HomeAct, by: Chance): Asking | null {
  const owner = by.pick(OWNERS)!
  const homes = homesNow()
  if (act === 'found') {
    return homes.length < MOST_HOMES ? [owner, 'household.found', { name: '和睦家' }] : null
  }
  if (act === 'publicity') {
    const good = by.chance(5) ? 'sign' : 'oil'
    return [CONTACT, 'merchant.redeem', { good, price: PRICES[good] }]
  }
  const home = by.pick(homes)
  return home ? inHome(act, home, owner, by) : null
}

/** What is done to one of them: by its head, by a member, now and then by somebody else. */
function inHome(act: HomeAct, home: Household, owner: string, by: Chance): Asking | null {
  const { _id: id } = home
  const head = openidOf(home.head)
  const member = openidOf(by.pick(home.members)!.user)
  switch (act) {
    case 'invite':
      return [head, 'household.invite', { id, no: numberOf(owner) }]
    case 'answer': {
      const invited = by.pick(home.invited)
      return invited
        ? [openidOf(invited.user), 'household.answer', { id, yes: by.chance(5) > 0 }]
        : null
    }
    case 'put':
      return [by.chance(8) ? member : owner, 'household.put', { id, points: 1 + by.chance(12) }]
    case 'spend': {
      const good = by.pick(GOODS)!
      const limit = good === 'rice' ? { perMonth: 3 } : {}
      return [member, 'household.spend', { id, good, price: PRICES[good], ...limit }]
    }
    case 'settle': {
      const ask = by.pick(home.asks)
      if (!ask) return null
      const who = by.chance(6) ? head : member
      return [who, 'household.settle', { id, ask: ask.id, good: ask.good, yes: by.chance(4) > 0 }]
    }
    case 'rules':
      return [head, 'household.setRules', { id, upTo: by.chance(2) * 5, shows: false }]
    case 'passOn':
      return [head, 'household.passOn', { id, no: numberOf(member) }]
    default: {
      const isShown = by.chance(3) === 0
      return isShown
        ? [head, 'household.leave', { id, no: numberOf(member) }]
        : [member, 'household.leave', { id }]
    }
  }
}
