import { streetFiles } from '../../../domain/street/import/write'
import { wireBytes } from '../../../domain/street/import/bytes'
import {
  committeeStreet,
  inputOf,
  parseSmall,
  sha,
  smallStreet,
  streetOf,
  type CommitteeFiles,
} from './files'
import { parseStreet } from '../../../domain/street/import'

/** 调解委员会 in the files of a street: what becomes of them, and every fault at its place. */

type Spoil = (files: CommitteeFiles) => void
type Expected = [file: string, row: number, field: string, says: string]

const M = 'mediators.csv' as const
const V = 'venues.csv' as const
const S = 'staff.csv' as const
const J = 'street.json'

/** Sets one cell by the spreadsheet's own row number and the column's heading. */
const cell =
  (file: typeof M | typeof V | typeof S, row: number, heading: string, value: string): Spoil =>
  (files) => {
    const lines = files[file]
    const at = lines[0]!.indexOf(heading)
    if (at < 0) throw new Error(`no column ${heading}`)
    lines[row - 1]![at] = value
  }
const committee =
  (changes: Record<string, unknown>): Spoil =>
  (files) =>
    Object.assign(files['street.json'].committee, changes)
const opening = (total: number, agreed: number, court: number, other: number): Spoil =>
  committee({ opening: { total, agreed, court, other } })
const without =
  (...keys: string[]): Spoil =>
  (files) => {
    for (const key of keys) delete (files as unknown as Record<string, unknown>)[key]
  }
const noCommittee: Spoil = (f) => delete (f['street.json'] as Record<string, unknown>).committee
const both =
  (...spoils: Spoil[]): Spoil =>
  (files) =>
    spoils.forEach((spoil) => spoil(files))
const dropRow =
  (file: typeof M | typeof V | typeof S, row: number): Spoil =>
  (files) =>
    files[file].splice(row - 1, 1)

const spoilt = (spoil: Spoil): CommitteeFiles => {
  const files = committeeStreet()
  spoil(files)
  return files
}

test('mediators, venues and figures stand in the settings; hours are apart', () => {
  const { settings, hours } = streetOf(committeeStreet())
  const noPhoto = { photo: '', bio: '' }
  const here = { communityCode: '150203012025', communityName: '黄河社区' }
  const nowhere = { communityCode: '', communityName: '' }
  expect(settings.committee).toEqual({
    name: '试验街道人民调解委员会',
    phone: '10000000099',
    address: '试验路1号',
    opening: { total: 135, agreed: 112, court: 12, other: 11 },
    chairs: [{ id: 'staff:C1', name: '冯主任' }],
    clerks: [{ id: 'staff:K1', name: '褚文书' }],
    mediators: [
      {
        ...{ id: 'staff:M1', name: '萨日娜', kind: 'mediator', level: '一级', years: 20, org: '' },
        ...{ languages: ['汉语', '蒙古语'], specialties: ['family', 'neighbour'] },
        ...{ ...noPhoto, ...here, bio: '耐心。', closed: 80, succeeded: 70 },
      },
      {
        ...{ id: 'staff:M2', name: '郑七', kind: 'mediator', level: '', years: 3, org: '' },
        ...{ languages: ['汉语'], specialties: ['property'] },
        ...{ ...noPhoto, ...nowhere, closed: 0, succeeded: 0 },
      },
      {
        ...{ id: 'staff:M3', name: '王八斗', kind: 'lawyer', level: '', years: 8 },
        ...{ org: '试验律师事务所', languages: ['汉语'], specialties: ['debt', 'labour'] },
        ...{ ...noPhoto, ...nowhere, closed: 0, succeeded: 0 },
      },
    ],
    venues: [
      {
        ...{ code: 'V1', name: '调解中心', address: '试验路1号', hours: '工作日白天', ...here },
        rooms: [
          { code: 'R1', name: '一室', seats: 12, stepFree: true, hearingLoop: true, video: true },
          { code: 'R2', name: '二室', seats: 4, stepFree: false, hearingLoop: false, video: false },
        ],
      },
      {
        ...{ code: 'V2', name: '黄河调解室', address: '试验路2号', hours: '每天', ...here },
        rooms: [
          {
            code: 'R3',
            name: '调解室',
            seats: 6,
            stepFree: true,
            hearingLoop: false,
            video: false,
          },
        ],
      },
    ],
  })
  expect(hours.map((h) => [h.resource, h.weekly.length, h.minutes, h.onHolidays])).toEqual([
    ['staff:M1', 2, 90, true],
    ['staff:M2', 5, 60, false],
    ['staff:M3', 2, 60, false],
    ['room:R1', 5, 60, false],
    ['room:R2', 5, 60, false],
    ['room:R3', 7, 60, true],
  ])
})

