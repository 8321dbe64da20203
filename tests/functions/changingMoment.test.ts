import type { Fault } from '../../devtools/cloud'
import { MINUTE_MS } from '../../domain/calendar/zone'
import { smallStreet, type SmallFiles } from '../domain/street/files'
import { textsOf } from './adminOffice'
import { P1, Z1, Z2, openAtWork, without, type AtWork } from './atWork'

/** People leave while something is on its way to them, and while an import dies. */
let office: AtWork
beforeEach(async () => {
  office = await openAtWork()
})
afterEach(() => office.stop())

/** P1 is given a report and is retired before that is committed: the import could not see it. */
async function namedWhileLeaving(trouble?: Fault): Promise<string> {
  const id = await office.made.assigned()
  await office.step('o-z1', 'report.return', id, { note: '不归我管' })
  const files = await office.upload(textsOf({ ...smallStreet(), ...roster('P1') }))
  // The assignment has read that P1 is there, and stops at its commit while the import retires him.
  office.cloud.faults.add({
    function: 'api',
    action: 'database.commitTransaction',
    effect: { kind: 'slow', ms: 2_500 },
  })
  const assigning = office.step('o-d1', 'report.assign', id, { handler: P1 })
  expect(await office.admin({ action: 'import', files, confirm: true })).toMatchObject({
    done: true,
    moved: 0,
  })
  expect(office.stored(id).state).toBe('ACCEPTED')
  if (trouble) office.cloud.faults.add(trouble)
  await assigning
  await office.cloud.atRest()
  expect(office.staff('P1').active).toBe(false)
  return id
}

test('named at the very moment of leaving: the notice that finds nobody brings it to another', async () => {
  const id = await namedWhileLeaving()
  expect(office.stored(id)).toMatchObject({ state: 'ASSIGNED', waitingFor: Z1 })
})

/** Where the sender of that notice dies: between its claim and the end of it, and who has the report then. */
const DEATHS = [
  ['having asked whether he is there', 'database.getDocument', 'staff', 'after', P1],
  ['before it looks at the report', 'database.startTransaction', undefined, 'before', P1],
  ['before the report is another’s', 'database.commitTransaction', undefined, 'before', P1],
  ['after that', 'database.commitTransaction', undefined, 'after', Z1],
] as const

test.each(DEATHS)(
  'the sender of that notice dies %s: the sweep brings it to another',
  async (_, action, collection, when, hasIt) => {
    const fault = { function: 'jobs', action, ...(collection && { collection }) }
    const id = await namedWhileLeaving({ ...fault, effect: { kind: 'kill', when } })
    expect(office.stored(id).waitingFor).toBe(hasIt)
    office.cloud.clock.advance(2 * MINUTE_MS)
    await office.cloud.runTimer('jobs')
    await office.cloud.atRest()
    expect(office.stored(id)).toMatchObject({ state: 'ASSIGNED', waitingFor: Z1 })
    const { history } = office.stored(id)
    expect(history.filter((h) => h.by.role === 'system' && /不在岗/.test(h.note))).toHaveLength(1)
  },
)

test('a report that somebody holds for long does not end the import: the same call carries it on', async () => {
  const [held, other] = [await office.made.assigned(), await office.made.signed()]
  const files = await office.upload(textsOf({ ...smallStreet(), ...roster('Z1') }))
  office.cloud.faults.add({
    ...{ function: 'admin', action: 'database.modifyDocument', collection: 'reports', times: 12 },
    effect: { kind: 'error', code: 'DATABASE_TRANSACTION_CONFLICT' },
  })
  const bring = () => office.admin({ action: 'import', files, confirm: true })
  expect(await bring()).toMatchObject({ ok: true, done: false })
  expect([held, other].map((id) => office.stored(id).waitingFor).sort()).toEqual([Z1, Z2].sort())
  expect(await bring()).toMatchObject({ ok: true, done: true })
  expect([held, other].map((id) => office.stored(id).waitingFor)).toEqual([Z2, Z2])
})

/** The staff file without some. */
function roster(...jobNos: string[]): Partial<SmallFiles> {
  const files = smallStreet()
  without(...jobNos)(files)
  return { 'staff.csv': files['staff.csv'] }
}

test('killed at any commit, the same import carries it to the same end', async () => {
  const ids = [
    await office.made.assigned(),
    await office.made.signed(),
    await office.made.submitted(),
  ]
  const files = await office.upload(textsOf({ ...smallStreet(), ...roster('Z1') }))
  let kills = 0
  for (let nth = 1; ; nth++) {
    office.cloud.faults.clear()
    const effect = { kind: 'kill', when: nth % 2 ? 'before' : 'after' } as const
    const action = 'database.commitTransaction' as const
    office.cloud.faults.add({ function: 'admin', action, nth, effect })
    const run = office.admin({ action: 'import', files, confirm: true })
    const ended = await run.then(
      (a) => a.done === true,
      () => false,
    )
    if (ended) break
    kills++
  }
  expect(kills).toBeGreaterThan(3)
  expect(ids.map((id) => office.stored(id).waitingFor)).toEqual([Z2, Z2, Z2])
  for (const id of ids) {
    const { history } = office.stored(id)
    expect(history.filter((h) => h.by.role === 'system' && /不在岗/.test(h.note))).toHaveLength(1)
  }
})
