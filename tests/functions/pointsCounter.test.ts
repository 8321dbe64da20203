import { DAY_MS, MINUTE_MS } from '../../domain/calendar/zone'
import { LIMITS } from '../../domain/points/limits'
import type { Redemption } from '../../domain/points/redeem/types'
import { handedOut, redeemed } from './pointsCalls'
import {
  JUDGE,
  KEEPER,
  OTHER_KEEPER,
  POINTS,
  REVIEWER,
  codeOf,
  goodOf,
  openShop,
  type Shop,
  type Who,
} from './pointsWorld'
import { rid } from './town'

/** The counter: what a keeper sees of his day and his shelf, tickets, guesses, printed codes, refunds. */

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
  await shop.offer(goodOf('G1', { picture: '/rice.png', bins: 2 }), [2, 2])
  await shop.endow('resident', 100)
})
afterEach(async () => {
  expect(shop.town.unexpected).toEqual([])
  shop.sound()
  await shop.town.stop()
})

const code = (who: Who, name: Parameters<typeof codeOf>[2], more: object) =>
  codeOf(shop, who, name, more)
const stored = (id: string): Redemption => shop.redemptions().find((r) => r._id === id)!
const later = (ms: number) => shop.town.cloud.clock.advance(ms)
describe('the keeper’s day', () => {
  test('what waits and what was handed out, with masked names and pictures', async () => {
    const waiting = await shop.redeem('resident', 'G1')
    const given = await shop.redeem('resident', 'G1')
    await shop.town.ask('resident', 'points.name', {
      requestId: rid(),
      id: waiting.id,
      name: '李姐',
    })
    const hand = { requestId: rid(), id: given.id, code: shop.codeOf(given) }
    const { undoUntil } = await shop.town.ask(KEEPER, 'points.handOut', hand)
    const day = await shop.town.ask(KEEPER, 'points.keeperDay', {})
    expect(day).toMatchObject({
      pickUp: { code: 'P1', name: '黄河社区服务站' },
      pickUps: [{ code: 'P1' }],
      day: '2026-06-08',
      more: false,
    })
    expect(day.waiting).toMatchObject([
      {
        id: waiting.id,
        ownerName: '居*',
        proxyName: '李*',
        picture: '/rice.png',
        undoUntil: null,
      },
    ])
    expect(day.handed).toMatchObject([{ id: given.id, keeperName: '何*', undoUntil }])
    const said = JSON.stringify(day)
    for (const hidden of ['secret', 'o-resident-01', waiting.code!.secret, waiting.code!.no]) {
      expect(said).not.toContain(hidden)
    }
    later(DAY_MS)
    const next = await shop.town.ask(KEEPER, 'points.keeperDay', {})
    expect([next.waiting.length, next.handed.length]).toEqual([1, 0])
    const before = await shop.town.ask(KEEPER, 'points.keeperDay', { day: '2026-06-08' })
    expect(before.handed).toMatchObject([{ id: given.id, undoUntil: null }])
  })

  test('a keeper opens his own point, a reviewer any, others and keepers out of term none', async () => {
    expect(await shop.town.code(KEEPER, 'points.keeperDay', { pickUp: 'P2' })).toBe('wrongPoint')
    expect(await shop.town.code(KEEPER, 'points.stock', { pickUp: 'P2' })).toBe('wrongPoint')
    const seen = await shop.town.ask(REVIEWER, 'points.keeperDay', { pickUp: 'P2' })
    expect(seen.pickUps.map((p) => p.code)).toEqual(['P1', 'P2'])
    expect(await shop.town.code(REVIEWER, 'points.stock', { pickUp: 'P9' })).toBe('wrongPoint')
    shop.town.cloud.clock.set(Date.parse('2027-01-01T09:00:00+08:00'))
    for (const name of ['points.keeperDay', 'points.stock'] as const) {
      expect(await shop.town.code(KEEPER, name, {})).toBe('notKeeper')
    }
    const stocked = { good: 'G1', kind: 'in', count: 1, reason: '新进' }
    expect(await code(KEEPER, 'points.changeStock', stocked)).toBe('notKeeper')
  })

  test('a reviewer may undo or refund whatever is not his own, whenever', async () => {
    const theirs = await shop.redeem('resident', 'G1')
    await shop.endow(REVIEWER, 20)
    const own = await shop.redeem(REVIEWER, 'G1')
    for (const r of [theirs, own]) {
      const hand = { requestId: rid(), id: r.id, code: shop.codeOf(r) }
      await shop.town.ask(KEEPER, 'points.handOut', hand)
    }
    later(11 * MINUTE_MS)
    const may = async (who: Who) => {
      const { handed } = await shop.town.ask(who, 'points.keeperDay', {})
      const lines = [theirs, own].map(({ id }) => handed.find((line) => line.id === id)!)
      return lines.map(({ undoUntil, mayRefund }) => [undoUntil, mayRefund])
    }
    const nothing = [null, false]
    expect(await may(KEEPER)).toEqual([nothing, nothing])
    expect(await may(REVIEWER)).toEqual([[8_640_000_000_000_000, true], nothing])
    const back = { requestId: rid(), id: theirs.id, note: '米里有虫，已收回', stockBack: false }
    await shop.town.ask(REVIEWER, 'points.refund', back)
    expect(await may(REVIEWER)).toEqual([nothing, nothing])
  })
})

