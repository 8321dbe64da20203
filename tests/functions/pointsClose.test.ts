import { given, handedOut, paid, passed, redeemed } from './pointsCalls'
import { KEEPER, REVIEWER, codeOf, goodOf, joined, type Shop } from './pointsWorld'
import {
  OWNER,
  PERSON,
  awards,
  close,
  days,
  members,
  naming,
  ofKind,
  shut,
  step,
  street,
} from './pointsCloseHands'
import { rid } from './town'

/** 注销: books that balance, a number without a person, and nothing paid to it any more. */

afterEach(shut)

test('refused while something waits; then nothing of the person stands anywhere', async () => {
  const shop = await street()
  await shop.offer(goodOf('G1'), [5])
  const no = await joined(shop, OWNER, '王小明')
  const out = await handedOut(shop)
  const proxy = { requestId: rid(), id: (await redeemed(shop)).id, name: '楼下李姐' }
  await shop.town.ask(OWNER, 'points.name', proxy)
  await shop.town.ask(OWNER, 'points.cancel', { requestId: rid(), id: proxy.id })
  await paid(shop)
  const r = await shop.redeem(OWNER, 'G1')
  expect(await codeOf(shop, OWNER, 'points.close', {})).toBe('stillHeld')
  expect((await shop.town.ask(OWNER, 'points.account', {})).name).toBe('王小明')
  await shop.town.ask(OWNER, 'points.cancel', { requestId: rid(), id: r.id })
  await shop.town.ask(OWNER, 'points.wish', { requestId: rid(), text: '想要雨伞' })
  const { balance } = await shop.town.ask(OWNER, 'points.account', {})
  const before = shop.entries().length
  const requestId = rid('close')
  for (const id of [requestId, requestId, rid('close')]) {
    expect(await close(shop, id)).toMatchObject({
      ok: true,
      data: { balance: 0, no: '', name: '' },
    })
  }
  expect(ofKind(shop, 'close').map((e) => e.points)).toEqual([balance])
  expect(shop.entries()).toHaveLength(before + 1)
  expect(naming(shop, ...PERSON)).toEqual([])
  expect(members(shop)).toMatchObject([{ _id: `member:${no}`, user: '', name: '', account: null }])
  expect(await shop.town.code(REVIEWER, 'points.member', { no })).toBe('notFound')
  expect(shop.redemptions().some((x) => x._id === out.id)).toBe(true)
})

