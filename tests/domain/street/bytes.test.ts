import { parseStreet } from '../../../domain/street/import'
import { wireBytes } from '../../../domain/street/import/bytes'
import { EJSON } from 'bson'
import { streetOfGrids } from './bigStreet'
import { parseSmall, sha, smallStreet, type SmallFiles } from './files'

const MEGABYTE = 1024 * 1024

const texts = (docs: object[]): string[] => docs.map((d) => EJSON.stringify(d, { relaxed: false }))
/** What the local cloud counts of an answer: the documents as canonical EJSON. */
const stored = (docs: object[]): number => Buffer.byteLength(texts(docs).join(''))
/** What goes over the wire: those texts in a list of JSON. */
const answered = (docs: object[]): number => Buffer.byteLength(JSON.stringify(texts(docs)))

describe('outlines of all grids together', () => {
  test.each<[grids: number, corners: number, read: boolean]>([
    [33, 200, true],
    [60, 100, true],
    [100, 60, true],
    [400, 6, true],
    [60, 300, false],
    [33, 300, false],
    [500, 50, false],
  ])('%d grids of %d points: %s', (grids, corners, read) => {
    const parsed = parseStreet({ ...streetOfGrids(grids, corners) }, sha)
    if (parsed.ok) {
      expect(answered(parsed.street.grids)).toBeLessThan(0.6 * MEGABYTE)
      // Old grids and new are there together while an import renumbers them.
      expect(2 * stored(parsed.street.grids)).toBeLessThan(MEGABYTE)
    } else {
      expect(parsed.errors).toMatchObject([{ file: 'grids.geojson', row: 0, field: 'geometry' }])
      expect(parsed.errors[0]!.message).toMatch(/简化（抽稀）边界，合计不超过\d+个点/)
    }
    expect(parsed.ok).toBe(read)
  })

  test('as far as the sentence says is far enough, and not much further than needed', () => {
    const errors = parseSmall(streetOfGrids(60, 300))
    const allowed = Number(
      /不超过(\d+)个点/.exec((!errors.ok && errors.errors[0]!.message) || '')?.[1],
    )
    expect(parseSmall(streetOfGrids(60, Math.floor(allowed / 60))).ok).toBe(true)
    expect(parseSmall(streetOfGrids(60, Math.ceil((allowed * 1.1) / 60))).ok).toBe(false)
  })

  test('coordinates have six decimals', () => {
    const parsed = parseSmall(streetOfGrids(3, 60))
    const numbers = parsed.ok
      ? parsed.street.grids.flatMap((g) => g.polygon.coordinates.flat(2))
      : []
    expect(numbers).toHaveLength(3 * 60 * 2)
    expect(numbers.filter((n) => String(n).length > 10)).toEqual([])
  })
})

test('bytes are estimated as the database answers them, rather too many than too few', () => {
  const parsed = parseSmall(streetOfGrids(33, 100))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  const { grids, staff, buildings, settings } = parsed.street
  for (const docs of [grids, staff, buildings, [settings]]) {
    const [estimated, exact] = [wireBytes(docs), answered(docs)]
    expect(estimated).toBeGreaterThan(0.98 * exact)
    expect(estimated).toBeLessThan(1.25 * exact)
  }
})

describe('lists that one query must bring whole', () => {
  const many = (n: number, row: (i: number) => string[]) => Array.from({ length: n }, (_, i) => row(i)) // prettier-ignore
  test.each<[string, (f: SmallFiles) => void, [string, string]]>([
    ['1001 estates', (f) => f['estates.csv'].push(...many(1000, (i) => [`X${i}`, '小区', '150203012025'])), ['estates.csv', '最多1000个小区']], // prettier-ignore
    ['101 communities', (f) => f['communities.csv'].push(...many(100, (i) => [`150203012${100 + i}`, '社区'])), ['communities.csv', '最多100个社区']], // prettier-ignore
    ['1003 buildings in one estate', (f) => f['buildings.csv'].push(...many(1000, (i) => [`X${i}`, 'E1', '楼', '', '109.821', '40.641', '1'])), ['buildings.csv', '分成几个小区']], // prettier-ignore
    ['301 categories', (f) => f['categories.csv'].push(...many(299, (i) => [`02${10 + (i % 90)}`.replace('02', String(20 + Math.floor(i / 90))), `大类${Math.floor(i / 90)}`, '小类', 'ZJ', '1', '', '', ''])), ['categories.csv', '最多300个小类']], // prettier-ignore
    ['51 workers of one grid', (f) => f['staff.csv'].push(...many(49, (i) => [`W${i}`, '王', '', '街道社区干部', '专职', '', '网格员@150203012025001'])), ['staff.csv', '最多50名']], // prettier-ignore
    ['20,001 rows', (f) => f['staff.csv'].push(...many(19_995, (i) => [`W${i}`, '王', '', '街道社区干部', '兼职', '', ''])), ['staff.csv', '有没有重复的行']], // prettier-ignore
  ])('%s', (_what, crowd, [file, says]) => {
    const files = smallStreet()
    crowd(files)
    const parsed = parseSmall(files)
    const errors = parsed.ok ? [] : parsed.errors
    expect(errors).toMatchObject([{ file, row: 0 }])
    expect(errors[0]!.message).toContain(says)
    // The files are the whole street: nobody can split them.
    expect(errors[0]!.message).not.toMatch(/请分开|分批|拆分/)
  })
})
