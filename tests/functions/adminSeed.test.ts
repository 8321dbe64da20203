import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { callApi } from '../../devtools/street/client'
import { PERSONAS, importStreet, makeStreet, seedStreet } from '../../devtools/street'
import { volunteerOpenid } from '../../devtools/street/seeds/volunteer'
import { memberNoOf } from '../../devtools/street/shop'
import { HOUR_MS, dayOf, startOfDay } from '../../domain/calendar/zone'
import type {
  AccountView,
  AwardCard,
  MeView,
  Page,
  PeekView,
  RedemptionCard,
  RedemptionView,
  ShopView,
  StreetView,
  TeamCard,
  TeamPageView,
} from '../../domain/contract'
import { spokenOf } from '../../domain/points/code/shown'
import { totp } from '../../domain/points/code/totp'
import { differenceOf } from '../../domain/points/ledger/books'
import type { ElderList, HelpedView, HelperPage } from '../../domain/helper/answers'
import type { HouseholdPage } from '../../domain/household/answers'
import type { MerchantPage, StatementCard } from '../../domain/merchant/answers'
import type { Account, Entry } from '../../domain/points/types'
import { IMPORT_FILES } from '../../domain/street/import'
import { inProcesses } from './instances'
import { openOffice, type Office } from './adminOffice'

/** The demo lives by the rules that come with the program. */
const DEMO_FILES = IMPORT_FILES.filter((name) => name !== 'rules.csv').sort()

type Listed = Page<AwardCard>

let office: Office
let dir: string
beforeAll(async () => {
  office = await openOffice(inProcesses)
  // By day, whenever the test runs: at night what is sent waits for the morning.
  const { clock } = office.cloud
  clock.set(startOfDay(dayOf(clock.now()) + 1) + 10 * HOUR_MS)
  dir = mkdtempSync(join(tmpdir(), 'gongzhi-street-'))
  await seedStreet(office.cloud)
})
afterAll(async () => {
  await office.stop()
  rmSync(dir, { recursive: true, force: true })
})

const me = (openid: string) => callApi(office.cloud, openid, 'identity.me', {}) as Promise<MeView>

test('the whole street is there', () => {
  expect(office.cloud.store.snapshot()).toMatchObject({
    communities: 9,
    grids: 33,
    estates: 16,
    buildings: 600,
    staff: 2475,
    hours: 18,
    settings: 1,
    users: 16,
    members: 86,
    accounts: 102,
    goods: 20,
    bins: 29,
    redemptions: 17,
    statements: 2,
    awards: 2,
    teams: 34,
    volunteers: 1040,
    teamMembers: 1040,
    reports: 0,
  })
})

test.each<[string, string[], string, number | undefined]>([
  ['o-resident-wang', [], '', undefined],
  ['o-resident-li', [], '', undefined],
  ['o-worker-zhang', ['gridWorker 黄河社区 第3网格'], '张晓燕', 3],
  ['o-lead-zhao', ['gridLead 黄河社区 第3网格'], '赵建国', 3],
  ['o-worker-zhou', ['gridWorker 黄河社区 第4网格'], '周海燕', 3],
  ['o-dispatcher-sun', ['dispatcher'], '孙丽华', 3],
  ['o-mediator-wuyun', ['mediator'], '乌云其木格', 3],
  ['o-chair-yang', ['mediationChair'], '杨树德', 3],
  ['o-clerk-bai', ['mediationClerk'], '白素琴', 3],
  ['o-complaints-shen', ['complaintClerk'], '沈玉兰', 2],
])('%s is %j', async (openid, roles, staffName, quota) => {
  expect(PERSONAS.map((p) => p.openid)).toContain(openid)
  const view = await me(openid)
  expect(view.roles.map((r) => `${r.role} ${r.scopeName}`.trim())).toEqual(roles)
  expect([view.staffName, view.quota.task]).toEqual([staffName, quota])
})

