import { CALLS, CONTRACT, ERRORS, type CallName } from '../../domain/contract'
import { PURPOSE_NAMES } from '../../domain/call/basis'
import { inWordsOfNow } from '../../domain/identity/purposes'
import { GOOD_OF_COMPLAINTS } from './goodComplaints'
import { GOOD_OF_MEDIATION } from './goodMediation'
import { GOOD_OF_HELPERS } from './goodHelpers'
import { GOOD_OF_HOUSEHOLDS } from './goodHouseholds'
import { GOOD_OF_POINTS } from './goodPoints'
import { GOOD_OF_VOLUNTEERS } from './goodVolunteer'
import { CODE, OPENID, WHO } from './street'
import { inLanes, startTown, type Town } from './town'

/** Whatever a client sends: a named refusal, no trace in the store, nothing unexpected in the log. */
let town: Town
let before: string
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => town.stop())
beforeEach(() => {
  before = town.everything()
})
afterEach(() => {
  expect(town.unexpected).toEqual([])
})
const nothingWritten = async (): Promise<void> => expect(await town.settled()).toBe(before)

const REQUEST = 'request-bad-input-0001'
const step = { requestId: REQUEST, id: 'report:0123456789abcdef01234567', version: 1 }
const place = { kind: 'building', buildingId: '101' }
const photos = [`cloud://local-env.bucket/drafts/${REQUEST}/1.jpg`]

/** One good input of every call, with every optional field filled. */
const GOOD: Record<CallName, object> = {
  'home.open': {},
  'identity.me': {},
  'identity.update': { requestId: REQUEST, elderMode: true, nickname: '老王' },
  'identity.agree': { requestId: REQUEST, consents: inWordsOfNow(PURPOSE_NAMES) },
  'identity.withdraw': { requestId: REQUEST, purposes: ['points'] },
  'identity.leave': { requestId: REQUEST },
  'identity.bindPhone': { requestId: REQUEST, code: 'abc' },
  'identity.phone': { requestId: REQUEST, code: 'abc' },
  'identity.reads': { cursor: '1:read:x' },
  'identity.bindings': { jobNo: 'W1' },
  'identity.approve': {
    requestId: REQUEST,
    id: 'binding:0123456789abcdef01234567',
    version: 1,
    agree: false,
    note: '请本人来街道',
  },
  'identity.unbind': { requestId: REQUEST, staff: WHO.workerA1.id },
  'identity.myData': {},
  'evidence.begin': { requestId: REQUEST, under: REQUEST, names: ['1-a.jpg'] },
  'street.get': {},
  'place.buildings': { estateId: 'E1' },
  'place.locate': { place: { kind: 'pin', lng: 109.82, lat: 40.64, label: '树下' } },
  'duty.candidates': { gridCode: CODE.A1, unit: 'ZJ' },
  'duty.leave': { requestId: REQUEST, leave: { from: 1, to: 2, deputy: WHO.workerA1.id } },
  'duty.ownLeave': {},
  'duty.unsent': {},
  'duty.people': { gridCode: CODE.A1 },
  'duty.tasksOf': { staff: WHO.workerA1.id },
  'duty.handOver': { requestId: REQUEST, staff: WHO.workerA1.id, to: WHO.leadA.id },
  'booking.week': {
    from: '2026-06-08',
    resources: [WHO.workerA1.id, 'room:R1'],
    together: true,
    moving: 'case:0123456789abcdef01234567',
  },
  'booking.hours': {},
  'booking.setHours': {
    requestId: REQUEST,
    rev: 1,
    weekly: [{ weekday: 1, from: '09:00', to: '12:00' }],
    onHolidays: false,
    minutes: 60,
    bufferMinutes: 15,
    off: [{ from: 1, to: 2 }],
  },
  'report.submit': {
    requestId: REQUEST,
    text: '路上有个坑',
    photos,
    category: '0201',
    place: { kind: 'code', code: 'B101' },
    confidential: true,
  },
  'report.list': { scope: 'mine', cursor: '1:report:x' },
  'report.get': { id: step.id },
  'report.reveal': { requestId: REQUEST, id: step.id },
  'report.selfHandle': { requestId: REQUEST, text: '好了', photos, category: '0201', place },
  'report.accept': { ...step, category: '0201' },
  'report.reject': { ...step, note: '请拨12345', inside: '已电话说明' },
  'report.assign': { ...step, handler: WHO.workerA1.id, note: '请办' },
  'report.reassign': { ...step, handler: WHO.workerA1.id, note: '请办' },
  'report.reassignVerifier': { ...step, handler: WHO.leadA.id, note: '请看' },
  'report.sign': step,
  'report.return': { ...step, note: '不归我管' },
  'report.resolve': { ...step, text: '好了', photos, noPhotoReason: '雨' },
  'report.toMediation': { ...step, note: '请调解员谈', inside: '吵过两次' },
  'report.verifyPass': { ...step, note: '好' },
  'report.verifyFail': { ...step, note: '不好' },
  'report.supplement': { ...step, text: '又塌了一块', photos },
  'report.urge': step,
  'report.rate': { ...step, outcome: 'solved', stars: 5, comment: '谢谢' },
  'report.reopen': { ...step, note: '又坏了' },
  'report.grantReopen': { ...step, note: '请再看看' },
  'report.declineReopen': { ...step, note: '已按规定处理', inside: '已复查' },
  'report.withdraw': { ...step, note: '不用了' },
  ...GOOD_OF_MEDIATION,
  ...GOOD_OF_POINTS,
  ...GOOD_OF_HOUSEHOLDS,
  ...GOOD_OF_HELPERS,
  ...GOOD_OF_COMPLAINTS,
  ...GOOD_OF_VOLUNTEERS,
  'notice.list': { box: 'mine', cursor: 1 },
  'notice.readAll': { requestId: REQUEST, box: 'mine' },
  'notice.read': { requestId: REQUEST, ids: ['notice:x:1:user'] },
  'notice.accept': { requestId: REQUEST, results: { progress: 'accept', task: 'reject' } },
}

