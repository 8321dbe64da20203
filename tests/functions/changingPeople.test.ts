import type { ReportView } from '../../domain/contract'
import type { Report } from '../../domain/report/types'
import { callApi } from '../../devtools/street/client'
import {
  L1,
  NAME,
  NEW_WEST,
  P1,
  PHONE,
  POSTS,
  Z1,
  Z2,
  openAtWork,
  renumber,
  row,
  without,
  type AtWork,
  type Change,
  type Made,
} from './atWork'
import { EAST, WEST } from '../domain/street/files'

/**
 * People and grids change under running reports: after each import every open one waits for somebody
 * who is there and has a button, or for the desk.
 */
let office: AtWork
beforeEach(async () => {
  office = await openAtWork()
})
afterEach(() => office.stop())

interface Row {
  what: string
  from: Made
  changes: Change[]
  state: Report['state']
  waitsFor: string
  moved: number
}

const ROWS: Row[] = [
  {
    what: 'the handler leaves before signing: the next of the grid',
    from: 'assigned',
    changes: [without('Z1')],
    ...{ state: 'ASSIGNED', waitsFor: Z2, moved: 1 },
  },
  {
    what: 'the handler leaves in the middle of the work',
    from: 'signed',
    changes: [without('Z1')],
    ...{ state: 'ASSIGNED', waitsFor: Z2, moved: 1 },
  },
  {
    what: 'all workers leave: the desk',
    from: 'assigned',
    changes: [without('Z1', 'Z2')],
    ...{ state: 'ACCEPTED', waitsFor: 'desk', moved: 1 },
  },
  {
    what: 'somebody of a department leaves: the grid',
    from: 'withDepartment',
    changes: [without('P1')],
    ...{ state: 'ASSIGNED', waitsFor: Z1, moved: 1 },
  },
  {
    what: 'who was to look at it leaves',
    from: 'submitted',
    changes: [without('Z1')],
    ...{ state: 'SUBMITTED', waitsFor: Z2, moved: 1 },
  },
  {
    what: 'who was to look at it works elsewhere now',
    from: 'submitted',
    changes: [(f) => (row(f, 'Z1')[POSTS] = `网格员@${EAST}`)],
    ...{ state: 'SUBMITTED', waitsFor: Z2, moved: 1 },
  },
  {
    what: 'who was to look at it leaves, and nobody follows',
    from: 'submitted',
    changes: [without('Z1', 'Z2')],
    ...{ state: 'SUBMITTED', waitsFor: 'desk', moved: 1 },
  },
  {
    what: 'the 网格长 leaves: the desk verifies',
    from: 'resolved',
    changes: [without('L1')],
    ...{ state: 'RESOLVED', waitsFor: 'desk', moved: 1 },
  },
  {
    what: 'the 网格长 is replaced: the new one verifies',
    from: 'resolved',
    changes: [without('L1'), (f) => (row(f, 'P1')[POSTS] = `网格长@${WEST}`)],
    ...{ state: 'RESOLVED', waitsFor: P1, moved: 1 },
  },
  {
    what: 'the handler becomes 网格长: never his own work',
    from: 'resolved',
    changes: [without('L1'), (f) => (row(f, 'Z1')[POSTS] = `网格长@${WEST}`)],
    ...{ state: 'RESOLVED', waitsFor: 'desk', moved: 1 },
  },
  {
    what: 'the 工号 is somebody else’s now, who has bound nothing',
    from: 'assigned',
    changes: [
      (f) => {
        row(f, 'Z1')[NAME] = '钱新'
        row(f, 'Z1')[PHONE] = '10000000098'
      },
    ],
    ...{ state: 'ASSIGNED', waitsFor: Z2, moved: 1 },
  },
  {
    what: 'the handler works elsewhere now, and has it still',
    from: 'assigned',
    changes: [(f) => (row(f, 'Z1')[POSTS] = `网格员@${EAST}`)],
    ...{ state: 'ASSIGNED', waitsFor: Z1, moved: 0 },
  },
  {
    what: 'the grid is renumbered',
    from: 'resolved',
    changes: [renumber],
    ...{ state: 'RESOLVED', waitsFor: L1, moved: 0 },
  },
  {
    what: 'the grid is renumbered while its worker leaves',
    from: 'signed',
    changes: [renumber, without('Z1')],
    ...{ state: 'ASSIGNED', waitsFor: Z2, moved: 1 },
  },
  {
    what: 'nothing of it changes',
    from: 'assigned',
    changes: [without('P1')],
    ...{ state: 'ASSIGNED', waitsFor: Z1, moved: 0 },
  },
]

