import type { CallName } from '../../domain/contract'
import { HELPER_READING, HELPER_WRITING } from './helperCalls'
import { HOUSEHOLD_READING, HOUSEHOLD_WRITING } from './householdCalls'
import { nobodyHome } from './households'
import { publicity, stated } from './merchants'
import {
  CONTACT,
  KEEPER,
  JUDGE,
  REVIEWER,
  goodOf,
  joined,
  type Shop,
  type Who,
} from './pointsWorld'
import { rid } from './town'

/** Every call of points, households and helpers, each in a state in which it succeeds, for the rules that hold for all calls. */
export interface PointsCase {
  name: CallName
  who: Who
  /** What it is asked, without the request's id. */
  input(shop: Shop): Promise<object> | object
  /** The same call asking for something else. */
  other(first: object): object
  /** Of a call that can ask for one thing alone: another call that `other` is asked of. */
  otherName?: CallName
}

const byNote = { note: '换一个说法' }
const OWNER = 'resident'
/** Goods of their own, so that a shop may stay open for many cases. */
let goods = 0

export async function redeemed(shop: Shop): Promise<{ id: string; code: string }> {
  const good = `C${++goods}`
  await shop.offer(goodOf(good), [5])
  await shop.endow(OWNER, 100)
  const r = await shop.redeem(OWNER, good)
  return { id: r.id, code: shop.codeOf(r) }
}

export async function handedOut(shop: Shop): Promise<{ id: string; code: string }> {
  const r = await redeemed(shop)
  await shop.town.ask(KEEPER, 'points.handOut', { requestId: rid('hand'), ...r })
  return r
}

const today = (shop: Shop): string =>
  new Date(shop.town.cloud.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10)

export const given = (no: string, deedOn: string) => ({
  ...{ no, rule: 'GM01', minutes: 90, deedOn, deed: '陪老人看病' },
  ...{ confidential: false, kin: false },
})

const version = (shop: Shop, id: string): number =>
  (shop.town.cloud.store.find('awards', { _id: id })[0] as unknown as { version: number }).version

/** An award of the worker for the resident, taken on by so many steps. */
export async function awarded(shop: Shop, ...steps: [Who, string, object][]): Promise<string> {
  const no = await joined(shop, OWNER, '王小明')
  const asked = { requestId: rid('give'), ...given(no, today(shop)) }
  const { id } = await shop.town.ask('workerA1', 'points.give', asked)
  for (const [who, action, words] of steps) {
    const input = { requestId: rid('step'), id, version: version(shop, id), ...words }
    await shop.town.ask(who, `points.${action}` as 'points.pass', input as never)
  }
  return id
}
export const passed = (shop: Shop) => awarded(shop, [REVIEWER, 'pass', { kin: false }])
export const appealed = (shop: Shop) =>
  awarded(shop, [REVIEWER, 'pass', { kin: false }], ['neighbour', 'appeal', { note: '他没有来' }])

/** Paid: seven days have gone by. */
export async function paid(shop: Shop): Promise<string> {
  const id = await passed(shop)
  shop.town.cloud.clock.advance(7 * 86_400_000 + 1)
  // A clock that has jumped is believed by the second tick.
  await shop.town.tick()
  await shop.town.tick()
  return id
}

const step = (
  action: string,
  who: Who,
  made: (shop: Shop) => Promise<string>,
  words: object,
): PointsCase => ({
  name: `points.${action}` as CallName,
  who,
  async input(shop) {
    const id = await made(shop)
    return { id, version: version(shop, id), ...words }
  },
  other: (first) => ({ ...first, ...byNote }),
})

async function statement(shop: Shop): Promise<{ id: string; version: number }> {
  const { _id: id, version: of } = await stated(shop)
  return { id, version: of }
}

