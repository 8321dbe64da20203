import { DAY_MS } from '../../domain/calendar/zone'
import { appealed, awarded, given, paid } from './pointsCalls'
import {
  JUDGE,
  REVIEWER,
  THIRD,
  goodOf,
  joined,
  openShop,
  type Shop,
  type Who,
} from './pointsWorld'

import { rid } from './town'

/** Points that people award and review, and those that a report brings by itself. */

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(async () => {
  expect(shop.town.unexpected).toEqual([])
  shop.sound()
  await shop.town.stop()
})

const KIN = { kin: false }
const balance = async (who: Who = 'resident'): Promise<number> =>
  (await shop.town.ask(who, 'points.account', {})).balance
const award = (id: string, who: Who = REVIEWER) => shop.town.ask(who, 'points.award', { id })
const take = async (who: Who, action: string, id: string, words: object = KIN): Promise<string> => {
  const { version } = shop.town.cloud.store.find('awards', { _id: id })[0] as unknown as {
    version: number
  }
  const input = { requestId: rid('take'), id, version, ...words }
  return shop.town.code(who, `points.${action}` as 'points.pass', input)
}
const later = async (ms: number): Promise<void> => {
  shop.town.cloud.clock.advance(ms)
  await shop.town.tick()
  await shop.town.tick()
}

test('given by one, reviewed by another, public for seven days with a masked name, then paid once', async () => {
  const id = await awarded(shop)
  const waiting = await shop.town.ask(REVIEWER, 'points.awards', { scope: 'review' })
  expect(waiting.items).toMatchObject([{ id, name: '王小明', points: 15, stateText: '待审核' }])
  expect(await take(REVIEWER, 'pass', id)).toBe('ok')
  const { items } = await shop.town.ask('neighbour', 'points.published', {})
  expect(items).toMatchObject([{ id, name: '王*', points: 15, rule: '志愿服务每小时' }])
  expect(await award(id, 'neighbour')).toMatchObject({ name: '王*' })
  expect(await balance()).toBe(0)
  await later(7 * DAY_MS + 1)
  await Promise.all([shop.town.tick(), shop.town.tick()])
  expect(await balance()).toBe(15)
  expect(shop.entries().map((e) => e.kind)).toEqual(['award'])
  expect(await award(id, 'resident')).toMatchObject({ state: 'POSTED', paid: 15 })
  expect(
    shop.town
      .notices({ to: 'user:o-resident-01' })
      .map((n) => n.title)
      .sort(),
  ).toEqual(['您的积分已入账', '您的积分开始公示'])
})

test('what is 保密 stands in no published list, and no stranger reads it', async () => {
  const no = await joined(shop, 'resident', '王小明')
  const asked = { requestId: rid('give'), ...given(no, '2026-06-08'), confidential: true }
  const { id } = await shop.town.ask('workerA1', 'points.give', asked)
  expect(await take(REVIEWER, 'pass', id)).toBe('ok')
  expect((await shop.town.ask('neighbour', 'points.published', {})).items).toEqual([])
  expect(await shop.town.code('neighbour', 'points.award', { id })).toBe('notFound')
})

