import { awarded, redeemed } from './pointsCalls'
import { KEEPER, OTHER_KEEPER, REVIEWER, openShop, type Shop, type Who } from './pointsWorld'

/** What of points stands on the home page, and for whom. */

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(async () => {
  expect(shop.town.unexpected).toEqual([])
  await shop.town.stop()
})

const home = (who: Who) => shop.town.ask(who, 'home.open', {})

test('an award waits for reviewers, and names nobody', async () => {
  const id = await awarded(shop)
  const { todo } = await home(REVIEWER)
  expect(todo).toMatchObject([
    {
      id,
      page: `packages/points/award/index?id=${encodeURIComponent(id)}`,
      title: '积分 志愿服务每小时',
      line: '15分 · 等待审核',
      action: '审核',
      myTurn: true,
    },
  ])
  expect(JSON.stringify(todo)).not.toContain('王')
  for (const who of ['resident', 'neighbour', 'dispatcher', 'workerA1', KEEPER] as const) {
    const seen = await home(who)
    expect([...seen.todo, ...seen.mine].filter((row) => row.id === id)).toEqual([])
  }
})

test('one that the reviewer may not decide is not among what is to do', async () => {
  const id = await awarded(shop, [REVIEWER, 'pass', { kin: false }])
  await shop.town.ask('neighbour', 'points.appeal', {
    ...{ requestId: 'points-home-appeal-01', id, version: 2, note: '那天没有看到他' },
  })
  expect((await home(REVIEWER)).todo).toEqual([])
  expect((await home({ openid: 'o-reviewer-02' })).todo).toMatchObject([{ id, action: '复核' }])
})

test('what waits to be picked up is among the owner’s own things, until it is handed out', async () => {
  const { id, code } = await redeemed(shop)
  expect((await home('resident')).mine).toMatchObject([
    { id, page: `packages/points/redemption/index?id=${encodeURIComponent(id)}`, myTurn: true },
  ])
  expect((await home('neighbour')).mine).toEqual([])
  const asked = { requestId: 'points-home-handout-01', id, code }
  await shop.town.ask(KEEPER, 'points.handOut', asked)
  expect((await home('resident')).mine).toEqual([])
})

test.each<[string, Who, boolean]>([
  ['a keeper', KEEPER, true],
  ['one of another point', OTHER_KEEPER, true],
  ['a reviewer', REVIEWER, false],
  ['a resident', 'resident', false],
  ['staff', 'workerA1', false],
])('%s keeps a pick-up point: %p', async (_, who, keeps) => {
  expect((await home(who)).keeps).toBe(keeps)
})
