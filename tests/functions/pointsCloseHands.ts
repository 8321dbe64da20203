import type { CallName } from '../../domain/contract'
import type { Award } from '../../domain/points/award/types'
import type { Entry, Member } from '../../domain/points/types'
import { codeOf, openShop, openidOf, type Shop, type Who } from './pointsWorld'
import { rid } from './town'

/** Who leaves, and what of him stands anywhere. */

export const OWNER = 'resident'

let open: Shop[] = []
/** After each test: the books are right, and the shops closed. */
export async function shut(): Promise<void> {
  for (const shop of open) {
    shop.sound()
    await shop.town.stop()
  }
  open = []
}

export async function street(seams: object = {}): Promise<Shop> {
  const shop = await openShop(seams)
  open.push(shop)
  return shop
}

export const close = (shop: Shop, requestId = rid('close')) =>
  shop.town.call(OWNER, 'points.close', { requestId })

const HELD_OF_POINTS = [
  ...['accounts', 'entries', 'redemptions', 'awards', 'members', 'wishes', 'stockLines', 'dues'],
  ...['walks', 'pointsMonths', 'pointsBudget'],
]

/** Collections of points in which one of these words stands. */
export const naming = (shop: Shop, ...words: string[]): string[] =>
  HELD_OF_POINTS.filter((name) => {
    const all = JSON.stringify(shop.town.cloud.store.find(name, {}, { _id: 1 }, 100_000))
    return words.some((word) => all.includes(word))
  })
export const PERSON = [openidOf(OWNER), '王小明', '楼下李姐', '想要雨伞']

export const awards = (shop: Shop): Award[] =>
  shop.town.cloud.store.find('awards', {}, { _id: 1 }) as unknown as Award[]
export const members = (shop: Shop): Member[] =>
  shop.town.cloud.store.find('members', {}, { _id: 1 }) as unknown as Member[]
export const ofKind = (shop: Shop, kind: Entry['kind']): Entry[] =>
  shop.entries().filter((e) => e.kind === kind)

export const days = async (shop: Shop, n: number): Promise<void> => {
  shop.town.cloud.clock.advance(n * 86_400_000)
  // A clock that has jumped is believed by the second tick.
  await shop.town.tick()
  await shop.town.tick()
}

export const step = (shop: Shop, who: Who, name: string, id: string, more: object = {}) => {
  const { version } = awards(shop).find((a) => a._id === id)!
  return codeOf(shop, who, `points.${name}` as CallName, { id, version, ...more })
}
