import { streetFiles } from '../../../domain/street/import/write'
import { parseStreet } from '../../../domain/street/import'
import { inputOf, parseSmall, sha, smallStreet, streetOf } from './files'
import { QIAO, shopStreet, type ShopFiles } from './shopFiles'

/** 积分 in the files of a street: what becomes of them, and every fault at its place. */

type Spoil = (files: ShopFiles) => void
type Expected = [file: string, row: number, field: string, says: string]
type Table = 'pickups.csv' | 'keepers.csv' | 'goods.csv' | 'rules.csv'

const P = 'pickups.csv' as const
const K = 'keepers.csv' as const
const G = 'goods.csv' as const
const R = 'rules.csv' as const
const J = 'street.json'

/** Sets one cell by the spreadsheet's own row number and the column's heading. */
const cell =
  (file: Table, row: number, heading: string, value: string): Spoil =>
  (files) => {
    const lines = files[file]
    const at = lines[0]!.indexOf(heading)
    if (at < 0) throw new Error(`no column ${heading}`)
    lines[row - 1]![at] = value
  }
const points =
  (value: unknown): Spoil =>
  (files) =>
    Object.assign(files['street.json'], { points: value })
const without =
  (...keys: string[]): Spoil =>
  (files) => {
    for (const key of keys) delete (files as unknown as Record<string, unknown>)[key]
  }
const noPoints: Spoil = (f) => delete (f['street.json'] as Record<string, unknown>).points
const again =
  (file: Table, row: number): Spoil =>
  (files) =>
    files[file].push([...files[file][row - 1]!])
const both =
  (...spoils: Spoil[]): Spoil =>
  (files) =>
    spoils.forEach((spoil) => spoil(files))
const many =
  (file: Table, count: number): Spoil =>
  (files) => {
    const row = files[file][1]!
    files[file].push(...Array.from({ length: count }, (_, i) => [`X${i}`, ...row.slice(1)]))
  }

const spoilt = (spoil: Spoil): ShopFiles => {
  const files = shopStreet()
  spoil(files)
  return files
}

test('pick-up points, keepers, rules, caps and budget stand in the settings; goods are documents', () => {
  const { settings, goods } = streetOf(shopStreet())
  expect(settings.points).toEqual({
    pickUps: [
      { code: 'P1', name: '黄河服务站', address: '试验路1号', hours: '每天 09:00-17:00', phone: '10000000077' }, // prettier-ignore
      { code: 'P2', name: '西园服务站', address: '试验路2号', hours: '周一至周五', phone: '' },
    ],
    keepers: [
      {
        ...{ _id: `keeper:P1:member:${QIAO}`, user: `member:${QIAO}`, name: '乔桂芳' },
        ...{ pickUp: 'P1', from: '2026-01-01', to: '2026-12-31' },
        relatives: ['member:212345678901'],
      },
      {
        ...{ _id: 'keeper:P2:member:112345678901', user: 'member:112345678901', name: '苏振华' },
        ...{ pickUp: 'P2', from: '2026-01-01', to: '2026-12-31', relatives: [] },
      },
    ],
    rules: [
      { code: 'GM01', domain: 'GM', name: '志愿服务', points: 10, unit: 'hour', for: 'person' },
      { code: 'GM06', domain: 'GM', name: '好邻居', points: 30, unit: 'title', for: 'person' },
      { code: 'JS01', domain: 'JS', name: '有效上报', points: 2, unit: 'once', for: 'person', isReport: true }, // prettier-ignore
      { code: 'ZA07', domain: 'ZA', name: '看护约定', points: 5, unit: 'month', for: 'person' },
    ],
    caps: { day: 40 },
    budget: { pointCost: 10, total: 1_000_000 },
  })
  const rest = {
    shape: 1,
    picture: '',
    perMonth: null,
    bins: 1,
    goodUntil: null,
    offered: true,
    forMerchants: false,
  }
  expect(goods).toEqual([
    {
      ...{ ...rest, _id: 'good:G1', code: 'G1', name: '大米', picture: 'cloud://demo.1/rice.jpg' },
      ...{ price: 100, perMonth: 2, cost: 2800, pickUp: 'P1', bins: 2, goodUntil: '2027-12-31' },
    },
    { ...rest, _id: 'good:G2', code: 'G2', name: '雨伞', price: 50, cost: 1500, pickUp: 'P1' },
    {
      ...{ ...rest, _id: 'good:G3', code: 'G3', name: '春联', price: 10, cost: 500, pickUp: 'P2' },
      offered: false,
    },
  ])
})