describe('a ticket of the scan', () => {
  const scanned = async () => {
    const r = await shop.redeem('resident', 'G1')
    const shown = shop.codeOf(r)
    const { ticket } = await shop.town.ask(KEEPER, 'points.peek', { code: shown })
    return { id: r.id, code: shown, ticket }
  }

  test('a slow keeper needs no fresh code for three minutes, and no longer', async () => {
    const slow = await scanned()
    const tooSlow = await scanned()
    later(3 * MINUTE_MS - 5000)
    expect(await code(KEEPER, 'points.handOut', { ...tooSlow, ticket: '' })).toBe('codeClock')
    expect(await code(KEEPER, 'points.handOut', slow)).toBe('ok')
    later(5000)
    expect(await code(KEEPER, 'points.handOut', tooSlow)).toBe('codeClock')
  })

  test('another keeper’s, another redemption’s or a made-up one leaves it to the code', async () => {
    const first = await scanned()
    const second = await scanned()
    later(2 * MINUTE_MS)
    const wrong = [second.ticket, `${first.ticket.slice(0, -1)}0`, `9${first.ticket}`, '1.ab']
    for (const ticket of wrong.filter((t) => t !== first.ticket)) {
      expect(await code(KEEPER, 'points.handOut', { ...first, ticket })).toBe('codeClock')
    }
    expect(await code(OTHER_KEEPER, 'points.handOut', first)).toBe('wrongPoint')
    expect(await code('neighbour', 'points.handOut', first)).toBe('notKeeper')
    expect(await code(KEEPER, 'points.handOut', first)).toBe('ok')
  })

  test('none for what was handed out before; nothing is stored of it', async () => {
    const first = await scanned()
    expect(JSON.stringify(shop.redemptions())).not.toContain(first.ticket.split('.')[1])
    expect(await code(KEEPER, 'points.handOut', first)).toBe('ok')
    expect(await shop.town.ask(KEEPER, 'points.peek', { code: first.code })).toMatchObject({
      ticket: '',
      ticketUntil: 0,
    })
    expect(await code(KEEPER, 'points.handOut', first)).toBe('alreadyHandedOut')
  })
})

test('ten wrong codes, scanned or typed, close it until the next half hour; no other is touched', async () => {
  const r = await shop.redeem('resident', 'G1')
  const other = await shop.redeem('resident', 'G1')
  const wrong = `${r.code!.no}00000000`
  for (let i = 0; i < 5; i++) {
    expect(await shop.town.code(KEEPER, 'points.peek', { code: wrong })).toBe('codeWrong')
    expect(await code(KEEPER, 'points.handOut', { id: r.id, code: wrong })).toBe('codeWrong')
  }
  expect(stored(r.id).missed).toMatchObject({ count: 10 })
  expect(stored(other.id).missed).toBeUndefined()
  expect(await shop.town.code(KEEPER, 'points.peek', { code: shop.codeOf(r) })).toBe('codeLocked')
  expect(await code(KEEPER, 'points.handOut', { id: r.id, code: shop.codeOf(r) })).toBe(
    'codeLocked',
  )
  later(30 * MINUTE_MS)
  expect(await code(KEEPER, 'points.handOut', { id: r.id, code: shop.codeOf(r) })).toBe('ok')
})

