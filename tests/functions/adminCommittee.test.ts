import type { Fault } from '../../devtools/cloud'
import type { Hours } from '../../domain/booking/types'
import type { StreetSettings } from '../../domain/street/types'
import { committeeStreet, smallStreet, streetOf, type CommitteeFiles } from '../domain/street/files'
import { openOffice, textsOf, type Office } from './adminOffice'

/** 调解委员会 by import: what phones read of it, and hours, which a mediator keeps himself afterwards. */

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.stop())

const hours = (): Hours[] => office.cloud.store.find('hours', {}, { _id: 1 }) as unknown as Hours[]
const hoursOf = (resource: string): Hours => hours().find((h) => h.resource === resource)!
const settings = (): StreetSettings =>
  office.cloud.store.find('settings', { _id: 'settings:street' })[0] as unknown as StreetSettings
const spoilt = (spoil: (files: CommitteeFiles) => void): CommitteeFiles => {
  const files = committeeStreet()
  spoil(files)
  return files
}
const replace = <T extends { _id: string }>(name: string, document: T): Promise<void> =>
  office.replace(name, document)

/** [工号, 姓名, 手机号] of a row of the roster. */
const person = (files: CommitteeFiles, jobNo: string): string[] =>
  files['staff.csv'].find((l) => l[0] === jobNo)!
const WEEKLY = 12
const mediator = (files: CommitteeFiles, jobNo: string): string[] =>
  files['mediators.csv'].find((l) => l[0] === jobNo)!

/** As `booking.setHours` leaves them: his own. */
const OWN = {
  weekly: [{ weekday: 7, from: '10:00', to: '12:00' }],
  minutes: 60 as const,
  onHolidays: false,
  bufferMinutes: 30,
}
async function setOwnHours(jobNo: string): Promise<Hours> {
  const own = { ...hoursOf(`staff:${jobNo}`), ...OWN, rev: 2 }
  await replace('hours', own)
  return own
}

test('settings have what is published, hours are documents of people and rooms', async () => {
  const answer = await office.bring(committeeStreet())
  expect(answer).toMatchObject({ ok: true, done: true, retired: 0, warnings: [] })
  const street = streetOf(committeeStreet())
  expect(settings()).toEqual({ ...street.settings, rev: answer.rev })
  expect(settings().committee!.mediators.map((m) => m.name)).toEqual(['萨日娜', '郑七', '王八斗'])
  expect(JSON.stringify(settings().committee)).not.toContain('10000000011')
  expect(hours().map((h) => h._id)).toEqual([
    'hours:room:R1',
    'hours:room:R2',
    'hours:room:R3',
    'hours:staff:M1',
    'hours:staff:M2',
    'hours:staff:M3',
  ])
  expect(hoursOf('staff:M1')).toEqual({
    ...{ _id: 'hours:staff:M1', shape: 1, resource: 'staff:M1', rev: 1, off: [], leave: null },
    ...{ onHolidays: true, minutes: 90, bufferMinutes: 15 },
    weekly: [
      { weekday: 1, from: '09:00', to: '12:00' },
      { weekday: 3, from: '14:00', to: '17:30' },
    ],
  })
  // The small street's fourteen, five people more, and the hours.
  expect(answer.written).toBe(14 + 5 + 6)
})

test('the same files twice write nothing', async () => {
  await office.bring(committeeStreet())
  const before = office.everything()
  expect(await office.bring(committeeStreet())).toMatchObject({ done: true, written: 0 })
  expect(office.everything()).toBe(before)
})

test('a mediator’s own hours outlive imports; somebody new brings his from the file', async () => {
  await office.bring(committeeStreet())
  const own = await setOwnHours('M1')
  const [before] = office.cloud.store.find('settings', {})
  const files = spoilt((f) => {
    mediator(f, 'M1')[WEEKLY] = '周二 09:00-12:00'
    f['staff.csv'].push(['M4', '吴九', '10000000016', '街道社区干部', '兼职', '', '人民调解员@150203012']) // prettier-ignore
    f['mediators.csv'].push(mediator(f, 'M2').map((c, i) => (i === 0 ? 'M4' : c)))
  })
  // The person, the hours, and the settings that list him.
  expect(await office.bring(files)).toMatchObject({ ok: true, written: 3 })
  expect(hoursOf('staff:M1')).toEqual(own)
  expect(hoursOf('staff:M4').weekly).toHaveLength(5)
  expect(settings().rev).not.toBe(before!.rev)
})

