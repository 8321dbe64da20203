import { Outsider, demoFiles, lines } from './outsider'

/** A roster, or another table, that was cut or spoiled by a spreadsheet, told from outside. */
let street: Outsider
beforeAll(async () => {
  street = await Outsider.open()
}, 60_000)
afterAll(() => street?.close())

const cells = (row: string): string[] => row.split(',')
const isPartTimer = (row: string): boolean => cells(row)[0]!.startsWith('J')
const staff = (change: (rows: string[]) => string[]) => lines(demoFiles(), 'staff.csv', change)

const ROSTER = demoFiles()['staff.csv']!.trimEnd().split('\r\n').slice(1)
/** 单元长 from the end of the part-timers: each story has one of its own. */
const LAST = ROSTER.filter(isPartTimer).slice(-9).map(cells)

/** Two thirds of it: the part-timers at the end were not copied. */
const cut = (): Record<string, string> => {
  const most = Math.floor(ROSTER.length / 3)
  const gone = new Set(ROSTER.filter(isPartTimer).slice(-most))
  return staff((rows) => rows.filter((row) => !gone.has(row)))
}

const me = async (openid: string) => {
  const { staffName, roles } = await street.ask(openid, 'identity.me', {})
  return { staffName, roles: roles.map((r) => r.role) }
}
const UNBOUND = { staffName: '', roles: [] }

test('cut to two thirds: asked about and listed; with confirm done; bindings come back with 工号 and phone', async () => {
  const [, name, phone] = LAST[8]!
  const who = 'o-unit-lead'
  const bound = { staffName: name, roles: ['unitLead'] }
  expect(await street.bind(who, phone!)).toBe('ok')
  expect(await me(who)).toEqual(bound)
  const before = await street.everything()
  const asked = await street.command(cut())
  expect(asked.code).toBe(1)
  expect(asked.out).toMatch(/2475个人员中有825个会停用/)
  expect(asked.out.match(/^ {2}人员 .+（J\d{4}）会停用$/gm)).toHaveLength(50)
  expect(asked.out).toContain('核对无误后，用这个命令再运行一次，在后面加上 --confirm')
  expect(await street.everything()).toBe(before)
  expect(await me(who)).toEqual(bound)

  const done = await street.command(cut(), '--confirm')
  expect(done.code).toBe(0)
  expect(done.out).toMatch(/停用825条/)
  expect(await me(who)).toEqual(UNBOUND)

  // The right roster is asked nothing: 工号 and phone are the same, so is the binding.
  expect((await street.command(demoFiles())).code).toBe(0)
  expect(await me(who)).toEqual(bound)
}, 180_000)

describe('who comes back', () => {
  const NEW_PHONE = '10000070009'
  interface Row {
    how: string
    nth: number
    /** Cells of his row that are others now. */
    other: Record<number, string>
    /** With which phone he binds then; null where there is none to bind by. */
    phone: string | null
  }
  test.each<Row>([
    { how: 'with another phone', nth: 0, other: { 2: NEW_PHONE }, phone: NEW_PHONE },
    { how: 'without a phone', nth: 1, other: { 2: '' }, phone: null },
    { how: 'under another 工号', nth: 2, other: { 0: 'J9999' }, phone: LAST[2]![2]! },
    {
      how: 'as somebody else',
      nth: 3,
      other: { 1: '钱新来', 2: '10000070008' },
      phone: '10000070008',
    },
  ])('$how is not bound, and binds anew by what the roster says', async ({ nth, other, phone }) => {
    const own = LAST[nth]!
    const [who, anew] = [`o-back-${nth}`, `o-anew-${nth}`]
    expect(await street.bind(who, own[2]!)).toBe('ok')
    expect(await street.bring(staff((rows) => rows.filter((r) => r !== own.join(','))))).toMatchObject({ ok: true, done: true }) // prettier-ignore
    expect(await me(who)).toEqual(UNBOUND)
    const row = Object.assign([...own], other).join(',')
    const back = staff((rows) => rows.map((r) => (r === own.join(',') ? row : r)))
    expect(await street.bring(back)).toMatchObject({ ok: true, done: true })
    expect(await me(who)).toEqual(UNBOUND)
    if (phone === null) expect(await street.bind(anew, own[2]!)).toBe('noStaffWithPhone')
    else expect(await street.bind(anew, phone)).toBe('ok')
  })
})

