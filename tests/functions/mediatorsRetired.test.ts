import { COLLECTIONS } from '../../cloudfunctions/schema'
import { callApi, phoneCode, uploadFile } from '../../devtools/street/client'
import { SLIPPED_AFTER_MS } from '../../domain/duty/slipped'
import { committeeStreet, type CommitteeFiles } from '../domain/street/files'
import { textsOf, type AdminAnswer } from './adminOffice'
import {
  LI,
  WANG,
  bookAt,
  hallOf,
  official,
  staffIdOf,
  choosing,
  tuesday,
  type Hall,
} from './committee'
import { chair, clerk } from './caseStates'
import type { Official } from './officials'
import { MONDAY } from './street'
import { rid, startTown } from './town'

/**
 * The street's files are imported without somebody who mediates, while he leads an open case with an
 * appointment ahead: who has the case then, what becomes of the time, who is told, and nothing else.
 */
let hall: Hall
const PHONES: Partial<Record<Official, string>> = {
  lead: '10000000011',
  second: '10000000012',
  third: '10000000013',
  chair: '10000000014',
  clerk: '10000000015',
}
const WEEKLY = 12
const MINUTES = 13

/** The street with a committee, all of whom sit for an hour at any time of a working day. */
function files(change: (files: CommitteeFiles) => void = () => undefined): CommitteeFiles {
  const all = committeeStreet()
  for (const row of all['mediators.csv'].slice(1)) {
    Object.assign(row, { [WEEKLY]: '周一至周五 09:00-18:00', [MINUTES]: '60' })
  }
  change(all)
  return all
}
let imports = 0
async function bring(wanted: CommitteeFiles): Promise<AdminAnswer> {
  const { cloud } = hall.town
  const ids: Record<string, string> = {}
  imports++
  for (const [name, text] of Object.entries(textsOf(wanted))) {
    ids[name] = await uploadFile(cloud, `imports/${imports}/${name}`, text)
  }
  const answer = await cloud.callFunction('admin', { action: 'import', files: ids })
  if (!('result' in answer)) throw new Error(`admin: ${answer.errCode} ${answer.errMsg}`)
  // By then every instance has read the new settings.
  cloud.clock.advance(61_000)
  return answer.result as AdminAnswer
}

beforeEach(async () => {
  const town = await startTown(MONDAY, {}, {}, () => undefined)
  hall = hallOf(town)
  await bring(files())
  for (const [name, phone] of Object.entries(PHONES) as [Official, string][]) {
    const { openid } = official(name)
    const code = await phoneCode(town.cloud, openid, phone)
    await callApi(town.cloud, openid, 'identity.bindPhone', { requestId: rid('bind'), code })
  }
})
afterEach(async () => {
  await hall.town.stop()
  expect(hall.town.unexpected).toEqual([])
})

/** A case that `who` leads, booked for Tuesday at that hour. */
async function ledBy(who: Official, hour: number, room: string): Promise<string> {
  const id = await choosing(hall)
  for (const party of [WANG, LI]) await hall.step(party, id, 'rank', { ranked: [staffIdOf(who)] })
  await hall.step(official(who), id, 'take', {})
  await bookAt(hall, WANG, id, tuesday(hour, [who], room))
  return id
}
/** … with 王八斗 beside him. */
async function withTeam(): Promise<string> {
  const id = await choosing(hall)
  const asked = { lead: staffIdOf('lead'), team: [staffIdOf('third')], note: '要懂法' }
  await hall.step(chair, id, 'propose', asked)
  for (const who of [official('lead'), official('third')]) await hall.step(who, id, 'take', {})
  for (const party of [WANG, LI]) await hall.step(party, id, 'approve', {})
  await bookAt(hall, WANG, id, tuesday(10, ['lead', 'third']))
  return id
}

type Stored = Record<string, Map<string, string>>
/** What the timer and the import write for themselves. */
const OWN_BOOKS: ReadonlySet<string> = new Set(['ticks', 'walks', 'imports'])
const look = (): Stored =>
  Object.fromEntries(
    COLLECTIONS.filter(({ name }) => !OWN_BOOKS.has(name)).map(({ name }) => [
      name,
      new Map(hall.town.cloud.store.find(name, {}).map((d) => [String(d._id), JSON.stringify(d)])),
    ]),
  )
/** `_id`s of documents that are new, changed or gone; notices are looked at by themselves. */
function changedSince(before: Stored): string[] {
  const after = look()
  return Object.entries(after)
    .filter(([name]) => name !== 'notices')
    .flatMap(([name, docs]) => {
      const all = new Set([...docs.keys(), ...before[name]!.keys()])
      return [...all].filter((id) => docs.get(id) !== before[name]!.get(id))
    })
    .sort()
}
async function rest(): Promise<void> {
  await hall.town.settled()
  await hall.town.tick()
  await hall.town.settled()
}

const off = (jobNo: string, ...tables: ('mediators.csv' | 'staff.csv')[]) => {
  return (all: CommitteeFiles): void => {
    for (const name of tables) all[name] = all[name].filter((l) => l[0] !== jobNo)
  }
}
const withoutRoom = (all: CommitteeFiles): void => {
  // The first room's line bears the venue's address: the second takes it over.
  const [heading, first, second, ...more] = all['venues.csv']
  const merged = second!.map((cell, i) => (i < 5 ? first![i]! : cell))
  all['venues.csv'] = [heading!, merged, ...more]
}

interface Row {
  what: string
  made: () => Promise<string>
  change: (files: CommitteeFiles) => void
  answer: { retired: number; moved: number; stranded: number }
  state: [state: string, waitingFor: string]
  /** Of the chair's list: why it cannot be kept, and in which rooms it could be. */
  strands: [why: string[], rooms: string[]][]
  told: string[]
  changed: (id: string) => string[]
}

