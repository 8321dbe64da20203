import type { Household } from '../../domain/household/types'
import { goodOf, joined, openidOf, type Shop, type Who } from './pointsWorld'
import { rid } from './town'

/** Households of the small street: who founds, who is invited and says yes, what lies in them. */

const NAMES = ['王小明', '李四', '赵六', '陈七']
let goods = 0

export const allHomes = (shop: Shop): Household[] =>
  shop.town.cloud.store.find('accounts', { kind: 'family' }).map(({ home }) => home as Household)

export const storedHome = (shop: Shop, id: string): Household =>
  allHomes(shop).find(({ _id }) => _id === id)!

/** Everybody who is in a household now moves out, so that a story may begin anew. */
export async function nobodyHome(shop: Shop): Promise<void> {
  for (const { _id: id, members } of allHomes(shop))
    for (const { user } of [...members].reverse()) {
      const who = { openid: user.slice('user:'.length) }
      await shop.town.ask(who, 'household.leave', { requestId: rid('out'), id })
    }
}

/** A household of these, the first its head; each has a number and said yes himself. */
export async function homeOf(shop: Shop, ...who: Who[]): Promise<{ id: string; nos: string[] }> {
  const { town } = shop
  await nobodyHome(shop)
  const nos: string[] = []
  for (const [i, person] of who.entries()) nos.push(await joined(shop, person, NAMES[i]!))
  const [head] = who
  const { id } = await town.ask(head!, 'household.found', {
    requestId: rid('found'),
    name: '和睦家',
  })
  for (const [i, person] of who.entries()) {
    if (i === 0) continue
    await town.ask(head!, 'household.invite', { requestId: rid('invite'), id, no: nos[i]! })
    await town.ask(person, 'household.answer', { requestId: rid('yes'), id, yes: true })
  }
  return { id, nos }
}

/** Somebody earns so many points and puts them in. */
export async function putBy(shop: Shop, who: Who, id: string, points: number): Promise<void> {
  await shop.endow(who, points)
  await shop.town.ask(who, 'household.put', { requestId: rid('put'), id, points })
}

/** A good of its own, with five on the shelf, of 20 points. */
export async function offered(shop: Shop): Promise<string> {
  const good = `H${++goods}`
  await shop.offer(goodOf(good), [5])
  return good
}

export const userOf = (who: Who): string => `user:${openidOf(who)}`