describe('other tables that were cut', () => {
  const shorter = (table: string, keep: number) =>
    lines(demoFiles(), table, (rows) => rows.slice(0, Math.floor(rows.length * keep)))
  const withoutCommittee = (): Record<string, string> => {
    const files = demoFiles()
    for (const name of ['mediators.csv', 'venues.csv']) delete files[name]
    const settings = JSON.parse(files['street.json']!) as { committee?: object }
    delete settings.committee
    const posts = /(人民调解员|调解委员会主任|调解文书)@150203012/
    return lines({ ...files, 'street.json': JSON.stringify(settings) }, 'staff.csv', (rows) =>
      rows.map((row) => row.replace(posts, '')),
    )
  }
  test.each<[string, () => Record<string, string>, RegExp]>([
    ['the committee', withoutCommittee, /调解员/],
    ['rooms', () => shorter('venues.csv', 0.34), /调解室/],
  ])('%s: asked about, and nothing has changed', async (_, files, says) => {
    const before = await street.everything()
    const answer = await street.bring(files())
    expect(answer).toMatchObject({ ok: false })
    expect([answer.code, answer.message, JSON.stringify(answer.errors ?? [])].join(' ')).toMatch(
      says,
    )
    expect(answer.code).toBe('needsConfirm')
    expect(await street.everything()).toBe(before)
  })

  test('names and phones that slipped by one row against the 工号 are other people: asked about', async () => {
    const before = await street.everything()
    const slipped = staff((rows) =>
      rows.map((row, i) => {
        const [own, next] = [cells(row), cells(rows[(i + 1) % rows.length]!)]
        return [own[0], next[1], next[2], ...own.slice(3)].join(',')
      }),
    )
    const answer = await street.bring(slipped)
    expect(answer).toMatchObject({ ok: false, code: 'needsConfirm' })
    // Those who carry tasks come first.
    expect(answer.list![0]).toMatchObject({ kind: 'fullTimers', why: 'replaced' })
    expect(await street.everything()).toBe(before)
  })

  test('a few who leave in any year are no reason to ask', async () => {
    const files = staff((rows) => rows.filter((row) => !['J0900', 'J1200', 'J2200'].includes(cells(row)[0]!))) // prettier-ignore
    expect(await street.bring(files)).toMatchObject({ ok: true, done: true, retired: 3 })
  })
})

describe('what a spreadsheet makes of codes', () => {
  /** The demo with 工号 of digits: Z001 is 0001. */
  const numbered = (change: (jobNo: string) => string = (n) => n): Record<string, string> => {
    const digits = (text: string) => text.replace(/^Z(\d{3})/, (_, n: string) => change(`0${n}`))
    const files = staff((rows) => rows.map(digits))
    files['street.json'] = files['street.json']!.replace('Z087', change('0087'))
    return files
  }
  const ZHANG = 'o-worker-zhang'
  beforeAll(async () => {
    expect(await street.bring(numbered(), true)).toMatchObject({ ok: true, done: true })
    expect(await street.bind(ZHANG, '10000000043')).toBe('ok')
  }, 60_000)

  test('0001 → 1: recognised at its row, and nobody becomes a stranger', async () => {
    const before = await street.everything()
    const { code, out } = await street.command(numbered((jobNo) => String(Number(jobNo))))
    expect(code).toBe(1)
    expect(out).toMatch(/staff\.csv 第44行[^\n]*“0043”/)
    expect(out).toContain('这次什么都没有写入')
    expect(await street.everything()).toBe(before)
    expect(await me(ZHANG)).toEqual({ staffName: '张晓燕', roles: ['gridWorker'] })
    // Put right, nothing has happened.
    expect(await street.bring(numbered())).toMatchObject({ ok: true, written: 0, retired: 0 })
  })

  const only = (change: (jobNo: string) => string) =>
    numbered((n) => (n === '0043' ? change(n) : n))
  test.each<[string, () => Record<string, string>, RegExp]>([
    ['one of them only', () => only((n) => n.slice(1)), /“0043”/],
    ['one zero more', () => only((n) => `0${n}`), /“0043”/],
    ['as a number with a fraction', () => only(() => '43.0'), /工号/],
    [
      'a community as 1.50203E+11',
      () => lines(numbered(), 'estates.csv', (rows) => rows.map((r) => r.replace(/150203012\d{3}$/, '1.50203E+11'))), // prettier-ignore
      /请把这一列设为“文本”后重新填写/,
    ],
    [
      'a telephone as 1.0E+10',
      () => lines(numbered(), 'staff.csv', (rows) => rows.map((r) => r.replace('10000000043', '1.0E+10'))), // prettier-ignore
      /staff\.csv 44[^]*“手机号”应为11位手机号[^]*请把这一列设为“文本”/,
    ],
  ])('%s: refused, with what to do', async (_, files, says) => {
    const before = await street.everything()
    const answer = await street.bring(files(), true)
    expect(answer).toMatchObject({ ok: false, code: 'invalidFiles' })
    const told = answer.errors!.map((e) => `${e.file} ${e.row} ${e.message}`).join('\n')
    expect(told).toMatch(says)
    expect(await street.everything()).toBe(before)
    expect(await me(ZHANG)).toEqual({ staffName: '张晓燕', roles: ['gridWorker'] })
  })
})
