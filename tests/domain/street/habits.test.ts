import { parseSmall, smallStreet, streetOf, type SmallFiles } from './files'

/** Any shape: what programs write is not what our types say. */
type Loose = Record<string, unknown>
const features = (f: SmallFiles) => f['grids.geojson'].features as unknown as Loose[]
const attributes = (f: SmallFiles, n = 0) => features(f)[n]!.properties as Loose
const outline = (f: SmallFiles) => features(f)[0]!.geometry as Loose
const street = (f: SmallFiles) => f['street.json'] as Loose
const column = (
  f: SmallFiles,
  name: keyof SmallFiles & `${string}.csv`,
  change: (line: string[], isHeading: boolean) => void,
) =>
  // prettier-ignore
  f[name].forEach((line, i) => change(line, i === 0))

describe('harmless habits change nothing', () => {
  test.each<[string, (f: SmallFiles) => void]>([
    ['a MultiPolygon of one part', (f) => { outline(f).type = 'MultiPolygon'; outline(f).coordinates = [outline(f).coordinates] }], // prettier-ignore
    [
      'null attributes',
      (f) => Object.assign(attributes(f), { type: null, supervisionPhone: null }),
    ],
    ['attributes left out', (f) => { delete attributes(f).type; delete attributes(f).supervisionPhone }], // prettier-ignore
    ['an attribute of the map program', (f) => Object.assign(attributes(f), { fid: 7, 面积: 1.5 })],
    ['codes as numbers', (f) => features(f).forEach((_, i) => (attributes(f, i).code = Number(attributes(f, i).code)))], // prettier-ignore
    ['a mobile as a number', (f) => (attributes(f).publicPhone = 10000000001)],
    ['a height in each point', (f) => (outline(f).coordinates as number[][][])[0]!.forEach((p) => p.push(1067.2))], // prettier-ignore
    ['fifteen decimals', (f) => (outline(f).coordinates as number[][][])[0]!.forEach((p) => (p[0]! += 1e-9))], // prettier-ignore
    ['a crs that is GCJ-02', (f) => Object.assign(f['grids.geojson'], { crs: { type: 'name', properties: { name: 'GCJ-02' } } })], // prettier-ignore
    ['a crs of null', (f) => Object.assign(f['grids.geojson'], { crs: null })],
    ['the street’s code as a number', (f) => (street(f).code = 150203012)],
    ['a service number as a number', (f) => (street(f).phones = [{ label: '值班', phone: 12345 }])],
    ['a notice of null', (f) => (street(f).notice = null)],
    ['no notice', (f) => delete street(f).notice],
    ['a title above the heading', (f) => f['staff.csv'].unshift(['试验街道人员表', '', ''])],
    ['a title, a date and a blank row', (f) => f['estates.csv'].unshift(['小区表', '2026年'], [''], ['制表人', '张一'])], // prettier-ignore
    ['a title above two columns', (f) => f['communities.csv'].unshift(['社区一览表'])],
    ['commas after each row', (f) => column(f, 'buildings.csv', (line) => line.push('', ''))],
    [
      'an empty column in the middle',
      (f) => column(f, 'staff.csv', (line) => line.splice(3, 0, '')),
    ],
    ['an empty column in front', (f) => column(f, 'categories.csv', (line) => line.unshift(' '))],
    ['rows that end early', (f) => column(f, 'categories.csv', (line, isHeading) => { while (!isHeading && line[line.length - 1] === '') line.pop() })], // prettier-ignore
    ['columns in another order', (f) => column(f, 'buildings.csv', (line) => line.reverse())],
    ['spaces around cells', (f) => column(f, 'estates.csv', (line) => line.forEach((c, i) => (line[i] = ` ${c} `)))], // prettier-ignore
  ])('%s', (_what, habit) => {
    const files = smallStreet()
    habit(files)
    expect(streetOf(files)).toEqual(streetOf())
  })

  test('no duties named are none', () => {
    const files = smallStreet()
    delete street(files).dutyDispatcher
    delete street(files).streetLeader
    expect(streetOf(files).settings).toMatchObject({ dutyDispatcher: null, streetLeader: null })
  })

  test('optional columns may be absent', () => {
    const files = smallStreet()
    files['categories.csv'] = files['categories.csv'].map((l) => l.slice(0, 5))
    const [first] = streetOf(files).settings.categories
    expect(first).toEqual(streetOf().settings.categories[0])
  })
})

