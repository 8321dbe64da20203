import type { Fault } from '../../devtools/cloud'
import { callApi } from '../../devtools/street/client'
import { memberNoOf } from '../../devtools/street/shop'
import type { RedemptionView } from '../../domain/contract'
import { spokenOf } from '../../domain/points/code/shown'
import { totp } from '../../domain/points/code/totp'
import { emptyAccount } from '../../domain/points/ledger/account'
import { award } from '../../domain/points/ledger/award'
import type { Member } from '../../domain/points/types'
import { todayOf } from '../../domain/points/ledger/lots'
import type { Bin, Good, Redemption } from '../../domain/points/redeem/types'
import type { StreetSettings } from '../../domain/street/types'
import { shopStreet, type ShopFiles } from '../domain/street/shopFiles'
import { openOffice, textsOf, type Office } from './adminOffice'

/** 积分 by import: whose number is whose, and goods, whose stock no import sets. */

const QIAO = 'o-qiao'
const SU = 'o-su'
const KIN = 'o-kin'
const OWNER = 'o-owner'
const NAMES = { [QIAO]: '乔桂芳', [SU]: '苏振华', [KIN]: '乔小妹', [OWNER]: '王淑珍' }

let office: Office
beforeEach(async () => {
  await open()
})
afterEach(() => office.stop())

async function open(): Promise<void> {
  office = await openOffice()
  for (const [openid, name] of Object.entries(NAMES)) {
    await ask(openid, 'points.join', { requestId: `request-join-${openid}`, name })
  }
}

const ask = (openid: string, name: string, input: object): Promise<unknown> =>
  callApi(office.cloud, openid, name, input)

const files = (spoil: (files: ShopFiles) => void = () => undefined): ShopFiles => {
  const street = shopStreet(memberNoOf(QIAO), memberNoOf(SU), memberNoOf(KIN))
  // In term whenever this runs.
  for (const row of street['keepers.csv'].slice(1)) row.splice(3, 2, '2020-01-01', '2099-12-31')
  for (const row of street['goods.csv'].slice(1)) row[8] = ''
  spoil(street)
  return street
}
const withGood = (code: string, at: number, value: string) =>
  files((f) => (f['goods.csv'].find(([c]) => c === code)![at] = value))
const withoutGood = (code: string) =>
  files((f) => (f['goods.csv'] = f['goods.csv'].filter(([c]) => c !== code)))
const PRICE = 3
const BINS = 7

const all = <T>(name: string, filter = {}): T[] =>
  office.cloud.store.find(name, filter, { _id: 1 }) as unknown as T[]
const settings = (): StreetSettings => all<StreetSettings>('settings')[0]!
const bins = (good: string): Bin[] => all<Bin>('bins', { good })
const good = (code: string): Good => all<Good>('goods', { code })[0]!
const pieces = (code: string): number[][] =>
  bins(code).map(({ free, held, out }) => [free, held, out])

/** As 入库 leaves it, all in the first bin. */
const fill = (code: string, free: number): Promise<void> =>
  office.replace('bins', { ...bins(code)[0]!, free } as Bin)

/** Somebody with points, who redeems one of a good. */
async function redeemed(code: string, price: number, perMonth?: number): Promise<RedemptionView> {
  const now = office.cloud.clock.now()
  const user = `user:${OWNER}`
  const account = emptyAccount('person', '0'.repeat(24), user)
  const [member] = all<Member>('members', { user })
  await office.replace('members', { ...member!, account: account._id } as Member)
  const asked = { rule: 'JS03', source: 'award:gift', points: 500, deedOn: todayOf(now) }
  const done = award(
    { account, before: null, own: { caps: { day: 1e6, month: 1e6 } }, frozen: null, isOverBudget: false }, // prettier-ignore
    { ...asked, confidential: false, promised: true },
    now,
  )
  if (!done.ok) throw new Error(done.code)
  office.cloud.store.insertMany('entries', done.value.entries as never)
  office.cloud.store.insertMany('accounts', [done.value.account] as never)
  const input = { requestId: 'request-redeem-0001', good: code, price, perMonth }
  return (await ask(OWNER, 'points.redeem', input)) as RedemptionView
}
const handOut = (keeper: string, { id, code }: RedemptionView): Promise<unknown> =>
  ask(keeper, 'points.handOut', {
    ...{ requestId: 'request-handout-0001', id },
    code: spokenOf(code!.no, totp(code!.secret, office.cloud.clock.now())),
  })

