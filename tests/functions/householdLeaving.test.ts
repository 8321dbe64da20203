import { balancesOf } from '../../domain/points/ledger/books'
import { MOVED } from '../../domain/points/ledger/names'
import { homeOf, offered, putBy, storedHome, userOf } from './households'
import { REVIEWER, joined, openShop, type Shop } from './pointsWorld'
import { MONDAY } from './street'
import { rid } from './town'
import { diesAfterEveryWrite } from './writeDeaths'

/**
 * 注销 of a head while others stay, with a death at every write: the household goes on under whoever is there
 * for longest, what the others put in is theirs, and nothing of the head is left in it.
 */
const HEAD = 'resident'
const NEXT = 'neighbour'
const HER_NAME = '王小明'
const begin = MONDAY + 3 * 60 * 60_000

let shop: Shop
let id: string
let putBack: () => Promise<void>
beforeAll(async () => {
  shop = await openShop()
  const home = await homeOf(shop, HEAD, NEXT, REVIEWER)
  id = home.id
  await putBy(shop, HEAD, id, 40)
  await putBy(shop, NEXT, id, 30)
  const good = await offered(shop)
  // One piece waits to be picked up by the head, one good waits for her word.
  await shop.town.ask(HEAD, 'household.spend', { requestId: rid(), id, good, price: 20 })
  await shop.town.ask(NEXT, 'household.spend', { requestId: rid(), id, good, price: 20 })
  const no = await joined(shop, 'workerA1', '何一')
  await shop.town.ask(HEAD, 'household.invite', { requestId: rid(), id, no })
  await shop.town.tick()
  await shop.town.cloud.atRest()
  putBack = shop.town.keep()
}, 60_000)
afterAll(() => shop.town.stop())

async function anew(): Promise<void> {
  const { cloud } = shop.town
  cloud.faults.clear()
  await cloud.atRest()
  await putBack()
  cloud.clock.set(begin)
}

const leave = () => shop.town.code(HEAD, 'identity.leave', { requestId: 'request-head-leaves-01' })

async function whenOver(): Promise<void> {
  for (const minute of [3, 4, 6]) {
    shop.town.cloud.clock.set(begin + minute * 60_000)
    await shop.town.tick().catch(() => undefined)
    await shop.town.cloud.atRest()
  }
}

/** What the others find, and whether anything of her is there. */
async function found(): Promise<object> {
  const home = storedHome(shop, id)
  const { household } = await shop.town.ask(NEXT, 'household.open', {})
  return {
    head: home.head,
    members: home.members.map(({ user }) => user),
    asks: home.asks.length,
    invited: home.invited.length,
    ofHer: JSON.stringify(home).includes(HER_NAME) || JSON.stringify(home).includes(userOf(HEAD)),
    balance: household!.balance,
    mine: household!.mine,
    moved: balancesOf(shop.entries()).get(MOVED) ?? 0,
    inHousehold: shop.town.cloud.store.count('accounts', { household: id }),
  }
}

const AFTERWARDS = {
  head: userOf(NEXT),
  members: [userOf(NEXT), userOf(REVIEWER)],
  asks: 1,
  invited: 1,
  ofHer: false,
  balance: 30,
  mine: 30,
  moved: 0,
  inHousehold: 2,
}

test('without a death: whoever is there for longest is head and can settle what waits', async () => {
  await anew()
  expect(await leave()).toBe('ok')
  await whenOver()
  expect(await found()).toEqual(AFTERWARDS)
  const [ask] = storedHome(shop, id).asks
  const yes = { requestId: rid(), id, ask: ask!.id, good: ask!.good, yes: true }
  expect(await shop.town.ask(NEXT, 'household.settle', yes)).toMatchObject({ repeated: false })
  shop.sound()
})

test.each(['api', 'jobs'])(
  '%s dies after every write of its, and it ends the same',
  (fn) =>
    diesAfterEveryWrite(shop, fn, {
      ...{ begin: anew, go: leave, over: whenOver, found, wanted: AFTERWARDS },
    }),
  180_000,
)
