import type { CallName } from '../../domain/contract'
import { homeOf, nobodyHome, offered, putBy, storedHome } from './households'
import type { PointsCase } from './pointsCalls'
import { joined, type Shop, type Who } from './pointsWorld'
import { rid } from './town'

/** Every call of households, each in a state in which it succeeds, for the rules that hold for all calls. */

const HEAD = 'resident'
const OTHER = 'neighbour'
const NOBODY = '000000000000'

const by = (
  action: string,
  who: Who,
  input: PointsCase['input'],
  other: PointsCase['other'],
): PointsCase => ({ name: `household.${action}` as CallName, who, input, other })

export const both = (shop: Shop) => homeOf(shop, HEAD, OTHER)

export async function invited(shop: Shop): Promise<{ id: string; no: string }> {
  const { id } = await homeOf(shop, HEAD)
  const no = await joined(shop, OTHER, '李四')
  await shop.town.ask(HEAD, 'household.invite', { requestId: rid('invite'), id, no })
  return { id, no }
}

/** Of a member, for whom the head has made no rule. */
export async function asked(shop: Shop): Promise<{ id: string; ask: string; good: string }> {
  const { id } = await both(shop)
  await putBy(shop, HEAD, id, 60)
  const good = await offered(shop)
  await shop.town.ask(OTHER, 'household.spend', { requestId: rid('ask'), id, good, price: 20 })
  return { id, ask: storedHome(shop, id).asks[0]!.id, good }
}

const elsewhere = (first: object) => ({ ...first, id: 'household:0123456789abcdef01234567' })

export const HOUSEHOLD_WRITING: PointsCase[] = [
  by(
    'found',
    HEAD,
    async (shop) => {
      await nobodyHome(shop)
      await joined(shop, HEAD, '王小明')
      return { name: '和睦家' }
    },
    () => ({ name: '平安家' }),
  ),
  by(
    'invite',
    HEAD,
    async (shop) => {
      const { id } = await homeOf(shop, HEAD)
      return { id, no: await joined(shop, OTHER, '李四') }
    },
    (first) => ({ ...first, no: NOBODY }),
  ),
  by('takeBack', HEAD, invited, (first) => ({ ...first, no: NOBODY })),
  by(
    'answer',
    OTHER,
    async (shop) => ({ id: (await invited(shop)).id, yes: true }),
    (first) => ({ ...first, yes: false }),
  ),
  by(
    'leave',
    OTHER,
    async (shop) => {
      const { id } = await both(shop)
      await putBy(shop, OTHER, id, 30)
      return { id }
    },
    elsewhere,
  ),
  by(
    'setRules',
    HEAD,
    async (shop) => ({ id: (await both(shop)).id, upTo: 20, shows: true }),
    (first) => ({ ...first, upTo: 30 }),
  ),
  by(
    'passOn',
    HEAD,
    async (shop) => {
      const { id, nos } = await both(shop)
      return { id, no: nos[1]! }
    },
    (first) => ({ ...first, no: NOBODY }),
  ),
  by(
    'put',
    OTHER,
    async (shop) => {
      const { id } = await both(shop)
      await shop.endow(OTHER, 30)
      return { id, points: 20 }
    },
    (first) => ({ ...first, points: 10 }),
  ),
  by(
    'spend',
    HEAD,
    async (shop) => {
      const { id } = await both(shop)
      await putBy(shop, HEAD, id, 60)
      return { id, good: await offered(shop), price: 20 }
    },
    (first) => ({ ...first, price: 19 }),
  ),
  by(
    'settle',
    HEAD,
    async (shop) => ({ ...(await asked(shop)), yes: true }),
    (first) => ({
      ...first,
      yes: false,
    }),
  ),
  by(
    'withdraw',
    OTHER,
    async (shop) => {
      const { id, ask } = await asked(shop)
      return { id, ask }
    },
    elsewhere,
  ),
]

export const HOUSEHOLD_READING: PointsCase[] = [
  by(
    'open',
    HEAD,
    async (shop) => (await asked(shop), {}),
    (first) => first,
  ),
  by(
    'shop',
    OTHER,
    async (shop) => (await asked(shop), {}),
    (first) => first,
  ),
  by(
    'open',
    OTHER,
    async (shop) => (await invited(shop), {}),
    (first) => first,
  ),
]
