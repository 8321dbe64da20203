import { handedOut, redeemed } from './pointsCalls'
import { KEEPER, REVIEWER, joined, openShop, type Shop } from './pointsWorld'
import { rid } from './town'

/** Field by field, what the counter's answers carry, and nothing beyond. */

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
  await joined(shop, 'resident', '王小明')
})
afterAll(() => shop.town.stop())

const keys = (value: object): string => Object.keys(value).sort().join(' ')

const LINE =
  'goodName handedAt id keeperName mayRefund ownerName picture proxyName state stateText undoUntil until'
const GOOD = 'code free goodUntil held idle name offered out picture price soldOutAt wishes'
const PEEK =
  'goodName handedAt id keeperName ownerName picture proxyName state stateText ticket ticketUntil'

test('the keeper’s day', async () => {
  await handedOut(shop)
  await redeemed(shop)
  for (const who of [KEEPER, REVIEWER]) {
    const day = await shop.town.ask(who, 'points.keeperDay', {})
    expect(keys(day)).toBe('day handed handedMore more pickUp pickUps waiting waitingMore')
    expect(keys(day.pickUp)).toBe('address code hours name phone')
    for (const line of [...day.waiting, ...day.handed]) {
      expect([keys(line), line.ownerName]).toEqual([LINE, '王*'])
    }
  }
})

test('the stock, and a line of it', async () => {
  await redeemed(shop)
  await shop.town.ask('neighbour', 'points.wish', { requestId: rid(), text: '想要雨伞' })
  const { goods } = await shop.town.ask(KEEPER, 'points.stock', {})
  const { code } = goods[0]!
  const asked = { requestId: rid(), good: code, kind: 'in' as const, count: 1, reason: '新进' }
  const done = await shop.town.ask(KEEPER, 'points.changeStock', asked)
  expect([keys(done), keys(done.good)]).toEqual(['good repeated short', GOOD])
  const stock = await shop.town.ask(KEEPER, 'points.stock', {})
  expect(keys(stock)).toBe('goods lines mayChange pickUp pickUps wishes')
  for (const good of stock.goods) expect(keys(good)).toBe(GOOD)
  expect(keys(stock.lines[0]!)).toBe('at by change counted expected goodName kind reason')
  expect(stock.wishes.map(keys)).toEqual(['at text'])
})

test('what is printed, what a scan finds, what was handed out', async () => {
  const { id, code } = await redeemed(shop)
  const printed = await shop.town.ask(REVIEWER, 'points.print', { requestId: rid(), id })
  expect([keys(printed), printed.ownerName]).toEqual([
    'code goodName id ownerName pickUp until',
    '王*',
  ])
  const peeked = await shop.town.ask(KEEPER, 'points.peek', { code })
  expect([keys(peeked), peeked.ownerName]).toEqual([PEEK, '王*'])
  const hand = { requestId: rid(), id, code }
  const done = await shop.town.ask(KEEPER, 'points.handOut', hand)
  expect(keys(done)).toBe([...PEEK.split(' '), 'repeated', 'steps', 'undoUntil'].sort().join(' '))
})

test('rules and the month, for everybody', async () => {
  const rules = await shop.town.ask('neighbour', 'points.rules', {})
  expect([keys(rules), keys(rules.rules[0]!), keys(rules.caps)]).toEqual([
    'budget caps rules',
    'code domain for name points unit',
    'day month reportsDay',
  ])
  const month = await shop.town.ask('neighbour', 'points.month', {})
  expect(keys(month)).toBe('account budget given isRunning issuedBy month months stock')
  expect(keys(month.account)).toBe('closing expired issued opening redeemed reversed')
  expect(keys(month.budget)).toBe('budget liability percent state')
})