test('hours alone are brought without a new revision: no phone fetches the street again', async () => {
  const first = await office.bring(spoilt((f) => (mediator(f, 'M1')[WEEKLY] = '')))
  expect(first.warnings).toMatchObject([{ message: '萨日娜没有“每周时间”，约不到；请补上。' }])
  // A document is there: without one he could not set his own.
  expect(hoursOf('staff:M1')).toMatchObject({ weekly: [], rev: 1 })
  const { rev } = settings()
  expect(await office.bring(committeeStreet())).toMatchObject({ done: true, written: 1, rev })
  expect(hoursOf('staff:M1')).toMatchObject({ minutes: 90, onHolidays: true, rev: 2 })
  expect(hoursOf('staff:M1').weekly).toHaveLength(2)
})

test('hours that a mediator has emptied himself stay empty', async () => {
  await office.bring(committeeStreet())
  const emptied = { ...hoursOf('staff:M1'), weekly: [], rev: 2 }
  await replace('hours', emptied)
  expect(await office.bring(committeeStreet())).toMatchObject({ written: 0 })
  expect(hoursOf('staff:M1')).toEqual(emptied)
})

test('a 工号 that is somebody else’s now has the hours of the file, and no leave', async () => {
  await office.bring(committeeStreet())
  await setOwnHours('M1')
  await replace('hours', { ...hoursOf('staff:M1'), leave: { from: 1, to: 2 } })
  const files = spoilt((f) => Object.assign(person(f, 'M1'), { 1: '新来的', 2: '10000000098' }))
  await office.bring(files)
  expect(hoursOf('staff:M1')).toMatchObject({ minutes: 90, leave: null, off: [], rev: 3 })
  expect(hoursOf('staff:M1').weekly).toHaveLength(2)
  const before = office.everything()
  expect(await office.bring(files)).toMatchObject({ written: 0 })
  expect(office.everything()).toBe(before)
})

test('leave that stands with a person goes into the hours, and out of them with the person', async () => {
  await office.bring(spoilt((f) => f['mediators.csv'].splice(1, 1)))
  const leave = { from: 1_000, to: 2_000, deputy: null }
  await replace('staff', { ...office.staff('M1'), leave })
  await office.bring(committeeStreet())
  expect(hoursOf('staff:M1').leave).toEqual({ from: 1_000, to: 2_000 })
  const gone = spoilt((f) => {
    f['staff.csv'] = f['staff.csv'].filter((l) => l[0] !== 'M1')
    f['mediators.csv'].splice(1, 1)
  })
  await office.bring(gone)
  expect(office.staff('M1')).toMatchObject({ active: false })
  expect(office.staff('M1').leave).toBeUndefined()
  expect(hoursOf('staff:M1').leave).toBeNull()
  // Whoever had a leave but never hours goes without a trace.
  await replace('staff', { ...office.staff('Z2'), leave })
  const without = { ...gone, 'staff.csv': gone['staff.csv'].filter((l) => l[0] !== 'Z2') }
  expect(await office.bring(without)).toMatchObject({ ok: true, retired: 1 })
  expect(hours().map((h) => h._id)).not.toContain('hours:staff:Z2')
})

describe('export', () => {
  const exported = async (): Promise<Record<string, Uint8Array>> => {
    const answer = await office.admin({ action: 'export' })
    const texts: Record<string, Uint8Array> = {}
    for (const [name, url] of Object.entries(answer.urls!)) {
      texts[name] = new Uint8Array(await (await fetch(url)).arrayBuffer())
    }
    return texts
  }
  const bringTexts = async (texts: Record<string, Uint8Array>) =>
    office.admin({ action: 'import', files: await office.upload(texts) })

  test('has the hours as they are now, and imports as the same street elsewhere too', async () => {
    await office.bring(committeeStreet())
    const own = await setOwnHours('M1')
    const { rev } = settings()
    const texts = await exported()
    const before = office.everything()
    expect(await bringTexts(texts)).toMatchObject({ done: true, written: 0, rev })
    expect(office.everything()).toBe(before)
    await office.stop()
    office = await openOffice()
    expect(await bringTexts(texts)).toMatchObject({ ok: true, done: true, rev })
    const { weekly, minutes, onHolidays } = own
    expect(hoursOf('staff:M1')).toMatchObject({ weekly, minutes, onHolidays })
    expect(hoursOf('room:R3')).toMatchObject({ onHolidays: true, minutes: 60 })
  })

  test('has no tables of a committee where there is none, nor where it was never heard of', async () => {
    await office.bring(smallStreet())
    const { committee, ...before } = settings()
    expect(committee).toBeNull()
    const names = Object.keys(await exported()).sort()
    expect(names).toHaveLength(7)
    expect(names).not.toContain('mediators.csv')
    await replace('settings', before)
    expect(settings()).not.toHaveProperty('committee')
    expect(Object.keys(await exported()).sort()).toEqual(names)
    expect(await office.bring(smallStreet())).toMatchObject({ ok: true, written: 1 })
    expect(settings().committee).toBeNull()
  })
})

