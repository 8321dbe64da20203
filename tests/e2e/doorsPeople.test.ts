import { Outsider, buildingOf, demoFiles, lines, requestId } from './outsider'

/**
 * People go while they have work, told from outside: whatever the roster says, every open report waits for
 * somebody who is there and has a button, or lies at the 分流台; and the import says how many moved.
 */
const GRID = '150203012025003'
const NEXT_GRID = '150203012025004'
const [WANG, ZHANG, ZHAO] = ['o-resident-wang', 'o-worker-zhang', 'o-lead-zhao']
const [ZHOU, SUN, SECOND] = ['o-worker-zhou', 'o-dispatcher-sun', 'o-dispatcher-second']
/** 工号 and phones as the demo has them. */
const OF_ZHANG = 'Z043'
const PHONE_OF_SECOND = '10000000088'
const PHONE_OF_COLLEAGUE = '10000000076'
const DAY_MS = 86_400_000

let street: Outsider
beforeEach(async () => {
  street = await Outsider.open()
})
afterEach(() => street?.close())

async function reported(gridCode: string, more: object = { category: '0202' }): Promise<string> {
  const place = { kind: 'building' as const, buildingId: buildingOf(gridCode) }
  const input = { requestId: requestId(), text: '井盖松动，一踩就响', place, ...more }
  return (await street.ask(WANG, 'report.submit', input)).id
}

/** Signed by 张晓燕, who works on it. */
async function worked(): Promise<string> {
  const id = await reported(GRID)
  await street.step(ZHANG, 'report.sign', id)
  return id
}

/** Solved by 赵建国 himself, and 张晓燕 is to look whether it is so. */
async function toVerify(): Promise<string> {
  const id = await reported(GRID)
  const staffOf = async (openid: string) => (await street.ask(openid, 'duty.tasksOf', {})).staff
  await street.step(SUN, 'report.reassign', id, { handler: await staffOf(ZHAO) })
  await street.step(ZHAO, 'report.sign', id)
  await street.step(ZHAO, 'report.resolve', id, { text: '已换新', noPhotoReason: '夜间拍不清' })
  await street.step(SUN, 'report.reassignVerifier', id, { handler: await staffOf(ZHANG) })
  return id
}

/** Of the next grid, whose worker is away: 张晓燕 stands in. */
async function standingIn(): Promise<string> {
  const now = (await street.ask(ZHOU, 'identity.me', {})).now
  const { deputies } = await street.ask(ZHOU, 'duty.ownLeave', {})
  const deputy = deputies.find((d) => d.name === '张晓燕')!.id
  const leave = { from: now, to: now + DAY_MS, deputy }
  await street.ask(ZHOU, 'duty.leave', { requestId: requestId(), leave })
  const id = await reported(NEXT_GRID)
  expect(await street.holders(id)).toEqual([ZHANG])
  return id
}

const without = (...jobNos: string[]) =>
  lines(demoFiles(), 'staff.csv', (rows) =>
    rows.filter((row) => !jobNos.includes(row.split(',')[0]!)),
  )
const changed = (jobNo: string, change: (cells: string[]) => void) =>
  lines(demoFiles(), 'staff.csv', (rows) =>
    rows.map((row) => {
      const cells = row.split(',')
      if (cells[0] === jobNo) change(cells)
      return cells.join(',')
    }),
  )

test('removed while he works on one, verifies another, and stands in for a third', async () => {
  const open = [await worked(), await toVerify(), await standingIn()]
  for (const id of open) expect(await street.holders(id)).toEqual([ZHANG])
  const { code, out } = await street.command(without(OF_ZHANG))
  expect(code).toBe(0)
  expect(out).toMatch(/停用1条/)
  expect(out).toContain('3件在办的事原来等的人不在岗或换了网格')
  const [work, verified, third] = open
  // The 网格长 has the first; he solved the second himself, and nobody of the next grid is at work.
  expect(await street.holders(work!)).toEqual([ZHAO])
  expect(await street.holders(verified!)).toEqual([SUN])
  expect(await street.holders(third!)).toEqual([SUN])
  // Whoever went has nothing left to do, and no button.
  const gone = await street.ask(ZHANG, 'identity.me', {})
  expect([gone.roles, gone.staffName]).toEqual([[], ''])
  // Nothing is stuck: each of them goes on.
  await street.step(ZHAO, 'report.sign', work!)
  const { items } = await street.ask(SUN, 'duty.candidates', { gridCode: GRID })
  expect(items.map((c) => c.name)).not.toContain('张晓燕')
  await street.ask(ZHOU, 'duty.leave', { requestId: requestId(), leave: null })
})

