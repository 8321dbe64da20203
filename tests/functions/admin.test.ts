import { COLLECTIONS } from '../../cloudfunctions/schema'
import { EAST, smallStreet, streetOf, type SmallFiles } from '../domain/street/files'
import { openOffice, textsOf, type Office } from './adminOffice'

/** An office for each test that writes; tables of refusals share one, they must leave it alone. */
let office: Office
const openEach = (): void => {
  beforeEach(async () => {
    office = await openOffice()
  })
  afterEach(() => office.stop())
}
const openOnce = (): void => {
  beforeAll(async () => {
    office = await openOffice()
    await office.bring(smallStreet())
    await office.bind('o-leader', '10000000004')
  })
  afterAll(() => office.stop())
}

/** Rows of a table by their first cell. */
const without = (lines: string[][], ...ids: string[]): string[][] =>
  lines.filter((l) => !ids.includes(l[0]!))

const spoilt = (spoil: (files: SmallFiles) => void): SmallFiles => {
  const files = smallStreet()
  spoil(files)
  return files
}

describe('who may', () => {
  openOnce()

  test.each(['migrate', 'import', 'export', ''])('an openid is refused: %s', async (action) => {
    const before = office.everything()
    for (const openid of ['o-leader', 'o-anybody']) {
      const answer = await office.cloud.callFunction('admin', { action, files: {} }, { openid })
      expect(answer).toMatchObject({ result: { ok: false, code: 'notAllowed' } })
    }
    expect(office.everything()).toBe(before)
  })

  test.each<[string, unknown]>([
    ['nothing', {}],
    ['an unknown action', { action: 'drop' }],
    ['no files', { action: 'import' }],
    ['a file of no name', { action: 'import', files: { 'x.csv': 'cloud://a/x.csv' } }],
    ['an address for a fileID', { action: 'import', files: { 'staff.csv': 'http://a/b' } }],
    ['an operator for a fileID', { action: 'import', files: { 'staff.csv': { $gt: '' } } }],
  ])('%s is refused', async (_what, event) => {
    expect(await office.admin(event)).toMatchObject({ ok: false, code: 'invalidInput' })
  })
})

describe('migrate', () => {
  openOnce()
  test('says what a person must enter, as often as it is asked', async () => {
    const indexes = COLLECTIONS.flatMap(({ name, indexes }) =>
      indexes.map((index) => ({ collection: name, ...index })),
    )
    expect(await office.admin({ action: 'migrate' })).toMatchObject({ ok: true, indexes })
    expect(await office.admin({ action: 'migrate' })).toMatchObject({ created: [], indexes })
  })
})

describe('import', () => {
  openEach()

  test('writes the street as the files say it, and nothing else', async () => {
    const answer = await office.bring(smallStreet())
    expect(answer).toMatchObject({ ok: true, done: true, retired: 0, warnings: [] })
    const street = streetOf()
    const stored = (name: string) => office.cloud.store.find(name, {}, { _id: 1 })
    expect(stored('communities')).toEqual(street.communities)
    expect(stored('grids')).toEqual(street.grids)
    expect(stored('estates')).toEqual(street.estates)
    expect(stored('buildings')).toEqual(street.buildings)
    expect(stored('staff')).toEqual(street.staff)
    expect(stored('settings')).toEqual([{ ...street.settings, rev: answer.rev }])
    expect(answer.written).toBe(1 + 2 + 1 + 3 + 6 + 1)
    expect(office.cloud.store.snapshot()).toMatchObject({ users: 0, reports: 0, notices: 0 })
  })

  test('the same files twice write nothing at all', async () => {
    await office.bring(smallStreet())
    const before = office.everything()
    office.cloud.trips()
    const again = await office.bring(smallStreet())
    expect(again).toMatchObject({ ok: true, done: true, written: 0, retired: 0 })
    expect(office.everything()).toBe(before)
    const asked = office.cloud.trips().filter((t) => t.kind === 'database')
    expect([...new Set(asked.map((t) => t.action))]).toEqual(['database.getDocument'])
  })

  test('one changed cell changes its documents alone', async () => {
    await office.bring(smallStreet())
    const files = spoilt((f) => (f['buildings.csv'][1]![2] = '甲号楼'))
    // The building, and the settings for their revision.
    expect(await office.bring(files)).toMatchObject({ written: 2, retired: 0 })
  })

  test('reads only through indexes', async () => {
    await office.bring(smallStreet())
    await office.bring(spoilt((f) => (f['staff.csv'][1]![1] = '张壹')))
    const scans = office.cloud.trips().filter((t) => t.index === 'COLLSCAN')
    expect(scans).toEqual([])
  })
})

