import { smallStreet, type SmallFiles } from '../domain/street/files'
import { openOffice, type Office } from './adminOffice'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.stop())

/** The small street with thirty more part-timers, W001 to W030, and twenty more buildings. */
function fullStreet(): SmallFiles {
  const files = smallStreet()
  for (let n = 1; n <= 30; n++) {
    const [jobNo, phone] = [`W${String(n).padStart(3, '0')}`, String(10000001000 + n)]
    files['staff.csv'].push([jobNo, `兼职${n}`, phone, '党员志愿者', '兼职', '', ''])
  }
  for (let n = 1; n <= 20; n++) {
    const lng = (109.8203 + n * 0.0001).toFixed(4)
    files['buildings.csv'].push([`N${n}`, 'E1', `新${n}号楼`, '', lng, '40.642', '1'])
  }
  return files
}
const without = (
  files: SmallFiles,
  table: 'staff.csv' | 'buildings.csv',
  gone: RegExp,
): SmallFiles => ({
  // prettier-ignore
  ...files,
  [table]: files[table].filter((l) => !gone.test(l[0]!)),
})

describe('what an import would retire', () => {
  beforeEach(() => office.bring(fullStreet()))

  test('a roster without its part-timers is asked about, and nothing is written', async () => {
    const before = office.everything()
    const answer = await office.bring(without(fullStreet(), 'staff.csv', /^W/))
    expect(answer).toMatchObject({
      ok: false,
      code: 'needsConfirm',
      message: expect.stringContaining('36个人员中有30个会停用'),
      counts: [{ kind: 'staff', why: 'retired', count: 30, of: 36 }],
      warnings: [],
    })
    expect(answer.message).toContain('"confirm": true')
    expect(answer.list).toHaveLength(30)
    expect(answer.list![0]).toEqual({ kind: 'staff', why: 'retired', code: 'W001', name: '兼职1' })
    expect(office.everything()).toBe(before)
  })

  test('with confirm it is done, and asked about no more', async () => {
    const files = without(fullStreet(), 'staff.csv', /^W/)
    expect(await office.bring(files, { confirm: true })).toMatchObject({ ok: true, retired: 30 })
    expect(await office.bring(files)).toMatchObject({ ok: true, written: 0, retired: 0 })
    expect(await office.bring(fullStreet())).toMatchObject({ ok: true, retired: 0 })
  })

  test.each<[string, () => SmallFiles, string | undefined]>([
    [
      'three people of thirty-six',
      () => without(fullStreet(), 'staff.csv', /^W00[1-3]/),
      undefined,
    ],
    ['four people of thirty-six', () => without(fullStreet(), 'staff.csv', /^W00[1-4]/), 'staff retired 4'], // prettier-ignore
    ['three buildings of twenty-three', () => without(fullStreet(), 'buildings.csv', /^N[1-3]$/), undefined], // prettier-ignore
    [
      'twenty buildings',
      () => without(fullStreet(), 'buildings.csv', /^N/),
      'buildings retired 20',
    ],
  ])('%s: %s', async (_what, files, asked) => {
    const answer = await office.bring(files())
    const [first] = answer.counts ?? []
    expect(first && `${first.kind} ${first.why} ${first.count}`).toBe(asked)
    expect(answer.ok).toBe(asked === undefined)
  })

  test('names and phones that slipped against the 工号 are other people: asked about', async () => {
    const files = fullStreet()
    const rows = files['staff.csv']
    const slipped = rows.map((l, i) =>
      i >= 8 ? [l[0]!, ...(rows[i + 1] ?? rows[7]!).slice(1, 3), ...l.slice(3)] : l,
    )
    const answer = await office.bring({ ...files, 'staff.csv': slipped.filter((_, i) => i !== 7) })
    expect(answer).toMatchObject({ code: 'needsConfirm' })
    expect(answer.counts).toEqual([{ kind: 'staff', why: 'replaced', count: 29, of: 36 }])
  })

  test('a whole street 508 m from where it was: asked about', async () => {
    const files = fullStreet()
    const shift = (lng: number) => lng - 0.006
    for (const f of files['grids.geojson'].features) {
      f.geometry.coordinates[0]!.forEach((p) => (p[0] = shift(p[0]!)))
    }
    files['buildings.csv'].slice(1).forEach((l) => (l[4] = String(shift(Number(l[4])))))
    const answer = await office.bring(files)
    expect(answer.counts).toEqual([{ kind: 'buildings', why: 'moved', count: 23, of: 23 }])
    expect(answer.message).toContain('移动100米以上')
  })

  test('a confirmed run that died is carried on without confirming again', async () => {
    const files = without(fullStreet(), 'staff.csv', /^W/)
    office.cloud.faults.add({
      function: 'admin',
      action: 'database.commitTransaction',
      nth: 9,
      effect: { kind: 'kill', when: 'before' },
    })
    await expect(office.bring(files, { confirm: true })).rejects.toThrow('admin')
    office.cloud.faults.clear()
    // As far as it came, some are retired: the rest would still be more than a tenth.
    expect(office.cloud.store.find('staff', { active: false }).length).toBeLessThan(26)
    expect(await office.bring(files)).toMatchObject({ ok: true, done: true })
    expect(office.cloud.store.find('staff', { active: false })).toHaveLength(30)
  })

  test('what is not confirmed bars nobody', async () => {
    await office.bring(without(fullStreet(), 'staff.csv', /^W/))
    expect(await office.bring(without(fullStreet(), 'staff.csv', /^W001/))).toMatchObject({ ok: true, retired: 1 }) // prettier-ignore
  })

  test('confirm changes nothing where nothing was asked', async () => {
    expect(await office.bring(fullStreet(), { confirm: true })).toMatchObject({ ok: true, written: 0 }) // prettier-ignore
  })
})