test('a street without points imports as before, to the same revision', () => {
  const none = streetOf(smallStreet())
  expect(none.settings).not.toHaveProperty('points')
  expect(none.goods).toEqual([])
  const json = { ...smallStreet(), 'street.json': { ...smallStreet()['street.json'], points: null } } // prettier-ignore
  expect(streetOf(json).settings).toEqual(none.settings)
})

test('pick-up points alone are a shop: the rules are those of the program', () => {
  const files = spoilt(both(points({}), without(K, G, R)))
  const { settings } = streetOf(files)
  expect(settings.points).toEqual({ pickUps: expect.anything(), keepers: [] })
})

const CASES: [what: string, spoil: Spoil, expected: Expected][] = [
  // together or not at all
  ['tables without the word', noPoints, [J, 0, 'points', '有pickups.csv，street.json 里却没有']],
  ['the word without its table', without(P), [P, 0, '', '却缺少文件pickups.csv']],
  ['a misspelt key', points({ cap: {} }), [J, 0, 'points.cap', '是多余的']],
  [
    'a cap that is no number',
    points({ caps: { day: '40' } }),
    [J, 0, 'points.caps.day', '应为数字'],
  ],
  ['a cap of nothing', points({ caps: { month: 0 } }), [J, 0, 'points.caps.month', '不能小于1']],
  ['a day of more than its month', points({ caps: { day: 50, month: 40 } }), [J, 0, 'points.caps', '还多']], // prettier-ignore
  ['half a fen', points({ budget: { pointCost: 1.5, total: 1 } }), [J, 0, 'points.budget.pointCost', '应为整数']], // prettier-ignore
  ['a budget without its cost', points({ budget: { total: 1 } }), [J, 0, 'points.budget.pointCost', '没有填写']], // prettier-ignore
  // 领取点
  ['an unknown column', (f) => (f[P][0]![3] = '时间'), [P, 1, '时间', '没有“时间”这一列']],
  ['a point twice', again(P, 2), [P, 4, 'code', '与第2行重复']],
  ['a code of digits alone', cell(P, 2, '领取点编号', '01'), [P, 2, 'code', '字母开头']],
  ['a name too long', cell(P, 2, '领取点名称', '站'.repeat(21)), [P, 2, 'name', '最多20个字']],
  ['no hours', cell(P, 2, '开放时间', ''), [P, 2, 'hours', '没有填写']],
  ['no telephone', cell(P, 2, '电话', '问前台'), [P, 2, 'phone', '3到17位']],
  ['too many points', many(P, 49), [P, 0, 'code', '最多50个']],
  // 兑换员
  ['a number without its zero', cell(K, 2, '积分号', '12345678901'), [K, 2, 'no', '12位积分号']],
  ['a number that a spreadsheet spoiled', cell(K, 3, '积分号', '1.12346E+11'), [K, 3, 'no', '设为“文本”']], // prettier-ignore
  ['the same at one point twice', again(K, 2), [K, 4, 'no', '与第2行重复']],
  ['one number of two names', both(again(K, 2), cell(K, 4, '领取点编号', 'P2'), cell(K, 4, '姓名', '何大妈')), [K, 4, 'name', '第2行是“乔桂芳”']], // prettier-ignore
  ['no name', cell(K, 2, '姓名', ''), [K, 2, 'name', '没有填写']],
  ['a keeper at no point', cell(K, 2, '领取点编号', 'P9'), [K, 2, 'pickUp', '没有“P9”']],
  ['a term backwards', cell(K, 2, '任期结束', '2025-12-31'), [K, 2, 'to', '还早']],
  ['a day that is none', cell(K, 2, '任期开始', '2026-02-30'), [K, 2, 'from', '应为日期']],
  ['no end', cell(K, 3, '任期结束', ''), [K, 3, 'to', '没有填写']],
  ['a relative by name', cell(K, 2, '亲属积分号', '老乔'), [K, 2, 'relatives', '“老乔”']],
  ['the keeper as a relative', cell(K, 2, '亲属积分号', QIAO), [K, 2, 'relatives', '本人']],
  ['a relative twice', cell(K, 2, '亲属积分号', '212345678901、212345678901'), [K, 2, 'relatives', '两次']], // prettier-ignore
  // 商品
  ['a good twice', again(G, 3), [G, 5, 'code', '与第3行重复']],
  ['a good at an unknown point', cell(G, 3, '领取点编号', 'P7'), [G, 3, 'pickUp', '没有“P7”']],
  ['a price of nothing', cell(G, 2, '积分', '0'), [G, 2, 'price', '1到100000之间的整数']],
  ['half a point', cell(G, 2, '积分', '1.5'), [G, 2, 'price', '整数']],
  ['a cost in yuan', cell(G, 2, '成本（分）', '28.50'), [G, 2, 'cost', '整数']],
  ['a limit of nothing', cell(G, 2, '每人每月限兑', '0'), [G, 2, 'perMonth', '1到1000']],
  ['nine bins', cell(G, 2, '货格数', '9'), [G, 2, 'bins', '1到8']],
  ['a picture of the web', cell(G, 2, '图片', 'https://x/1.jpg'), [G, 2, 'picture', 'File ID']],
  ['good until some time', cell(G, 2, '保质期至', '明年'), [G, 2, 'goodUntil', '应为日期']],
  ['offered perhaps', cell(G, 2, '可兑换', '也许'), [G, 2, 'offered', '填“是”或“否”']],
  ['a name of two lines', cell(G, 2, '商品名称', '大\n米'), [G, 2, 'name', '看不见的字符']],
  ['too many goods', many(G, 98), [G, 0, 'code', '最多100种']],
  // 积分规则
  ['a rule of no domain', cell(R, 3, '规则编号', 'XX01'), [R, 3, 'code', 'JS、GM或ZA']],
  ['a rule twice', again(R, 2), [R, 6, 'code', '与第2行重复']],
  ['a rule of nothing', cell(R, 3, '积分', '0'), [R, 3, 'points', '1到1000']],
  ['a rule of half a point', cell(R, 3, '积分', '2.5'), [R, 3, 'points', '整数']],
  ['an unknown unit', cell(R, 3, '计分方式', '每天'), [R, 3, 'unit', '每次、每小时、每月、称号']],
  ['an unknown account', cell(R, 3, '对象', '企业'), [R, 3, 'for', '个人、家庭、商户、团队']],
  ['reports that pay merchants', cell(R, 2, '对象', '商户'), [R, 2, 'for', '发给个人']],
  ['a report perhaps', cell(R, 2, '上报类', '可能'), [R, 2, 'isReport', '填“是”或“否”']],
]

