import type { Statement } from '../../domain/merchant/statement'
import type { StreetPoints } from '../../domain/street/points'
import { publicity, stated } from './merchants'
import {
  CONTACT,
  JUDGE,
  KEEPER,
  MERCHANT,
  POINTS,
  REVIEWER,
  goodOf,
  joined,
  openShop,
  type Shop,
  type Who,
} from './pointsWorld'
import { rid } from './town'

/** 对账单: one a month and 领取点, by whatever death; confirmed by two, and never changed after that. */

const NEXT = { openid: 'o-merchant-02' }
const KEEPS = { ...MERCHANT, pickUp: 'P1' }
const MAY = 'statement:P1:2026-06'

let shop: Shop
let back: () => Promise<void>
beforeAll(async () => {
  shop = await openShop({}, { points: { ...POINTS, merchants: [KEEPS] } })
  await joined(shop, CONTACT, '吕掌柜')
  back = backTo(shop)
})
beforeEach(() => back())
afterAll(async () => {
  expect(shop.town.unexpected).toEqual([])
  await shop.town.stop()
})

/** The town as it is now, and so much later each time that no instance goes by settings that it has read before. */
function backTo({ town }: Shop): () => Promise<void> {
  const restore = town.keep()
  let at = town.cloud.clock.now()
  return async () => {
    await restore()
    town.cloud.clock.set((at += 3 * 60_000))
  }
}

const stored = (): Statement[] =>
  shop.town.cloud.store.find('statements', {}, { _id: 1 }) as unknown as Statement[]
const told = (to: string): string[] =>
  shop.town
    .notices()
    .filter((n) => n.to === to && n.title.includes('对账单'))
    .map((n) => n.title)
const contact = `user:${CONTACT.openid}`
const confirm = (who: Who, s: { id: string; version: number }) =>
  shop.town.code(who, 'merchant.confirm', { requestId: rid('yes'), ...s })
const correct = (who: Who, s: { id: string; version: number }, counted: number) => {
  const words = { good: 'RICE', counted, note: '清点过' }
  return shop.town.code(who, 'merchant.correct', { requestId: rid('no'), ...s, ...words })
}
const of = ({ _id: id, version }: Statement) => ({ id, version })

/** In June a bag of rice goes over the merchant's counter, and one elsewhere; then it is July. */
async function june(): Promise<void> {
  await shop.offer(goodOf('RICE', { cost: 1200 }), [5])
  await shop.endow('resident', 100)
  const r = await shop.redeem('resident', 'RICE')
  const hand = { requestId: rid(), id: r.id, code: shop.codeOf(r) }
  await shop.town.ask(KEEPER, 'points.handOut', hand)
  shop.town.cloud.clock.set(Date.parse('2026-07-01T00:10:00+08:00'))
}
/** A clock that has jumped is believed by the second tick. */
const ticks = async (): Promise<void> => {
  for (let i = 0; i < 2; i++) await shop.town.tick()
}
async function withMerchant(merchants: StreetPoints['merchants']): Promise<void> {
  const settings = shop.town.cloud.store.find('settings', {})[0]!
  const points = { ...POINTS, merchants }
  await shop.town.replace('settings', { ...settings, points } as never)
  shop.town.cloud.clock.advance(60_000)
}

test('it is there when the month is over, both are told, both see it on the home page, and confirm', async () => {
  await june()
  await ticks()
  expect(stored()).toMatchObject([
    {
      ...{ _id: MAY, state: 'OPEN', contact, merchant: MERCHANT.code },
      ...{ pickUpName: '黄河社区服务站' },
      lines: [{ good: 'RICE', count: 1, each: 1200, difference: 0 }],
    },
  ])
  expect([told(contact), told('staff:R1')]).toEqual([
    ['上个月的对账单出来了'],
    ['上个月的对账单出来了'],
  ])
  const rows = async (who: Who) => {
    const { mine, todo } = await shop.town.ask(who, 'home.open', {})
    return [...mine, ...todo].filter(({ id }) => id === MAY).map(({ title }) => title)
  }
  expect([await rows(CONTACT), await rows(REVIEWER)]).toEqual([
    ['2026年6月对账单'],
    ['2026年6月对账单'],
  ])
  const page = await shop.town.ask(CONTACT, 'merchant.open', {})
  expect(page.statements).toMatchObject([{ id: MAY, pieces: 1, cost: 1200, myTurn: true }])
  expect(await confirm(CONTACT, { id: MAY, version: 1 })).toBe('ok')
  expect([await rows(CONTACT), await rows(REVIEWER)]).toEqual([[], ['2026年6月对账单']])
  expect(await confirm(JUDGE, { id: MAY, version: 2 })).toBe('ok')
  expect([await rows(CONTACT), await rows(REVIEWER)]).toEqual([[], []])
  expect(told(contact)).toEqual(['上个月的对账单出来了'])
  expect(stored()).toMatchObject([{ state: 'CLOSED' }])
  // Whatever the timer finds later, and whoever comes.
  const before = JSON.stringify(stored())
  shop.town.cloud.clock.advance(86_400_000)
  await ticks()
  for (const who of [CONTACT, REVIEWER]) {
    expect(await correct(who, { id: MAY, version: 3 }, 2)).toBe('statementClosed')
    expect(await confirm(who, { id: MAY, version: 3 })).toBe('statementClosed')
  }
  expect(JSON.stringify(stored())).toBe(before)
})

