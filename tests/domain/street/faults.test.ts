import { MAX_ISSUES } from '../../../domain/street/import'
import { EAST, WEST, parseSmall, rectangle, smallStreet, type SmallFiles } from './files'

type Spoil = (files: SmallFiles) => void
type Expected = [file: string, row: number, field: string, says: string]

/** Sets one cell by the spreadsheet's own row number and the column's heading. */
const cell =
  (file: keyof SmallFiles & `${string}.csv`, row: number, heading: string, value: string): Spoil =>
  (files) => {
    const lines = files[file]
    lines[row - 1]![lines[0]!.indexOf(heading)] = value
  }
const ring =
  (feature: number, ring: number[][]): Spoil =>
  (files) => {
    files['grids.geojson'].features[feature - 1]!.geometry.coordinates = [ring]
  }
const property =
  (feature: number, key: string, value: string): Spoil =>
  (files) => {
    files['grids.geojson'].features[feature - 1]!.properties[key] = value
  }
const street =
  (key: string, value: unknown): Spoil =>
  (files) => {
    files['street.json'][key] = value
  }
const hours = (...spans: number[][]): Spoil => street('calendar', { hours: spans, years: {} })

const B = 'buildings.csv' as const
const S = 'staff.csv' as const
const C = 'categories.csv' as const

