import type { CallName } from '../../domain/contract'
import { POINTS_READING, POINTS_WRITING } from './pointsCalls'
import {
  CONTACT,
  JUDGE,
  KEEPER,
  OTHER_KEEPER,
  REVIEWER,
  openShop,
  type Shop,
  type Who,
} from './pointsWorld'
import { rid } from './town'

/**
 * Who may do what to whose: every call about one thing of a resident's, by everybody, in the state in
 * which it succeeds. The award is the worker's; `REVIEWER` passed it, `JUDGE` had no hand in it; the
 * stranger is who objected.
 */

const PEOPLE: Record<string, Who> = {
  owner: 'resident',
  stranger: 'neighbour',
  worker: 'workerA1',
  reviewer: REVIEWER,
  judge: JUDGE,
  keeper: KEEPER,
  elsewhere: OTHER_KEEPER,
}

const ONE = {
  'points.redemption': 'ok noRedemption noRedemption ok ok noRedemption noRedemption',
  'points.cancel': 'ok notAllowed notAllowed ok ok notAllowed notAllowed',
  'points.name': 'ok notAllowed notAllowed notAllowed notAllowed notAllowed notAllowed',
  'points.peek': 'notKeeper notKeeper notKeeper notKeeper notKeeper ok wrongPoint',
  'points.handOut': 'notKeeper notKeeper notKeeper notKeeper notKeeper ok wrongPoint',
  'points.undo': 'notKeeper notKeeper notKeeper ok ok ok notKeeper',
  'points.refund': 'notAllowed notAllowed notAllowed ok ok notAllowed notAllowed',
  'points.print': 'ok notAllowed notAllowed ok ok notAllowed notAllowed',
  'points.keeperDay': 'notKeeper notKeeper notKeeper ok ok ok ok',
  'points.stock': 'notKeeper notKeeper notKeeper ok ok ok ok',
  'points.changeStock': 'notKeeper notKeeper notKeeper notKeeper notKeeper ok wrongPoint',
  'points.rules': 'ok ok ok ok ok ok ok',
  'points.month': 'ok ok ok ok ok ok ok',
  'points.member': 'notAllowed notAllowed ok ok ok notAllowed notAllowed',
  'points.give': 'notAllowed notAllowed ok ok ok notAllowed notAllowed',
  'points.award': 'ok notFound ok ok ok notFound notFound',
  'points.pass': 'notAllowed notFound notAllowed ok ok notFound notFound',
  'points.reject': 'notAllowed notFound notAllowed ok ok notFound notFound',
  'points.appeal': 'ok ok ok ok ok ok ok',
  'points.confirm': 'notAllowed notAllowed notAllowed sameJudge ok notFound notFound',
  'points.refuse': 'notAllowed notAllowed notAllowed sameJudge ok notFound notFound',
  'points.reverse': 'notAllowed notFound notAllowed ok ok notFound notFound',
} as const satisfies Partial<Record<CallName, string>>

/** Of the merchant: by the same people, and by its contact. */
const MERCHANTS = {
  'merchant.open': [...Array<string>(7).fill('noMerchant'), 'ok'].join(' '),
  'merchant.shop': [...Array<string>(7).fill('noMerchant'), 'ok'].join(' '),
  'merchant.redeem': [...Array<string>(7).fill('noMerchant'), 'ok'].join(' '),
  'merchant.statements': 'notAllowed notAllowed notAllowed ok ok notAllowed notAllowed notAllowed',
  'merchant.statement': 'notFound notFound notFound ok ok notFound notFound ok',
  'merchant.confirm': 'notFound notFound notFound ok ok notFound notFound ok',
  'merchant.correct': 'notFound notFound notFound ok ok notFound notFound ok',
} as const satisfies Partial<Record<CallName, string>>

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(async () => {
  expect(shop.town.unexpected).toEqual([])
  shop.sound()
  await shop.town.stop()
})

const CASES = [...POINTS_READING, ...POINTS_WRITING]

test.each(Object.entries({ ...ONE, ...MERCHANTS }))('%s: %s', async (name, wanted) => {
  const people = name in MERCHANTS ? { ...PEOPLE, contact: CONTACT } : PEOPLE
  const c = CASES.find((other) => other.name === name)!
  const codes: string[] = []
  for (const who of Object.values(people)) {
    // Deeds of days of their own, so that no cap is in the way.
    shop.town.cloud.clock.advance(86_400_000)
    await shop.town.tick()
    const first = await c.input(shop)
    const asked = POINTS_READING.includes(c) ? first : { requestId: rid('who'), ...first }
    codes.push(await shop.town.code(who, c.name, asked))
  }
  expect(codes.join(' ')).toBe(wanted)
})

test('nobody reads another’s ledger, name, number, openid or secret', async () => {
  const { town } = shop
  for (const who of Object.values(PEOPLE).slice(1)) {
    const answers = [
      await town.ask(who, 'points.account', {}),
      await town.ask(who, 'points.ledger', {}),
      await town.ask(who, 'points.shop', {}),
      await town.ask(who, 'points.redemptions', {}),
      await town.ask(who, 'points.awards', { scope: 'mine' }),
      await town.ask(who, 'points.published', {}),
    ]
    const said = JSON.stringify(answers)
    expect(said).not.toContain('王小明')
    expect(said).not.toContain('o-resident-01')
    expect(said).not.toContain('"secret"')
  }
  const own = await town.ask('resident', 'points.ledger', {})
  expect(own.items.length).toBeGreaterThan(0)
  expect(JSON.stringify(own)).not.toContain('o-resident-01')
})