const THE_STREET = ['settings:street']
const bookingOf = (id: string): string => `booking:${id}:1`
const ROWS: Row[] = [
  {
    what: 'he leaves the roster: the chair has the case, the time is free, everybody is told',
    made: () => ledBy('lead', 10, 'R1'),
    change: off('M1', 'mediators.csv', 'staff.csv'),
    answer: { retired: 1, moved: 1, stranded: 1 },
    state: ['CHOOSING', 'chair'],
    strands: [],
    told: [
      'staff:C1 请推荐调解员',
      'user:o-party-li 调解预约已取消',
      'user:o-party-wang 调解预约已取消',
    ],
    changed: (id) => [
      ...[bookingOf(id), id, 'day:2026-06-09', ...THE_STREET],
      ...['phone:o-committee-m1', 'staff:M1', 'user:o-committee-m1'],
    ],
  },
  {
    what: 'the lead of a team leaves the roster: whoever sat with him is told as well',
    made: withTeam,
    change: off('M1', 'mediators.csv', 'staff.csv'),
    answer: { retired: 1, moved: 1, stranded: 1 },
    state: ['CHOOSING', 'chair'],
    strands: [],
    told: [
      'staff:C1 请推荐调解员',
      'staff:M3 调解预约已取消',
      'user:o-party-li 调解预约已取消',
      'user:o-party-wang 调解预约已取消',
    ],
    changed: (id) => [
      ...[bookingOf(id), id, 'day:2026-06-09', ...THE_STREET],
      ...['phone:o-committee-m1', 'staff:M1', 'user:o-committee-m1'],
    ],
  },
  {
    what: 'he is off the committee’s list only: it is kept until the chair decides; no time helps',
    made: () => ledBy('lead', 10, 'R1'),
    change: off('M1', 'mediators.csv'),
    answer: { retired: 0, moved: 0, stranded: 1 },
    state: ['SCHEDULED', 'staff:M1'],
    strands: [[['萨日娜 gone'], []]],
    told: [],
    changed: () => THE_STREET,
  },
  {
    what: 'the room goes: it is kept, and three times in other rooms are offered',
    made: () => ledBy('lead', 10, 'R1'),
    change: withoutRoom,
    answer: { retired: 0, moved: 0, stranded: 1 },
    state: ['SCHEDULED', 'staff:M1'],
    strands: [[['调解中心 一室 gone'], ['调解中心 二室', '黄河调解室 调解室', '调解中心 二室']]],
    told: [],
    changed: () => THE_STREET,
  },
  {
    what: 'one of the team leaves: the others keep the time',
    made: withTeam,
    change: off('M3', 'mediators.csv', 'staff.csv'),
    // Counted before the calendar has his time back: the chair's list has nothing of it.
    answer: { retired: 1, moved: 0, stranded: 1 },
    state: ['SCHEDULED', 'staff:M1'],
    strands: [],
    told: [],
    changed: (id) => [
      ...[bookingOf(id), id, 'day:2026-06-09', ...THE_STREET],
      ...['phone:o-committee-m3', 'staff:M3', 'user:o-committee-m3'],
    ],
  },
]

test.each(ROWS)('$what', async (row) => {
  const others = await ledBy('second', 14, 'R2')
  const id = await row.made()
  await rest()
  const [before, other] = [look(), hall.stored(others)]
  const notices = hall.town.notices().map((n) => n._id)

  expect(await bring(files(row.change))).toMatchObject({ ok: true, done: true, ...row.answer })
  await rest()
  const { state, waitingFor } = hall.stored(id)
  expect([state, waitingFor]).toEqual(row.state)
  expect(hall.stored(id).history.at(-1)?.to).toBe(state)
  for (const who of [chair, clerk]) {
    const { cases } = await hall.town.ask(who, 'mediation.strands', {})
    expect(
      cases.map((c) => [
        c.strands.map(({ name, why }) => `${name} ${why}`),
        c.instead.map(({ roomName }) => roomName),
      ]),
    ).toEqual(row.strands)
    expect(cases.map(({ card }) => card.id)).toEqual(row.strands.map(() => id))
  }
  const told = hall.town.notices().filter((n) => !notices.includes(n._id))
  expect(told.map((n) => `${n.to} ${n.title}`).sort()).toEqual(row.told)
  expect(hall.stored(others)).toEqual(other)
  expect(changedSince(before)).toEqual(row.changed(id).sort())
  // The same files again, and the timer once more: nothing of it is done twice.
  hall.town.cloud.clock.advance(SLIPPED_AFTER_MS)
  await rest()
  const after = look()
  expect(await bring(files(row.change))).toMatchObject({ written: 0, retired: 0, moved: 0 })
  await rest()
  expect(changedSince(after)).toEqual([])
  expect(hall.town.notices()).toHaveLength(notices.length + told.length)
})

test('another is proposed, and the free time can be had again', async () => {
  const id = await ledBy('lead', 10, 'R1')
  await bring(files(off('M1', 'mediators.csv', 'staff.csv')))
  await rest()
  await hall.step(chair, id, 'propose', { lead: staffIdOf('second'), note: '原调解员离岗' })
  await hall.step(official('second'), id, 'take', {})
  for (const party of [WANG, LI]) await hall.step(party, id, 'approve', {})
  await bookAt(hall, LI, id, tuesday(10, ['second']))
  expect(hall.stored(id)).toMatchObject({ state: 'SCHEDULED', lead: { id: staffIdOf('second') } })
})
