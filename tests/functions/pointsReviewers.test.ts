import { HOUR_MS } from '../../domain/calendar/zone'
import { appealed, awarded, given, handedOut, passed, redeemed } from './pointsCalls'
import {
  JUDGE,
  KEEPER,
  POINTS,
  REVIEWER,
  THIRD,
  codeOf,
  joined,
  openShop,
  type Shop,
  type Who,
} from './pointsWorld'
import { rid } from './town'

/** 积分审核员: what they are told, and what they may not do for their own. */

let shop: Shop
afterEach(async () => {
  expect(shop.town.unexpected).toEqual([])
  shop.sound()
  await shop.town.stop()
})

const code = (who: Who, name: Parameters<typeof codeOf>[2], more: object) =>
  codeOf(shop, who, name, more)
const open = async (points = POINTS): Promise<void> => {
  shop = await openShop({}, { points })
}

describe('are told', () => {
  beforeEach(() => open())

  const REVIEW = '有积分等您审核'
  const APPEAL = '有积分异议等您复核'
  const toldOf = (title: string): string[] =>
    shop.town
      .notices({ title })
      .map((notice) => notice.to)
      .sort()

  test('of a new award, each of them once, however often the timer comes', async () => {
    const id = await awarded(shop)
    await shop.town.settled()
    await shop.town.tick()
    await Promise.all([shop.town.tick(), shop.town.tick()])
    expect(toldOf(REVIEW)).toEqual(['staff:R1', 'staff:R2', 'staff:R3'])
    const [notice] = shop.town.notices({ title: REVIEW })
    expect(notice).toMatchObject({ template: 'task', about: id })
    expect(JSON.stringify(notice)).not.toMatch(/王小明|陪老人/)
    // The award itself is as it was: whoever has it open decides on what he sees.
    expect(await code(REVIEWER, 'points.pass', { id, version: 1, kin: false })).toBe('ok')
  })

  /** Nobody can be asked to send: `jobs` dies as often as it is. */
  const unheard = async (work: () => Promise<unknown>): Promise<void> => {
    shop.town.cloud.faults.add({
      function: 'jobs',
      action: 'database.getDocument',
      effect: { kind: 'kill', when: 'before' },
    } as never)
    await work()
    await shop.town.settled()
    shop.town.cloud.faults.clear()
    shop.town.unexpected.splice(0)
    expect(toldOf(REVIEW)).toEqual([])
  }

  test('by the timer, where nobody could be asked at once', async () => {
    await unheard(() => awarded(shop))
    await shop.town.tick()
    await shop.town.tick()
    expect(toldOf(REVIEW)).toEqual(['staff:R1', 'staff:R2', 'staff:R3'])
  })

  test('of an appeal only those who have had no hand in it', async () => {
    await appealed(shop)
    await shop.town.settled()
    await shop.town.tick()
    expect(toldOf(APPEAL)).toEqual(['staff:R2', 'staff:R3'])
  })

  test('of what was decided before the timer came nothing any more', async () => {
    await unheard(() => passed(shop))
    await shop.town.tick()
    await shop.town.tick()
    expect(toldOf(REVIEW)).toEqual([])
  })

  test('who is late is told of only when it is late', async () => {
    await awarded(shop)
    await shop.town.settled()
    await shop.town.tick()
    expect(toldOf('有积分超时未审核')).toEqual([])
    for (let day = 0; day < 5; day++) {
      shop.town.cloud.clock.advance(24 * HOUR_MS)
      await shop.town.tick()
      await shop.town.tick()
    }
    expect(toldOf('有积分超时未审核').length).toBeGreaterThan(0)
    expect(toldOf(REVIEW)).toHaveLength(3)
  })

  test('at night no telephone rings: the messages wait in one digest each', async () => {
    shop.town.cloud.clock.advance(14 * HOUR_MS)
    await shop.town.tick()
    await awarded(shop)
    await shop.town.settled()
    await shop.town.tick()
    const pushed = shop.town.notices({ title: REVIEW }).map(({ push }) => push.state)
    expect(pushed).toHaveLength(3)
    expect(pushed).not.toContain('sent')
  })
})

describe('有效上报', () => {
  test('is paid by itself: from nobody’s hand', async () => {
    await open()
    const no = await joined(shop, 'resident', '王小明')
    const before = await shop.town.settled()
    const asked = { ...given(no, '2026-06-08'), rule: 'JS01' }
    expect(await code('workerA1', 'points.give', asked)).toBe('ruleUnfit')
    expect(await shop.town.settled()).toBe(before)
  })
})

describe('a declared relative', () => {
  // The reviewer keeps a counter as well, and has declared the resident there.
  beforeEach(() => {
    const user = `user:${REVIEWER.openid}`
    const own = { ...POINTS.keepers[0]!, _id: `keeper:P1:${user}`, user, name: '方审核' }
    const relatives = ['user:o-resident-01']
    return open({ ...POINTS, keepers: [...POINTS.keepers, { ...own, relatives }] })
  })

  test.each(['points.print', 'points.cancel'] as const)(
    '%s: another reviewer does it, and the owner himself',
    async (name) => {
      const { id } = await redeemed(shop)
      const before = await shop.town.settled()
      expect(await code(REVIEWER, name, { id })).toBe('kinRedemption')
      expect(await shop.town.settled()).toBe(before)
      expect(await code(JUDGE, name, { id })).toBe('ok')
      expect(await code('resident', name, { id: (await redeemed(shop)).id })).toBe('ok')
    },
  )
})

describe('退还积分', () => {
  beforeEach(() => open())
  const shelf = (id: string) => {
    const good = shop.redemptions().find((r) => r._id === id)!.good
    const [bin] = shop.bins(good)
    return { free: bin!.free, held: bin!.held, out: bin!.out }
  }
  const balance = async (): Promise<number> =>
    (await shop.town.ask('resident', 'points.account', {})).balance

  test.each([
    ['is gone with what was bad', {}, { free: 4, held: 0, out: 1 }],
    ['lies on the shelf again', { stockBack: true }, { free: 5, held: 0, out: 0 }],
  ])('the piece %s', async (_, more, expected) => {
    const { id } = await handedOut(shop)
    expect([shelf(id), await balance()]).toEqual([{ free: 4, held: 0, out: 1 }, 80])
    const asked = { requestId: rid('refund'), id, note: '拿错了', ...more }
    expect(await shop.town.code(THIRD, 'points.refund', asked)).toBe('ok')
    expect([shelf(id), await balance()]).toEqual([expected, 100])
    // Sent again it has one effect; asking for something else it is none of it.
    expect(await shop.town.code(THIRD, 'points.refund', asked)).toBe('ok')
    const other = { ...asked, stockBack: !('stockBack' in more) }
    expect(await shop.town.code(THIRD, 'points.refund', other)).toBe('requestReused')
    expect([shelf(id), await balance()]).toEqual([expected, 100])
    expect(await code(KEEPER, 'points.refund', { id, note: '再来' })).toBe('notAllowed')
  })
})
