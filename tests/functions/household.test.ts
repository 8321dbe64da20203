import type { CallName } from '../../domain/contract'
import { maskedName } from '../../domain/identity/masks'
import { asked, both, invited } from './householdCalls'
import { allHomes, homeOf, offered, putBy, storedHome, userOf } from './households'
import {
  goodOf,
  KEEPER,
  OTHER_KEEPER,
  REVIEWER,
  joined,
  openShop,
  type Shop,
  type Who,
} from './pointsWorld'
import { rid } from './town'

/** Households through the real SDK: who may do what, whose points they are, and what becomes of them. */

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.town.stop())
afterEach(() => {
  expect(shop.town.unexpected).toEqual([])
  shop.sound()
})

const HEAD = 'resident'
const OTHER = 'neighbour'
const STRANGER = KEEPER

const code = (who: Who, name: string, input: object): Promise<string> =>
  shop.town.code(who, `household.${name}` as CallName, { requestId: rid('home'), ...input })
const balance = async (who: Who): Promise<number> =>
  (await shop.town.ask(who, 'points.account', {})).balance
const page = (who: Who) => shop.town.ask(who, 'household.open', {})

const MATRIX: [
  call: string,
  made: () => Promise<object>,
  head: string,
  member: string,
  stranger: string,
][] = [
  [
    'invite',
    async () => ({ id: (await both(shop)).id, no: await joined(shop, REVIEWER, '方') }),
    'ok',
    'notHead',
    'notHead',
  ],
  ['takeBack', () => invited(shop), 'ok', 'notHead', 'notHead'],
  [
    'answer',
    async () => ({ id: (await invited(shop)).id, yes: false }),
    'inviteGone',
    'ok',
    'inviteGone',
  ],
  ['leave', async () => ({ id: (await both(shop)).id }), 'ok', 'ok', 'notFound'],
  [
    'setRules',
    async () => ({ id: (await both(shop)).id, upTo: 9, shows: true }),
    'ok',
    'notHead',
    'notHead',
  ],
  ['passOn', async () => withNo(1), 'ok', 'notHead', 'notHead'],
  ['put', async () => ({ id: (await both(shop)).id, points: 1 }), 'ok', 'ok', 'notFound'],
  ['spend', () => spending(), 'ok', 'ok', 'notFound'],
  ['settle', async () => ({ ...(await asked(shop)), yes: false }), 'ok', 'notHead', 'notFound'],
  ['withdraw', () => withdrawing(), 'notAllowed', 'ok', 'notFound'],
]

async function withNo(i: number): Promise<object> {
  const { id, nos } = await both(shop)
  return { id, no: nos[i] }
}
async function spending(): Promise<object> {
  const { id } = await both(shop)
  await putBy(shop, HEAD, id, 60)
  return { id, good: await offered(shop), price: 20 }
}
async function withdrawing(): Promise<object> {
  const { id, ask } = await asked(shop)
  return { id, ask }
}

test.each(MATRIX)('%s by head, member and stranger', async (call, made, ...wanted) => {
  const codes: string[] = []
  for (const who of [HEAD, OTHER, STRANGER] as const) {
    await joined(shop, STRANGER, '何兑换')
    await shop.endow(HEAD, 5)
    await shop.endow(OTHER, 5)
    codes.push(await code(who, call, await made()))
  }
  expect(codes).toEqual(wanted)
})

test('a household of two: each says yes, one asks, the head confirms, and it is picked up', async () => {
  const { id } = await both(shop)
  const before = await balance(OTHER)
  await putBy(shop, OTHER, id, 30)
  expect(await balance(OTHER)).toBe(before)
  const good = await offered(shop)
  const first = await shop.town.ask(OTHER, 'household.spend', {
    ...{ requestId: rid(), id, good, price: 20 },
  })
  expect(first.redemption).toBeNull()
  const { household } = await page(HEAD)
  expect(household).toMatchObject({ balance: 30, mine: 0, isHead: true })
  expect(household!.asks).toMatchObject([{ byName: '李四', price: 20, good, isMine: false }])
  const { redemption } = await shop.town.ask(HEAD, 'household.settle', {
    ...{ requestId: rid(), id, ask: household!.asks[0]!.id, good, yes: true },
  })
  expect((await page(OTHER)).household).toMatchObject({ balance: 10, held: 20, mine: 10, asks: [] })
  // Whoever asked has the code; the head, whose it is not, has none.
  const r = await shop.town.ask(OTHER, 'points.redemption', { id: redemption! })
  expect(await shop.town.code(HEAD, 'points.redemption', { id: redemption! })).toBe('noRedemption')
  // The keeper has declared the neighbour as his relative: another way to be kin.
  const hand = { requestId: rid(), id: r.id, code: shop.codeOf(r) }
  expect(await shop.town.code(KEEPER, 'points.handOut', hand)).toBe('kinRedemption')
})