describe('a committee that is forgotten', () => {
  test('is asked about, however small; with confirm it is gone, hours stay', async () => {
    await office.bring(committeeStreet())
    const before = office.everything()
    const files = spoilt((f) => delete (f['street.json'] as Record<string, unknown>).committee)
    const rest: Partial<CommitteeFiles> = files
    delete rest['mediators.csv']
    delete rest['venues.csv']
    expect(await office.bring(rest)).toMatchObject({
      code: 'needsConfirm',
      message: expect.stringContaining('3个调解员中有3个会停用'),
      counts: [{ kind: 'mediators', why: 'retired', count: 3, of: 3 }],
      list: [
        { kind: 'mediators', code: 'M1', name: '萨日娜' },
        { kind: 'mediators', code: 'M2', name: '郑七' },
        { kind: 'mediators', code: 'M3', name: '王八斗' },
      ],
    })
    expect(office.everything()).toBe(before)
    const own = hours()
    expect(await office.bring(rest, { confirm: true })).toMatchObject({ ok: true, done: true })
    expect(settings().committee).toBeNull()
    expect(hours()).toEqual(own)
    expect(await office.bring(rest)).toMatchObject({ written: 0 })
  })

  test('one of three who leaves is no matter of asking', async () => {
    await office.bring(committeeStreet())
    const files = spoilt((f) => {
      f['mediators.csv'].splice(1, 1)
      person(f, 'M1')[6] = ''
    })
    expect(await office.bring(files)).toMatchObject({ ok: true, done: true })
    expect(settings().committee!.mediators.map((m) => m.id)).toEqual(['staff:M2', 'staff:M3'])
  })

  test('most rooms of many are', async () => {
    const room = (i: number) => ['V1', '', '', '', '', `N${i}`, '室', '4', '', '', '', '每天 09:00-17:00', ''] // prettier-ignore
    const many = spoilt((f) => f['venues.csv'].push(...[1, 2, 3, 4].map(room)))
    await office.bring(many)
    expect(await office.bring(committeeStreet())).toMatchObject({
      code: 'needsConfirm',
      counts: [{ kind: 'rooms', why: 'retired', count: 4, of: 7 }],
      list: expect.arrayContaining([
        { kind: 'rooms', why: 'retired', code: 'N1', name: '调解中心室' },
      ]),
    })
  })
})

test('killed before or after any write, the same call carries it to the same end', async () => {
  const next = spoilt((f) => {
    Object.assign(person(f, 'M1'), { 1: '新来的', 2: '10000000098' })
    mediator(f, 'M2')[7] = '新的简介。'
  })
  const prepare = async (): Promise<Record<string, string>> => {
    await office.bring(spoilt((f) => f['venues.csv'].splice(3, 1)))
    await setOwnHours('M1')
    await setOwnHours('M2')
    return office.upload(textsOf(next))
  }
  const importOf = (files: Record<string, string>) => office.admin({ action: 'import', files })
  await importOf(await prepare())
  const wanted = office.everything()
  // What took another’s place has the file’s hours, what stayed its own, the new room its first.
  expect(hours().map((h) => [h.resource, h.rev])).toEqual([
    ['room:R1', 1],
    ['room:R2', 1],
    ['room:R3', 1],
    ['staff:M1', 3],
    ['staff:M2', 2],
    ['staff:M3', 1],
  ])
  let kills = 0
  for (const action of ['database.insertDocument', 'database.modifyDocument'] as const) {
    for (const when of ['before', 'after'] as const) {
      await office.stop()
      office = await openOffice()
      const files = await prepare()
      for (let nth = 1; ; nth++) {
        office.cloud.faults.clear()
        const fault: Fault = { function: 'admin', action, nth, effect: { kind: 'kill', when } }
        office.cloud.faults.add(fault)
        const isEnd = await importOf(files).then(
          () => true,
          () => false,
        )
        if (isEnd) break
        kills++
      }
      expect([action, when, office.everything()]).toEqual([action, when, wanted])
      office.cloud.faults.clear()
      expect(await importOf(files)).toMatchObject({ done: true, written: 0 })
    }
  }
  expect(kills).toBeGreaterThan(6)
})