test('a street without a committee imports as before', () => {
  const parsed = parseSmall(smallStreet())
  expect(parsed).toMatchObject({ ok: true, warnings: [], street: { hours: [] } })
  expect(parsed.ok && parsed.street.settings.committee).toBeNull()
  const json = { ...smallStreet(), 'street.json': { ...smallStreet()['street.json'], committee: null } } // prettier-ignore
  expect(streetOf(json).settings).toEqual(streetOf().settings)
})

const CASES: [what: string, spoil: Spoil, expected: Expected][] = [
  // together or not at all
  ['no mediators.csv', without(M), [M, 0, '', '缺少文件mediators.csv']],
  ['neither table', without(M, V), [M, 0, '', '缺少文件mediators.csv']],
  ['mediators without a committee', both(noCommittee, without(V)), [J, 0, 'committee', '有mediators.csv']], // prettier-ignore
  ['venues without a committee', both(noCommittee, without(M)), [J, 0, 'committee', '有venues.csv']], // prettier-ignore
  ['an empty table of mediators', (f) => (f[M] = []), [M, 0, '', '空的']],
  ['a heading alone', (f) => f[V].splice(1), [V, 0, '', '没有内容']],
  ['a misspelt heading', (f) => (f[M][0]![7] = '介绍'), [M, 1, '介绍', '没有“介绍”这一列']],
  // street.json
  ['a committee without a phone', committee({ phone: undefined }), [J, 0, 'committee.phone', '没有填写']], // prettier-ignore
  ['a committee of words', (f) => (f['street.json'].committee = '有' as never), [J, 0, 'committee', '格式不对']], // prettier-ignore
  ['a word too many', committee({ chair: 'C1' }), [J, 0, 'committee.chair', '多余']],
  ['figures that do not add up', opening(135, 112, 12, 10), [J, 0, 'committee.opening', '合计134']],
  ['more agreed than all', opening(1, 2, 0, 0), [J, 0, 'committee.opening', '总数total是1']],
  ['half a case', opening(1.5, 1, 0, 0), [J, 0, 'committee.opening.total', '整数']],
  ['fewer than none', opening(-1, 0, 0, 0), [J, 0, 'committee.opening.total', '不能小于0']],
  // who
  ['an unknown 工号', cell(M, 2, '工号', 'M9'), [M, 2, 'jobNo', '没有“M9”这个工号，请先加进staff.csv']], // prettier-ignore
  ['a 工号 that lost its zeros', both(cell(S, 8, '工号', '0012'), cell(M, 2, '工号', '12')), [M, 2, 'jobNo', '有“0012”（萨日娜），请把这一列设为“文本”']], // prettier-ignore
  ['somebody cut from the roster', dropRow(S, 9), [M, 3, 'jobNo', '已经不在街道的人，这里也删去']],
  ['nobody’s 工号', cell(M, 3, '工号', ''), [M, 3, 'jobNo', '没有填写']],
  ['a person twice', cell(M, 3, '工号', 'M1'), [M, 3, 'jobNo', '与第2行重复']],
  ['no post', cell(S, 8, '岗位', ''), [M, 2, 'jobNo', '加上“人民调解员@150203012”']],
  ['another post', cell(S, 10, '岗位', '分流员@150203012'), [M, 4, 'jobNo', '王八斗（M3）在人员表里没有人民调解员岗位']], // prettier-ignore
  ['a post over a community', cell(S, 8, '岗位', '人民调解员@150203012025'), [S, 8, 'posts', '不是已有的街道编码']], // prettier-ignore
  // profile
  ['an unknown kind', cell(M, 2, '类别', '法官'), [M, 2, 'kind', '人民调解员、律师、社区民警']],
  ['an unknown grade', cell(M, 2, '等级', '特级'), [M, 2, 'level', '一级、二级、三级、四级']],
  ['a lawyer of nowhere', cell(M, 4, '单位', ''), [M, 4, 'org', '律师要写明“单位”']],
  ['years in words', cell(M, 2, '从业年数', '二十'), [M, 2, 'years', '0到70之间的整数']],
  ['an unknown language', cell(M, 2, '语言', '汉语、克林贡语'), [M, 2, 'languages', '“克林贡语”不认识']], // prettier-ignore
  ['no language', cell(M, 2, '语言', ''), [M, 2, 'languages', '没有填写']],
  ['a language twice', cell(M, 2, '语言', '蒙语、蒙古语'), [M, 2, 'languages', '写了两次']],
  ['an unknown specialty', cell(M, 2, '专长', '婚姻家庭、风水'), [M, 2, 'specialties', '“风水”不认识，可以写：婚姻家庭']], // prettier-ignore
  ['five specialties', cell(M, 2, '专长', '婚姻家庭、邻里、物业、消费、医疗'), [M, 2, 'specialties', '最多4项，现在有5项']], // prettier-ignore
  ['a specialty twice', cell(M, 2, '专长', '邻里、邻里'), [M, 2, 'specialties', '写了两次']],
  ['nothing but a comma', cell(M, 2, '专长', '、'), [M, 2, 'specialties', '“、”不认识']],
  ['a bio of 201 characters', cell(M, 2, '简介', '好'.repeat(201)), [M, 2, 'bio', '最多200个字']],
  ['a photo on the web', cell(M, 2, '照片', 'https://a/b.jpg'), [M, 2, 'photo', 'File ID']],
  ['an unknown community', cell(M, 2, '社区编码', '150203012099'), [M, 2, 'community', '没有“150203012099”']], // prettier-ignore
  ['more agreed than closed', cell(M, 2, '此前成功件数', '81'), [M, 2, 'succeeded', '81比“此前调解件数”80还多']], // prettier-ignore
  ['half a case of one’s own', cell(M, 2, '此前调解件数', '80.5'), [M, 2, 'closed', '整数']],
  // hours
  ['hours in words', cell(M, 2, '每周时间', '工作日上午'), [M, 2, 'weekly', '“工作日上午”看不懂']],
  ['hours that overlap', cell(M, 2, '每周时间', '周一 09:00-12:00；周一 11:30-14:00'), [M, 2, 'weekly', '“周一 09:00-12:00”和“周一 11:30-14:00”重叠']], // prettier-ignore
  ['an end before its begin', cell(V, 3, '每周时间', '周一 12:00-09:00'), [V, 3, 'weekly', '结束要晚于开始']], // prettier-ignore
  ['45 minutes', cell(M, 2, '每次分钟', '45'), [M, 2, 'minutes', '填60或90']],
  ['holidays perhaps', cell(M, 2, '节假日', '看情况'), [M, 2, 'onHolidays', '填“是”或“否”']],
  // rooms
  ['a room twice', cell(V, 3, '房间编号', 'R1'), [V, 3, 'room', '房间编号“R1”与第2行重复']],
  ['a room of two venues', cell(V, 4, '房间编号', 'R1'), [V, 4, 'room', '与第2行重复']],
  ['a room with a dot', cell(V, 2, '房间编号', 'R.1'), [V, 2, 'room', '字母或数字']],
  ['a venue without a name', cell(V, 2, '场所名称', ''), [V, 2, 'name', '第一行要写明“场所名称”']],
  ['a venue of two addresses', cell(V, 3, '地址', '试验路3号'), [V, 3, 'address', '第2行同一场所的“试验路1号”不同']], // prettier-ignore
  ['a venue of no community', cell(V, 4, '社区编码', '150203012099'), [V, 4, 'community', '没有“150203012099”']], // prettier-ignore
  ['a room without a seat', cell(V, 2, '座位', '0'), [V, 2, 'seats', '1到500']],
  ['a loop that is none', cell(V, 2, '助听', '坏了'), [V, 2, 'hearingLoop', '“助听”填“是”或“否”']],
  ['a room without a name', cell(V, 2, '房间名称', ' '), [V, 2, 'roomName', '没有填写']],
]