test('by rule a member spends up to a sum without asking', async () => {
  const { id } = await both(shop)
  await putBy(shop, HEAD, id, 60)
  await shop.town.ask(HEAD, 'household.setRules', { requestId: rid(), id, upTo: 20, shows: false })
  const spend = { requestId: rid(), id, good: await offered(shop), price: 20 }
  const done = await shop.town.ask(OTHER, 'household.spend', spend)
  expect(done.redemption).toMatch(/^redemption:/)
  expect(await shop.town.ask(OTHER, 'household.spend', spend)).toEqual({ ...done, repeated: true })
  expect((await page(OTHER)).household).toMatchObject({ balance: 40, held: 20, mine: 0 })
})

test('用家庭积分: the household’s points and what it had this month, for members alone', async () => {
  const { id } = await both(shop)
  await putBy(shop, HEAD, id, 60)
  await shop.endow(OTHER, 7)
  const good = await offered(shop)
  await shop.town.ask(HEAD, 'household.spend', { requestId: rid(), id, good, price: 20 })
  const seen = await shop.town.ask(OTHER, 'household.shop', {})
  expect(seen).toMatchObject({ balance: 40, household: { id, isHead: false, upTo: 0 } })
  expect(Object.keys(seen.household).sort()).toEqual(['id', 'isHead', 'upTo'])
  expect(seen.goods.find((g) => g.code === good)).toMatchObject({ left: 4, bought: 1 })
  const own = await shop.town.ask(OTHER, 'points.shop', {})
  expect(own.goods.find((g) => g.code === good)).toMatchObject({ bought: 0 })
  expect(await shop.town.code(STRANGER, 'household.shop', {})).toBe('noHousehold')
})

test('what cannot be spent is refused for good, and nothing is held', async () => {
  const { id } = await both(shop)
  const spend = { requestId: rid(), id, good: await offered(shop), price: 20 }
  expect(await shop.town.code(HEAD, 'household.spend', spend)).toBe('tooFewPoints')
  await putBy(shop, HEAD, id, 60)
  expect(await shop.town.code(HEAD, 'household.spend', spend)).toBe('tooFewPoints')
  expect(await code(HEAD, 'spend', { ...spend, requestId: rid() })).toBe('ok')
  expect(await code(HEAD, 'put', { id, points: 100_000 })).toBe('tooFewPoints')
})

test('a head who moves out takes his own along, and whoever is there for longest follows', async () => {
  const { id, nos } = await homeOf(shop, HEAD, OTHER, REVIEWER)
  await putBy(shop, HEAD, id, 40)
  await putBy(shop, OTHER, id, 30)
  const before = await balance(HEAD)
  await shop.town.ask(HEAD, 'household.leave', { requestId: rid(), id })
  expect(await balance(HEAD)).toBe(before + 40)
  const { household } = await page(OTHER)
  expect(household).toMatchObject({ isHead: true, balance: 30, mine: 30 })
  expect(household!.members.map(({ no }) => no)).toEqual(nos.slice(1))
  expect(await page(HEAD)).toMatchObject({ household: null, invitations: [] })
  // The new head moves another out, whose points go along, and closes it as the last.
  await shop.town.ask(OTHER, 'household.leave', { requestId: rid(), id, no: nos[2]! })
  await shop.town.ask(OTHER, 'household.leave', { requestId: rid(), id })
  expect(storedHome(shop, id)).toMatchObject({ members: [], head: '' })
  expect(await code(HEAD, 'answer', { id, yes: true })).toBe('inviteGone')
})

