import { CALLS, type CallName } from '../../domain/contract'
import { PRIVACY_VERSION } from '../../domain/identity/privacy'
import { askedWhenGone } from './gone'
import { HOURS, offering } from './hours'
import { withCommittee } from './committee'
import { WRITING_CALLS } from './mediationCalls'
import { POINTS_WRITING } from './pointsCalls'
import { IN_STATE, put, submitted } from './reports'
import { MONDAY, OPENID, WHO, phoneOf, type Person } from './street'
import { rid, startTown, type Town } from './town'

/**
 * One request id, one intention: the same content again is answered as done, other content is refused
 * and writes nothing, whichever call it comes in (docs/decisions/0011); and also to somebody who has left
 * every post since.
 */
let town: Town
beforeAll(async () => {
  town = await startTown(undefined, {}, {}, withCommittee)
})
afterAll(() => town.stop())

const at = (id: string) => ({ id, version: town.report(id).version })
const PLACE = { kind: 'building', buildingId: '101' } as const

const photoUnder = (who: Person, requestId: string): Promise<string> =>
  town.upload(who, `drafts/${requestId}/1.jpg`)

async function phoneCode(who: 'workerA1'): Promise<string> {
  town.cloud.phones.set(OPENID[who], phoneOf(who))
  const response = await fetch(`${town.cloud.url}/wx/phoneCode`, {
    method: 'POST',
    headers: { 'x-wx-openid': OPENID[who] },
  })
  return ((await response.json()) as { code: string }).code
}

interface Case {
  name: CallName
  who: Person
  /** What is asked first, and then with the same id. */
  first: (requestId: string) => Promise<object> | object
  other: (first: object) => Promise<object> | object
}

const step = (
  name: CallName,
  who: Person,
  state: keyof typeof IN_STATE,
  words: object,
  others: object,
): Case => ({
  name,
  who,
  first: () => ({ ...at(put(town, IN_STATE[state]())), ...words }),
  other: (first) => ({ ...first, ...others }),
})
/** The same words about another report in the same state. */
const elsewhere = (
  name: CallName,
  who: Person,
  state: keyof typeof IN_STATE,
  words: object,
): Case => ({
  name,
  who,
  first: () => ({ ...at(put(town, IN_STATE[state]())), ...words }),
  other: () => ({ ...at(put(town, IN_STATE[state]())), ...words }),
})

/** A second 重办 that waits for the dispatcher. */
const ASKED = () => ({
  ...{ ...IN_STATE.EVALUATED(), reopens: 1, reopenAsked: true },
  waitingFor: 'desk',
  watching: 'grant' as const,
  dueAt: MONDAY,
  wakeAt: MONDAY,
})

const SUBMIT = { text: '路灯不亮，晚上看不见路', category: '0201', place: PLACE }
const NOTE = { note: '请拨12345' }