test('a process that dies at a write leaves one statement, and everybody told once', async () => {
  await june()
  const atJuly = backTo(shop)
  const DEATHS = [
    // The month is closed, and nothing of its statements is there; or one of them, with nobody told.
    ['statements', 'before'],
    ['statements', 'after'],
    ['fanouts', 'before'],
    ['fanouts', 'after'],
    // All is there, and nothing says so yet.
    ['walks', 'before'],
  ] as const
  for (const [collection, when] of DEATHS) {
    await atJuly()
    const { faults } = shop.town.cloud
    faults.add({ function: 'jobs', collection, action: 'write', effect: { kind: 'kill', when } })
    for (let i = 0; i < 2; i++) await shop.town.tick().catch(() => null)
    expect([collection, faults.list().every(({ hits }) => hits > 0)]).toEqual([collection, true])
    faults.clear()
    await ticks()
    await shop.town.settled()
    expect([
      ...[collection, when, told(contact).length, told('staff:R2').length],
      ...stored().map(({ _id, version }) => `${_id} ${version}`),
    ]).toEqual([collection, when, 1, 1, `${MAY} 1`])
  }
  shop.town.unexpected.splice(0)
})

test('a correction clears both words, the other side is told, the ledger stays as it is', async () => {
  const s = await stated(shop)
  expect(await confirm(REVIEWER, of(s))).toBe('ok')
  const entries = JSON.stringify(shop.entries())
  expect(await correct(CONTACT, { id: s._id, version: 2 }, 2)).toBe('ok')
  expect(told('staff:R1')).toEqual(['对账单登记了差异'])
  // What the reviewer had seen is no more what stands there.
  expect(await confirm(JUDGE, { id: s._id, version: 2 })).toBe('changed')
  expect(await confirm(CONTACT, { id: s._id, version: 3 })).toBe('ok')
  expect(await correct(JUDGE, { id: s._id, version: 4 }, 3)).toBe('ok')
  expect(told(contact)).toEqual(['对账单登记了差异'])
  expect(stored()).toMatchObject([{ state: 'OPEN', lines: [{ count: 3, difference: 0 }] }])
  expect(JSON.stringify(shop.entries())).toBe(entries)
})

test('both sides at once: both words count, or one is to look again', async () => {
  const s = await stated(shop)
  const codes = await Promise.all([
    confirm(CONTACT, of(s)),
    confirm(REVIEWER, of(s)),
    correct(JUDGE, of(s), 2),
  ])
  expect(codes.filter((code) => code === 'ok').length).toBe(1)
  expect(codes.filter((code) => code === 'changed').length).toBe(2)
  expect(stored()[0]).toMatchObject({ version: 2 })
})

test('a merchant that is imported late has the months since its first day; one that came later, none before', async () => {
  await withMerchant([])
  await june()
  await ticks()
  expect(stored()).toEqual([])
  await withMerchant([{ ...KEEPS, from: '2026-07-01' }])
  await ticks()
  expect(stored()).toEqual([])
  await withMerchant([KEEPS])
  await ticks()
  expect(stored().map(({ _id }) => _id)).toEqual([MAY])
})

test('another contact: what is open waits for him, who is told; the one before has nothing of it', async () => {
  await june()
  await ticks()
  await joined(shop, NEXT, '任掌柜')
  const good = await publicity(shop)
  const asked = { requestId: rid('publicity'), good, price: 20 }
  const r = await shop.town.ask(CONTACT, 'merchant.redeem', asked)
  await withMerchant([{ ...KEEPS, contact: `user:${NEXT.openid}`, contactName: '任掌柜' }])
  expect(await shop.town.code(CONTACT, 'merchant.statement', { id: MAY })).toBe('notFound')
  await ticks()
  // What the one before redeemed is in the list, and opens for him alone.
  const { redemptions } = await shop.town.ask(NEXT, 'merchant.open', {})
  expect(redemptions).toMatchObject([{ id: r.id, own: false }])
  expect(await shop.town.code(NEXT, 'points.redemption', { id: r.id })).toBe('noRedemption')
  expect(told(`user:${NEXT.openid}`)).toEqual(['上个月的对账单出来了'])
  const { mine } = await shop.town.ask(NEXT, 'home.open', {})
  expect(mine.map(({ id }) => id)).toContain(MAY)
  const view = await shop.town.ask(NEXT, 'merchant.statement', { id: MAY })
  expect(await confirm(NEXT, { id: MAY, version: view.version })).toBe('ok')
})

