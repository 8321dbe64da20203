import type { Elder, Help } from '../../domain/helper/types'
import { COLLECTIONS } from '../../cloudfunctions/schema'
import {
  CREW,
  ELDER_NAME,
  HELPER,
  HELPER_NAME,
  boundHelp,
  endowed,
  offeredGood,
  userOf,
} from './helpers'
import { openShop, type Shop } from './pointsWorld'
import { MONDAY } from './street'
import { rid } from './town'
import { diesAfterEveryWrite } from './writeDeaths'

/**
 * An account that staff opened is closed, or its helper leaves, with a death at every write: afterwards nothing of
 * who has gone is anywhere, the points and the goods add up, and the other side goes on.
 */

const begin = MONDAY + 3 * 60 * 60_000
let shop: Shop
let elder: string
let putBack: () => Promise<void>
beforeAll(async () => {
  shop = await openShop()
  const bound = await boundHelp(shop)
  elder = bound.elder
  await endowed(shop, elder, 50)
  const good = await offeredGood(shop)
  await shop.town.ask(HELPER, 'helper.redeem', { requestId: rid(), id: bound.id, good, price: 20 })
  await print()
  await shop.town.tick()
  await shop.town.cloud.atRest()
  putBack = shop.town.keep()
}, 60_000)
afterAll(() => shop.town.stop())

const print = () => shop.town.ask(CREW, 'helper.statement', { id: elder, month: '2026-06' })

async function anew(): Promise<void> {
  const { cloud } = shop.town
  cloud.faults.clear()
  await cloud.atRest()
  await putBack()
  cloud.clock.set(begin)
  // A file that was removed is not put back with the documents.
  if (papers().length === 0) await print()
}

async function whenOver(): Promise<void> {
  for (const minute of [3, 4, 6]) {
    shop.town.cloud.clock.set(begin + minute * 60_000)
    await shop.town.tick().catch(() => undefined)
    await shop.town.cloud.atRest()
  }
}

const close = () =>
  shop.town.code(CREW, 'helper.closeElder', { requestId: 'request-close-elder-01', id: elder })
const leave = () =>
  shop.town.code(HELPER, 'identity.leave', { requestId: 'request-helper-leaves-01' })

/** Collections in which a text stands. */
const placesOf = (text: string): string[] =>
  COLLECTIONS.map(({ name }) => name).filter((name) =>
    JSON.stringify(shop.town.cloud.store.find(name, {}, { _id: 1 }, 100_000)).includes(text),
  )

const stored = () => ({
  elders: shop.town.cloud.store.find('elders', {}) as unknown as Elder[],
  helps: shop.town.cloud.store.find('helps', {}) as unknown as Help[],
})

/** Printed 对账单 in the storage. */
const papers = () => shop.town.files().filter((path) => path.includes('/statement-'))

/** What everybody finds when it is over. */
const closed = () => ({
  ...stored(),
  redemptions: shop.redemptions().map(({ state, owner, ownerName, proxy }) => {
    return { state, owner, ownerName, proxy }
  }),
  name: placesOf(ELDER_NAME),
  papers: papers(),
})
const CLOSED = {
  elders: [],
  helps: [],
  redemptions: [{ state: 'VOID', owner: '', ownerName: '', proxy: null }],
  name: [],
  papers: [],
}

const left = () => ({
  elders: stored().elders.map(({ name }) => name),
  helps: stored().helps,
  states: shop.redemptions().map(({ state }) => state),
  papers: papers().length,
  proxies: shop.redemptions().map(({ proxy }) => proxy),
  hands: shop
    .redemptions()
    .flatMap(({ history }) => history.map(({ by }) => by === userOf(HELPER))),
  name: placesOf(HELPER_NAME),
})
const LEFT = {
  ...{ elders: [ELDER_NAME], helps: [], states: ['VOID'], papers: 1 },
  ...{ proxies: [null], hands: [false, false], name: [] },
}

const DEATHS: [what: string, go: () => Promise<string>, told: () => object, wanted: object][] = [
  ['the account is closed', close, closed, CLOSED],
  ['the helper leaves', leave, left, LEFT],
]

test.each(DEATHS)('%s', async (_, go, told, wanted) => {
  await anew()
  expect(await go()).toBe('ok')
  expect(await shop.town.code(HELPER, 'helper.open', {})).toBe('ok')
  await whenOver()
  expect(told()).toEqual(wanted)
  shop.sound()
})

const KILLED = DEATHS.flatMap(([what, ...row]) =>
  ['api', 'jobs'].map((fn) => [what, fn, ...row] as const),
)
test.each(KILLED)(
  '%s, and %s dies after every write of its',
  (_, fn, go, found, wanted) =>
    diesAfterEveryWrite(shop, fn, { begin: anew, go, over: whenOver, found, wanted }),
  180_000,
)