const CASES: Case[] = [
  {
    name: 'report.submit',
    who: 'resident',
    first: () => SUBMIT,
    other: (first) => ({ ...first, text: '路灯又不亮了，看不见' }),
  },
  {
    name: 'report.submit',
    who: 'resident',
    first: () => SUBMIT,
    other: (first) => ({ ...first, confidential: true }),
  },
  {
    name: 'report.selfHandle',
    who: 'workerA1',
    first: async (requestId) => ({
      text: '垃圾已清走',
      category: '0201',
      place: PLACE,
      photos: [await photoUnder('workerA1', requestId)],
    }),
    other: async (first) => ({ ...first, text: '垃圾没有清走' }),
  },
  {
    name: 'evidence.begin',
    who: 'resident',
    first: () => ({ under: 'request-reused-0000001', names: ['1-a.jpg'] }),
    other: (first) => ({ ...first, names: ['1-b.jpg'] }),
  },
  step('report.accept', 'workerA1', 'SUBMITTED', { category: '0201' }, { category: '0202' }),
  step('report.reject', 'dispatcher', 'SUBMITTED', NOTE, { note: '不归街道管' }),
  step(
    'report.assign',
    'dispatcher',
    'ACCEPTED',
    { handler: WHO.workerA2.id },
    { handler: WHO.workerB1.id },
  ),
  step(
    'report.reassign',
    'dispatcher',
    'PROCESSING',
    { handler: WHO.workerA2.id },
    { handler: WHO.workerB1.id },
  ),
  step(
    'report.reassignVerifier',
    'dispatcher',
    'RESOLVED',
    { handler: WHO.leadA.id },
    { handler: WHO.leadB.id },
  ),
  elsewhere('report.sign', 'workerA1', 'ASSIGNED', {}),
  elsewhere('report.return', 'workerA1', 'ASSIGNED', { note: '不归我管' }),
  step(
    'report.resolve',
    'workerA1',
    'PROCESSING',
    { text: '好了', noPhotoReason: '下雨' },
    { text: '都好了' },
  ),
  elsewhere('report.toMediation', 'workerA1', 'PROCESSING', { note: '请调解员谈' }),
  elsewhere('report.verifyPass', 'leadA', 'RESOLVED', {}),
  elsewhere('report.verifyFail', 'leadA', 'RESOLVED', { note: '还没好' }),
  step('report.rate', 'resident', 'CLOSED', { outcome: 'solved', stars: 5 }, { stars: 4 }),
  elsewhere('report.reopen', 'resident', 'CLOSED', { note: '又坏了' }),
  {
    name: 'report.grantReopen',
    who: 'dispatcher',
    first: () => at(put(town, ASKED())),
    other: (first) => ({ ...first, note: '请再看看' }),
  },
  {
    name: 'report.declineReopen',
    who: 'dispatcher',
    first: () => ({ ...at(put(town, ASKED())), note: '已按规定处理' }),
    other: (first) => ({ ...first, note: '不归街道管' }),
  },
  elsewhere('report.withdraw', 'resident', 'SUBMITTED', {}),
  {
    name: 'duty.leave',
    who: 'workerB1',
    first: () => ({ leave: { from: MONDAY, to: MONDAY + 86_400_000 } }),
    other: () => ({ leave: null }),
  },
  {
    name: 'duty.handOver',
    who: 'dispatcher',
    first: () => ({ staff: WHO.workerB1.id, to: WHO.leadB.id }),
    other: () => ({ staff: WHO.workerB1.id, to: WHO.leadA.id }),
  },
  {
    name: 'booking.setHours',
    who: 'leadB',
    first: () => ({ ...HOURS, rev: offering(town, 'leadB').rev }),
    other: (first) => ({ ...first, bufferMinutes: 15 }),
  },
  {
    name: 'identity.update',
    who: 'resident',
    first: () => ({ elderMode: true }),
    other: () => ({ elderMode: false }),
  },
  {
    name: 'identity.consent',
    who: 'resident',
    first: () => ({ version: PRIVACY_VERSION, agree: true }),
    other: () => ({ version: PRIVACY_VERSION, agree: false }),
  },
  {
    name: 'identity.bindPhone',
    who: 'workerA1',
    first: async () => ({ code: await phoneCode('workerA1') }),
    other: async () => ({ code: await phoneCode('workerA1') }),
  },
  {
    name: 'notice.accept',
    who: 'workerA1',
    first: () => ({ results: { task: 'accept' } }),
    other: () => ({ results: { task: 'accept', progress: 'accept' } }),
  },
  {
    name: 'notice.readAll',
    who: 'workerA1',
    first: () => ({ box: 'mine' }),
    other: () => ({ box: 'work' }),
  },
  {
    name: 'notice.read',
    who: 'workerA1',
    first: () => ({ ids: ['notice:one'] }),
    other: () => ({ ids: ['notice:another'] }),
  },
]