describe('nobody decides of his own', () => {
  const give = async (who: Who, no: string, more: object = {}): Promise<string> =>
    shop.town.code(who, 'points.give', { requestId: rid(), ...given(no, '2026-06-08'), ...more })

  test('award to oneself, to a relative, by a resident, to nobody, for tomorrow, for long ago', async () => {
    const own = await joined(shop, 'workerA1', '张网格')
    const no = await joined(shop, 'resident', '王小明')
    expect(await give('workerA1', own)).toBe('ownAward')
    expect(await give('workerA1', no, { kin: true })).toBe('kinAward')
    expect(await give('neighbour', no)).toBe('notAllowed')
    expect(await give('workerA1', '000000000000')).toBe('notFound')
    expect(await give('workerA1', no, { deedOn: '2026-06-09' })).toBe('deedAhead')
    expect(await give('workerA1', no, { deedOn: '2026-01-09' })).toBe('deedTooOld')
    expect(await give('workerA1', no, { rule: 'XX99' })).toBe('ruleUnknown')
    expect(await give('workerA1', no, { rule: 'GM08' })).toBe('collectiveUnknown')
    expect(await give('workerA1', no, { minutes: 0 })).toBe('badPoints')
    expect(shop.town.cloud.store.count('awards')).toBe(0)
  })

  test('who awarded does not review, though he is a reviewer as well; kin neither', async () => {
    const no = await joined(shop, 'resident', '王小明')
    const asked = { requestId: rid(), ...given(no, '2026-06-08') }
    const { id } = await shop.town.ask(REVIEWER, 'points.give', asked)
    expect(await take(REVIEWER, 'pass', id)).toBe('sameReviewer')
    expect(await take('workerA1', 'pass', id)).not.toBe('ok')
    expect(await take(JUDGE, 'pass', id, { kin: true })).toBe('kinAward')
    expect(await take(JUDGE, 'pass', id)).toBe('ok')
  })

  test('two reviewers at once: one of them is first', async () => {
    const id = await awarded(shop)
    const { version } = await award(id)
    const input = { id, version, ...KIN }
    const codes = await Promise.all([
      shop.town.code(REVIEWER, 'points.pass', { requestId: rid(), ...input }),
      shop.town.code(JUDGE, 'points.reject', { requestId: rid(), ...input, note: '没有来' }),
    ])
    expect(codes.filter((c) => c === 'ok')).toHaveLength(1)
  })

  test('an appeal goes to a third, once; nothing is paid meanwhile', async () => {
    const id = await appealed(shop)
    await later(8 * DAY_MS)
    expect(await balance()).toBe(0)
    expect(await take(REVIEWER, 'confirm', id)).toBe('sameJudge')
    expect(await take(JUDGE, 'confirm', id)).toBe('ok')
    expect(await take('neighbour', 'appeal', id, { note: '还是不对' })).not.toBe('ok')
    await later(1)
    expect(await balance()).toBe(15)
  })
})

describe('a rule of a month gives each month once', () => {
  const give = async (no: string, deedOn: string, rule = 'ZA07', who: Who = 'workerA1') => {
    const asked = { requestId: rid('month'), ...given(no, deedOn), rule, minutes: 0 }
    return shop.town.code(who, 'points.give', asked)
  }
  const awardsOf = () => shop.town.cloud.store.find('awards', {}, { givenAt: 1 }).map((a) => a._id)

  test('one after another, whoever gives: the second reads why; another month and rule are free', async () => {
    const no = await joined(shop, 'resident', '王小明')
    expect(await give(no, '2026-06-08')).toBe('ok')
    expect(await give(no, '2026-06-01', 'ZA07', 'workerB1')).toBe('monthGiven')
    expect(await give(no, '2026-05-31')).toBe('ok')
    expect(await give(no, '2026-06-08', 'JS05')).toBe('ok')
    expect(await give(await joined(shop, 'neighbour', '李师傅'), '2026-06-08')).toBe('ok')
  })

  test('five at once: one', async () => {
    const no = await joined(shop, 'resident', '王小明')
    const givers = ['workerA1', 'workerA2', 'workerB1', 'leadA', 'dispatcher'] as const
    const codes = await Promise.all(givers.map((who) => give(no, '2026-06-08', 'ZA07', who)))
    expect(codes.sort()).toEqual([...Array<string>(4).fill('monthGiven'), 'ok'])
  })

  test('what came to nothing frees it, and does not come back beside another', async () => {
    const no = await joined(shop, 'resident', '王小明')
    await give(no, '2026-06-08')
    const [first] = awardsOf() as [string]
    expect(await take(REVIEWER, 'reject', first, { ...KIN, note: '没有来' })).toBe('ok')
    expect(await give(no, '2026-06-07')).toBe('ok')
    expect(await take('resident', 'appeal', first, { note: '我在场' })).toBe('ok')
    expect(await take(JUDGE, 'confirm', first)).toBe('monthGiven')
    expect(await take(JUDGE, 'refuse', first, { ...KIN, note: '已另外给过' })).toBe('ok')
  })
})