test('keepers stand in the settings by account, goods with empty shelves; a second time writes nothing', async () => {
  expect(await office.bring(files())).toMatchObject({ ok: true, done: true, unkept: [] })
  expect(settings().points!.keepers).toEqual([
    {
      ...{ _id: `keeper:P1:user:${QIAO}`, user: `user:${QIAO}`, name: '乔桂芳', pickUp: 'P1' },
      ...{ from: '2020-01-01', to: '2099-12-31', relatives: [`user:${KIN}`] },
    },
    {
      ...{ _id: `keeper:P2:user:${SU}`, user: `user:${SU}`, name: '苏振华', pickUp: 'P2' },
      ...{ from: '2020-01-01', to: '2099-12-31', relatives: [] },
    },
  ])
  expect(all<Good>('goods').map(({ code, offered }) => [code, offered])).toEqual([
    ['G1', true],
    ['G2', true],
    ['G3', false],
  ])
  expect(pieces('G1')).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ])
  const before = office.everything()
  expect(await office.bring(files())).toMatchObject({ written: 0, retired: 0 })
  expect(office.everything()).toBe(before)
})

test('a number that nobody has is a fault at its row; another name is told', async () => {
  const stranger = files((f) => (f['keepers.csv'][1]![0] = '999999999999'))
  const before = office.everything()
  expect(await office.bring(stranger)).toMatchObject({
    code: 'invalidFiles',
    errors: [{ file: 'keepers.csv', row: 2, field: 'no', message: expect.stringContaining('没有人') }], // prettier-ignore
  })
  const kin = files((f) => (f['keepers.csv'][1]![5] = '999999999999'))
  expect(await office.bring(kin)).toMatchObject({
    code: 'invalidFiles',
    errors: [{ file: 'keepers.csv', row: 2, field: 'relatives' }],
  })
  expect(office.everything()).toBe(before)
  const named = files((f) => (f['keepers.csv'][1]![1] = '乔贵芳'))
  expect(await office.bring(named)).toMatchObject({
    ok: true,
    warnings: [{ file: 'keepers.csv', row: 2, field: 'name' }],
  })
})

test('an export is by numbers again, and imports without a change', async () => {
  await office.bring(files())
  const before = office.everything()
  const { urls } = await office.admin({ action: 'export' })
  const text = async (name: string) => (await fetch(urls![name]!)).text()
  expect(await text('keepers.csv')).toContain(`${memberNoOf(QIAO)},乔桂芳,P1`)
  const names = Object.keys(urls!)
  expect(names).toEqual(expect.arrayContaining(['goods.csv', 'pickups.csv', 'rules.csv']))
  const again = await Promise.all(names.map(async (name) => [name, await text(name)] as const))
  expect((await text('keepers.csv')).includes('o-')).toBe(false)
  const uploaded = await office.upload(Object.fromEntries(again))
  const answer = await office.admin({ action: 'import', files: uploaded })
  expect(answer).toMatchObject({ ok: true, written: 0, retired: 0 })
  expect(office.everything()).toBe(before)
})

test('a price is copied to the shelf, and the stock stays', async () => {
  await office.bring(files())
  await fill('G1', 7)
  expect(await office.bring(withGood('G1', PRICE, '90'))).toMatchObject({ written: 2, retired: 0 })
  expect(good('G1').price).toBe(90)
  expect(bins('G1').map(({ price }) => price)).toEqual([90, 90])
  expect(pieces('G1')).toEqual([
    [7, 0, 0],
    [0, 0, 0],
  ])
})

test('more bins, and fewer: all pieces stay, what is held stays where it is', async () => {
  await office.bring(files())
  await fill('G2', 9)
  await office.bring(withGood('G2', BINS, '4'))
  expect(pieces('G2').map(([free]) => free)).toEqual([3, 2, 2, 2])
  const r = await redeemed('G2', 50)
  await office.bring(withGood('G2', BINS, '1'))
  const held = all<Redemption>('redemptions')[0]!.bin
  expect(bins('G2').map(({ _id, free, held: h }) => [_id, free, h])).toEqual(
    [0, 1, 2, 3].map((n) => {
      const id = `good:G2#${n}`
      return [id, n === 0 ? 8 : 0, id === held ? 1 : 0]
    }),
  )
  await handOut(QIAO, r)
  expect(pieces('G2').reduce((sum, [, , out]) => sum + out!, 0)).toBe(1)
})

test('a good that is gone is not offered, and what was redeemed of it is handed out all the same', async () => {
  await office.bring(files())
  await fill('G1', 3)
  const r = await redeemed('G1', 100, 2)
  expect(await office.bring(withoutGood('G1'))).toMatchObject({ ok: true, retired: 1, unkept: [] })
  expect(good('G1')).toMatchObject({ name: '大米', offered: false })
  expect(bins('G1').map(({ offered }) => offered)).toEqual([false, false])
  const again = { requestId: 'request-redeem-0002', good: 'G1', price: 100, perMonth: 2 }
  await expect(ask(OWNER, 'points.redeem', again)).rejects.toThrow('goodOff')
  expect(await handOut(QIAO, r)).toMatchObject({ state: 'HANDED_OUT' })
  expect(await office.bring(withoutGood('G1'))).toMatchObject({ written: 0, retired: 0 })
  await office.bring(files())
  expect(good('G1').offered).toBe(true)
  expect(pieces('G1').reduce((sum, [free]) => sum + free!, 0)).toBe(2)
})