describe('one fault, told once, at its place', () => {
  test.each(CASES)('%s', (_what, spoil, [file, row, field, says]) => {
    const parsed = parseSmall(spoilt(spoil))
    if (parsed.ok) throw new Error('accepted')
    expect(parsed.errors.map((e) => [e.file, e.row, e.field])).toEqual([[file, row, field]])
    expect(parsed.errors[0]!.message).toContain(says)
  })

  test.each<[string, Spoil]>([
    ['roster', both(cell(S, 2, '手机号', '1'), dropRow(S, 9))],
    ['communities', (f) => (f['communities.csv'][1]![0] = '1')],
  ])('what the %s lacks does not come back for the committee', (_what, spoil) => {
    const parsed = parseSmall(spoilt(spoil))
    if (parsed.ok) throw new Error('accepted')
    expect(parsed.errors.filter((e) => e.file === M || e.file === V)).toEqual([])
  })
})

describe('what works, but is told', () => {
  const WARNINGS: [what: string, spoil: Spoil, expected: Expected][] = [
    ['no chair', dropRow(S, 11), [S, 0, 'posts', '没有调解委员会主任，没有人受理']],
    ['no clerk', dropRow(S, 12), [S, 0, 'posts', '加上岗位“调解文书@150203012”']],
    ['a chair without a phone', cell(S, 11, '手机号', ''), [S, 0, 'phone', '调解委员会主任都没有手机号']], // prettier-ignore
    ['a mediator without a phone', cell(S, 8, '手机号', ''), [M, 0, 'jobNo', '萨日娜没有手机号']],
    ['somebody with the post alone', dropRow(M, 3), [M, 0, 'jobNo', '郑七有人民调解员岗位，却不在mediators.csv里']], // prettier-ignore
    ['no 人民调解员 among them', both(cell(M, 2, '类别', '专家'), cell(M, 3, '类别', '网格员')), [M, 0, 'kind', '没有一名类别是“人民调解员”']], // prettier-ignore
    ['no hours', cell(M, 3, '每周时间', ''), [M, 0, 'weekly', '郑七没有“每周时间”']],
    ['hours too short for one', cell(M, 2, '每周时间', '周一 09:00-10:00；周二 09:00-10:30'), [M, 0, 'weekly', '萨日娜的“周一 09:00-10:00”不够一次90分钟']], // prettier-ignore
    ['a room without hours', cell(V, 3, '每周时间', ''), [V, 0, 'weekly', '调解中心二室没有']],
    ['no venues.csv', without(V), [V, 0, '', '只能线上调解']],
    ['posts without a committee', both(noCommittee, without(M, V)), [S, 0, 'posts', '冯主任、褚文书、萨日娜、郑七、王八斗有调解岗位']], // prettier-ignore
  ]
  test.each(WARNINGS)('%s', (_what, spoil, [file, row, field, says]) => {
    const parsed = parseSmall(spoilt(spoil))
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
    expect(parsed.warnings.map((w) => [w.file, w.row, w.field])).toEqual([[file, row, field]])
    expect(parsed.warnings[0]!.message).toContain(says)
  })

  test('nothing of a committee that has everything', () => {
    expect(parseSmall(committeeStreet())).toMatchObject({ ok: true, warnings: [] })
  })
})