interface Row {
  what: string
  open: () => Promise<string>
  files: () => Record<string, string>
  /** Who can do something about it afterwards. */
  holders: string[]
  moved: number
  before?: () => Promise<unknown>
}

const renumbered = (): Record<string, string> => {
  const next = `${GRID.slice(0, -3)}034`
  const files = demoFiles()
  for (const name of ['grids.geojson', 'staff.csv'])
    files[name] = files[name]!.replaceAll(GRID, next)
  return files
}

test.each<Row>([
  {
    what: 'the 网格长 who is to verify goes',
    open: async () => {
      const id = await worked()
      await street.step(ZHANG, 'report.resolve', id, { text: '好了', noPhotoReason: '雨' })
      expect(await street.holders(id)).toEqual([ZHAO])
      return id
    },
    files: () => without('Z010'),
    ...{ holders: [SUN], moved: 1 },
  },
  {
    what: 'one who is to look at it first works in another grid now',
    open: () => reported(GRID, {}),
    files: () => changed(OF_ZHANG, (cells) => (cells[6] = `网格员@${NEXT_GRID}`)),
    ...{ holders: [ZHAO], moved: 1 },
  },
  {
    what: 'the 工号 is somebody else’s now, who has not bound',
    open: worked,
    files: () => changed(OF_ZHANG, (cells) => ([cells[1], cells[2]] = ['钱新来', '10000070001'])),
    ...{ holders: [ZHAO], moved: 1 },
  },
  {
    what: 'worker and 网格长 go together',
    open: worked,
    files: () => without(OF_ZHANG, 'Z010'),
    ...{ holders: [SUN], moved: 1 },
  },
  {
    what: 'a colleague of the grid has bound: he is asked before the 网格长',
    before: () => street.bind('o-worker-colleague', PHONE_OF_COLLEAGUE),
    open: worked,
    files: () => without(OF_ZHANG),
    ...{ holders: ['o-worker-colleague'], moved: 1 },
  },
  {
    what: 'the grid has another number: the same people go on',
    open: worked,
    files: renumbered,
    ...{ holders: [ZHANG], moved: 0 },
  },
  {
    what: 'whoever it waits for changes the phone only',
    open: worked,
    files: () => changed(OF_ZHANG, (cells) => (cells[2] = '10000070002')),
    ...{ holders: [ZHANG], moved: 0 },
  },
  {
    what: 'the dispatcher goes, with something at the 分流台: the second one has it',
    before: () => street.bind(SECOND, PHONE_OF_SECOND),
    open: async () => {
      const id = await worked()
      await street.step(ZHANG, 'report.return', id, { note: '属于市政，请另派' })
      return id
    },
    files: () =>
      Object.assign(without('Z087'), {
        'street.json': demoFiles()['street.json']!.replace('"Z087"', '"Z088"'),
      }),
    ...{ holders: [SECOND], moved: 0 },
  },
])('$what', async ({ open, files, holders, moved, before }) => {
  if (before) expect(await before()).toBe('ok')
  const id = await open()
  const answer = await street.bring(files())
  expect(answer).toMatchObject({ ok: true, done: true, moved })
  expect(await street.holders(id, [SECOND, 'o-worker-colleague'])).toEqual(holders)
  // A day of the demo's clock later it is still so, or higher up: nobody is asked who has gone.
  await street.later(DAY_MS)
  const later = await street.holders(id, [SECOND, 'o-worker-colleague'])
  expect(later.length).toBeGreaterThan(0)
})

test('told of a report meanwhile, whoever went reads no more of it, and cannot act', async () => {
  const id = await worked()
  const { version } = await street.ask(ZHANG, 'report.get', { id })
  const solved = { id, version, text: '好了', noPhotoReason: '雨' }
  expect(await street.bring(without(OF_ZHANG))).toMatchObject({ ok: true, moved: 1 })
  const before = await street.everything()
  expect(await street.code(ZHANG, 'report.get', { id })).toBe('notFound')
  const late = { requestId: requestId(), ...solved }
  expect(await street.code(ZHANG, 'report.resolve', late)).not.toBe('ok')
  expect(await street.everything()).toBe(before)
})
