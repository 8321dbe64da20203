import * as fc from 'fast-check'
import { streetFiles } from '../../../domain/street/import/write'
import { parseStreet } from '../../../domain/street/import'
import { SEED, property } from '../seed'
import { EAST, WEST, inputOf, parseSmall, sha, smallStreet, streetOf } from './files'

test('people are put into their grids, places are found by their points', () => {
  const { communities, grids, buildings, staff, settings } = streetOf()
  const ref = (jobNo: string, name: string) => ({ id: `staff:${jobNo}`, name })
  expect(grids.map(({ code, communityName, lead, workers }) => [code, communityName, lead, workers])) // prettier-ignore
    .toEqual([
      [WEST, '黄河社区', ref('L1', '赵三'), [ref('Z1', '张一'), ref('Z2', '李二')]],
      [EAST, '黄河社区', ref('L1', '赵三'), [ref('Z2', '李二')]],
    ])
  expect(communities[0]!.firstSecretary).toEqual(ref('S1', '周五'))
  expect(grids[0]!.firstSecretary).toEqual(ref('S1', '周五'))
  expect(buildings.map((b) => [b.id, b.gridCode, b.estateName, b.point])).toEqual([
    ['B1', WEST, '黄河小区', [109.821, 40.641]],
    ['B2', EAST, '黄河小区', [109.825, 40.641]],
    ['B3', EAST, '黄河小区', [109.824, 40.642]],
  ])
  expect(settings).toMatchObject({
    bounds: [109.82, 40.64, 109.828, 40.644],
    dutyDispatcher: ref('D1', '孙四'),
    streetLeader: ref('S1', '周五'),
  })
  expect(settings.categories).toEqual([
    { code: '0201', name: '路面破损', majorName: '公共设施', unit: 'ZJ', hours: 56, star: false },
    {
      code: '0404',
      name: '燃气异味',
      majorName: '公用事业',
      unit: 'SQ',
      hours: 1,
      star: true,
      callFirst: { tip: '请先开窗。', phone: '119' },
    },
  ])
  expect(staff.find((s) => s.jobNo === 'P1')!.posts).toEqual([
    { role: 'gridWorker', scopeType: 'department', scopeId: 'ZJ' },
    { role: 'unitLead', scopeType: 'unit', scopeId: 'B1-2' },
  ])
  expect(staff.every((s) => s.openid === null && s.active)).toBe(true)
})

test('keys serve as headings, codes as words', () => {
  const files = smallStreet()
  files['staff.csv'] = [
    ['posts', 'jobNo', 'name', 'team', 'employment'],
    ['dispatcher@150203012', 'D1', '孙四', 'cadre', 'fullTime'],
    ['streetLeader@150203012', 'S1', '周五', 'cadre', 'partTime'],
  ]
  expect(
    streetOf(files).staff.map((s) => [s.jobNo, s.teamType, s.employmentType, s.phone]),
  ).toEqual([
    ['D1', 'cadre', 'fullTime', ''],
    ['S1', 'cadre', 'partTime', ''],
  ])
})

test('a grid without lead or worker is imported, and said', () => {
  const files = smallStreet()
  files['staff.csv'] = files['staff.csv'].filter((l) => !['L1', 'Z1', 'Z2'].includes(l[0]!))
  const parsed = parseSmall(files)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  expect(parsed.street.grids.map((g) => [g.lead, g.workers])).toEqual([
    [null, []],
    [null, []],
  ])
  expect(parsed.warnings.map((w) => w.message.replace(/，.*/, ''))).toEqual([
    '黄河社区第1网格还没有网格长',
    '黄河社区第1网格还没有专职网格员',
    '黄河社区第2网格还没有网格长',
    '黄河社区第2网格还没有专职网格员',
  ])
})

test('part-timers and departments are nobody’s first address', () => {
  const files = smallStreet()
  files['staff.csv'].find((l) => l[0] === 'Z1')![4] = '兼职'
  expect(streetOf(files).grids[0]!.workers.map((w) => w.id)).toEqual(['staff:Z2'])
})

describe(`revision (seed ${SEED})`, () => {
  const shuffled = <T>(items: T[], order: number[]): T[] =>
    [...items].sort((a, b) => order[items.indexOf(a)]! - order[items.indexOf(b)]!)

  test('is the same for the same street in another order', () => {
    const { rev } = streetOf().settings
    const orders = fc.uniqueArray(fc.nat(), { minLength: 6, maxLength: 6 })
    property([orders], (order) => {
      const files = smallStreet()
      for (const name of ['buildings.csv', 'staff.csv', 'categories.csv'] as const) {
        const [head, ...rows] = files[name]
        files[name] = [head!, ...shuffled(rows, order)]
      }
      files['grids.geojson'].features = shuffled(files['grids.geojson'].features, order)
      expect(streetOf(files).settings.rev).toBe(rev)
    }, 50) // prettier-ignore
  })

  test('changes with any cell', () => {
    const { rev } = streetOf().settings
    const files = smallStreet()
    files['staff.csv'][1]![1] = '张壹'
    expect(streetOf(files).settings.rev).not.toBe(rev)
  })
})

describe('export', () => {
  const roundTrip = (files: ReturnType<typeof smallStreet>) => {
    const street = streetOf(files)
    const again = parseStreet(inputOf(streetFiles(street)), sha)
    if (!again.ok) throw new Error(JSON.stringify(again.errors))
    expect(again.street).toEqual(street)
  }

  test('gives back the same street', () => roundTrip(smallStreet()))

  test('keeps names with quotes, commas and signs', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((s) => s.replace(/[\p{Cc}\u2028\u2029]/gu, '').trim())
      .filter((s) => s !== '' && [...s].length <= 20)
    property([name, name], (a, b) => {
      const files = smallStreet()
      files['staff.csv'][1]![1] = a
      files['buildings.csv'][1]![2] = b
      roundTrip(files)
    }, 200) // prettier-ignore
  })
})
