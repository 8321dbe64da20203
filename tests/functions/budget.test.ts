import { CALLS, type CallName } from '../../domain/contract'
import { budgetOf, costOf, requestsOf } from '../../devtools/bench/budgets'
import type { Trip } from '../../devtools/cloud'
import { buildingCode } from '../../domain/place/buildingCode'
import { HOURS, offering, storedHours } from './hours'
import { withCommittee } from './committee'
import { READING_CALLS, WRITING_CALLS } from './mediationCalls'
import { POINTS_READING, POINTS_WRITING } from './pointsCalls'
import { CODE, MONDAY, WHO, type Person } from './street'
import { rid, startTown, type Town } from './town'
import { show } from './trips'

/**
 * What every call asks of the cloud, against its budget (docs/figures.md): requests to the database, begin
 * and commit counted; and of any kind one after another. Every query is served by a declared index.
 */

/** While a call is measured, its requests take as long as they do between two machines. */
const FAR_MS = 30
/** Settings are kept for a minute. */
const SETTINGS_OLD_MS = 61_000

let farMs = 0
let town: Town
beforeAll(async () => {
  // One instance, so that the one that is measured is the one that is warm.
  town = await startTown(undefined, { concurrency: 1 }, { delayMs: () => farMs }, withCommittee)
})
afterAll(() => town.stop())

const building = { kind: 'building', buildingId: '101' } as const
const step = (id: string) => ({ requestId: rid(), id, version: town.report(id).version })

/** A fresh report of the resident; without a category it waits for the grid worker's look. */
async function fresh(category?: string): Promise<string> {
  const sent = await town.ask('resident', 'report.submit', {
    requestId: rid(),
    text: '路上有个坑，老人差点摔倒',
    place: building,
    ...(category ? { category } : {}),
  })
  return sent.id
}

const take = async (
  who: Person,
  name: CallName,
  id: string,
  more: object = {},
): Promise<string> => {
  await town.ask(who, name, { ...step(id), ...more } as never)
  return id
}

const made = {
  submitted: () => fresh(),
  assigned: () => fresh('0201'),
  accepted: async () =>
    take('workerA1', 'report.return', await fresh('0201'), { note: '不属于本网格' }),
  signed: async () => take('workerA1', 'report.sign', await fresh('0201')),
  resolved: async () =>
    take('workerA1', 'report.resolve', await made.signed(), { text: '好了', noPhotoReason: '雨' }),
  closed: async () => take('leadA', 'report.verifyPass', await made.resolved()),
  /** Asked for again after the first 重办: a dispatcher answers. */
  asked: async () => {
    const id = await take('resident', 'report.reopen', await made.closed(), { note: '又坏了' })
    await take('workerA1', 'report.resolve', id, { text: '好了', noPhotoReason: '雨' })
    await take('leadA', 'report.verifyPass', id)
    return take('resident', 'report.reopen', id, { note: '还是坏' })
  },
}

interface Case {
  name: CallName
  who: Person
  /** Makes what the call needs, and its input. */
  input: () => Promise<object>
}
const at =
  (state: keyof typeof made, more: object = {}) =>
  async () => ({ ...step(await made[state]()), ...more })
const plain = (input: object) => async () => input
const request = (more: object) => async () => ({ requestId: rid(), ...more })