test.each(CASES)('%s', (_what, spoil, [file, row, field, says]) => {
  const parsed = parseSmall(spoilt(spoil))
  if (parsed.ok) throw new Error('no fault')
  expect(parsed.errors).toContainEqual({ file, row, field, message: expect.stringContaining(says) })
})

test('a point with a fault does not make faults of its keepers and goods', () => {
  const parsed = parseSmall(spoilt(cell(P, 2, '电话', '问前台')))
  expect(!parsed.ok && parsed.errors.map(({ file }) => file)).toEqual([P])
})

const WARNED: [what: string, spoil: Spoil, expected: Expected][] = [
  ['no goods', without(G), [G, 0, '', '积分商店是空的']],
  ['nobody hands out', without(K), [K, 0, 'pickUp', '黄河服务站']],
  ['reports pay no more', (f) => f[R].splice(1, 1), [R, 0, 'code', 'JS01']],
  ['more than a day may bring', cell(R, 3, '积分', '41'), [R, 3, 'points', '每日上限40分']],
]

test.each(WARNED)('works, and is told: %s', (_what, spoil, [file, row, field, says]) => {
  const parsed = parseSmall(spoilt(spoil))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  const message = expect.stringContaining(says) as string
  expect(parsed.warnings).toContainEqual({ file, row, field, message })
})

test('a rule for families is no matter of a warning', () => {
  const parsed = parseSmall(spoilt(cell(R, 4, '对象', '家庭')))
  expect(parsed.ok && parsed.warnings).toEqual([])
})

test('the files of the demo’s kind raise no warning', () => {
  const parsed = parseSmall(shopStreet())
  expect(parsed.ok && parsed.warnings).toEqual([])
})

test('what is written reads back to the same revision', () => {
  const street = streetOf(shopStreet())
  const parsed = parseStreet(inputOf(streetFiles(street)), sha)
  expect(parsed).toMatchObject({ ok: true, street: { goods: street.goods } })
  expect(parsed.ok && parsed.street.settings).toEqual(street.settings)
})

test('every field of goods and points is in the revision', () => {
  const changes: Spoil[] = [
    cell(G, 2, '积分', '101'),
    cell(G, 2, '成本（分）', '2801'),
    cell(G, 2, '货格数', '3'),
    cell(K, 2, '任期结束', '2027-12-31'),
    cell(R, 3, '积分', '11'),
    points({ caps: { day: 41 } }),
  ]
  const revs = [() => undefined, ...changes].map((c) => streetOf(spoilt(c as Spoil)).settings.rev)
  expect(new Set(revs).size).toBe(revs.length)
})