describe('all or nothing', () => {
  openOnce()

  const unreadable: [string, () => Record<string, string>, [string, number]][] = [
    ['a quote that never ends', () => ({ ...textsOf(smallStreet()), 'staff.csv': '工号,姓名\r\nZ1,"张' }), ['staff.csv', 2]], // prettier-ignore
    ['half a JSON', () => ({ ...textsOf(smallStreet()), 'grids.geojson': '{"type":' }), ['grids.geojson', 0]], // prettier-ignore
    ['an empty file', () => ({ ...textsOf(smallStreet()), 'staff.csv': '' }), ['staff.csv', 0]],
    ['a missing file', () => textsOf({ 'street.json': smallStreet()['street.json'] }), ['grids.geojson', 0]], // prettier-ignore
    ['a phone of ten digits', () => textsOf(spoilt((f) => (f['staff.csv'][1]![2] = '1'))), ['staff.csv', 2]], // prettier-ignore
    ['a bad last row of the last file', () => textsOf(spoilt((f) => (f['categories.csv'][2]![4] = '-1'))), ['categories.csv', 3]], // prettier-ignore
  ]
  test.each(unreadable)('%s', async (_what, texts, [file, row]) => {
    const before = office.everything()
    const files = await office.upload(texts())
    const answer = await office.admin({ action: 'import', files })
    expect(answer).toMatchObject({ ok: false, code: 'invalidFiles' })
    expect(answer.errors![0]).toMatchObject({ file, row })
    expect(office.everything()).toBe(before)
  })

  test('a file that was never uploaded', async () => {
    const before = office.everything()
    const files = await office.upload(textsOf(smallStreet()))
    files['staff.csv'] = files['staff.csv']!.replace('staff', 'stuff')
    const answer = await office.admin({ action: 'import', files })
    expect(answer.errors).toEqual([
      { file: 'staff.csv', row: 0, field: '', message: '文件没有上传成功，请重新上传。' },
    ])
    expect(office.everything()).toBe(before)
  })
})

describe('files', () => {
  openEach()

  test('a table saved in the Chinese code page of a spreadsheet is read', async () => {
    const texts: Record<string, string | Uint8Array> = textsOf(smallStreet())
    // “社区编码,社区名称\r\n150203012025,黄河社区” in GBK.
    const gbk = 'c9e7c7f8b1e0c2eb2cc9e7c7f8c3fbb3c60d0a3135303230333031323032352cbbc6bad3c9e7c7f8'
    texts['communities.csv'] = Buffer.from(gbk, 'hex')
    const answer = await office.admin({ action: 'import', files: await office.upload(texts) })
    expect(answer).toMatchObject({ ok: true, done: true })
    expect(office.cloud.store.find('communities', {})[0]).toMatchObject({ name: '黄河社区' })
  })

  const smaller = (): SmallFiles =>
    spoilt((f) => {
      f['grids.geojson'].features = f['grids.geojson'].features.slice(0, 1)
      f['buildings.csv'] = without(f['buildings.csv'], 'B2', 'B3')
      f['staff.csv'] = without(f['staff.csv'], 'Z2').map((l) =>
        l.map((c) => c.replace(`;网格长@${EAST}`, '')),
      )
    })

  test('what is no longer in them is retired, kept, and comes back', async () => {
    await office.bring(smallStreet())
    const full = office.everything()
    expect(await office.bring(smaller())).toMatchObject({ ok: true, retired: 4 })
    const inactive = (name: string) =>
      office.cloud.store.find(name, { active: false }, { _id: 1 }).map((d) => d._id)
    expect(inactive('grids')).toEqual([`grid:${EAST}`])
    expect(inactive('buildings')).toEqual(['building:B2', 'building:B3'])
    expect(inactive('staff')).toEqual(['staff:Z2'])
    expect(office.cloud.store.snapshot()).toMatchObject({ grids: 2, buildings: 3, staff: 6 })

    await office.bring(smallStreet())
    // That somebody had left is kept until the timer has looked after what came to him meanwhile.
    const kept = (key: string, value: unknown) => (key === 'leftAt' ? undefined : value)
    const parts = (text: string) =>
      (JSON.parse(text, kept) as [string, unknown][]).filter(([name]) => name !== 'imports')
    expect(parts(office.everything())).toEqual(parts(full))
  })

  test('export gives files that import as the same street', async () => {
    await office.bring(smallStreet())
    const before = office.everything()
    const exported = await office.admin({ action: 'export' })
    const texts: Record<string, Uint8Array> = {}
    for (const [name, url] of Object.entries(exported.urls!)) {
      texts[name] = new Uint8Array(await (await fetch(url)).arrayBuffer())
    }
    const files = await office.upload(texts)
    const again = await office.admin({ action: 'import', files })
    expect(again).toMatchObject({ ok: true, done: true, written: 0, rev: exported.rev })
    expect(office.everything()).toBe(before)
  })

  test('export of an empty cloud says so', async () => {
    expect(await office.admin({ action: 'export' })).toMatchObject({ ok: false, code: 'noStreet' })
  })
})
