import { Outsider, demoFiles, type Files } from './outsider'

/**
 * Files that were damaged on their way, told from outside: refused with a sentence that names the file, the
 * place in it and what to do, and nothing has changed.
 */
let street: Outsider
beforeAll(async () => {
  street = await Outsider.open()
}, 60_000)
afterAll(() => street?.close())

const bytesOf = (name: string): Buffer => Buffer.from(demoFiles()[name]!)

/** Without the byte at `at`; with `by` in its place where that is given. */
function lost(bytes: Buffer, at: number, by?: number): Buffer {
  const rest = [bytes.subarray(0, at), bytes.subarray(at + 1)]
  return Buffer.concat(by === undefined ? rest : [rest[0]!, Buffer.from([by]), rest[1]!])
}

/** Position of a text in a file, `more` bytes further. */
const at = (bytes: Buffer, text: string, more = 0): number => {
  const found = bytes.indexOf(Buffer.from(text))
  if (found < 0) throw new Error(`no ${text}`)
  return found + more
}

/** Within `street.json`, `grids.geojson` or a table: one thing is wrong. */
const damaged = (name: string, damage: (bytes: Buffer) => Uint8Array): Files => ({
  ...demoFiles(),
  [name]: damage(bytesOf(name)),
})

const inStreet = (text: string, more = 0, by?: number): Files =>
  damaged('street.json', (bytes) => lost(bytes, at(bytes, text, more), by))
const inStaff = (text: string, more = 0, by?: number): Files =>
  damaged('staff.csv', (bytes) => lost(bytes, at(bytes, text, more), by))

/** A table as a spreadsheet saves “Unicode 文本”, without its last byte. */
const utf16 = (name: string): Files =>
  damaged(name, (bytes) => {
    const wide = Buffer.from(`\ufeff${bytes.toString().slice(1)}`, 'utf16le')
    return wide.subarray(0, wide.length - 1)
  })

interface Row {
  what: string
  files: () => Files
  /** Where the sentence says it is. */
  where: string
  says: RegExp
}

test.each<Row>([
  {
    what: 'one byte of a character of street.json',
    files: () => inStreet('黄河西路', 1),
    where: 'street.json：第3行',
    says: /有读不出的字.*请在原来的软件里另存为UTF-8.*重新上传/,
  },
  {
    what: 'the last byte of a character of street.json',
    files: () => inStreet('值班电话', 2),
    where: 'street.json：第7行',
    says: /有读不出的字.*另存为UTF-8/,
  },
  {
    what: 'a byte of street.json that became another',
    files: () => inStreet('火警', 0, 0xff),
    where: 'street.json：第19行',
    says: /有读不出的字.*另存为UTF-8/,
  },
  {
    what: 'a comma of street.json',
    files: () => inStreet('"黄河西路街道",', Buffer.byteLength('"黄河西路街道"')),
    where: 'street.json：文件不是正确的JSON',
    says: /请检查第[34]行附近的逗号、引号和括号/,
  },
  {
    what: 'the end of grids.geojson, which was not stored whole',
    files: () => damaged('grids.geojson', (bytes) => bytes.subarray(0, bytes.length - 40)),
    where: 'grids.geojson：文件不完整',
    says: /请检查是不是没有存完或没有传完，重新上传/,
  },
  {
    what: 'one byte of a name of the roster',
    files: () => inStaff('张晓燕', 4),
    where: 'staff.csv 第44行',
    says: /有读不出的字.*请在原来的软件里另存为UTF-8/,
  },
  {
    what: 'a digit of a telephone',
    files: () => inStaff('10000000043', 10),
    where: 'staff.csv 第44行',
    says: /手机号.*应为11位/,
  },
  {
    what: 'a comma of the roster',
    files: () => inStaff('张晓燕,', Buffer.byteLength('张晓燕')),
    where: 'staff.csv 第44行',
    says: /“手机号”应为11位手机号，现在是“街道社区干部”/,
  },
  {
    what: 'a digit of a grid in a post',
    files: () => inStaff('网格员@150203012025003', Buffer.byteLength('网格员@15020301202500')),
    where: 'staff.csv 第44行',
    says: /网格/,
  },
  {
    what: 'half a character at the end of a table in UTF-16',
    files: () => utf16('communities.csv'),
    where: 'communities.csv',
    says: /文件损坏，读不出来；请在原来的软件里另存为UTF-8/,
  },
  {
    what: 'a byte of nothing in a table',
    files: () => damaged('estates.csv', (bytes) => lost(bytes, at(bytes, '黄河小区'), 0)),
    where: 'estates.csv 第4行',
    says: /有读不出的字|空字符/,
  },
  {
    what: 'a whole table that never arrived',
    files: () => damaged('buildings.csv', () => Buffer.alloc(0)),
    where: 'buildings.csv',
    says: /请/,
  },
])('$what: refused with its place, and nothing has changed', async ({ files, where, says }) => {
  const before = await street.everything()
  const { code, out } = await street.command(files())
  expect(code).toBe(1)
  const sentence = out.split('\n').find((line) => line.startsWith(where))
  expect(sentence ?? `no line of “${where}” in: ${out.slice(0, 600)}`).toMatch(says)
  expect(out).toContain('这次什么都没有写入')
  // A person who looks for it finds the names and places that there were.
  expect(await street.everything()).toBe(before)
})

test('whichever single byte of the beginning of street.json is lost: refused, or as it was', async () => {
  const before = await street.everything()
  const whole = bytesOf('street.json')
  const wrong: number[] = []
  for (let i = at(whole, '"黄河西路'); i < at(whole, '"notice"'); i++) {
    const { ok, warnings } = await street.bring({
      ...demoFiles(),
      'street.json': lost(whole, i),
    })
    if (ok && (await street.everything()) !== before) wrong.push(i)
    expect(warnings ?? []).toEqual([])
  }
  expect(wrong).toEqual([])
})