export const POINTS_WRITING: PointsCase[] = [
  {
    name: 'points.join',
    who: OWNER,
    input: () => ({ name: '王小明' }),
    other: () => ({ name: '王大明' }),
  },
  {
    name: 'points.redeem',
    who: OWNER,
    async input(shop) {
      await redeemed(shop)
      return { good: `C${goods}`, price: 20 }
    },
    other: (first) => ({ ...first, price: 19 }),
  },
  {
    name: 'merchant.redeem',
    who: CONTACT,
    async input(shop) {
      return { good: await publicity(shop), price: 20 }
    },
    other: (first) => ({ ...first, price: 19 }),
  },
  {
    name: 'merchant.confirm',
    who: CONTACT,
    input: statement,
    other: (first) => ({ ...first, version: 2 }),
  },
  {
    name: 'merchant.correct',
    who: REVIEWER,
    input: async (shop) => ({ ...(await statement(shop)), good: 'RICE', counted: 2, note: '少了' }),
    other: (first) => ({ ...first, ...byNote }),
  },
  {
    name: 'points.cancel',
    who: OWNER,
    input: async (shop) => ({ id: (await redeemed(shop)).id }),
    other: () => ({ id: 'redemption:0123456789abcdef01234567' }),
  },
  {
    name: 'points.name',
    who: OWNER,
    input: async (shop) => ({ id: (await redeemed(shop)).id, name: '李姐' }),
    other: (first) => ({ ...first, name: '张哥' }),
  },
  {
    name: 'points.handOut',
    who: KEEPER,
    input: redeemed,
    other: (first) => ({ ...first, code: '123456 123 456' }),
  },
  {
    name: 'points.undo',
    who: KEEPER,
    input: async (shop) => ({ id: (await handedOut(shop)).id, note: '扫错了' }),
    other: (first) => ({ ...first, ...byNote }),
  },
  {
    name: 'points.refund',
    who: REVIEWER,
    input: async (shop) => ({ id: (await handedOut(shop)).id, note: '是坏的' }),
    other: (first) => ({ ...first, ...byNote }),
  },
  {
    name: 'points.print',
    who: OWNER,
    input: async (shop) => ({ id: (await redeemed(shop)).id }),
    other: () => ({ id: 'redemption:0123456789abcdef01234567' }),
  },
  {
    name: 'points.changeStock',
    who: KEEPER,
    async input(shop) {
      await redeemed(shop)
      return { good: `C${goods}`, kind: 'count', count: 2, reason: '少了' }
    },
    other: (first) => ({ ...first, count: 3 }),
  },
  {
    name: 'points.wish',
    who: OWNER,
    async input(shop) {
      await redeemed(shop)
      return { good: `C${goods}` }
    },
    other: () => ({ text: '想要雨伞' }),
  },
  {
    name: 'points.give',
    who: 'workerA1',
    input: async (shop) => given(await joined(shop, OWNER, '王小明'), today(shop)),
    other: (first) => ({ ...first, minutes: 60 }),
  },
  step('pass', REVIEWER, awarded, { kin: false }),
  step('reject', REVIEWER, awarded, { kin: false, note: '没有签到' }),
  step('appeal', 'neighbour', passed, { note: '他没有来' }),
  step('confirm', JUDGE, appealed, { kin: false }),
  step('refuse', JUDGE, appealed, { kin: false, note: '没有来' }),
  step('reverse', REVIEWER, paid, { kin: false, note: '登记了两遍' }),
  {
    name: 'points.close',
    who: 'neighbour',
    async input(shop) {
      // Whoever is in a household moves out first.
      await nobodyHome(shop)
      await shop.endow('neighbour', 30)
      return {}
    },
    other: () => ({ name: '李四' }),
    otherName: 'points.join',
  },
  ...HOUSEHOLD_WRITING,
  ...HELPER_WRITING,
]

const reading = (name: string, who: Who, input: PointsCase['input']): PointsCase => ({
  name: `points.${name}` as CallName,
  who,
  input,
  other: (first) => first,
})

export const POINTS_READING: PointsCase[] = [
  reading('account', OWNER, () => ({})),
  reading('ledger', OWNER, async (shop) => (await handedOut(shop), {})),
  reading('ledger', OWNER, async (shop) => {
    await handedOut(shop)
    return { cursor: `${4e12}:void:${shop.account(OWNER)._id}` }
  }),
  reading('shop', OWNER, async (shop) => (await redeemed(shop), {})),
  { ...reading('shop', CONTACT, () => ({})), name: 'merchant.shop' },
  {
    ...reading('open', CONTACT, async (shop) => {
      await publicity(shop)
      return {}
    }),
    name: 'merchant.open',
  },
  {
    ...reading('statements', REVIEWER, async (shop) => {
      await stated(shop)
      return { scope: 'waiting', cursor: `${4e12}:statement:x` }
    }),
    name: 'merchant.statements',
  },
  {
    ...reading('statement', CONTACT, async (shop) => ({ id: (await stated(shop))._id })),
    name: 'merchant.statement',
  },
  reading('redemptions', OWNER, () => ({ cursor: `${4e12}:redemption:x` })),
  reading('redemption', OWNER, async (shop) => ({ id: (await redeemed(shop)).id })),
  reading('peek', KEEPER, async (shop) => ({ code: (await redeemed(shop)).code })),
  reading('keeperDay', KEEPER, async (shop) => (await handedOut(shop), {})),
  reading('keeperDay', REVIEWER, async (shop) => (await handedOut(shop), { pickUp: 'P1' })),
  reading('stock', KEEPER, async (shop) => (await redeemed(shop), {})),
  reading('rules', 'neighbour', () => ({})),
  reading('month', 'neighbour', async (shop) => (await handedOut(shop), {})),
  reading('member', 'workerA1', async (shop) => ({ no: await joined(shop, OWNER, '王小明') })),
  reading(
    'awards',
    REVIEWER,
    async (shop) => (await awarded(shop), { scope: 'review', cursor: '1:award:x' }),
  ),
  reading('awards', 'workerA1', () => ({ scope: 'given', cursor: `${4e12}:award:x` })),
  reading('awards', OWNER, () => ({ scope: 'mine' })),
  reading('award', OWNER, async (shop) => ({ id: await awarded(shop) })),
  reading('published', 'neighbour', async (shop) => (await passed(shop), { cursor: '1:award:x' })),
  ...HOUSEHOLD_READING,
  ...HELPER_READING,
]
