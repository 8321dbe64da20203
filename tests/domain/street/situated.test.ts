import { EAST, WEST, parseSmall, smallStreet, streetOf, type SmallFiles } from './files'

type Point = [lng: number, lat: number]

/** Raw GPS of the town as it lies on the map of GCJ-02: about 500 m to the south-west. */
const gps = ([lng, lat]: Point): Point => [lng - 0.0058, lat - 0.0012]

/** Fifteen columns of four buildings over both grids, each row naming its grid. */
function manyBuildings(
  change: (point: Point, grid: string, n: number) => [Point, string],
): SmallFiles {
  const files = smallStreet()
  const [heading] = files['buildings.csv']
  const rows = Array.from({ length: 60 }, (_, n): string[] => {
    const at: Point = [109.8203 + (n % 15) * 0.0005, 40.6405 + Math.floor(n / 15) * 0.0008]
    const [[lng, lat], grid] = change(at, at[0] < 109.824 ? WEST : EAST, n)
    return [`B${n + 1}`, 'E1', `${n + 1}号楼`, grid, lng.toFixed(6), lat.toFixed(6), '2']
  })
  files['buildings.csv'] = [heading!, ...rows]
  return files
}

/** A second community, with the eastern grid in it. */
function twoCommunities(): SmallFiles {
  const other = '150203012026001'
  const text = JSON.stringify(smallStreet()).replaceAll(EAST, other)
  const files = JSON.parse(text) as SmallFiles
  files['communities.csv'].push(['150203012026', '友谊社区'])
  files['staff.csv'].find((l) => l[0] === 'S1')![6] += ';第一书记@150203012026'
  return files
}

const faultOf = (files: SmallFiles) => {
  const parsed = parseSmall(files)
  if (parsed.ok) throw new Error('accepted')
  return parsed.errors
}
const warningsOf = (files: SmallFiles) => {
  const parsed = parseSmall(files)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.warnings
}

describe('buildings and the grids that their rows name', () => {
  test('that agree are imported without a word', () => {
    expect(warningsOf(manyBuildings((p, g) => [p, g]))).toEqual([])
  })

  test.each<[string, (p: Point, grid: string, n: number) => [Point, string]]>([
    ['网格编码 dragged down from the first row', (p) => [p, EAST]],
    ['the two grids exchanged', (p, g) => [p, g === EAST ? WEST : EAST]],
    ['a whole street in raw GPS', (p, g) => [gps(p), g]],
    ['a table sorted by one column', (p, _g, n) => [p, n % 4 === 0 ? WEST : EAST]],
  ])('%s is refused as a whole', (what, change) => {
    // Of sixty, 32 to 60 stand outside; a slip of most is one fault, not as many as rows.
    const files = manyBuildings(change)
    if (what.startsWith('网格编码')) files['buildings.csv'].splice(40)
    const errors = faultOf(files)
    expect(errors).toMatchObject([{ file: 'buildings.csv', row: 0, field: 'grid' }])
    expect(errors[0]!.message).toMatch(/拖动填充.*GPS坐标（应为GCJ-02）/)
  })

  test('a street in raw GPS without 网格编码 is one fault, not as many as rows', () => {
    const files = manyBuildings((p) => [gps(p), ''])
    const errors = faultOf(files)
    expect(errors).toMatchObject([{ file: 'buildings.csv', row: 0, field: 'grid' }])
    expect(errors[0]!.message).toMatch(/60栋楼里有\d+栋不在任何网格里.*GPS坐标（应为GCJ-02）/)
  })

  test('some far outside are told, each by its row, its distance and where it stands', () => {
    const far = [7, 22, 37]
    const warnings = warningsOf(
      manyBuildings((p, g, n) => (far.includes(n) ? [[109.8211, p[1]], EAST] : [p, g])),
    )
    expect(warnings.map((w) => [w.file, w.row, w.field])).toEqual([
      ['buildings.csv', 0, 'grid'],
      ...[24, 39, 9].map((row) => ['buildings.csv', row, 'grid']),
    ])
    expect(warnings[1]!.message).toMatch(/离所写的网格150203012025002有2\d\d米，按位置在.*第1网格/)
  })

  test.each<[metresWest: number, told: number]>([
    [0, 0],
    [40, 0],
    [49, 0],
    [51, 1],
    [300, 1],
  ])('%d m outside: %d told', (metres, told) => {
    const files = smallStreet()
    const lng = 109.824 - metres / (111_320 * Math.cos((40.642 * Math.PI) / 180))
    files['buildings.csv'][3]![4] = lng.toFixed(7)
    expect(warningsOf(files)).toHaveLength(told)
  })
})