describe('what looks harmless and is not', () => {
  test.each<[string, (f: SmallFiles) => void, [string, number, string], string]>([
    ['a MultiPolygon of two parts', (f) => { outline(f).type = 'MultiPolygon'; outline(f).coordinates = [outline(f).coordinates, outline(f).coordinates] }, ['grids.geojson', 1, 'geometry'], '分成几块'], // prettier-ignore
    ['no geometry', (f) => (features(f)[0]!.geometry = null), ['grids.geojson', 1, 'geometry'], '多边形'], // prettier-ignore
    ['a code that lost digits', (f) => (attributes(f).code = 150203012025), ['grids.geojson', 1, 'code'], '15位数字'], // prettier-ignore
    ['a code with a fraction', (f) => (attributes(f).code = 1.5), ['grids.geojson', 1, 'code'], '15位数字'], // prettier-ignore
    ['an area code without its zero', (f) => (attributes(f).publicPhone = 4725123456), ['grids.geojson', 1, 'publicPhone'], '前面的0'], // prettier-ignore
    ['the same in street.json', (f) => (street(f).phones = [{ label: '值班', phone: 4725123456 }]), ['street.json', 0, 'phones.0.phone'], '前面的0'], // prettier-ignore
    ['a name of null', (f) => (attributes(f).name = null), ['grids.geojson', 1, 'name'], '1到20个字'], // prettier-ignore
    ['a misspelt attribute', (f) => (attributes(f).publicphone = '1'), ['grids.geojson', 1, 'publicphone'], '“publicPhone”'], // prettier-ignore
    ['an attribute that a shapefile cut', (f) => (attributes(f).supervisio = '1'), ['grids.geojson', 1, 'supervisio'], '“supervisionPhone”'], // prettier-ignore
    ['data above the heading', (f) => f['staff.csv'].splice(0, 2, f['staff.csv'][1]!, f['staff.csv'][0]!), ['staff.csv', 1, ''], '表头上面还有内容'], // prettier-ignore
    ['a community above the heading', (f) => f['communities.csv'].reverse(), ['communities.csv', 1, ''], '表头上面还有内容'], // prettier-ignore
    ['a column without a heading', (f) => column(f, 'staff.csv', (line, isHeading) => line.splice(3, 0, isHeading || line[0] !== 'Z2' ? '' : '备注')), ['staff.csv', 3, ''], '第4列有内容却没有表头'], // prettier-ignore
    ['a category that lost its zero', (f) => (f['categories.csv'][1]![0] = '201'), ['categories.csv', 2, 'code'], '前面的0不能丢'], // prettier-ignore
  ])('%s', (_what, habit, [file, row, field], says) => {
    const files = smallStreet()
    habit(files)
    const parsed = parseSmall(files)
    expect(!parsed.ok && parsed.errors[0]).toMatchObject({ file, row, field })
    expect(!parsed.ok && parsed.errors[0]!.message).toContain(says)
  })

  test('rows below a title keep the spreadsheet’s numbers', () => {
    const files = smallStreet()
    files['staff.csv'].unshift(['人员表'], [''])
    files['staff.csv'][4]![2] = 'x'
    const parsed = parseSmall(files)
    expect(!parsed.ok && parsed.errors.map((e) => e.row)).toEqual([5])
  })
})

describe('characters that stand for lost ones never pass', () => {
  test.each<[string, (f: SmallFiles) => void, [string, number, string]]>([
    ['in a cell', (f) => (f['staff.csv'][2]![1] = '李\ufffd'), ['staff.csv', 3, 'name']],
    ['in a cell that nothing checks', (f) => (f['buildings.csv'][1]![2] = '1\ufffd楼'), ['buildings.csv', 2, 'name']], // prettier-ignore
    ['lost twice over', (f) => (f['staff.csv'][2]![1] = '锟斤拷'), ['staff.csv', 3, 'name']],
    ['in a grid’s name', (f) => (attributes(f, 1).name = '第\ufffd网格'), ['grids.geojson', 2, 'properties.name']], // prettier-ignore
    ['in an attribute that is not ours', (f) => (attributes(f).备注 = '\ufffd'), ['grids.geojson', 1, 'properties.备注']], // prettier-ignore
    ['in the street’s name', (f) => (street(f).name = '试验\ufffd道'), ['street.json', 0, 'name']],
    ['in a key', (f) => (street(f)['na\ufffd'] = 'x'), ['street.json', 0, '']],
    ['half a pair', (f) => (street(f).name = '试验\ud83d街道'), ['street.json', 0, 'name']],
  ])('%s', (_what, spoil, [file, row, field]) => {
    const files = smallStreet()
    spoil(files)
    const parsed = parseSmall(files)
    expect(!parsed.ok && parsed.errors[0]).toMatchObject({ file, row, field })
    expect(!parsed.ok && parsed.errors[0]!.message).toContain('乱码')
  })

  test('signs of two halves are no loss', () => {
    const files = smallStreet()
    street(files).name = '试验🏠街道'
    expect(streetOf(files).settings.name).toBe('试验🏠街道')
  })
})