test('the shop is open: points in two lots, a keeper with something to hand out, work for a reviewer', async () => {
  const ask = (openid: string, name: string, input = {}) =>
    callApi(office.cloud, openid, name, input)
  const wang = (await ask('o-resident-wang', 'points.account')) as AccountView
  expect(wang).toMatchObject({ no: memberNoOf('o-resident-wang'), balance: 120, recover: 0 })
  expect(wang.lots.map(({ points }) => points)).toEqual([70, 50])
  const { goods } = (await ask('o-resident-wang', 'points.shop')) as ShopView
  expect(goods).toHaveLength(20)
  expect(goods.filter(({ left }) => left === 0).map(({ code }) => code)).toEqual(['G05'])
  expect(goods.filter(({ soldOutAt }) => soldOutAt !== null)).toHaveLength(1)
  expect(goods.filter(({ idle }) => idle).map(({ code }) => code)).toEqual(['G20'])
  expect(goods.filter(({ offered }) => !offered).map(({ code }) => code)).toEqual(['G19'])
  const waiting = (await ask('o-reviewer-meng', 'points.awards', { scope: 'review' })) as Listed
  expect(waiting.items.map(({ name }) => name)).toEqual(['乔桂芳'])
  const { items } = (await ask('o-keeper-su', 'points.redemptions')) as Page<RedemptionCard>
  const { code } = (await ask('o-keeper-su', 'points.redemption', {
    id: items[0]!.id,
  })) as RedemptionView
  const shown = spokenOf(code!.no, totp(code!.secret, office.cloud.clock.now()))
  const peeked = (await ask('o-keeper-qiao', 'points.peek', { code: shown })) as PeekView
  expect(peeked).toMatchObject({ goodName: '食用油1.8升', ownerName: '苏*' })
})

test('twenty households: in the first a member asks, somebody is invited, points lie there', async () => {
  const homes = office.cloud.store.find('accounts', { kind: 'family' }, { _id: 1 }, 100)
  expect(homes).toHaveLength(20)
  const { household } = (await callApi(
    office.cloud,
    'o-head-han',
    'household.open',
    {},
  )) as HouseholdPage
  expect(household).toMatchObject({ name: '和睦家', isHead: true, balance: 60, mine: 30, upTo: 0 })
  expect(household!.members.map(({ name }) => name).slice(0, 2)).toEqual(['韩建国', '韩雪'])
  expect(household!.invited).toHaveLength(1)
  expect(household!.asks).toMatchObject([{ byName: '韩雪', goodName: '香皂2块', price: 10 }])
})

test('two elders whose account staff opened; the first has points and a helper who may redeem', async () => {
  const ask = (openid: string, name: string, input = {}) =>
    callApi(office.cloud, openid, name, input)
  const { items } = (await ask('o-worker-zhang', 'helper.elders')) as ElderList
  expect(items.map(({ name }) => name).sort()).toEqual(['周奶奶', '郑爷爷'])
  const { helping } = (await ask('o-helper-lin', 'helper.open')) as HelperPage
  expect(helping).toMatchObject([
    { elderName: '周奶奶', state: 'BOUND', acts: ['points', 'redeem'] },
  ])
  const seen = (await ask('o-helper-lin', 'helper.points', { id: helping[0]!.id })) as HelpedView
  expect(seen).toMatchObject({ balance: 70, held: 0 })
})

test('two merchants: one has confirmed last month, which is what was handed out there, the other not yet', async () => {
  const ask = <T>(openid: string, name: string, input: object = {}) =>
    callApi(office.cloud, openid, name, input) as Promise<T>
  const list = await ask<Page<StatementCard>>('o-reviewer-meng', 'merchant.statements', {
    scope: 'waiting',
  })
  expect(list.items.map((s) => [s.merchantName, s.stateText, s.pieces]).sort()).toEqual([
    ['示范便民超市', '待确认', 8],
    ['示范粮油店', '商户已确认', 8],
  ])
  const out = { state: 'HANDED_OUT', pickUp: 'P03' }
  expect(office.cloud.store.count('redemptions', out)).toBe(8)
  const { name, balance, statements } = await ask<MerchantPage>('o-merchant-bai', 'merchant.open')
  expect([name, balance, statements.map(({ myTurn }) => myTurn)]).toEqual([
    ...['示范粮油店', 20, [false]],
  ])
})