describe('swapped columns are asked about', () => {
  const swap = (line: string[]): void => {
    ;[line[4], line[5]] = [line[5]!, line[4]!]
  }

  test('in one row', () => {
    const files = smallStreet()
    swap(files['buildings.csv'][2]!)
    expect(faultOf(files)).toMatchObject([
      { row: 3, field: 'lng', message: expect.stringContaining('经纬度写反了吗？') },
    ])
  })

  test('in all rows: once', () => {
    const files = manyBuildings((p, g) => [p, g])
    files['buildings.csv'].slice(1).forEach(swap)
    const [first, ...more] = faultOf(files)
    expect(first!.message).toMatch(/经纬度写反了吗？.*共60行/)
    expect(more).toEqual([])
  })

  test('by the headings', () => {
    const files = smallStreet()
    swap(files['buildings.csv'][0]!)
    expect(faultOf(files)[0]!.message).toContain('经纬度写反了吗？')
  })

  test('in a grid', () => {
    const files = smallStreet()
    files['grids.geojson'].features[1]!.geometry.coordinates[0]!.forEach((p) => p.reverse())
    expect(faultOf(files)).toMatchObject([
      { file: 'grids.geojson', row: 2, message: expect.stringContaining('经纬度写反了吗？') },
    ])
  })

  test('not where the numbers are metres', () => {
    const files = smallStreet()
    files['grids.geojson'].features[1]!.geometry.coordinates[0]!.forEach((p) => {
      p[0]! *= 111_320
      p[1]! *= 111_320
    })
    expect(faultOf(files)[0]!.message).toContain('投影坐标')
  })
})

describe('what the file of grids says of its coordinates', () => {
  const named = (name: string) => ({ type: 'name', properties: { name } })
  test.each<[string, unknown]>([
    ['CRS84', named('urn:ogc:def:crs:OGC:1.3:CRS84')],
    ['WGS84', named('EPSG:4326')],
    ['CGCS2000', named('urn:ogc:def:crs:EPSG::4490')],
    ['BD09', named('BD09')],
    ['web Mercator', named('EPSG:3857')],
    ['a link', { type: 'link', properties: { href: 'x', type: 'proj4' } }],
    ['nothing known', 'WGS84'],
  ])('%s is refused', (_what, crs) => {
    const files = smallStreet()
    Object.assign(files['grids.geojson'], { crs })
    const errors = faultOf(files)
    expect(errors).toMatchObject([{ file: 'grids.geojson', row: 0, field: 'crs' }])
    expect(errors[0]!.message).toMatch(/转成GCJ-02.*删去文件里的“crs”/)
  })

  test.each(['GCJ-02', 'gcj02', 'urn:ogc:def:crs:GCJ02'])('%s is read', (name) => {
    const files = smallStreet()
    Object.assign(files['grids.geojson'], { crs: named(name) })
    expect(streetOf(files)).toEqual(streetOf())
  })
})

describe('estates and their communities', () => {
  test('an estate with a building in another community’s grid is told', () => {
    const files = twoCommunities()
    files['buildings.csv'] = files['buildings.csv'].filter((l) => l[0] !== 'B3')
    expect(warningsOf(files)).toMatchObject([
      {
        file: 'estates.csv',
        row: 2,
        message: '小区“黄河小区”写的是黄河社区，却有1栋楼（如2号楼）在友谊社区的网格里；请核对小区的社区编码和楼栋的网格。', // prettier-ignore
      },
    ])
  })

  test('社区编码 dragged down is refused', () => {
    const files = twoCommunities()
    files['estates.csv'][1]![2] = '150203012026'
    files['buildings.csv'][2]![4] = '109.822'
    files['buildings.csv'] = files['buildings.csv'].filter((l) => l[0] !== 'B3')
    expect(faultOf(files)).toMatchObject([
      { file: 'estates.csv', row: 0, field: 'community', message: expect.stringContaining('拖动填充') }, // prettier-ignore
    ])
  })
})

describe('a street that nobody can run', () => {
  const staffed = (change: (lines: string[][]) => string[][]) => {
    const files = smallStreet()
    Object.assign(files['street.json'], { dutyDispatcher: null, streetLeader: null })
    files['staff.csv'] = change(files['staff.csv'])
    return warningsOf(files).map((w) => w.message)
  }
  const without =
    (...jobNos: string[]) =>
    (lines: string[][]) =>
      lines.filter((l) => !jobNos.includes(l[0]!))
  const phoneless =
    (...jobNos: string[]) =>
    (lines: string[][]) =>
      lines.map((l) => (jobNos.includes(l[0]!) ? l.map((c, i) => (i === 2 ? '' : c)) : l))

  test.each<[string, (lines: string[][]) => string[][], string[]]>([
    ['all are there', (lines) => lines, []],
    ['no dispatcher', without('D1'), ['全街道没有分流员']],
    ['a dispatcher without a phone', phoneless('D1'), ['分流员都没有手机号']],
    ['no 第一书记', without('S1'), ['黄河社区没有第一书记']],
    [
      'one grid’s worker without a phone',
      phoneless('Z2'),
      ['黄河社区第2网格的专职网格员都没有手机号'],
    ],
    ['nobody with a phone to work', phoneless('Z1', 'Z2', 'P1'), ['没有一名网格员或部门联络员有手机号', '黄河社区第1网格的专职网格员', '黄河社区第2网格的专职网格员']], // prettier-ignore
  ])('%s', (_what, change, told) => {
    const messages = staffed(change)
    expect(messages).toHaveLength(told.length)
    told.forEach((words, i) => expect(messages[i]).toContain(words))
  })
})
