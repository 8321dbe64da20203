import type { CallName } from '../../domain/contract'
import { PURPOSE_NAMES } from '../../domain/call/basis'
import { inWordsOfNow } from '../../domain/identity/purposes'
import { redeeming } from './helperCalls'
import {
  CREW,
  ELDER_NAME,
  HELPER,
  HELPER_NAME,
  WITH_PHONE,
  askedHelp,
  boundByPhone,
  boundHelp,
  nobodyHelps,
  openedElder,
} from './helpers'
import { KEEPER, REVIEWER, joined, openShop, type Shop, type Who } from './pointsWorld'
import { CODE } from './street'
import { rid } from './town'

/**
 * Call × role × own or foreign, of helpers. The account is of the grid of `CREW` and `leadA`, the 约定 of `HELPER`;
 * to whoever has nothing to do with either there is none.
 */

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
  // Whoever is asked to agree first is stored with that.
  const consents = inWordsOfNow(PURPOSE_NAMES)
  for (const who of EVERYBODY)
    await shop.town.ask(who, 'identity.agree', { requestId: rid('yes'), consents })
})
afterAll(() => shop.town.stop())
afterEach(() => {
  expect(shop.town.unexpected).toEqual([])
  shop.sound()
})

/** In the order of the answers below. */
const EVERYBODY: readonly Who[] = [
  ...[HELPER, CREW, 'leadA', 'workerA2', 'workerB1', REVIEWER, KEEPER, WITH_PHONE],
] as readonly Who[]

const code = (who: Who, name: string, input: object): Promise<string> =>
  shop.town.code(who, `helper.${name}` as CallName, input)

type Row = [what: string, name: string, made: () => Promise<object>, wanted: string[]]

const N = 'notFound'
const ofHelp = async () => ({ id: (await boundHelp(shop)).id })
const ofElder = async () => ({ id: (await boundHelp(shop)).elder })
const CREW_ALONE = [N, 'ok', 'ok', N, N, N, N, N]
const HELPER_ALONE = ['ok', N, N, N, N, N, N, N]
const G = 'notAllowed'
const T = 'notTended'

const READING: Row[] = [
  ['his own page', 'open', () => Promise.resolve({}), EVERYBODY.map(() => 'ok')],
  [
    'accounts of a grid of his',
    'elders',
    () => Promise.resolve({}),
    [G, 'ok', 'ok', 'ok', 'ok', G, G, G],
  ],
  [
    'accounts of this grid',
    'elders',
    () => Promise.resolve({ grid: CODE.A1 }),
    [G, 'ok', 'ok', G, G, G, G, G],
  ],
  ['an account', 'elder', ofElder, CREW_ALONE],
  [
    'what is printed of it',
    'statement',
    async () => ({ ...(await ofElder()), month: '2026-06' }),
    CREW_ALONE,
  ],
  ['points of the elder', 'points', ofHelp, HELPER_ALONE],
  ['shop of the elder', 'shop', ofHelp, HELPER_ALONE],
]
test.each(READING)('%s: %s', async (_, name, made, wanted) => {
  const input = await made()
  const codes: string[] = []
  const before = await shop.town.settled()
  for (const who of EVERYBODY) codes.push(await code(who, name, input))
  expect(codes).toEqual(wanted)
  // What was printed is noted in the account, so that it goes with it.
  if (name !== 'statement') expect(await shop.town.settled()).toBe(before)
})

const opening = { name: ELDER_NAME, buildingId: '101', paper: true }
async function naming(): Promise<object> {
  await nobodyHelps(shop)
  const no = await joined(shop, 'workerA2', HELPER_NAME)
  return { elder: await openedElder(shop), no, acts: ['points'], months: 3, paper: true }
}
const answering = async () => ({ id: (await askedHelp(shop)).id, yes: true })
const byPhone = async () => ({ id: (await boundByPhone(shop)).id })

const WRITING: Row[] = [
  ['an account', 'openElder', () => Promise.resolve(opening), [T, 'ok', 'ok', T, T, T, T, T]],
  ['an account', 'closeElder', async () => ({ id: await openedElder(shop) }), CREW_ALONE],
  ['on paper', 'name', naming, CREW_ALONE],
  ['for the elder', 'answer', answering, ['ok', G, G, N, N, N, N, N]],
  ['of an elder without WeChat', 'end', ofHelp, ['ok', 'ok', 'ok', N, N, N, N, N]],
  ['of an elder with WeChat', 'end', byPhone, ['ok', N, N, N, N, N, N, 'ok']],
  ['for the elder', 'redeem', () => redeeming(shop), HELPER_ALONE],
]
test.each(WRITING)('%s: %s', async (_, name, made, wanted) => {
  const asked = (who: Who, input: object) => code(who, name, { requestId: rid('m'), ...input })
  const mayNot = EVERYBODY.filter((__, i) => wanted[i] !== 'ok')
  const refusals: string[] = []
  const foreign = await made()
  const before = await shop.town.settled()
  for (const who of mayNot) refusals.push(await asked(who, foreign))
  expect(refusals).toEqual(wanted.filter((one) => one !== 'ok'))
  expect(await shop.town.settled()).toBe(before)
  for (const who of EVERYBODY.filter((one) => !mayNot.includes(one)))
    expect([who, await asked(who, await made())]).toEqual([who, 'ok'])
})