test('nobody is in two households, whichever way he comes', async () => {
  const { id } = await homeOf(shop, HEAD)
  await joined(shop, OTHER, '李四')
  await joined(shop, REVIEWER, '方审核')
  const nest = await shop.town.ask(REVIEWER, 'household.found', { requestId: rid(), name: '小窝' })
  const no = await joined(shop, OTHER, '李四')
  await shop.town.ask(HEAD, 'household.invite', { requestId: rid(), id, no })
  await shop.town.ask(REVIEWER, 'household.invite', { requestId: rid(), id: nest.id, no })
  const invitations = (await page(OTHER)).invitations
  expect(invitations.map(({ headName }) => headName).sort()).toEqual(['方*', '王*'])
  const codes = await Promise.all(
    [id, nest.id].map((home) => code(OTHER, 'answer', { id: home, yes: true })),
  )
  expect(codes.sort()).toEqual(['inHousehold', 'ok'])
  expect(await code(OTHER, 'found', { name: '第三家' })).toBe('inHousehold')
  const places = allHomes(shop).filter(({ members }) =>
    members.some(({ user }) => user === userOf(OTHER)),
  )
  expect(places).toHaveLength(1)
})

test('a keeper hands nothing out to his household, and nobody there awards or reviews', async () => {
  const { id } = await homeOf(shop, HEAD, OTHER_KEEPER, REVIEWER)
  await shop.offer(goodOf('HATHIS', { pickUp: 'P2' }), [5])
  await shop.endow(HEAD, 60)
  const r = await shop.redeem(HEAD, 'HATHIS')
  const hand = () => ({ requestId: rid('hand'), id: r.id, code: shop.codeOf(r) })
  expect(await shop.town.code(OTHER_KEEPER, 'points.handOut', hand())).toBe('kinRedemption')
  expect(await shop.town.code(OTHER_KEEPER, 'points.peek', { code: shop.codeOf(r) })).toBe(
    'kinRedemption',
  )
  const no = await joined(shop, HEAD, '王小明')
  const day = new Date(shop.town.cloud.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const give = { no, rule: 'GM01', minutes: 60, deedOn: day, deed: '扫雪', confidential: false }
  const given = { ...give, kin: false }
  expect(await shop.town.code(REVIEWER, 'points.give', { requestId: rid(), ...given })).toBe(
    'kinAward',
  )
  const award = await shop.town.ask('workerA1', 'points.give', { requestId: rid(), ...given })
  const step = { id: award.id, version: award.version, kin: false, note: '' }
  expect(await shop.town.code(REVIEWER, 'points.pass', { requestId: rid(), ...step })).toBe(
    'kinAward',
  )
  await shop.town.ask(REVIEWER, 'household.leave', { requestId: rid(), id })
  expect(await shop.town.code(REVIEWER, 'points.pass', { requestId: rid(), ...step })).toBe('ok')
  await shop.town.ask(OTHER_KEEPER, 'household.leave', { requestId: rid(), id })
  expect(await shop.town.code(OTHER_KEEPER, 'points.handOut', hand())).toBe('ok')
})

test('注销 of the account waits for the moving out', async () => {
  const { id } = await both(shop)
  await putBy(shop, OTHER, id, 20)
  const close = () => shop.town.code(OTHER, 'points.close', { requestId: rid() })
  expect(await close()).toBe('stillInHousehold')
  await shop.town.ask(OTHER, 'household.leave', { requestId: rid(), id })
  expect(await close()).toBe('ok')
})

test('what comes back after somebody moved out is brought to him, and nobody else spends it', async () => {
  const { id } = await both(shop)
  await putBy(shop, OTHER, id, 20)
  await shop.town.ask(HEAD, 'household.setRules', { requestId: rid(), id, upTo: 50, shows: false })
  const spend = { requestId: rid(), id, good: await offered(shop), price: 20 }
  const { redemption } = await shop.town.ask(OTHER, 'household.spend', spend)
  const before = await balance(OTHER)
  const home = async () => (await page(HEAD)).household!
  const { members, redemptions } = await home()
  expect(members.map(({ name }) => name)).toContain(redemptions[0]!.byName)
  await shop.town.ask(OTHER, 'household.leave', { requestId: rid(), id })
  expect(await balance(OTHER)).toBe(before)
  // Whoever comes later does not read by name who was there before.
  expect((await home()).redemptions[0]!.byName).toBe(maskedName(redemptions[0]!.byName))
  await shop.town.ask(OTHER, 'points.cancel', { requestId: rid(), id: redemption! })
  expect((await page(HEAD)).household).toMatchObject({ balance: 0, held: 0 })
  shop.town.cloud.clock.advance(86_400_000)
  await shop.town.tick()
  await shop.town.tick()
  expect(await balance(OTHER)).toBe(before + 20)
})