type Path = (string | number)[]
function leaves(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path]
  return Object.entries(value).flatMap(([key, v]) =>
    leaves(v, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}
function withValue(input: object, path: Path, value: unknown): object {
  const copy = structuredClone(input) as Record<string | number, unknown>
  let at = copy
  for (const key of path.slice(0, -1)) at = at[key] as typeof at
  at[path[path.length - 1]!] = value
  return copy
}

/** What a query language would love to be given. */
const OPERATORS: unknown[] = [
  { $gt: '' },
  { $ne: null },
  { $in: [1, '', null] },
  { $where: 'sleep(1000)' },
  [{ $regex: '.*' }],
  null,
  { toString: 'x', __proto__: { admin: true } },
]

describe('operators in every field of every call', () => {
  test.each(Object.keys(CALLS) as CallName[])('%s', async (name) => {
    const cases = leaves(GOOD[name])
      .filter((path) => path.length > 0)
      .flatMap((path) => OPERATORS.map((value) => ({ path, value })))
    const codes = await inLanes(cases, async ({ path, value }) => {
      const code = await town.code('dispatcher', name, withValue(GOOD[name], path, value))
      return code === 'invalidInput' ? '' : `${path.join('.')} = ${JSON.stringify(value)}: ${code}`
    })
    expect(codes.filter(Boolean)).toEqual([])
    expect(await town.code('dispatcher', name, { ...GOOD[name], extra: 1 })).toBe('invalidInput')
    expect(await town.code('dispatcher', name, [])).toBe('invalidInput')
    expect(await town.code('dispatcher', name, 'x')).toBe('invalidInput')
    await nothingWritten()
  })
})

describe('the envelope', () => {
  const raw = (event: unknown, openid: string | null = OPENID.resident) =>
    town.cloud.callFunction('api', event, openid === null ? {} : { openid })

  test.each([
    ['no event', undefined],
    ['nothing', {}],
    ['a number for a name', { name: 7 }],
    ['an object for a name', { name: { $ne: '' } }],
    ['a name of Object’s own', { name: 'constructor', input: {} }],
    ['__proto__', { name: '__proto__', input: {} }],
    ['a call of another version', { name: 'report.explode', input: {} }],
  ])('%s: unknownCall, and of another build outdated', async (_, event) => {
    for (const [contract, code] of [
      [CONTRACT, 'unknownCall'],
      [CONTRACT - 1, 'outdated'],
      [undefined, 'outdated'],
      ['2', 'outdated'],
    ] as const) {
      const sent = contract === undefined ? event : { ...event, contract }
      expect(await raw(sent)).toMatchObject({
        result: { ok: false, code, message: ERRORS[code].message },
      })
    }
    await nothingWritten()
  })

  test('a client of another build is answered as long as it is understood', async () => {
    const event = { name: 'identity.me', input: {}, contract: CONTRACT - 1 }
    expect(await raw(event)).toMatchObject({ result: { ok: true } })
    const moved = { name: 'grid.street', input: {}, contract: CONTRACT - 1 }
    expect(await raw(moved)).toMatchObject({ result: { ok: false, code: 'outdated' } })
    const narrowed = { name: 'report.list', input: { scope: 'mine', cursor: 17 } }
    expect(await raw(narrowed)).toMatchObject({ result: { ok: false, code: 'outdated' } })
  })

  test('a caller whom WeChat does not name may do nothing', async () => {
    expect(await raw({ name: 'identity.me', input: {} }, null)).toMatchObject({
      result: { ok: false, code: 'notAllowed' },
    })
  })

  test('an openid in the input or the event makes nobody somebody else', async () => {
    const event = {
      name: 'identity.me',
      input: {},
      openid: OPENID.dispatcher,
      userInfo: { openId: OPENID.dispatcher },
      OPENID: OPENID.dispatcher,
    }
    expect(await raw(event)).toMatchObject({ result: { ok: true, data: { roles: [] } } })
    const input = { openid: OPENID.dispatcher }
    const given = { name: 'identity.me', input, contract: CONTRACT }
    expect(await raw(given)).toMatchObject({ result: { ok: false, code: 'invalidInput' } })
  })

  test('a body over 100 kB never arrives', async () => {
    const answer = await raw({ name: 'report.submit', input: { text: 'x'.repeat(110_000) } })
    expect(answer).toHaveProperty('errCode')
    await nothingWritten()
  })
})
