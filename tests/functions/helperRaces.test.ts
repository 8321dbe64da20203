import { redeeming } from './helperCalls'
import { CREW, HELPER, helpOf } from './helpers'
import { openShop, type Shop } from './pointsWorld'
import { rid } from './town'

/** The 约定 ends while something that the helper redeems is being written: that goes back with all the rest. */

/** Longer than it takes to end a 约定 and to look at what is to go back. */
const MEANWHILE_MS = 400

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.town.stop())

const ENDS: [what: string, end: (id: string) => Promise<string>][] = [
  ['the crew ends it', (id) => shop.town.code(CREW, 'helper.end', { requestId: rid('end'), id })],
  ['the helper leaves', () => shop.town.code(HELPER, 'identity.leave', { requestId: rid('left') })],
]

test.each(ENDS)('%s', async (_, end) => {
  const { cloud } = shop.town
  const asked = await redeeming(shop)
  const { elder } = helpOf(shop, asked.id)!
  cloud.faults.add({
    ...{ call: 'helper.redeem', action: 'database.commitTransaction', nth: 1 },
    effect: { kind: 'slow', ms: MEANWHILE_MS },
  })
  const redeemed = shop.town.code(HELPER, 'helper.redeem', { requestId: rid('rice'), ...asked })
  await shop.town.until('the redemption is being written', () =>
    cloud.faults.list().some(({ hits }) => hits > 0),
  )
  expect(await end(asked.id)).toBe('ok')
  expect(await redeemed).toBe('ok')
  await cloud.atRest()
  cloud.faults.clear()
  await shop.town.tick()
  await cloud.atRest()
  const states = shop.redemptions().filter(({ owner }) => owner === elder)
  expect(states.map(({ state }) => state)).toEqual(['VOID'])
  expect(helpOf(shop, asked.id)?.owing).toBeUndefined()
  expect(await shop.town.ask(CREW, 'helper.elder', { id: elder })).toMatchObject({
    ...{ balance: 50, held: 0 },
  })
  shop.sound()
})
