import { COLLECTIONS } from '../../cloudfunctions/schema'
import { KINDS, type KindName } from '../../domain/identity/kinds'
import { HER } from './leaver'
import { hadACase, hasComplained, livesHere } from './leaverLife'
import { committeeTown } from './leaverTown'
import type { Shop } from './pointsWorld'
import { rid } from './town'

/** 我的数据 lists every kind that any collection declares, and what there is of it. */
let shop: Shop
beforeAll(async () => {
  shop = await committeeTown()
})
afterAll(() => shop.town.stop())

const DECLARED = COLLECTIONS.flatMap(({ name, person }) =>
  Object.entries(person).flatMap(([path, kind]) => (kind === null ? [] : [{ name, path, kind }])),
)
const KIND_NAMES = Object.keys(KINDS) as KindName[]
const labels = KIND_NAMES.map((kind) => KINDS[kind].label)
const valuesOf = async (who: { openid: string }): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await shop.town.ask(who, 'identity.myData', {})).items.map((i) => [i.label, i.value]),
  )

test('every kind that is declared is listed, under a name of its own, and none besides', () => {
  expect([...new Set(DECLARED.map(({ kind }) => kind))].sort()).toEqual([...KIND_NAMES].sort())
  expect(new Set(labels).size).toBe(labels.length)
})

test.each([
  ['users', 'used', 'acts'],
  ['users', 'pushed', 'acts'],
  ['reads', 'of', 'reads'],
  ['notices', 'push.in', 'notices'],
  ['reports', 'history.*.inside', 'report'],
  ['complaints', 'inquiries.*.said', 'complaint'],
] as const)('%s %s is %s', (name, path, kind) => {
  expect(DECLARED).toContainEqual({ name, path, kind })
})

test('of whoever has nothing nothing is said to be there', async () => {
  const values = await valuesOf({ openid: 'o-has-nothing' })
  expect(Object.keys(values)).toEqual(labels)
  expect(values).toMatchObject({
    微信账号标识: '未保存',
    办事次数: '未保存',
    谁看过您的信息: '还没有人看过',
    上报的内容: '未保存',
    投诉建议的内容: '未保存',
  })
})

test('of whoever has used everything all of it is counted', async () => {
  const { open } = await livesHere(shop)
  await hadACase(shop)
  await hasComplained(shop, open)
  await shop.town.cloud.atRest()
  const { reports, complaints } = await shop.town.ask(HER, 'identity.myData', {})
  // Each can be read whole in its own list, with what was answered.
  const own = (await shop.town.ask(HER, 'complaint.list', { scope: 'mine' })).items
  expect([reports, complaints, own.length]).toEqual([2, 2, 2])
  const values = await valuesOf(HER)
  expect(Object.keys(values)).toEqual(labels)
  expect(values).toMatchObject({
    上报的内容: '2件',
    投诉建议的内容: '2件',
    调解卷宗: '1件',
    心愿: '1个',
    谁看过您的信息: '1次，见“谁看过我的信息”',
    手机号: expect.stringMatching(/^\d{3}\*{4}\d{4}$/) as string,
  })
  expect(values['办事次数']).toMatch(/^记了\d类办事的次数/)
  // The number itself is asked for nowhere else.
  expect(JSON.stringify(values)).not.toMatch(/1\d{10}/)
  await shop.town.ask(HER, 'points.wish', { requestId: rid(), text: '大米' })
  expect((await valuesOf(HER))['心愿']).toBe('2个')
})