const CASES: [what: string, spoil: Spoil, expected: Expected][] = [
  // files and headings
  ['a file is missing', (f) => delete (f as Partial<SmallFiles>)[S], [S, 0, '', '缺少文件']],
  [
    'a stranger among the files',
    (f) => Object.assign(f, { 'x.csv': [] }),
    ['x.csv', 0, '', '不需要'],
  ],
  ['an empty table', (f) => (f[B] = []), [B, 0, '', '空的']],
  ['a heading alone', (f) => f[B].splice(1), [B, 0, '', '没有内容']],
  [
    'a misspelt heading',
    (f) => (f[B][0]![3] = '网格号码'),
    [B, 1, '网格号码', '没有“网格号码”这一列'],
  ],
  ['a column twice', (f) => (f[B][0]![3] = '单元数'), [B, 1, 'units', '两次']],
  ['a column is missing', (f) => f[S].forEach((l) => l.splice(1, 1)), [S, 1, 'name', '缺少“姓名”']],
  ['one cell too many', (f) => f[B][2]!.push('x'), [B, 3, '', '多余的逗号']],
  // communities and estates
  ['a community of another street', cell('communities.csv', 2, '社区编码', '150203011025'), ['communities.csv', 2, 'code', '前9位']], // prettier-ignore
  ['an estate of no community', cell('estates.csv', 2, '社区编码', '150203012099'), ['estates.csv', 2, 'community', '没有“150203012099”']], // prettier-ignore
  // grids
  ['a ring of a line', ring(1, [[109.82, 40.64], [109.821, 40.64], [109.82, 40.64]]), ['grids.geojson', 1, 'geometry', '至少要有4个点']], // prettier-ignore
  ['an open ring', ring(2, rectangle(109.824, 40.64).slice(0, 4)), ['grids.geojson', 2, 'geometry', '没有闭合']], // prettier-ignore
  ['a bow tie', ring(1, [[109.82, 40.64], [109.824, 40.644], [109.824, 40.64], [109.82, 40.644], [109.82, 40.64]]), ['grids.geojson', 1, 'geometry', '自己相交']], // prettier-ignore
  ['latitude before longitude', ring(1, rectangle(40.64, 109.82)), ['grids.geojson', 1, 'geometry', '写反']], // prettier-ignore
  ['a grid over its neighbour', ring(2, rectangle(109.823, 40.64)), ['grids.geojson', 2, 'geometry', `与第1个网格“第1网格”（${WEST}）的范围重叠`]], // prettier-ignore
  ['a grid in another town', ring(2, rectangle(111, 40.64)), ['grids.geojson', 0, 'geometry', '相距太远']], // prettier-ignore
  ['a grid with a hole', (f) => f['grids.geojson'].features[0]!.geometry.coordinates.push(rectangle(109.821, 40.641, 0.001, 0.001)), ['grids.geojson', 1, 'geometry', '带洞']], // prettier-ignore
  ['a point for a grid', (f) => (f['grids.geojson'].features[0]!.geometry.type = 'Point'), ['grids.geojson', 1, 'geometry.type', '多边形']], // prettier-ignore
  ['a code of 14 digits', property(1, 'code', '15020301202500'), ['grids.geojson', 1, 'code', '15位数字']], // prettier-ignore
  ['a grid of no community', property(1, 'code', '150203012099001'), ['grids.geojson', 1, 'code', '不是社区表里的社区']], // prettier-ignore
  ['a grid twice', property(2, 'code', WEST), ['grids.geojson', 2, 'code', '与第1个网格重复']],
  [
    'an unknown grid type',
    property(1, 'type', 'BIG'),
    ['grids.geojson', 1, 'type', 'BASIC或SPECIAL'],
  ],
  ['a grid without a name', property(1, 'name', ' '), ['grids.geojson', 1, 'name', '1到20个字']],
  ['words for a phone', property(1, 'publicPhone', '见公示牌'), ['grids.geojson', 1, 'publicPhone', '3到17位']], // prettier-ignore
  // buildings
  ['an id with a dash', cell(B, 2, '楼栋编号', 'B-1'), [B, 2, 'id', '字母或数字']],
  ['an id twice', cell(B, 3, '楼栋编号', 'B3'), [B, 4, 'id', '与第3行重复']],
  ['an unknown estate', cell(B, 3, '小区编号', 'E9'), [B, 3, 'estate', '没有“E9”']],
  ['an unknown grid', cell(B, 4, '网格编码', '150203012025009'), [B, 4, 'grid', '没有“150203012025009”']], // prettier-ignore
  ['a grid that a spreadsheet mangled', cell(B, 4, '网格编码', '1.50203E+14'), [B, 4, 'grid', '设为“文本”']], // prettier-ignore
  ['a building on a shared edge', cell(B, 4, '网格编码', ''), [B, 4, 'grid', '两个网格的边界上']],
  ['a building in no grid', cell(B, 2, '纬度', '40.65'), [B, 2, 'grid', '不在任何网格里']],
  ['a building in another town', cell(B, 2, '经度', '110.9'), [B, 2, 'lng', '太远']],
  ['words for a longitude', cell(B, 2, '经度', '东经109度'), [B, 2, 'lng', '之间的数']],
  ['half a stair', cell(B, 2, '单元数', '1.5'), [B, 2, 'units', '整数']],
  ['a building without a name', cell(B, 2, '楼栋名称', '  '), [B, 2, 'name', '没有填写']],
  // staff
  ['a number twice', cell(S, 3, '工号', 'Z1'), [S, 3, 'jobNo', '与第2行重复']],
  ['a phone of 10 digits', cell(S, 2, '手机号', '1000000001'), [S, 2, 'phone', '11位手机号']],
  ['a phone of two people', cell(S, 3, '手机号', '10000000001'), [S, 3, 'phone', '与第2行重复']],
  ['an unknown team', cell(S, 2, '队伍', '突击队'), [S, 2, 'team', '街道社区干部、楼栋长单元长']],
  ['an unknown employment', cell(S, 2, '用工类型', '临时'), [S, 2, 'employment', '专职、兼职']],
  ['a department worker of none', cell(S, 7, '部门', ''), [S, 7, 'unit', '要写明“部门”']],
  ['a department that is none', cell(S, 7, '部门', 'XX'), [S, 7, 'unit', '没有“XX”']],
  ['a post without its place', cell(S, 2, '岗位', '网格员'), [S, 2, 'posts', '网格员@网格编码']],
  ['a post that is none', cell(S, 2, '岗位', '局长@150203012'), [S, 2, 'posts', '看不懂']],
  ['a post over an unknown grid', cell(S, 2, '岗位', '网格员@150203012025009'), [S, 2, 'posts', '不是已有的网格编码']], // prettier-ignore
  ['a grid post over a community', cell(S, 2, '岗位', '网格员@150203012025'), [S, 2, 'posts', '不是已有的网格编码']], // prettier-ignore
  ['a stair that the building has not', cell(S, 7, '岗位', '单元长@B1-3'), [S, 7, 'posts', '单元']],
  [
    'a post twice',
    cell(S, 2, '岗位', `网格员@${WEST};网格员@${WEST}`),
    [S, 2, 'posts', '写了两次'],
  ],
  ['a second 网格长', cell(S, 2, '岗位', `网格长@${EAST}`), [S, 4, 'posts', '与第2行重复']],
  ['a name with a line break', cell(S, 2, '姓名', '张\n一'), [S, 2, 'name', '看不见的字符']],
  ['a name of 21 characters', cell(S, 2, '姓名', '张'.repeat(21)), [S, 2, 'name', '最多20个字']],
  // categories
  ['no hours', cell(C, 2, '办理时限', '0'), [C, 2, 'hours', '0.25到400']],
  ['hours in words', cell(C, 2, '办理时限', '三天'), [C, 2, 'hours', '之间的数']],
  ['an unknown unit', cell(C, 2, '牵头单位', 'XX'), [C, 2, 'unit', '没有“XX”']],
  ['a code twice', (f) => f[C].push([...f[C][1]!]), [C, 4, 'code', '与第2行重复']],
  ['a major of two names', cell(C, 3, '类别编码', '0203'), [C, 3, 'major', '前面叫“公共设施”']],
  ['a star that is none', cell(C, 2, '昼夜计时', '也许'), [C, 2, 'star', '填“是”或留空']],
  ['a tip without a phone', cell(C, 3, '先打的电话', ''), [C, 3, 'callPhone', '还要写先打的电话']],
  // street.json
  ['a short street code', street('code', '15020301'), ['street.json', 0, 'code', '9位街道编码']],
  ['a setting too many', street('colour', 'red'), ['street.json', 0, 'colour', '多余']],
  ['no phones', street('phones', []), ['street.json', 0, 'phones', '至少要有一个电话']],
  [
    'hours that overlap',
    hours([510, 720], [700, 800]),
    ['street.json', 0, 'calendar.hours', '不重叠'],
  ],
  ['an hour a day', hours([510, 570]), ['street.json', 0, 'calendar.hours', '至少2小时']],
  ['hours past midnight', hours([1000, 1500]), ['street.json', 0, 'calendar.hours.0.1', '1440']],
  ['a 30th of February', street('calendar', { hours: [[0, 480]], years: { 2027: { off: ['2027-02-30'], on: [] } } }), ['street.json', 0, 'calendar.years.2027.off.0', '应为日期']], // prettier-ignore
  ['a day of another year', street('calendar', { hours: [[0, 480]], years: { 2027: { off: ['2026-10-01'], on: [] } } }), ['street.json', 0, 'calendar.years.2027', '别的年份']], // prettier-ignore
  ['a duty of nobody', street('dutyDispatcher', 'D9'), ['street.json', 0, 'dutyDispatcher', '不在人员表里']], // prettier-ignore
  ['a duty without the post', street('dutyDispatcher', 'Z1'), ['street.json', 0, 'dutyDispatcher', '没有分流员岗位']], // prettier-ignore
  ['a template without an id', street('templates', { progress: { title: 'x', fields: {} }, task: { id: 't', title: 'x', fields: {} } }), ['street.json', 0, 'templates.progress.id', '没有填写']], // prettier-ignore
]