test('a contact who leaves: the statement stays, says so to the street, and names nobody', async () => {
  const s = await stated(shop)
  expect(await confirm(CONTACT, of(s))).toBe('ok')
  await shop.town.ask(CONTACT, 'identity.leave', { requestId: rid('leave') })
  await ticks()
  await shop.town.settled()
  expect(JSON.stringify(stored())).not.toContain(CONTACT.openid)
  const view = await shop.town.ask(REVIEWER, 'merchant.statement', { id: s._id })
  expect(view).toMatchObject({ stateText: '商户已确认', hasContact: false })
  const { items } = await shop.town.ask(REVIEWER, 'merchant.statements', { scope: 'waiting' })
  expect(items.map(({ id }) => id)).toEqual([s._id])
})

test('a reviewer who is the merchant’s contact speaks for the merchant alone', async () => {
  const s = await stated(shop, { contact: `user:${REVIEWER.openid}` })
  await withMerchant([{ ...KEEPS, contact: `user:${REVIEWER.openid}` }])
  expect(await shop.town.ask(REVIEWER, 'merchant.statement', { id: s._id })).toMatchObject({
    side: 'merchant',
  })
  expect(await confirm(REVIEWER, of(s))).toBe('ok')
  expect(await confirm(REVIEWER, { id: s._id, version: 2 })).toBe('alreadySaid')
  expect(await confirm(JUDGE, { id: s._id, version: 2 })).toBe('ok')
})

test('who was the contact and is a reviewer does not say yes for both, whatever the street imports in between', async () => {
  const s = await stated(shop, { contact: `user:${REVIEWER.openid}` })
  await joined(shop, NEXT, '任掌柜')
  const hers = [{ ...KEEPS, contact: `user:${REVIEWER.openid}` }]
  const anothers = [{ ...KEEPS, contact: `user:${NEXT.openid}` }]
  await withMerchant(hers)
  expect(await confirm(REVIEWER, of(s))).toBe('ok')
  await withMerchant(anothers)
  const ways = await shop.town.ask(REVIEWER, 'merchant.statement', { id: s._id })
  expect(ways.actions.map(({ action }) => action)).toEqual(['correct'])
  expect(await confirm(REVIEWER, { id: s._id, version: 2 })).toBe('saidForOther')
  expect(await confirm(JUDGE, { id: s._id, version: 2 })).toBe('ok')
  // And the other way round.
  const t = await stated(shop, { contact: `user:${NEXT.openid}` })
  expect(await confirm(REVIEWER, of(t))).toBe('ok')
  await withMerchant(hers)
  expect(await confirm(REVIEWER, { id: t._id, version: 2 })).toBe('saidForOther')
  await withMerchant(anothers)
  expect(await confirm(NEXT, { id: t._id, version: 2 })).toBe('ok')
  // Whoever leaves stands in none of it.
  await shop.town.ask(REVIEWER, 'identity.leave', { requestId: rid('leave') })
  await ticks()
  await shop.town.settled()
  expect(JSON.stringify(stored())).not.toContain(REVIEWER.openid)
})

test('the list goes on by twenties', async () => {
  for (let i = 0; i < 23; i++) await stated(shop)
  const first = await shop.town.ask(REVIEWER, 'merchant.statements', { scope: 'all' })
  const cursor = first.next!
  const second = await shop.town.ask(REVIEWER, 'merchant.statements', { scope: 'all', cursor })
  const ids = [...first.items, ...second.items].map(({ id }) => id)
  expect([first.items.length, new Set(ids).size, second.next]).toEqual([20, 23, null])
})

const CARD = 'cost id merchantName month myTurn pickUpName pieces stateText tone'

test('field by field, what is answered, and nobody’s name or account in it', async () => {
  const s = await stated(shop)
  await correct(CONTACT, of(s), 2)
  const keys = (value: object): string => Object.keys(value).sort().join(' ')
  const { items } = await shop.town.ask(REVIEWER, 'merchant.statements', { scope: 'all' })
  expect(keys(items[0]!)).toBe(CARD)
  for (const who of [CONTACT, REVIEWER]) {
    const view = await shop.town.ask(who, 'merchant.statement', { id: s._id })
    expect(keys(view)).toBe(
      [...CARD.split(' '), 'actions', 'hasContact', 'history', 'lines', 'open', 'repeated']
        .concat('side', 'version')
        .sort()
        .join(' '),
    )
    expect(keys(view.lines[0]!)).toBe('cost count difference good name reason settled')
    expect(keys(view.history[1]!)).toBe('at note title who')
    expect(JSON.stringify(view)).not.toMatch(/吕掌柜|o-merchant|staff:/)
  }
})
