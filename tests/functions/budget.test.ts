import { CALLS } from '../../domain/contract'
import { budgetOf, costOf, requestsOf } from '../../devtools/bench/budgets'
import { buildingCode } from '../../domain/place/buildingCode'
import { codeFor, leavePhone, makeAdmin } from './bindings'
import { COMPLAINT_CASES } from './complaintCalls'
import { IDENTITY_CASES } from './identityCalls'
import { HOURS, offering, storedHours } from './hours'
import { put, submitted } from './reports'
import { READING_CALLS, WRITING_CALLS } from './mediationCalls'
import { POINTS_READING, POINTS_WRITING } from './pointsCalls'
import { CODE, MONDAY, OPENID, WHO } from './street'
import { rid } from './town'
import { expectCounted, usedOf } from './counted'
import { show } from './trips'
import { VOLUNTEER_CASES } from './volunteerCalls'

import {
  town,
  openTown,
  building,
  step,
  made,
  asked,
  at,
  plain,
  request,
  phoneCode,
  measured,
  type Case,
} from './budgetHands'

/**
 * What every call asks of the cloud, against its budget (docs/figures.md): requests to the database, begin
 * and commit counted; and of any kind one after another. Every query is served by a declared index.
 */

beforeAll(openTown)
afterAll(() => town.stop())

const CASES: Case[] = [
  { name: 'home.open', who: 'resident', input: plain({}) },
  { name: 'home.open', who: 'workerA1', input: async () => (await made.assigned(), {}) },
  { name: 'home.open', who: 'dispatcher', input: async () => (await made.accepted(), {}) },
  {
    name: 'identity.bindPhone',
    who: 'workerA1',
    input: async () => ({ requestId: rid(), code: await phoneCode('workerA1') }),
  },
  {
    name: 'identity.phone',
    who: 'resident',
    input: async () => ({
      requestId: rid(),
      code: await codeFor(town, OPENID.resident, '10000007001'),
    }),
  },
  { name: 'identity.reads', who: 'resident', input: plain({}) },
  {
    name: 'identity.bindings',
    who: 'dispatcher',
    input: async () => (await asked('o-second-01'), { jobNo: 'W2' }),
  },
  {
    name: 'report.reveal',
    who: 'workerA1',
    input: async () => {
      await leavePhone(town, OPENID.resident, '10000007001')
      return { requestId: rid(), id: await made.signed() }
    },
  },
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
  {
    name: 'duty.unsent',
    who: 'dispatcher',
    input: async () => {
      // Nobody of this street has a subscription: the task reaches nobody.
      await made.assigned()
      await town.cloud.atRest()
      return {}
    },
  },
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
  {
    name: 'report.supplement',
    who: 'resident',
    input: async () => ({
      ...step(await made.signed()),
      requestId: 'request-budget-0000021',
      text: '又塌了一块',
      photos: [await town.upload('resident', 'drafts/request-budget-0000021/1.jpg')],
    }),
  },
  {
    name: 'report.urge',
    who: 'resident',
    input: async () => step(put(town, submitted({}, MONDAY - 30 * 86_400_000))),
  },
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
  {
    name: 'identity.approve',
    who: 'dispatcher',
    input: async () => ({ requestId: rid(), ...(await asked('o-second-02')), agree: true }),
  },
  {
    name: 'identity.unbind',
    who: 'dispatcher',
    input: async () => (
      await makeAdmin(town, 'dispatcher'),
      { requestId: rid(), staff: WHO.workerA2.id }
    ),
  },
  {
    name: 'complaint.submit',
    who: 'resident',
    input: async () => ({
      ...{ requestId: rid(), kind: 'complaint', about: 'person', subject: 'grid' },
      ...{ text: '来了两次都没有修好', source: await made.closed() },
    }),
  },
  ...[...COMPLAINT_CASES, ...VOLUNTEER_CASES].map(({ name, who, input, other }): Case => ({
    name,
    who,
    input: async () => ({ ...(other ? { requestId: rid() } : {}), ...(await input(town)) }),
  })),
  ...IDENTITY_CASES.map(({ name, who, input, writes }): Case => ({
    name,
    who,
    input: writes ? request(input) : plain(input),
  })),
  // Last: nobody is there for the post any more. The account is counted and loses it in one write.
  { name: 'identity.unbind', who: 'workerB1', input: request({}) },
]
test('every call of the contract has a case', () => {
  const others = [WRITING_CALLS, READING_CALLS, POINTS_READING, POINTS_WRITING].flat()
  const all = [...CASES, ...others].map((c) => c.name)
  expect(new Set(all)).toEqual(new Set(Object.keys(CALLS)))
})

test.each(CASES.map((c, i) => [`${i} ${c.name} by ${c.who}`, c] as const))('%s', async (_, c) => {
  const asked = await c.input()
  const used = usedOf(town, c.who)
  const all = await measured(c, asked)
  expect(show(all)).not.toContain('COLLSCAN')
  const own = requestsOf('api', all)
  const { database, depth } = costOf(own)
  const budget = budgetOf(c.name, asked)
  if (CALLS[c.name].kind === 'writing') expectCounted(c.name, used, usedOf(town, c.who))
  if (database > budget.database || depth > budget.depth)
    throw new Error(`${database} to the database, ${depth} deep:\n${show(own)}`)
  // The street is kept by the instance: asking for it asks nobody.
  expect(database).toBeGreaterThanOrEqual(c.name === 'street.get' ? 0 : 1)
})
