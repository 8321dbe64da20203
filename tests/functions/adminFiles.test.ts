import type { ImportFileName } from '../../domain/street/import'
import { smallStreet } from '../domain/street/files'
import { openOffice, textsOf, type Office } from './adminOffice'

/** What bytes become of: refused as a whole, or read as what they mean. */
let office: Office
let wanted: string
const street = (): string =>
  JSON.stringify(
    ['communities', 'grids', 'estates', 'buildings', 'staff', 'settings'].map((name) =>
      office.cloud.store.find(name, {}, { _id: 1 }),
    ),
  )
beforeAll(async () => {
  office = await openOffice()
  await office.bring(smallStreet())
  wanted = street()
})
afterAll(() => office.stop())

type Files = Record<string, string | Uint8Array>
const importOf = async (changed: Files) =>
  office.admin({
    action: 'import',
    files: await office.upload({ ...textsOf(smallStreet()), ...changed }),
  })

const text = (file: ImportFileName): string => textsOf(smallStreet())[file]!
const utf8 = (file: ImportFileName): Buffer => Buffer.from(text(file))
const utf16 = (file: ImportFileName, isBigEndian = false, delimiter = ','): Buffer => {
  const bytes = Buffer.from(`\ufeff${text(file).replaceAll('","', `"${delimiter}"`)}`, 'utf16le')
  return isBigEndian ? bytes.swap16() : bytes
}
/** The table in the code page of a Chinese spreadsheet: what the decoder knows, the other way round. */
const GBK = new Map<string, Buffer>()
for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    const pair = Buffer.of(lead, trail)
    const c = new TextDecoder('gb18030').decode(pair)
    if (c.length === 1 && c !== '\ufffd') GBK.set(c, pair)
  }
}
const gbk = (source: string): Buffer =>
  Buffer.concat([...source].map((c) => (c < '\u0080' ? Buffer.from(c) : GBK.get(c)!)))
const without = (bytes: Buffer, at: number): Buffer =>
  Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)])
/** Offset of a text's byte `n` in a file. */
const at = (bytes: Buffer, word: string | Buffer, n = 0): number => bytes.indexOf(word) + n

describe('read as what they mean', () => {
  test.each<[string, () => Files]>([
    ['UTF-8', () => ({})],
    ['UTF-8 with its mark', () => ({ 'staff.csv': `\ufeff${text('staff.csv')}`, 'street.json': `\ufeff${text('street.json')}` })], // prettier-ignore
    ['GBK', () => ({ 'staff.csv': gbk(text('staff.csv')), 'buildings.csv': gbk(text('buildings.csv')), 'estates.csv': gbk(text('estates.csv')), 'categories.csv': gbk(text('categories.csv')) })], // prettier-ignore
    ['UTF-16, little end first', () => ({ 'staff.csv': utf16('staff.csv') })],
    ['UTF-16, big end first', () => ({ 'staff.csv': utf16('staff.csv', true) })],
    ['“Unicode 文本” of a spreadsheet', () => ({ 'staff.csv': utf16('staff.csv', false, '\t') })],
    ['tabs for commas', () => ({ 'estates.csv': text('estates.csv').replaceAll(',', '\t') })],
    ['line ends of Unix', () => ({ 'staff.csv': text('staff.csv').replaceAll('\r\n', '\n') })],
    ['line ends of several kinds', () => ({ 'staff.csv': text('staff.csv').replace('\r\n', '\n').replace('\r\n', '\r') })], // prettier-ignore
    ['an empty line at the end', () => ({ 'staff.csv': `${text('staff.csv')}\r\n\r\n` })],
  ])('%s', async (_what, files) => {
    expect(await importOf(files())).toMatchObject({ ok: true, done: true, written: 0 })
    expect(street()).toBe(wanted)
  })

  test('the code page of these tests is whole', () => expect(GBK.size).toBeGreaterThan(20_000))
})