test('every writing call has a case', () => {
  const writing = (Object.keys(CALLS) as CallName[]).filter((n) => CALLS[n].kind === 'writing')
  const all = [...CASES, ...WRITING_CALLS, ...POINTS_WRITING]
  expect(new Set(all.map((c) => c.name))).toEqual(new Set(writing))
})

test.each(CASES.map((c, i) => [`${i} ${c.name} by ${c.who}`, c] as const))('%s', async (_, c) => {
  const requestId = rid('reused')
  const first = await c.first(requestId)
  const done = await town.call(c.who, c.name, { requestId, ...first })
  expect(done).toMatchObject({ ok: true })
  const other = await c.other(first)
  const before = await town.settled()
  expect(await town.code(c.who, c.name, { requestId, ...other })).toBe('requestReused')
  expect(await town.code(c.who, c.name, { requestId, ...first })).toBe('ok')
  expect(await town.settled()).toBe(before)
  const who = { openid: OPENID[c.who] }
  const late = await askedWhenGone(town, who, c.name, { requestId, ...first })
  expect(late).toMatchObject({ ok: true })
  // Whoever only worked on it may read it no more.
  const isOwn = ['resident', 'neighbour'].includes(c.who) || c.name === 'report.selfHandle'
  if (c.name.startsWith('report.') && !isOwn)
    expect(late).toEqual({ ok: true, data: null, repeated: true })
  expect(await town.settled()).toBe(before)
})

test('an id that was used for one call does not serve another', async () => {
  const requestId = rid('across')
  const id = put(town, submitted())
  await town.ask('workerA1', 'report.sign', { requestId, ...at(id) })
  const before = await town.settled()
  const agree = { requestId, version: PRIVACY_VERSION, agree: true }
  expect(await town.code('workerA1', 'identity.consent', agree)).toBe('requestReused')
  const giveBack = { requestId, ...at(id), note: '不归我管' }
  expect(await town.code('workerA1', 'report.return', giveBack)).toBe('requestReused')
  expect(await town.settled()).toBe(before)
})

test('办结 whose answer was lost, sent back, then solved again with the kept sheet: nothing is hidden', async () => {
  const requestId = rid('sheet')
  const id = put(town, IN_STATE.PROCESSING())
  const sheet = { text: '好了', noPhotoReason: '下雨' }
  await town.ask('workerA1', 'report.resolve', { requestId, ...at(id), ...sheet })
  await town.ask('leadA', 'report.verifyFail', { requestId: rid(), ...at(id), note: '还没好' })
  const again = { requestId, ...at(id), ...sheet }
  expect(await town.code('workerA1', 'report.resolve', again)).toBe('requestReused')
  expect(town.report(id).state).toBe('PROCESSING')
  const anew = { requestId: rid(), ...at(id), ...sheet }
  expect(await town.code('workerA1', 'report.resolve', anew)).toBe('ok')
})

test('whoever may no longer read is told that it is done, and nothing else', async () => {
  const id = put(town, {
    ...submitted(),
    handler: WHO.builder,
    handlerId: WHO.builder.id,
    waitingFor: WHO.builder.id,
  })
  const input = { requestId: rid('gone'), ...at(id), note: '不归我管' }
  expect(await town.call('builder', 'report.return', input)).toMatchObject({ ok: true })
  const again = await town.call('builder', 'report.return', input)
  expect(again).toEqual({ ok: true, data: null, repeated: true })
  expect(await town.code('builder', 'report.get', { id })).toBe('notFound')
})

test('a late duplicate of “agree” does not undo a withdrawal', async () => {
  const agree = { requestId: rid('late'), version: PRIVACY_VERSION, agree: true }
  await town.ask('neighbour', 'identity.consent', agree)
  await town.ask('neighbour', 'identity.consent', { ...agree, requestId: rid(), agree: false })
  const late = await town.ask('neighbour', 'identity.consent', agree)
  expect(late.consent).toBeNull()
})
