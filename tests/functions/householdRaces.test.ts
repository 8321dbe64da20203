import type { CallName } from '../../domain/contract'
import type { Fault } from '../../devtools/cloud'
import { balancesOf } from '../../domain/points/ledger/books'
import { MOVED } from '../../domain/points/ledger/names'
import { asked, both } from './householdCalls'
import { homeOf, offered, putBy, storedHome } from './households'
import { openShop, type Shop, type Who } from './pointsWorld'
import { rid } from './town'

/** Households at once and with deaths between any two writes: nobody's points are made, lost or spent by others. */

const HEAD = 'resident'
const OTHER = 'neighbour'
const far = { delayMs: () => 20 }

let shop: Shop
afterEach(async () => {
  shop.sound()
  // Whatever went out of one account has come into another.
  expect(balancesOf(shop.entries()).get(MOVED) ?? 0).toBe(0)
  await shop.town.stop()
})

const call = (who: Who, name: string, input: object): Promise<string> =>
  shop.town.code(who, `household.${name}` as CallName, { requestId: rid('race'), ...input })
const page = async (who: Who) => (await shop.town.ask(who, 'household.open', {})).household
const balance = async (who: Who): Promise<number> =>
  (await shop.town.ask(who, 'points.account', {})).balance

test('one moves out while the head spends: what is his is spent by the head, or goes along', async () => {
  shop = await openShop(far)
  for (let i = 0; i < 4; i++) {
    const { id } = await both(shop)
    await putBy(shop, OTHER, id, 20)
    const before = await balance(OTHER)
    const good = await offered(shop)
    const [left, spent] = await Promise.all([
      call(OTHER, 'leave', { id }),
      call(HEAD, 'spend', { id, good, price: 20 }),
    ])
    expect(left).toBe('ok')
    const came = (await balance(OTHER)) - before
    expect([spent, came]).toEqual(spent === 'ok' ? ['ok', 0] : ['tooFewPoints', 20])
  }
})

test('one puts in and moves out at once: nothing of his stays', async () => {
  shop = await openShop(far)
  const { id } = await both(shop)
  await shop.endow(OTHER, 30)
  const before = await balance(OTHER)
  const [put, left] = await Promise.all([
    call(OTHER, 'put', { id, points: 30 }),
    call(OTHER, 'leave', { id }),
  ])
  expect(left).toBe('ok')
  expect(['ok', 'notFound']).toContain(put)
  expect([await balance(OTHER), (await page(HEAD))!.balance]).toEqual([before, 0])
})

test('five spend the last points at once: one has them', async () => {
  shop = await openShop(far)
  const { id } = await homeOf(shop, HEAD, OTHER)
  await putBy(shop, HEAD, id, 39)
  await shop.town.ask(HEAD, 'household.setRules', { requestId: rid(), id, upTo: 50, shows: false })
  const good = await offered(shop)
  const codes = await Promise.all(
    ([HEAD, OTHER, HEAD, OTHER, HEAD] as const).map((who) =>
      call(who, 'spend', { id, good, price: 20 }),
    ),
  )
  expect(codes.sort()).toEqual(['ok', ...Array<string>(4).fill('tooFewPoints')])
  expect(await page(HEAD)).toMatchObject({ balance: 19, held: 20 })
})

test('the head says yes twice at once: it is redeemed once', async () => {
  shop = await openShop(far)
  const it = await asked(shop)
  const codes = await Promise.all([1, 2].map(() => call(HEAD, 'settle', { ...it, yes: true })))
  expect(codes.sort()).toEqual(['askGone', 'ok'])
  expect(shop.redemptions()).toHaveLength(1)
})

const DEATHS = (['insertDocument', 'modifyDocument', 'commitTransaction'] as const).flatMap(
  (action) =>
    [1, 2, 3, 4].flatMap((nth) =>
      (['before', 'after'] as const).map((when) => ({ action, nth, when })),
    ),
)
const fault = ({ action, nth, when }: (typeof DEATHS)[number]): Fault => ({
  ...{ function: 'api', action: `database.${action}`, nth },
  effect: { kind: 'kill', when },
})

/** A call, and how often it was done by what is stored. */
const DYING: [name: string, who: Who, made: () => Promise<object>, done: (id: string) => number][] =
  [
    [
      'leave',
      OTHER,
      async () => {
        const { id } = await both(shop)
        await putBy(shop, OTHER, id, 20)
        return { id }
      },
      (id) => shop.entries().filter((e) => e.kind === 'moveIn' && e.source === id).length - 1,
    ],
    [
      'put',
      OTHER,
      async () => {
        const { id } = await both(shop)
        await shop.endow(OTHER, 20)
        return { id, points: 20 }
      },
      (id) => shop.entries().filter((e) => e.kind === 'moveIn' && e.source === id).length,
    ],
    [
      'settle',
      HEAD,
      async () => ({ ...(await asked(shop)), yes: true }),
      (id) =>
        shop.redemptions().filter((r) => r.account === `account:family:${id.slice(10)}`).length,
    ],
  ]

test.each(DYING)(
  '%s dies at any write, and the person taps again: done once',
  async (...row) => {
    const [name, who, made, done] = row
    shop = await openShop()
    let died = 0
    for (const death of DEATHS) {
      const input = (await made()) as { id: string }
      const requestId = rid('death')
      shop.town.cloud.faults.add(fault(death))
      const given = { requestId, ...input }
      const answer = await shop.town
        .call(who, `household.${name}` as CallName, given as never)
        .catch(() => null)
      if (answer === null || !answer.ok) died++
      shop.town.cloud.faults.clear()
      expect([death, await call(who, name, given), done(input.id)]).toEqual([death, 'ok', 1])
      shop.sound()
      expect(storedHome(shop, input.id).asks).toEqual([])
    }
    expect(died).toBeGreaterThan(5)
  },
  120_000,
)