describe('a printed code', () => {
  test('is good once; a new print ends the last; a repetition prints nothing new', async () => {
    const r = await shop.redeem('resident', 'G1')
    const print = { requestId: rid('print'), id: r.id }
    const first = await shop.town.ask('resident', 'points.print', print)
    expect(first).toMatchObject({
      goodName: '商品G1',
      ownerName: '居民',
      pickUp: { name: '黄河社区服务站' },
    })
    expect(await shop.town.ask('resident', 'points.print', print)).toEqual(first)
    const second = await shop.town.ask(REVIEWER, 'points.print', { requestId: rid(), id: r.id })
    expect(second.ownerName).toBe('居*')
    expect(second.code).not.toBe(first.code)
    expect(stored(r.id).prints).toBe(2)
    expect(await code(KEEPER, 'points.handOut', { id: r.id, code: first.code })).toBe('codeWrong')
    expect(await code(KEEPER, 'points.handOut', { id: r.id, code: second.code })).toBe('ok')
    expect(await code('resident', 'points.print', { id: r.id })).toBe('alreadyHandedOut')
    expect(
      shop.town
        .notices({ to: 'user:o-resident-01' })
        .map((n) => n.title)
        .sort(),
    ).toEqual(['您兑换的东西已领取', '您的取货码已打印'])
  })

  test('of nothing that is over', async () => {
    const r = await shop.redeem('resident', 'G1')
    later(LIMITS.pickUpDays * DAY_MS)
    expect(await code('resident', 'points.print', { id: r.id })).toBe('redemptionOver')
  })
})

describe('a reviewer', () => {
  test('cancels what the street cannot give: points and stock are back, the owner is told', async () => {
    const r = await shop.redeem('resident', 'G1')
    expect(await code('workerA1', 'points.cancel', { id: r.id })).toBe('notAllowed')
    const seen = await shop.town.ask(REVIEWER, 'points.redemption', { id: r.id })
    expect(seen.actions.map((a) => a.action)).toEqual(['print', 'cancel'])
    expect(await code(REVIEWER, 'points.cancel', { id: r.id })).toBe('ok')
    expect(shop.account('resident').lots).toMatchObject([{ left: 100, held: 0 }])
    expect(stored(r.id).history.at(-1)).toMatchObject({ action: 'cancel', role: 'reviewer' })
    expect(shop.town.notices({ to: 'user:o-resident-01' }).map((n) => n.title)).toEqual([
      '您的兑换已取消，积分已退回',
    ])
  })

  test('refunds what was no good; never his own, and nobody else does', async () => {
    const { id } = await handedOut(shop)
    const before = shop.account('resident').lots[0]!.left
    const asked = { id, note: '是坏的' }
    for (const who of ['resident', 'neighbour', 'workerA1', KEEPER] as Who[]) {
      expect(await code(who, 'points.refund', asked)).toBe('notAllowed')
    }
    expect(await code(REVIEWER, 'points.refund', asked)).toBe('ok')
    expect(shop.account('resident').lots[0]!.left).toBe(before + 20)
    expect(await code(JUDGE, 'points.refund', asked)).toBe('notHandedOut')
    await shop.endow(REVIEWER, 20)
    const own = await shop.redeem(REVIEWER, 'G1')
    const hand = { id: own.id, code: shop.codeOf(own) }
    expect(await code(KEEPER, 'points.handOut', hand)).toBe('ok')
    expect(await code(REVIEWER, 'points.refund', { ...asked, id: own.id })).toBe('ownRedemption')
  })
})

test('a keeper who is a reviewer as well undoes later, by his post', async () => {
  const term = { pickUp: 'P1', from: '2026-01-01', to: '2026-12-31', relatives: [] }
  const both = { ...term, _id: 'keeper:both', user: `user:${REVIEWER.openid}`, name: '方审核' }
  const points = { ...POINTS, keepers: [...POINTS.keepers, both] }
  const settings = shop.town.cloud.store.find('settings', {})[0]!
  await shop.town.replace('settings', { ...settings, points } as never)
  later(MINUTE_MS)
  for (const who of [KEEPER, REVIEWER]) {
    const r = await shop.redeem('resident', 'G1')
    const hand = { id: r.id, code: shop.codeOf(r) }
    expect(await code(who, 'points.handOut', hand)).toBe('ok')
    later(11 * MINUTE_MS)
    const { handed } = await shop.town.ask(REVIEWER, 'points.keeperDay', {})
    expect(handed[0]!.undoUntil).toBeGreaterThan(shop.town.cloud.clock.now())
    const undone = { id: r.id, note: '查过录像' }
    expect(await code(KEEPER, 'points.undo', undone)).toBe(
      who === KEEPER ? 'undoTooLate' : 'notKeeper',
    )
    expect(await code(REVIEWER, 'points.undo', undone)).toBe('ok')
    expect(stored(r.id).history.at(-1)).toMatchObject({ action: 'undo', role: 'reviewer' })
  }
})

test('a scan at another point counts as no wrong code', async () => {
  const r = await redeemed(shop)
  expect(await shop.town.code(OTHER_KEEPER, 'points.peek', { code: r.code })).toBe('wrongPoint')
  expect(stored(r.id).missed).toBeUndefined()
})