test('the first import of a street is asked nothing', async () => {
  expect(await office.bring(fullStreet())).toMatchObject({ ok: true, retired: 0 })
})

test('at most fifty are listed, all are counted', async () => {
  const files = smallStreet()
  for (let n = 1; n <= 80; n++) files['staff.csv'].push([`W${n}`, `兼职${n}`, '', '党员志愿者', '兼职', '', '']) // prettier-ignore
  await office.bring(files)
  const answer = await office.bring(smallStreet())
  expect([answer.counts![0]!.count, answer.list!.length]).toEqual([80, 50])
})

describe('codes that lost their zeros', () => {
  const numbered = (
    jobNo: string,
    change: (row: string[]) => void = () => undefined,
  ): SmallFiles => {
    // prettier-ignore
    const files = smallStreet()
    const row = files['staff.csv'].find((l) => l[0] === 'Z1')!
    row[0] = jobNo
    change(row)
    return files
  }
  const building = (id: string): SmallFiles => {
    const files = smallStreet()
    files['buildings.csv'][2]![0] = id
    return files
  }
  const estate = (id: string): SmallFiles => {
    const text = JSON.stringify(smallStreet()).replaceAll('"E1"', `"${id}"`)
    return JSON.parse(text) as SmallFiles
  }

  test.each<[string, SmallFiles, SmallFiles, [file: string, row: number, says: string]]>([
    ['工号 0001 → 1', numbered('0001'), numbered('1'), ['staff.csv', 2, '仍写成“0001”']],
    ['工号 1 → 0001', numbered('1'), numbered('0001'), ['staff.csv', 2, '仍写成“1”']],
    ['a building 0102 → 102', building('0102'), building('102'), ['buildings.csv', 3, '“0102”']],
    ['an estate 007 → 7', estate('007'), estate('7'), ['estates.csv', 2, '“007”']],
  ])('%s is refused, and says which', async (_what, before, after, [file, row, says]) => {
    await office.bring(before)
    const stored = office.everything()
    const answer = await office.bring(after, { confirm: true })
    expect(answer).toMatchObject({ ok: false, code: 'invalidFiles', errors: [{ file, row }] })
    expect(answer.errors![0]!.message).toContain(says)
    expect(office.everything()).toBe(stored)
  })

  test('also when the old one was retired before', async () => {
    await office.bring(numbered('0001'))
    await office.bring(without(smallStreet(), 'staff.csv', /^Z1$/))
    expect(await office.bring(numbered('1'))).toMatchObject({ code: 'invalidFiles' })
    // A stranger may have it: told only.
    const stranger = numbered('1', (row) => ([row[1], row[2]] = ['钱新', '10000000077']))
    const answer = await office.bring(stranger)
    expect(answer).toMatchObject({ ok: true, warnings: [{ file: 'staff.csv', row: 2 }] })
    expect(answer.warnings![0]!.message).toContain('只差前面的0')
  })

  test('two numbers that are both in the files are two people: told', async () => {
    await office.bring(numbered('0001'))
    const files = numbered('0001')
    files['staff.csv'].push(['1', '钱新', '', '党员志愿者', '兼职', '', ''])
    expect(await office.bring(files)).toMatchObject({ ok: true, warnings: [{ row: 8 }] })
  })
})

test('the same name and phone under a new 工号 is told', async () => {
  await office.bring(smallStreet())
  const files = smallStreet()
  files['staff.csv'].find((l) => l[0] === 'Z2')![0] = 'Z9'
  const answer = await office.bring(files)
  expect(answer).toMatchObject({ ok: true, warnings: [{ file: 'staff.csv', row: 3, field: 'jobNo' }] }) // prettier-ignore
  expect(answer.warnings![0]!.message).toMatch(/李二的工号由“Z2”变成“Z9”.*请改回“Z2”/)
  expect((await office.bring(files)).warnings).toEqual([])
})