describe('one fault, told once, at its place', () => {
  test.each(CASES)('%s', (_what, spoil, [file, row, field, says]) => {
    const files = smallStreet()
    spoil(files)
    const parsed = parseSmall(files)
    if (parsed.ok) throw new Error('accepted')
    expect(parsed.errors.map(({ file, row, field }) => [file, row, field])).toEqual([
      [file, row, field],
    ])
    expect(parsed.errors[0]!.message).toContain(says)
  })
})

test('faults of several files are told together', () => {
  const files = smallStreet()
  cell(B, 2, '单元数', '0')(files)
  cell(S, 2, '手机号', '1')(files)
  cell(C, 2, '办理时限', '-1')(files)
  const parsed = parseSmall(files)
  expect(parsed.ok).toBe(false)
  expect(!parsed.ok && parsed.errors.map((e) => e.file)).toEqual([B, S, C])
})

test('a fault of the grids does not come back for every building and post in them', () => {
  const files = smallStreet()
  ring(1, rectangle(109.82, 40.64).slice(0, 4))(files)
  const parsed = parseSmall(files)
  expect(!parsed.ok && parsed.errors).toHaveLength(1)
})

test('rows keep the numbers of the spreadsheet across empty rows', () => {
  const files = smallStreet()
  files[S].splice(2, 0, ['', '', '', '', '', '', ''], [''])
  cell(S, 5, '手机号', 'x')(files)
  const parsed = parseSmall(files)
  expect(!parsed.ok && parsed.errors.map((e) => e.row)).toEqual([5])
})

test('at most 200 faults are told', () => {
  const files = smallStreet()
  for (let i = 0; i < 300; i++) files[B].push([`X${i}`, 'E9', '楼', WEST, '109.821', '40.641', '1'])
  const parsed = parseSmall(files)
  expect(!parsed.ok && parsed.errors).toHaveLength(MAX_ISSUES)
})