test('a keeper, or a point, that goes while something waits there is answered', async () => {
  await office.bring(files())
  await fill('G1', 3)
  await redeemed('G1', 100, 2)
  const alone = files((f) => f['keepers.csv'].splice(1, 1))
  const name = '黄河服务站'
  expect(await office.bring(alone)).toMatchObject({ unkept: [{ pickUp: 'P1', name, count: 1 }] })
  const closed = files((f) => {
    f['pickups.csv'].splice(1, 1)
    f['keepers.csv'].splice(1, 1)
    for (const row of f['goods.csv'].slice(1)) row[6] = 'P2'
  })
  expect(await office.bring(closed)).toMatchObject({ unkept: [{ pickUp: 'P1', name: '', count: 1 }] }) // prettier-ignore
  expect(bins('G1').map(({ pickUp }) => pickUp)).toEqual(['P2', 'P2'])
  expect(all<Redemption>('redemptions')[0]).toMatchObject({ pickUp: 'P1', state: 'HELD' })
})

test('tables that were forgotten, or cut, are asked about before anything is written', async () => {
  const many = files((f) => {
    const row = f['goods.csv'][2]!
    f['goods.csv'].push(...[4, 5, 6, 7].map((n) => [`G${n}`, ...row.slice(1)]))
  })
  await office.bring(many)
  const before = office.everything()
  expect(await office.bring(files())).toMatchObject({
    code: 'needsConfirm',
    counts: [{ kind: 'goods', why: 'retired', count: 4, of: 6 }],
    list: [4, 5, 6, 7].map((n) => ({ kind: 'goods', why: 'retired', code: `G${n}`, name: '雨伞' })),
  })
  const none = files((f) => {
    const rest = f as Partial<Record<keyof ShopFiles, unknown>>
    for (const key of ['pickups', 'keepers', 'goods', 'rules']) delete rest[`${key}.csv` as 'goods.csv'] // prettier-ignore
    delete (f['street.json'] as Record<string, unknown>).points
  })
  const asked = await office.bring(none)
  expect(asked.counts!.map(({ kind, count }) => [kind, count])).toEqual([
    ['pickUps', 2],
    ['keepers', 2],
    ['goods', 6],
  ])
  expect(JSON.stringify(asked)).not.toContain(QIAO)
  expect(office.everything()).toBe(before)
  expect(await office.bring(none, { confirm: true })).toMatchObject({ ok: true, done: true })
  expect(settings()).not.toHaveProperty('points')
  expect(all<Good>('goods').every(({ offered }) => !offered)).toBe(true)
})

test('killed before or after any write, the same call carries it to the same end', async () => {
  const next = files((f) => {
    f['goods.csv'].splice(2, 1)
    f['goods.csv'][1]![PRICE] = '120'
    f['goods.csv'][1]![BINS] = '3'
    f['goods.csv'].push(['G9', '毛巾', '', '15', '', '500', 'P2', '2', '', ''])
  })
  const prepare = async (): Promise<Record<string, string>> => {
    await office.bring(files())
    await fill('G1', 8)
    await fill('G2', 5)
    return office.upload(textsOf(next))
  }
  const shop = (): unknown => [all('goods'), all('bins'), settings()]
  const importOf = (uploaded: Record<string, string>) =>
    office.admin({ action: 'import', files: uploaded })
  await importOf(await prepare())
  const wanted = shop()
  expect(pieces('G1').map(([free]) => free)).toEqual([3, 3, 2])
  expect(pieces('G2').map(([free]) => free)).toEqual([5])
  let kills = 0
  for (const action of [
    'database.insertDocument',
    'database.modifyDocument',
    'database.commitTransaction',
  ] as const) {
    for (const when of ['before', 'after'] as const) {
      await office.stop()
      await open()
      const uploaded = await prepare()
      for (let nth = 1; ; nth++) {
        office.cloud.faults.clear()
        const fault: Fault = { function: 'admin', action, nth, effect: { kind: 'kill', when } }
        office.cloud.faults.add(fault)
        const isEnd = await importOf(uploaded).then(
          () => true,
          () => false,
        )
        if (isEnd) break
        kills++
      }
      expect([action, when, shop()]).toEqual([action, when, wanted])
      office.cloud.faults.clear()
      expect(await importOf(uploaded)).toMatchObject({ done: true, written: 0 })
    }
  }
  expect(kills).toBeGreaterThan(10)
})