test.each(ROWS)('$what: $waitsFor', async ({ from, changes, state, waitsFor, moved }) => {
  const id = await office.made[from]()
  const before = office.stored(id)
  const told = office.cloud.store.count('notices', { about: id })
  expect(await office.change(...changes)).toMatchObject({ ok: true, done: true, moved })
  const after = office.stored(id)
  expect(after).toMatchObject({ state, waitingFor: waitsFor })
  // Every day of the 办理时限 that was spent stays spent.
  expect(after.deadline).toEqual(before.deadline)
  if (moved === 0) return
  expect(after.history.length).toBeGreaterThan(before.history.length)
  expect(after.history.at(-1)).toMatchObject({ by: { role: 'system' } })
  expect(office.cloud.store.count('notices', { about: id })).toBeGreaterThan(told)
  if (waitsFor === 'desk') expect(after.reason + after.history.at(-1)!.note).toContain('分流员')
  // Once more does nothing more.
  expect(await office.change(...changes)).toMatchObject({ moved: 0, written: 0 })
  expect(office.stored(id)).toEqual(after)
})

test('what waits for somebody new has a button there, and a row in the list', async () => {
  const id = await office.made.signed()
  await office.change(renumber, without('Z1'))
  const view = (await callApi(office.cloud, 'o-z2', 'report.get', { id })) as ReportView
  expect(view.actions.map((a) => a.action)).toContain('sign')
  expect(view).toMatchObject({ myTurn: true, gridCode: NEW_WEST })
  const list = await callApi(office.cloud, 'o-z2', 'report.list', { scope: 'todo' })
  expect(list).toMatchObject({ items: [{ id }] })
  const lead = (await callApi(office.cloud, 'o-l1', 'report.get', { id })) as ReportView
  expect(lead.actions.map((a) => a.action)).toContain('reassign')
})

describe('work that comes back when its handler is gone', () => {
  test.each([
    ['核查不过', 'resolved', 'o-l1', 'report.verifyFail', { note: '坑还在' }],
    ['未解决', 'closed', 'o-resident', 'report.rate', { outcome: 'unsolved', stars: 1 }],
    ['重办', 'closed', 'o-resident', 'report.reopen', { note: '又坏了' }],
  ] as const)('%s goes to the next of the grid', async (_, from, who, name, words) => {
    const id = await office.made[from]()
    await office.change(without('Z1'))
    await office.step(who, name, id, words)
    expect(office.stored(id)).toMatchObject({ state: 'ASSIGNED', handlerId: Z2, waitingFor: Z2 })
  })

  test.each([
    ['核查不过', 'resolved', 'o-l1', 'report.verifyFail', { note: '坑还在' }],
    ['未解决', 'closed', 'o-resident', 'report.rate', { outcome: 'unsolved', stars: 1 }],
  ] as const)('%s goes to the desk where nobody is left', async (_, from, who, name, words) => {
    const id = await office.made[from]()
    await office.change(without('Z1', 'Z2'))
    await office.step(who, name, id, words)
    const report = office.stored(id)
    expect(report).toMatchObject({ state: 'ACCEPTED', handlerId: null, waitingFor: 'desk' })
    expect(report.reason).toBe('黄河社区 第1网格 · 暂无在岗网格员 → 街道分流员')
    const { actions } = (await callApi(office.cloud, 'o-d1', 'report.get', { id })) as ReportView
    expect(actions.map((a) => a.action)).toContain('assign')
  })
})

test('nobody is named who has left or never bound, by whatever step', async () => {
  await office.change(without('Z1'))
  const fresh = await office.submit('0201')
  expect(office.stored(fresh)).toMatchObject({ handlerId: Z2, waitingFor: Z2 })
  for (const handler of [Z1, 'staff:S1', 'staff:NOBODY']) {
    await expect(office.step('o-d1', 'report.reassign', fresh, { handler })).rejects.toThrow(
      'staffUnknown',
    )
  }
})