test('what waits for review or is published lapses, and who awarded sees why', async () => {
  const shop = await street()
  const published = await passed(shop)
  const today = new Date(shop.town.cloud.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const asked = { requestId: rid('give'), ...given(await joined(shop, OWNER, '王小明'), today) }
  const { id: waiting } = await shop.town.ask('workerA1', 'points.give', asked)
  await close(shop)
  const states = awards(shop).map(({ _id, state }) => [_id, state])
  expect(states.sort()).toEqual(
    [
      [published, 'LAPSED'],
      [waiting, 'LAPSED'],
    ].sort(),
  )
  const view = await shop.town.ask(REVIEWER, 'points.award', { id: published })
  expect(view).toMatchObject({ stateText: '已失效', actions: [] })
  expect(view.history.at(-1)?.title).toBe('账户已注销，积分不再发放')
  expect((await shop.town.ask('workerA1', 'points.awards', { scope: 'given' })).items).toHaveLength(
    2,
  )
  expect((await shop.town.ask(REVIEWER, 'points.awards', { scope: 'review' })).items).toEqual([])
  expect(await step(shop, REVIEWER, 'pass', waiting, { kin: false })).toBe('wrongState')
  await days(shop, 8)
  expect(shop.entries()).toEqual([])
})

test('a published award whose person has left, before his name was erased, is not paid', async () => {
  const shop = await street()
  const id = await passed(shop)
  shop.town.cloud.faults.add({
    ...{ function: 'api', action: 'database.commitTransaction', nth: 1 },
    effect: { kind: 'kill', when: 'after' },
  })
  await close(shop).catch(() => undefined)
  shop.town.cloud.faults.clear()
  expect(awards(shop)).toMatchObject([{ _id: id, state: 'PUBLIC', recipientName: '王小明' }])
  await days(shop, 8)
  expect(awards(shop)).toMatchObject([{ _id: id, state: 'LAPSED', recipient: '' }])
  expect([shop.entries(), naming(shop, ...PERSON)]).toEqual([[], []])
  shop.town.unexpected.splice(0)
})

test('a wrong award of who has left is reversed, and nobody owes anything', async () => {
  const shop = await street()
  const id = await paid(shop)
  await close(shop)
  expect(await step(shop, REVIEWER, 'reverse', id, { note: '登记错人', kin: false })).toBe('ok')
  expect(awards(shop)).toMatchObject([{ state: 'REVERSED', recipient: '' }])
  const back = ofKind(shop, 'lapse')
  expect(back.map((e) => e.points)).toEqual(ofKind(shop, 'award').map((e) => e.points))
  expect(ofKind(shop, 'owe')).toEqual([])
})

test('an 交付 undone after 注销 waits seven days and goes back; the points are booked out', async () => {
  const shop = await street()
  const { id } = await handedOut(shop)
  await close(shop)
  const left = ofKind(shop, 'close').reduce((sum, e) => sum + e.points, 0)
  const undo = { requestId: rid(), id, note: '拿错了' }
  expect(await shop.town.code(KEEPER, 'points.undo', undo)).toBe('ok')
  await days(shop, 8)
  expect(shop.redemptions().find((r) => r._id === id)).toMatchObject({ state: 'VOID', owner: '' })
  expect(ofKind(shop, 'close').reduce((sum, e) => sum + e.points, 0)).toBe(left + 20)
  expect(naming(shop, ...PERSON)).toEqual([])
})

test('a refund after 注销 is booked out as well', async () => {
  const shop = await street()
  const { id } = await handedOut(shop)
  await close(shop)
  const refund = { requestId: rid(), id, note: '是坏的' }
  expect(await shop.town.code(REVIEWER, 'points.refund', refund)).toBe('ok')
  expect(ofKind(shop, 'refund').map((e) => e.points)).toEqual([20])
  expect(ofKind(shop, 'close').at(-1)?.points).toBeGreaterThanOrEqual(20)
})

describe('a report', () => {
  const submit = (shop: Shop) =>
    shop.town.ask(OWNER, 'report.submit', {
      ...{ requestId: rid('report'), text: '路上有个坑，老人差点摔倒' },
      place: { kind: 'building', buildingId: '101' },
    } as never)
  const accept = async (shop: Shop, id: string): Promise<void> => {
    const { version } = shop.town.report(id)
    await shop.town.ask('workerA1', 'report.accept', {
      ...{ requestId: rid(), id, version, category: '0201' },
    })
    await shop.town.settled()
    await shop.town.tick()
  }
  const kept = (shop: Shop, id: string) =>
    shop.town.cloud.store.find('entries', { _id: `award:JS01:${id}` })

  test('accepted after 注销 pays nothing, then or after the person is back', async () => {
    const shop = await street()
    await joined(shop, OWNER, '王小明')
    const { id } = await submit(shop)
    await close(shop)
    await accept(shop, id)
    expect(kept(shop, id)).toMatchObject([{ refused: 'accountClosed' }])
    await joined(shop, OWNER, '王小明')
    await days(shop, 1)
    expect(shop.entries()).toEqual([])
    const next = await submit(shop)
    await accept(shop, next.id)
    expect(shop.entries(OWNER).map((e) => e.points)).toEqual([2])
  })

  test('paid, then 注销, then withdrawn: what was paid comes back from where it was booked', async () => {
    const shop = await street()
    const { id } = await submit(shop)
    await accept(shop, id)
    expect(shop.entries(OWNER).map((e) => e.points)).toEqual([2])
    await close(shop)
    const as = () => ({ requestId: rid(), id, version: shop.town.report(id).version })
    await shop.town.ask('workerA1', 'report.return', { ...as(), note: '不属于本网格' })
    await shop.town.ask(OWNER, 'report.withdraw', as())
    await shop.town.settled()
    await shop.town.tick()
    expect(
      shop
        .entries()
        .map((e) => e.kind)
        .sort(),
    ).toEqual(['award', 'close', 'lapse'])
    expect(shop.town.cloud.store.count('dues')).toBe(0)
  })
})

test('who comes back has the number again, another account, and nothing of the old one', async () => {
  const shop = await street()
  const no = await joined(shop, OWNER, '王小明')
  await shop.endow(OWNER, 50)
  const old = shop.account(OWNER)._id
  await close(shop)
  expect(await joined(shop, OWNER, '王大明')).toBe(no)
  await shop.endow(OWNER, 20)
  expect(shop.account(OWNER)._id).not.toBe(old)
  expect(await shop.town.ask(OWNER, 'points.account', {})).toMatchObject({ balance: 20 })
  expect((await shop.town.ask(OWNER, 'points.ledger', {})).items).toHaveLength(1)
})