test('accounts of the demo are what their entries add up to', () => {
  const all = <T>(name: string) =>
    office.cloud.store.find(name, {}, { _id: 1 }, 1000) as unknown as T[]
  const entries = all<Entry>('entries')
  const wrong = all<Account>('accounts').map((account) =>
    differenceOf(
      account,
      entries.filter((e) => e.account === account._id),
    ),
  )
  expect(wrong).toHaveLength(102)
  expect(wrong.filter((difference) => difference !== null)).toEqual([])
})

test('a phone can draw it', async () => {
  const street = (await callApi(office.cloud, 'o-resident-wang', 'street.get', {})) as StreetView
  expect([street.communities.length, street.grids.length, street.estates.length]).toEqual([
    9, 33, 16,
  ])
  expect([street.majors.length, street.categories.length]).toEqual([10, 60])
})

test('34 teams with 1,040 people: 王阿姨 leads one and knows who is in it, others see how many', async () => {
  const ask = <T>(openid: string, name: string, input: object) =>
    callApi(office.cloud, openid, name, input) as Promise<T>
  const mine = await ask<Page<TeamCard>>('o-resident-wang', 'volunteer.teams', { scope: 'mine' })
  expect(mine.items.map((t) => [t.name, t.stateText])).toEqual([['小巷扫雪队', '已成立']])
  const { id } = mine.items[0]!
  const page = await ask<TeamPageView>('o-resident-wang', 'volunteer.team', { id })
  expect(page).toMatchObject({ members: 31, isMember: true, team: { leaders: [{ mine: true }] } })
  expect(page.roster[0]!.name).toBe('王阿姨')
  expect(page.roster).toHaveLength(31)
  const member = volunteerOpenid(34)
  const seen = await ask<TeamPageView>(member, 'volunteer.team', { id })
  expect(seen).toMatchObject({ members: 31, isMember: true, roster: [] })
  expect(seen.team.leaders.map((l) => l.name)).toEqual(['王*'])
  const first = await ask<Page<TeamCard>>(member, 'volunteer.teams', { scope: 'all' })
  const next = { scope: 'all', cursor: first.next }
  const second = await ask<Page<TeamCard>>(member, 'volunteer.teams', next)
  expect([first.items.length, second.items.length, second.next]).toEqual([20, 14, null])
})

test('the demo can be seeded again without effect', async () => {
  const before = office.everything()
  const answer = await importStreet(office.cloud, makeStreet().files)
  expect(answer).toMatchObject({ ok: true, done: true, written: 0, retired: 0 })
  expect(office.everything()).toBe(before)
})

describe('the command', () => {
  const run = (...args: string[]) =>
    new Promise<{ code: number; out: string }>((resolve) => {
      const command = ['--import', 'tsx', 'devtools/street/cli.ts', ...args]
      const options = {
        cwd: join(__dirname, '../..'),
        env: { ...process.env, DESK: office.cloud.url },
      }
      const child = execFile(process.execPath, command, options, (_error, stdout, stderr) =>
        resolve({ code: child.exitCode ?? -1, out: stdout + stderr }),
      )
    })

  test('exports what it then imports without a change', async () => {
    const before = office.everything()
    expect(await run('export', dir)).toMatchObject({ code: 0 })
    expect(readdirSync(dir).sort()).toEqual(DEMO_FILES)
    const imported = await run('import', dir)
    expect(imported).toMatchObject({ code: 0 })
    expect(imported.out).toContain('已导入：写入0条，停用0条')
    expect(office.everything()).toBe(before)
  })

  test('says the row of a fault, and fails', async () => {
    await run('demo', dir)
    const path = join(dir, 'staff.csv')
    writeFileSync(path, readFileSync(path, 'utf8').replace(',10000000001,', ',1000,'))
    const { code, out } = await run('import', dir)
    expect(code).toBe(1)
    expect(out).toContain('staff.csv 第2行 phone：“手机号”应为11位手机号')
  })

  test('without an order it explains itself', async () => {
    expect(await run()).toMatchObject({ code: 2, out: expect.stringContaining('用法') })
  })
})