describe('the revision', () => {
  const rev = (spoil: Spoil) => streetOf(spoilt(spoil)).settings.rev
  const before = rev(() => {})

  test.each<[string, Spoil]>([
    ['another order of people and rooms', (f) => [f[M], f[V]].forEach((t) => t.push(t.splice(1, 1)[0]!))], // prettier-ignore
    ['other hours: phones keep none of them', cell(M, 2, '每周时间', '周日 09:00-12:00')],
    ['signs of full width', cell(M, 2, '专长', '婚姻家庭；邻里')],
  ])('%s: the same', (_what, spoil) => {
    const files = spoilt(spoil)
    // The first row of a venue says what the venue is.
    for (const row of files[V].slice(1)) {
      if (row[0] === 'V1') Object.assign(row, { 1: '调解中心', 2: '试验路1号', 3: '150203012025', 4: '工作日白天' }) // prettier-ignore
    }
    expect(streetOf(files).settings.rev).toBe(before)
  })

  test.each<[string, Spoil]>([
    ['a bio', cell(M, 2, '简介', '急躁。')],
    ['a seat', cell(V, 2, '座位', '11')],
    ['the figures', opening(136, 113, 12, 11)],
    ['a name on the roster', cell(S, 8, '姓名', '萨日娜娜')],
    ['a second clerk', cell(S, 11, '岗位', '调解委员会主任@150203012；调解文书@150203012')],
  ])('%s: another', (_what, spoil) => expect(rev(spoil)).not.toBe(before))
})