const CASES: Case[] = [
  { name: 'home.open', who: 'resident', input: plain({}) },
  { name: 'home.open', who: 'workerA1', input: async () => (await made.assigned(), {}) },
  { name: 'home.open', who: 'dispatcher', input: async () => (await made.accepted(), {}) },
  { name: 'identity.me', who: 'workerA1', input: plain({}) },
  { name: 'identity.update', who: 'resident', input: request({ nickname: '老王' }) },
  { name: 'identity.consent', who: 'resident', input: request({ version: '', agree: false }) },
  {
    name: 'identity.bindPhone',
    who: 'workerA1',
    input: async () => ({ requestId: rid(), code: await phoneCode('workerA1') }),
  },
  { name: 'identity.myData', who: 'resident', input: plain({}) },
  {
    name: 'evidence.begin',
    who: 'resident',
    input: request({ under: 'request-budget-0000009', names: ['1-a.jpg', '2-b.jpg'] }),
  },
  { name: 'street.get', who: 'resident', input: plain({}) },
  { name: 'place.buildings', who: 'resident', input: plain({ estateId: 'E1' }) },
  { name: 'place.locate', who: 'resident', input: plain({ place: building }) },
  {
    name: 'duty.candidates',
    who: 'dispatcher',
    input: plain({ gridCode: CODE.A1, unit: 'ZJ' }),
  },
  // From here on this worker can be booked, which a leave tells as well.
  {
    name: 'booking.week',
    who: 'resident',
    input: async () => (offering(town, 'workerB1'), { from: '2026-06-08' }),
  },
  { name: 'booking.hours', who: 'workerB1', input: plain({}) },
  {
    name: 'booking.setHours',
    who: 'workerB1',
    input: async () => ({
      requestId: rid(),
      ...HOURS,
      rev: storedHours(town, 'workerB1').rev,
      off: [{ from: town.cloud.clock.now(), to: town.cloud.clock.now() + 7_200_000 }],
    }),
  },
  {
    name: 'duty.leave',
    who: 'workerB1',
    input: request({ leave: { from: MONDAY, to: MONDAY + 86_400_000, deputy: WHO.workerA2.id } }),
  },
  { name: 'duty.leave', who: 'workerB1', input: request({ leave: null }) },
  { name: 'duty.ownLeave', who: 'builder', input: plain({}) },
  { name: 'duty.people', who: 'leadA', input: plain({ gridCode: CODE.A2 }) },
  { name: 'duty.tasksOf', who: 'builder', input: plain({}) },
  { name: 'duty.tasksOf', who: 'leadA', input: plain({ staff: WHO.workerA1.id }) },
  {
    name: 'duty.handOver',
    who: 'leadA',
    input: request({ staff: WHO.workerA1.id, to: WHO.leadA.id }),
  },
  {
    name: 'report.submit',
    who: 'resident',
    input: async () => ({
      requestId: 'request-budget-0000001',
      text: '路灯不亮，晚上看不见路',
      category: '0201',
      photos: [await town.upload('resident', 'drafts/request-budget-0000001/1.jpg')],
      place: { kind: 'code', code: buildingCode('101') },
    }),
  },
  {
    name: 'report.submit',
    who: 'neighbour',
    input: request({ text: '路灯不亮了', place: { kind: 'pin', lng: 109.825, lat: 40.645 } }),
  },
  { name: 'report.list', who: 'resident', input: plain({ scope: 'mine' }) },
  {
    name: 'report.list',
    who: 'resident',
    input: plain({ scope: 'mineOpen', cursor: `${2e12}:report:x` }),
  },
  { name: 'report.list', who: 'workerA1', input: plain({ scope: 'todo' }) },
  { name: 'report.list', who: 'workerA1', input: plain({ scope: 'todo', cursor: '1:report:x' }) },
  { name: 'report.list', who: 'workerA1', input: plain({ scope: 'handled' }) },
  { name: 'report.list', who: 'dispatcher', input: plain({ scope: 'desk' }) },
  { name: 'report.get', who: 'leadA', input: async () => ({ id: await made.assigned() }) },
  {
    name: 'report.selfHandle',
    who: 'workerA1',
    input: async () => ({
      requestId: 'request-budget-0000002',
      text: '扶起了倒下的护栏',
      category: '0201',
      photos: [await town.upload('workerA1', 'drafts/request-budget-0000002/1.jpg')],
      place: building,
    }),
  },
  { name: 'report.accept', who: 'workerA1', input: at('submitted', { category: '0201' }) },
  { name: 'report.reject', who: 'dispatcher', input: at('submitted', { note: '请拨12345' }) },
  { name: 'report.assign', who: 'dispatcher', input: at('accepted', { handler: WHO.workerA2.id }) },
  { name: 'report.reassign', who: 'leadA', input: at('signed', { handler: WHO.leadA.id }) },
  { name: 'report.reassign', who: 'dispatcher', input: at('signed', { handler: WHO.workerA2.id }) },
  {
    name: 'report.reassignVerifier',
    who: 'dispatcher',
    input: at('resolved', { handler: WHO.leadB.id }),
  },
  { name: 'report.sign', who: 'workerA1', input: at('assigned') },
  { name: 'report.return', who: 'workerA1', input: at('assigned', { note: '不归我管' }) },
  {
    name: 'report.resolve',
    who: 'workerA1',
    input: async () => ({
      ...step(await made.signed()),
      requestId: 'request-budget-0000003',
      text: '补平了',
      photos: [await town.upload('workerA1', 'drafts/request-budget-0000003/1.jpg')],
    }),
  },
  { name: 'report.toMediation', who: 'workerA1', input: at('signed', { note: '请调解员谈' }) },
  { name: 'report.verifyPass', who: 'leadA', input: at('resolved') },
  { name: 'report.verifyFail', who: 'leadA', input: at('resolved', { note: '坑还在' }) },
  { name: 'report.rate', who: 'resident', input: at('closed', { outcome: 'solved', stars: 5 }) },
  {
    name: 'report.rate',
    who: 'resident',
    input: at('closed', { outcome: 'unsolved', stars: 1, comment: '又坏了' }),
  },
  { name: 'report.reopen', who: 'resident', input: at('closed', { note: '又坏了' }) },
  {
    name: 'report.grantReopen',
    who: 'dispatcher',
    input: at('asked', { note: '请再看看' }),
  },
  {
    name: 'report.declineReopen',
    who: 'dispatcher',
    input: at('asked', { note: '管线已换新' }),
  },
  { name: 'report.withdraw', who: 'resident', input: at('submitted') },
  { name: 'notice.list', who: 'resident', input: plain({ box: 'mine' }) },
  {
    name: 'notice.list',
    who: 'workerA1',
    input: plain({ box: 'work', cursor: `${2e12}:notice:x` }),
  },
  { name: 'notice.readAll', who: 'workerA1', input: request({ box: 'work' }) },
  {
    name: 'notice.read',
    who: 'workerA1',
    input: async () => ({
      requestId: rid(),
      ids: town
        .notices({ to: WHO.workerA1.id })
        .map((n) => n._id)
        .slice(0, 50),
    }),
  },
  {
    name: 'notice.accept',
    who: 'workerA1',
    input: request({ results: { progress: 'accept', task: 'accept' } }),
  },
]

