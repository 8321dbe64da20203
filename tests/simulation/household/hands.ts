import type { Act } from '../../../devtools/simulation/types'
import type { HouseholdPage, HouseholdShop } from '../../../domain/household/answers'
import type { Ask, Household } from '../../../domain/household/types'
import type { Person } from '../cast'
import { look, tap } from '../people'
import { numberOf } from '../points/shop'
import { HOME_PEOPLE, homelyOf, homesOf, isIn, userNamed, type Homely } from './homes'

/** What people of a household do with it. */

const on = (a: Act, { _id }: Pick<Household, '_id'>) => ({ requestId: a.requestId(), id: _id })

export const founds = (a: Act, who: Person): Promise<unknown> =>
  tap(a, who, 'household.found', { requestId: a.requestId(), name: '和睦家' })

/** Somebody is asked by his number, and says yes to whichever of his invitations he sees. */
export async function invites(
  a: Act,
  head: Person,
  home: Household,
  whom: Homely = a.dice.oneOf(HOME_PEOPLE),
): Promise<void> {
  const { dice } = a
  await tap(a, head, 'household.invite', { ...on(a, home), no: numberOf(whom) })
  if (dice.chance(0.1)) {
    await tap(a, head, 'household.takeBack', { ...on(a, home), no: numberOf(whom) })
  }
  if (dice.chance(0.85)) await answers(a, whom)
}

/** One invitation, or all of them at once: nobody is in two households. */
async function answers(a: Act, who: Homely): Promise<void> {
  const page = await look<HouseholdPage>(a, who, 'household.open', {})
  const yes = a.dice.chance(0.7)
  const answer = (id: string): Promise<unknown> =>
    tap(a, who, 'household.answer', { requestId: a.requestId(), id, yes })
  await Promise.all((page?.invitations ?? []).map(({ id }) => answer(id)))
}

export const puts = (a: Act, who: Person, home: Household): Promise<unknown> =>
  tap(a, who, 'household.put', { ...on(a, home), points: a.dice.oneOf([2, 5, 9]) })

/** Of what is offered one that the household can pay; now and then whatever it is. */
export async function spends(a: Act, who: Person, home: Household): Promise<void> {
  const { dice } = a
  const shop = await look<HouseholdShop>(a, who, 'household.shop', {})
  const goods = (shop?.goods ?? []).filter(
    (g) => dice.chance(0.1) || (g.offered && g.left > 0 && g.price <= shop!.balance),
  )
  const good = dice.pick(goods, ({ code }) => code)
  if (!good) return
  const { code, price, perMonth } = good
  const seen = { good: code, price, ...(perMonth && { perMonth }) }
  await tap(a, who, 'household.spend', { ...on(a, home), ...seen })
}

/** The head says yes or no, twice where he taps on two phones; seldom another member would. */
export async function settles(a: Act, home: Household, ask: Ask): Promise<void> {
  const { dice } = a
  const head = homelyOf(home.head)
  const asker = homelyOf(ask.by)
  const who = dice.chance(0.9) ? head : asker
  if (!who) return
  const says = (yes: boolean): Promise<unknown> =>
    tap(a, who, 'household.settle', { ...on(a, home), ask: ask.id, good: ask.good, yes })
  const isRace = dice.chance(0.3)
  await Promise.all([
    says(dice.chance(0.8)),
    ...(isRace ? [says(dice.chance(0.5))] : []),
    ...(asker && dice.chance(0.2)
      ? [tap(a, asker, 'household.withdraw', { ...on(a, home), ask: ask.id })]
      : []),
  ])
}

/** By himself, or as the head says; while he still puts something in or spends. */
export async function movesOut(a: Act, home: Household): Promise<void> {
  const { dice } = a
  const who = homelyOf(dice.pick(home.members, ({ user }) => user)?.user ?? '')
  const head = homelyOf(home.head)
  if (!who) return
  const byHead = head !== undefined && head !== who && dice.chance(0.3)
  const words = byHead ? { no: numberOf(who) } : {}
  await Promise.all([
    tap(a, byHead ? head : who, 'household.leave', { ...on(a, home), ...words }),
    ...(dice.chance(0.3) ? [puts(a, who, home)] : []),
    ...(dice.chance(0.3) ? [spends(a, who, home)] : []),
  ])
}

export async function changesRules(a: Act, head: Person, home: Household): Promise<void> {
  const { dice } = a
  if (dice.chance(0.6)) {
    const rules = { upTo: dice.oneOf([0, 0, 3]), shows: dice.chance(0.5) }
    await tap(a, head, 'household.setRules', { ...on(a, home), ...rules })
    return
  }
  const to = dice.oneOf(HOME_PEOPLE)
  await tap(a, head, 'household.passOn', { ...on(a, home), no: numberOf(to) })
}

/** One of the households that are there, and one of this street who is in it. */
export function someHome(a: Act): { home: Household; head: Person; member: Person } | undefined {
  const shared = a.dice.pick(
    homesOf(a).filter(({ home }) => home.members.some((m) => homelyOf(m.user))),
    ({ _id }) => _id,
  )
  if (!shared) return undefined
  const { home } = shared
  const members = HOME_PEOPLE.filter((who) => isIn(home, userNamed(who)))
  const member = a.dice.oneOf(members)
  return { home, member, head: homelyOf(home.head) ?? member }
}
