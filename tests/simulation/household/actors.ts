import type { Act, Actor } from '../../../devtools/simulation/types'
import { look } from '../people'
import { changesRules, founds, invites, movesOut, puts, settles, someHome, spends } from './hands'
import { HOME_PEOPLE, homeOf, homesOf, userNamed } from './homes'

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
  { name: 'somebody looks at his household', weight: 2, act: looksAtHome },
]