async function phoneCode(who: Person): Promise<string> {
  const { OPENID, phoneOf } = await import('./street')
  town.cloud.phones.set(OPENID[who], phoneOf(who as 'workerA1'))
  const response = await fetch(`${town.cloud.url}/wx/phoneCode`, {
    method: 'POST',
    headers: { 'x-wx-openid': OPENID[who] },
  })
  return ((await response.json()) as { code: string }).code
}

/** Warm: the instance has just read the settings, which then hold for a minute, and the street. */
async function warm(): Promise<void> {
  town.cloud.clock.advance(SETTINGS_OLD_MS)
  await town.ask('resident', 'street.get', {})
}

/** All that was asked of the cloud for one call, by `jobs` as well. */
async function measured({ name, who }: Case, asked: object): Promise<Trip[]> {
  await warm()
  await town.cloud.atRest()
  town.cloud.trips()
  farMs = FAR_MS
  try {
    await town.ask(who, name, asked as never)
    await town.cloud.atRest()
  } finally {
    farMs = 0
  }
  return town.cloud.trips()
}

test('every call of the contract has a case', () => {
  const points = [...POINTS_READING, ...POINTS_WRITING]
  const all = [...CASES, ...WRITING_CALLS, ...READING_CALLS, ...points].map((c) => c.name)
  expect(new Set(all)).toEqual(new Set(Object.keys(CALLS)))
})

test.each(CASES.map((c, i) => [`${i} ${c.name} by ${c.who}`, c] as const))('%s', async (_, c) => {
  const asked = await c.input()
  const all = await measured(c, asked)
  expect(show(all)).not.toContain('COLLSCAN')
  const own = requestsOf('api', all)
  const { database, depth } = costOf(own)
  const budget = budgetOf(c.name, asked)
  if (database > budget.database || depth > budget.depth)
    throw new Error(`${database} to the database, ${depth} deep:\n${show(own)}`)
  // The street is kept by the instance, so that asking for it asks nobody.
  expect(database).toBeGreaterThanOrEqual(c.name === 'street.get' ? 0 : 1)
})