test('written out and read again it is the same street, hours and all', () => {
  const street = streetOf(committeeStreet())
  const again = parseStreet(inputOf(streetFiles(street) as Record<string, string>), sha)
  expect(again.ok && again.street).toEqual(street)
  const none = streetFiles(streetOf(smallStreet()))
  expect(Object.keys(none)).not.toContain(M)
  expect(Object.keys(none)).not.toContain(V)
})

describe('how much', () => {
  const many = (n: number, row: (i: number) => string[]) => Array.from({ length: n }, (_, i) => row(i)) // prettier-ignore
  const mediators =
    (n: number, bio: string): Spoil =>
    (f) => {
      const posts = '人民调解员@150203012'
      f[S].push(...many(n, (i) => [`X${i}`, '王', '', '街道社区干部', '兼职', '', posts]))
      f[M].push(...many(n, (i) => [`X${i}`, '人民调解员', '', '1', '汉语', '邻里', '', bio, '', '', '', '', '周一 09:00-12:00', '', ''])) // prettier-ignore
    }
  const rooms = (n: number): Spoil => (f) =>
    f[V].push(...many(n, (i) => [`X${i}`, '室'.repeat(30), '路'.repeat(60), '150203012025', '时'.repeat(60), `X${i}`, '室', '1', '', '', '', '每天 09:00-17:00', ''])) // prettier-ignore

  test.each<[string, Spoil, [string, string, string]]>([
    ['101 mediators', mediators(98, ''), [M, 'jobNo', '最多100名调解员，现在有101名']],
    ['101 rooms', (f) => f[V].push(...many(98, (i) => ['V1', '', '', '', '', `X${i}`, '室', '1', '', '', '', '每天 09:00-17:00', ''])), [V, 'room', '最多100间调解室，现在有101间']], // prettier-ignore
    ['more than the settings hold', both(mediators(97, '好'.repeat(200)), rooms(97)), [M, 'bio', '请精简调解员的简介']], // prettier-ignore
  ])('%s', (_what, spoil, [file, field, says]) => {
    const parsed = parseSmall(spoilt(spoil))
    expect(!parsed.ok && parsed.errors).toMatchObject([{ file, row: 0, field }])
    expect(!parsed.ok && parsed.errors[0]!.message).toContain(says)
  })

  test('a hundred mediators with whole bios, and the settings stay far below a megabyte', () => {
    const { settings } = streetOf(spoilt(mediators(97, '好'.repeat(200))))
    expect(settings.committee!.mediators).toHaveLength(100)
    expect(wireBytes(settings)).toBeLessThan(200_000)
  })
})
