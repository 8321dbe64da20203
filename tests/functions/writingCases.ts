import type { CallName } from '../../domain/contract'
import { inWordsOfNow } from '../../domain/identity/purposes'
import { askFor, bindingOf, codeFor, leavePhone, makeAdmin } from './bindings'
import { COMPLAINT_CASES } from './complaintCalls'
import { HOURS, offering } from './hours'
import { IN_STATE, put, submitted } from './reports'
import { MONDAY, OPENID, WHO, phoneOf, type Person } from './street'
import type { Town } from './town'
import { VOLUNTEER_CASES } from './volunteerCalls'

/**
 * Every writing call of reports, complaints, volunteering and the own account, each in a state in which it succeeds; those
 * of mediation and points are in `mediationCalls` and `pointsCalls`.
 */

const at = (town: Town, id: string) => ({ id, version: town.report(id).version })
const PLACE = { kind: 'building', buildingId: '101' } as const

const photoUnder = (town: Town, who: Person, requestId: string): Promise<string> =>
  town.upload(who, `drafts/${requestId}/1.jpg`)

const phoneCode = (town: Town, who: 'workerA1'): Promise<string> =>
  codeFor(town, OPENID[who], phoneOf(who))

/** Numbers of nobody on the roster. */
const NUMBER = '10000007001'
const OTHER_NUMBER = '10000007002'

/** A request of a new account for the post of 李网格, which a dispatcher who is administrator too decides. */
async function asked(town: Town, openid: string): Promise<{ id: string; version: number }> {
  await makeAdmin(town, 'dispatcher')
  await askFor(town, openid, 'workerA2')
  const { _id: id, version } = bindingOf(town, openid)!
  return { id, version }
}

export interface WritingCase {
  name: CallName
  who: Person
  /** What is asked first, and then with the same id. */
  first: (town: Town, requestId: string) => Promise<object> | object
  other: (first: object, town: Town) => Promise<object> | object
}

const step = (
  name: CallName,
  who: Person,
  state: keyof typeof IN_STATE,
  words: object,
  others: object,
): WritingCase => ({
  name,
  who,
  first: (town) => ({ ...at(town, put(town, IN_STATE[state]())), ...words }),
  other: (first) => ({ ...first, ...others }),
})
/** The same words about another report in the same state. */
const elsewhere = (
  name: CallName,
  who: Person,
  state: keyof typeof IN_STATE,
  words: object,
): WritingCase => ({
  name,
  who,
  first: (town) => ({ ...at(town, put(town, IN_STATE[state]())), ...words }),
  other: (_, town) => ({ ...at(town, put(town, IN_STATE[state]())), ...words }),
})

/** A second 重办 that waits for the dispatcher. */
const ASKED = () => ({
  ...{ ...IN_STATE.EVALUATED(), reopens: 1, reopenAsked: true },
  waitingFor: 'desk',
  watching: 'grant' as const,
  dueAt: MONDAY,
  wakeAt: MONDAY,
})

/** More than half of its time has passed. */
const LONG_AGO = MONDAY - 30 * 86_400_000

const SUBMIT = { text: '路灯不亮，晚上看不见路', category: '0201', place: PLACE }
const NOTE = { note: '请拨12345' }

export const WRITING_CASES: WritingCase[] = [
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
    first: async (town, requestId) => ({
      text: '垃圾已清走',
      category: '0201',
      place: PLACE,
      photos: [await photoUnder(town, 'workerA1', requestId)],
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
    first: (town) => at(town, put(town, ASKED())),
    other: (first) => ({ ...first, note: '请再看看' }),
  },
  {
    name: 'report.declineReopen',
    who: 'dispatcher',
    first: (town) => ({ ...at(town, put(town, ASKED())), note: '已按规定处理' }),
    other: (first) => ({ ...first, note: '不归街道管' }),
  },
  elsewhere('report.withdraw', 'resident', 'SUBMITTED', {}),
  step('report.supplement', 'resident', 'PROCESSING', { text: '又塌了' }, { text: '又塌了些' }),
  {
    name: 'report.urge',
    who: 'resident',
    first: (town) => at(town, put(town, submitted({}, LONG_AGO))),
    other: (_, town) => at(town, put(town, submitted({}, LONG_AGO))),
  },
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
    first: (town) => ({ ...HOURS, rev: offering(town, 'leadB').rev }),
    other: (first) => ({ ...first, bufferMinutes: 15 }),
  },
  {
    name: 'identity.update',
    who: 'resident',
    first: () => ({ elderMode: true }),
    other: () => ({ elderMode: false }),
  },
  {
    name: 'identity.agree',
    who: 'resident',
    first: () => ({ consents: inWordsOfNow(['account']) }),
    other: () => ({ consents: inWordsOfNow(['points']) }),
  },
  {
    name: 'identity.withdraw',
    who: 'resident',
    first: () => ({ purposes: ['place'] }),
    other: () => ({ purposes: ['points'] }),
  },
  {
    name: 'identity.bindPhone',
    who: 'workerA1',
    first: async (town) => ({ code: await phoneCode(town, 'workerA1') }),
    other: async (_, town) => ({ code: await phoneCode(town, 'workerA1') }),
  },
  {
    name: 'report.reveal',
    who: 'workerA1',
    first: async (town) => {
      await leavePhone(town, OPENID.resident, NUMBER)
      return { id: put(town, IN_STATE.PROCESSING()) }
    },
    other: (_, town) => ({ id: put(town, IN_STATE.PROCESSING()) }),
  },
  {
    name: 'identity.phone',
    who: 'neighbour',
    first: async (town) => ({ code: await codeFor(town, OPENID.neighbour, OTHER_NUMBER) }),
    other: () => ({}),
  },
  {
    name: 'identity.approve',
    who: 'dispatcher',
    first: async (town) => ({
      ...(await asked(town, 'o-second-01')),
      agree: false,
      note: '请本人来街道',
    }),
    other: (first) => ({ ...first, agree: true }),
  },
  {
    name: 'identity.unbind',
    who: 'secretaryA',
    first: () => ({}),
    other: () => ({ staff: WHO.secretaryA.id }),
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
  ...[...COMPLAINT_CASES, ...VOLUNTEER_CASES].flatMap(
    ({ name, who, input, other }): WritingCase[] =>
      other ? [{ name, who, first: input, other }] : [],
  ),
]