test('late: whoever is on duty is told, again and again; silence never approves', async () => {
  const id = await awarded(shop)
  await later(5 * DAY_MS)
  await later(4 * DAY_MS)
  expect(await award(id)).toMatchObject({ state: 'AWARDED' })
  const about = shop.town.notices({ about: id })
  const told = about.filter(({ to }) => !/^staff:R/.test(to)).map((n) => n.title)
  expect(told.length).toBeGreaterThanOrEqual(2)
  expect(new Set(told)).toEqual(new Set(['有积分超时未审核']))
})

describe('冲正', () => {
  test('takes back what is there, in the step’s own transaction', async () => {
    const id = await paid(shop)
    expect(await balance()).toBe(15)
    expect(await take(THIRD, 'reverse', id, { ...KIN, note: '登记了两遍' })).toBe('ok')
    expect(await balance()).toBe(0)
    expect(
      shop
        .entries()
        .map((e) => e.kind)
        .sort(),
    ).toEqual(['award', 'reverse'])
  })

  test('of points that are held: the rest is owed, and paid by the next award', async () => {
    const id = await paid(shop)
    await shop.offer(goodOf('G1', { price: 10 }), [1])
    await shop.redeem('resident', 'G1', { price: 10 })
    expect(await take(THIRD, 'reverse', id, { ...KIN, note: '登记了两遍' })).toBe('ok')
    expect(await shop.town.ask('resident', 'points.account', {})).toMatchObject({
      ...{ balance: 0, held: 10, recover: 10 },
    })
    await shop.endow('resident', 12)
    expect(await shop.town.ask('resident', 'points.account', {})).toMatchObject({
      ...{ balance: 2, recover: 0 },
    })
  })
})

describe('the round of all accounts', () => {
  test('tells of expiry 60 and 15 days before, once each, and books it when it has come', async () => {
    await shop.endow('resident', 30)
    const days = [
      '2027-10-31',
      '2027-11-01',
      '2027-11-02',
      '2027-12-16',
      '2027-12-31',
      '2028-01-01',
    ]
    const told: number[] = []
    for (const day of days) {
      shop.town.cloud.clock.set(Date.parse(`${day}T08:00:00+08:00`))
      await shop.town.tick()
      await shop.town.tick()
      told.push(shop.town.notices({ to: 'user:o-resident-01' }).length)
    }
    expect(told).toEqual([0, 1, 1, 2, 2, 2])
    const read = await shop.town.ask('resident', 'notice.list', { box: 'mine' })
    expect(read.items).toHaveLength(2)
    expect(JSON.stringify(read)).not.toContain('o-resident-01')
    expect(await balance()).toBe(0)
    expect(
      shop
        .entries()
        .map((e) => e.kind)
        .sort(),
    ).toEqual(['award', 'expire'])
    await shop.town.tick()
    expect(shop.entries()).toHaveLength(2)
  })

  test('an account that differs from its entries is told to the street’s head, and changes nothing', async () => {
    await shop.endow('resident', 30)
    const wrong = { ...shop.account('resident'), lots: [{ day: '2027-12-31', left: 31, held: 0 }] }
    await shop.town.replace('accounts', wrong)
    await shop.town.tick()
    expect(shop.town.unexpected.splice(0).join('')).toContain('ledgerDiffers')
    expect(shop.town.notices({ title: '有积分账户对不上账' })).toHaveLength(1)
    expect(shop.account('resident')).toEqual(wrong)
    const right = { ...wrong, lots: [{ day: '2027-12-31', left: 30, held: 0 }] }
    await shop.town.replace('accounts', right)
  })
})
