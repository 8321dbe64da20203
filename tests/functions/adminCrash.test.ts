import type { Fault } from '../../devtools/cloud'
import { smallStreet, type SmallFiles } from '../domain/street/files'
import { openOffice, textsOf, type Office } from './adminOffice'
import { inProcesses } from './instances'

let office: Office
beforeEach(async () => {
  office = await openOffice(inProcesses)
})
afterEach(() => office.stop())

const WRITES = [
  'database.insertDocument',
  'database.modifyDocument',
  'database.commitTransaction',
] as const

/** The street a year on: people, a building and a grid's name changed, two things gone. */
function nextYear(): SmallFiles {
  const files = smallStreet()
  files['staff.csv'] = files['staff.csv'].filter((l) => l[0] !== 'Z2')
  files['staff.csv'].find((l) => l[0] === 'Z1')![1] = '张壹'
  files['buildings.csv'] = files['buildings.csv'].filter((l) => l[0] !== 'B3')
  files['buildings.csv'][1]![2] = '甲号楼'
  files['grids.geojson'].features[0]!.properties.name = '东网格'
  return files
}

/** First year, two people bound, and the uploaded files of the next year. */
async function prepare(): Promise<Record<string, string>> {
  await office.bring(smallStreet())
  await office.bind('o-zhang', '10000000001')
  await office.bind('o-li', '10000000002')
  return office.upload(textsOf(nextYear()))
}

/** Of each run's own moment and codes: when people bound and by which code, and when one left. */
const OWN_MOMENTS = new Set(['createdAt', 'at', 'asked', 'leftAt'])
const state = (): unknown =>
  JSON.parse(office.everything(), (key, value: unknown) => (OWN_MOMENTS.has(key) ? 0 : value))

const importOf = (files: Record<string, string>) => office.admin({ action: 'import', files })

/** Functions without processes: the many deaths come cheap. The tests below kill processes. */
const openCheapOffice = () => openOffice()

test('killed before or after any write, the same call carries it to the same end', async () => {
  await office.stop()
  office = await openCheapOffice()
  await importOf(await prepare())
  const wanted = state()
  await office.stop()

  let kills = 0
  for (const action of WRITES) {
    for (const when of ['before', 'after'] as const) {
      office = await openCheapOffice()
      const files = await prepare()
      const before = state()
      // The n-th run is killed at its n-th write of this kind, until one has not so many left.
      for (let nth = 1; ; nth++) {
        office.cloud.faults.clear()
        const fault: Fault = { function: 'admin', action, nth, effect: { kind: 'kill', when } }
        office.cloud.faults.add(fault)
        const ended = await importOf(files).then(
          () => true,
          () => false,
        )
        if (ended) break
        kills++
      }
      expect([action, when, state()]).toEqual([action, when, wanted])
      expect(state()).not.toEqual(before)
      office.cloud.faults.clear()
      expect(await importOf(files)).toMatchObject({ done: true, written: 0, retired: 0 })
      if (action !== WRITES[2] || when !== 'after') await office.stop()
    }
  }
  expect(kills).toBeGreaterThan(10)
})

test('settings, which show the new street, are written after everything else', async () => {
  const files = await prepare()
  const { rev } = office.cloud.store.find('settings', {})[0]!
  office.cloud.faults.add({
    function: 'admin',
    action: 'database.modifyDocument',
    collection: 'settings',
    effect: { kind: 'kill', when: 'before' },
  })
  await expect(importOf(files)).rejects.toThrow('admin')
  expect(office.cloud.store.find('settings', {})[0]!.rev).toBe(rev)
  expect(office.staff('Z1').name).toBe('张壹')
  expect(office.staff('Z2').active).toBe(false)
  expect(await importOf(files)).toMatchObject({ done: true, written: 1, retired: 0 })
})

test('another street waits for one that died, then takes its place', async () => {
  const files = await prepare()
  office.cloud.faults.add({
    function: 'admin',
    action: 'database.modifyDocument',
    collection: 'buildings',
    effect: { kind: 'kill', when: 'before' },
  })
  await expect(importOf(files)).rejects.toThrow('admin')
  const halfway = office.everything()
  const other = nextYear()
  other['staff.csv'].find((l) => l[0] === 'Z1')![1] = '张贰'
  expect(await office.bring(other)).toMatchObject({ ok: false, code: 'busy' })
  expect(office.everything()).toBe(halfway)

  office.cloud.clock.advance(91_000)
  expect(await office.bring(other)).toMatchObject({ ok: true, done: true })
  expect(office.staff('Z1').name).toBe('张贰')
  const states = office.cloud.store.find('imports', {}).flatMap((j) => j.state ?? [])
  expect(states.sort()).toEqual(['done', 'done', 'superseded'])
})

test('out of time it says so, and the same call goes on', async () => {
  const files = await prepare()
  office.cloud.faults.add({
    function: 'admin',
    action: 'database.modifyDocument',
    collection: 'grids',
    effect: { kind: 'slow', ms: 1_500 },
  })
  const first = importOf(files)
  // People come before places: once a name has changed the slow write is next.
  while (office.staff('Z1').name !== '张壹') await new Promise((done) => setImmediate(done))
  office.cloud.clock.advance(46_000)
  expect(await first).toMatchObject({ ok: true, done: false })
  const journal = office.cloud.store.find('imports', { state: 'running' })
  expect(journal).toHaveLength(1)
  expect(await importOf(files)).toMatchObject({ ok: true, done: true })
  expect(await importOf(files)).toMatchObject({ ok: true, done: true, written: 0 })
  expect(office.cloud.store.find('imports', { state: 'running' })).toEqual([])
})