describe('refused, with file and row', () => {
  const mixed = (): Buffer => {
    const [heading, ...rows] = text('staff.csv').split('\r\n')
    return Buffer.concat([gbk(`${heading}\r\n`), Buffer.from(rows.join('\r\n'))])
  }
  test.each<[string, () => Files, [file: string, row: number, says: string]]>([
    ['a byte lost in a name', () => { const b = utf8('staff.csv'); return { 'staff.csv': without(b, at(b, '李二', 1)) } }, ['staff.csv', 3, 'UTF-8']], // prettier-ignore
    ['a byte lost in the heading', () => { const b = utf8('staff.csv'); return { 'staff.csv': without(b, at(b, '姓名', 2)) } }, ['staff.csv', 1, 'UTF-8']], // prettier-ignore
    ['a byte lost at the end', () => { const b = Buffer.from(`${text('communities.csv')}\r\n150203012026,友谊社区`); return { 'communities.csv': b.subarray(0, b.length - 1) } }, ['communities.csv', 3, 'UTF-8']], // prettier-ignore
    ['a byte lost in street.json', () => { const b = utf8('street.json'); return { 'street.json': without(b, at(b, '试验', 0)) } }, ['street.json', 0, '第1行“']], // prettier-ignore
    ['a byte lost in the grids', () => { const b = Buffer.from(JSON.stringify(smallStreet()['grids.geojson'], null, 1)); return { 'grids.geojson': without(b, at(b, '第2网格', 1)) } }, ['grids.geojson', 0, '行“']], // prettier-ignore
    ['a byte lost in GBK', () => { const b = gbk(text('staff.csv')); return { 'staff.csv': without(b, at(b, gbk('李二'), 1)) } }, ['staff.csv', 3, 'UTF-8']], // prettier-ignore
    [
      'JSON in GBK',
      () => ({ 'street.json': gbk(text('street.json')) }),
      ['street.json', 0, 'UTF-8'],
    ],
    ['grids in GBK', () => ({ 'grids.geojson': gbk(text('grids.geojson')) }), ['grids.geojson', 0, 'UTF-8']], // prettier-ignore
    ['JSON in UTF-16', () => ({ 'street.json': Buffer.from(`\ufeff${text('street.json')}`, 'utf16le') }), ['street.json', 0, 'UTF-16']], // prettier-ignore
    ['UTF-16 without its mark', () => ({ 'staff.csv': utf16('staff.csv').subarray(2) }), ['staff.csv', 1, 'UTF-8']], // prettier-ignore
    [
      'UTF-8 rows below a heading in GBK',
      () => ({ 'staff.csv': mixed() }),
      ['staff.csv', 2, 'UTF-8'],
    ],
    ['GBK with headings of another table', () => ({ 'staff.csv': gbk(text('estates.csv')) }), ['staff.csv', 1, 'UTF-8']], // prettier-ignore
    ['Latin-1', () => ({ 'staff.csv': Buffer.from('jobNo,name\r\nZ1,M\xfcller', 'latin1') }), ['staff.csv', 2, 'UTF-8']], // prettier-ignore
    ['a picture', () => ({ 'staff.csv': Buffer.from('89504e470d0a1a0a0000000d', 'hex') }), ['staff.csv', 1, 'UTF-8']], // prettier-ignore
    ['a spreadsheet’s own format', () => ({ 'staff.csv': Buffer.from('504b0304140000000800', 'hex') }), ['staff.csv', 1, '空字符']], // prettier-ignore
    ['a sign for a lost character', () => ({ 'staff.csv': text('staff.csv').replace('李二', '李\ufffd') }), ['staff.csv', 3, '乱码']], // prettier-ignore
    ['the same, escaped', () => ({ 'street.json': text('street.json').replace('试验', '试\\ufffd') }), ['street.json', 0, '乱码']], // prettier-ignore
    ['a file that was cut', () => ({ 'street.json': text('street.json').slice(0, 200) }), ['street.json', 0, '没有传完']], // prettier-ignore
    ['a comma too many', () => ({ 'street.json': '{\n"code": "150203012",\n}' }), ['street.json', 0, '第3行附近']], // prettier-ignore
  ])('%s', async (_what, files, [file, row, says]) => {
    const answer = await importOf(files())
    expect(answer).toMatchObject({ ok: false, code: 'invalidFiles', errors: [{ file, row }] })
    expect(answer.errors![0]!.message).toContain(says)
    expect(street()).toBe(wanted)
  })

  test('whichever byte is lost of a table or of JSON: never other names', async () => {
    for (const file of ['estates.csv', 'communities.csv', 'street.json'] as const) {
      const bytes = utf8(file)
      for (let i = 0; i < bytes.length; i++) {
        if (bytes[i]! < 0x80) continue
        const answer = await importOf({ [file]: without(bytes, i) })
        expect([file, i, answer.ok]).toEqual([file, i, false])
      }
    }
    expect(street()).toBe(wanted)
  })
})

describe('rows are numbered as the spreadsheet does', () => {
  const withBreaks = (): string[] =>
    text('staff.csv')
      .replace('孙四', '孙\r\n\r\n四')
      .split(/\r\n(?=")/)
  test('after line breaks within quotes', async () => {
    const lines = withBreaks()
    lines[6] = lines[6]!.replace('10000000006', '1')
    const { errors } = await importOf({ 'staff.csv': lines.join('\r\n') })
    expect(errors!.map((e) => [e.row, e.field])).toEqual([[5, 'name'], [7, 'phone']]) // prettier-ignore
  })

  test('a quote that never ends, after line breaks within quotes', async () => {
    const lines = withBreaks()
    lines[6] = '"P1,吴六'
    const { errors } = await importOf({ 'staff.csv': lines.join('\r\n') })
    expect(errors).toMatchObject([{ file: 'staff.csv', row: 7 }])
  })

  test('a lost byte after line breaks within quotes', async () => {
    const bytes = Buffer.from(withBreaks().join('\r\n'))
    const { errors } = await importOf({ 'staff.csv': without(bytes, at(bytes, '吴六')) })
    expect(errors).toMatchObject([{ file: 'staff.csv', row: 7 }])
  })
})
