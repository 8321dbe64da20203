import type { Act, Actor } from '../../../devtools/simulation/types'
import type { Household } from '../../../domain/household/types'
import { LONG_AGO_MS, look } from '../people'
import { changesRules, founds, invites, movesOut, puts, settles, someHome, spends } from './hands'
import { comesToTheCounter, redeems, redemptionOf } from '../points/hands'
import { GOODS } from '../points/shop'
import { HOME_PEOPLE, homeOf, homelyOf, homesOf, isIn, userNamed } from './homes'

/** Households are founded, grow, save up, spend, and part. */

/** Two, so that people meet between them. */
const MOST_HOMES = 2

async function grows(a: Act): Promise<void> {
  const { dice } = a
  const free = HOME_PEOPLE.filter((who) => !homeOf(a, userNamed(who)))
  const open = homesOf(a).filter(({ home }) => home.closedAt === null)
  if (open.length < MOST_HOMES && free.length > 0) await founds(a, dice.oneOf(free))
  const some = someHome(a)
  if (!some) return
  const { head, home } = some
  const inviting = [invites(a, head, home), ...(dice.chance(0.3) ? [invites(a, head, home)] : [])]
  await Promise.all(inviting)
}

/** One puts in and one spends, or two at once. */
async function saves(a: Act): Promise<void> {
  const some = someHome(a)
  if (!some) return grows(a)
  const { home, head, member } = some
  await puts(a, member, home)
  if (a.dice.chance(0.3)) {
    await Promise.all([spends(a, head, home), spends(a, member, home), puts(a, head, home)])
  } else await spends(a, a.dice.chance(0.7) ? member : head, home)
}

async function headDecides(a: Act): Promise<void> {
  const some = someHome(a)
  if (!some) return grows(a)
  const asking = homesOf(a).filter(({ home }) => home.asks.length > 0)
  const shared = a.dice.pick(asking, ({ _id }) => _id)
  const ask = shared?.home.asks[0]
  if (!shared || !ask) return changesRules(a, some.head, some.home)
  return settles(a, shared.home, ask)
}

async function parts(a: Act): Promise<void> {
  const some = someHome(a)
  if (!some) return grows(a)
  await movesOut(a, some.home)
}

/** Who hands out at which 领取点, and somebody whom the street does not know as his relative. */
const COUNTERS = [
  ['keeper', 'P1', 'workerA2'],
  ['otherKeeper', 'P2', 'workerA2'],
  ['otherKeeper', 'P2', 'neighbour'],
] as const

/** Whoever shares a household with a keeper comes to his counter: another one has to hand it out. */
async function comesToHisOwn(a: Act): Promise<void> {
  const { dice } = a
  const [keeper, pickUp, kin] = dice.oneOf(COUNTERS)
  const home = (): Household | undefined => homeOf(a, userNamed(keeper))?.home
  if (!home()) await founds(a, keeper)
  const head = homelyOf(home()?.head ?? '')
  if (head && !isIn(home()!, userNamed(kin))) await invites(a, head, home()!, kin)
  const mine = home()
  if (!mine || !isIn(mine, userNamed(kin))) return
  // Some time after, so that everybody knows it.
  await a.pass(2 * LONG_AGO_MS)
  const here = GOODS.filter((good) => good.pickUp === pickUp)
  const id = await redeems(a, kin, dice.oneOf(here).code)
  if (id && a.documents('redemptions').has(id)) await comesToTheCounter(a, redemptionOf(a, id))
}

async function looksAtHome(a: Act): Promise<void> {
  const who = a.dice.oneOf([...HOME_PEOPLE, 'workerB1'] as const)
  await look(a, who, 'household.open', {})
  await look(a, who, 'household.shop', {})
}

export const guests: Actor[] = [
  { name: 'a household grows', weight: 7, act: grows },
  { name: 'a household saves and spends', weight: 9, act: saves },
  { name: 'a head decides', weight: 5, act: headDecides },
  { name: 'somebody moves out', weight: 3, act: parts },
  {
    name: 'somebody comes to a keeper of his household',
    weight: 8,
    alone: true,
    act: comesToHisOwn,
  },
  { name: 'somebody looks at his household', weight: 2, act: looksAtHome },
]
