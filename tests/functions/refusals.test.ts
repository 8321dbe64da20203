import { ERRORS, type CallName } from '../../domain/contract'
import { IN_STATE, put, submitted } from './reports'
import type { Person } from './street'
import { rid, startTown, type Town } from './town'

/** Inputs that are well formed and wrong: each has a name of its own and leaves no trace. */
let town: Town
let before: string
let reportId: string
beforeAll(async () => {
  town = await startTown()
  reportId = put(town, IN_STATE.RESOLVED())
})
afterAll(() => town.stop())
beforeEach(() => {
  before = town.everything()
})
afterEach(() => {
  expect(town.unexpected).toEqual([])
})

const REQUEST = 'request-refusal-000001'
const NO_REPORT = 'report:0123456789abcdef01234567'
const place = { kind: 'building', buildingId: '101' }

interface Row {
  what: string
  name: CallName
  input: object | (() => object)
  code: string
  who?: Person
}
const submit = (changes: object): object => ({
  requestId: rid(),
  text: '路上有个坑，老人差点摔倒',
  place,
  ...changes,
})
const file = (path: string): string => `cloud://local-env.bucket/${path}`
const own = 'request-bad-photos-001'
const onStored = (more: object) => () => ({
  requestId: rid(),
  id: reportId,
  version: town.report(reportId).version,
  ...more,
})

const photo = (what: string, path: string): Row => ({
  what,
  name: 'report.submit',
  input: submit({ requestId: own, photos: [file(path)] }),
  code: 'photoNotYours',
})
const text = (what: string, words: string | undefined, code: string): Row => ({
  what,
  name: 'report.submit',
  input: submit({ text: words }),
  code,
})
const field = (what: string, changes: object): Row => ({
  what,
  name: 'report.submit',
  input: submit(changes),
  code: 'invalidInput',
})
const rating = (stars: number): Row => ({
  what: `stars ${stars}`,
  name: 'report.rate',
  input: onStored({ outcome: 'solved', stars }),
  code: 'invalidInput',
})

const TABLE: Row[] = [
  text('1,001 characters', '坑'.repeat(1001), 'textTooLong'),
  text('10,000 characters', '坑'.repeat(10_000), 'textTooLong'),
  text('4 characters, no photo', '有个坑呀', 'needTextOrPhoto'),
  text('blanks only', ' \n\t　    ', 'needTextOrPhoto'),
  text('neither text nor photo', undefined, 'needTextOrPhoto'),
  {
    what: '10 photos',
    name: 'report.submit',
    input: submit({
      requestId: own,
      photos: Array.from({ length: 10 }, (_, i) => file(`drafts/${own}/${i}.jpg`)),
    }),
    code: 'tooManyPhotos',
  },
  photo('a photo of another draft', 'drafts/request-of-somebody-else/1.jpg'),
  photo('somebody’s evidence', 'evidence/0123456789abcdef01234567/1.jpg'),
  photo('a way out of the folder', `drafts/${own}/../x.jpg`),
  photo('a deeper folder', `drafts/${own}/a/x.jpg`),
  { ...photo('a photo that never arrived', `drafts/${own}/none.jpg`), code: 'photoMissing' },
  { ...field('an address of the web', { photos: ['https://a.b/1.jpg'] }), code: 'photoNotYours' },
  { ...field('no such category', { category: '9999' }), code: 'categoryUnknown' },
  field('a category of three digits', { category: '020' }),
  field('latitude 91', { place: { kind: 'pin', lng: 109, lat: 91 } }),
  field('no place', { place: undefined }),
  field('a place of no kind', { place: { kind: 'star' } }),
  field('a request id of 5', { requestId: 'short' }),
  field('a request id that is a path', { requestId: '../../../../etc/pw' }),
  {
    what: 'no reason',
    name: 'report.return',
    who: 'workerA1',
    input: onStored({ note: '' }),
    code: 'needNote',
  },
  {
    what: 'a blank reason',
    name: 'report.verifyFail',
    who: 'leadA',
    input: onStored({ note: '   ' }),
    code: 'needNote',
  },
  {
    what: 'neither photo nor reason',
    name: 'report.resolve',
    who: 'workerA1',
    input: () => {
      const id = put(town, IN_STATE.PROCESSING())
      before = town.everything()
      return { requestId: rid(), id, version: town.report(id).version, text: '好了' }
    },
    code: 'needPhotoOrReason',
  },
  rating(0),
  rating(6),
  rating(4.5),
  {
    what: 'version 0',
    name: 'report.verifyPass',
    who: 'leadA',
    input: onStored({ version: 0 }),
    code: 'invalidInput',
  },
  {
    what: 'a version yet to come',
    name: 'report.verifyPass',
    who: 'leadA',
    input: onStored({ version: 99 }),
    code: 'changed',
  },
  { what: 'a report that is none', name: 'report.get', input: { id: NO_REPORT }, code: 'notFound' },
  {
    what: 'another person’s report',
    name: 'report.get',
    who: 'neighbour',
    input: () => ({ id: reportId }),
    code: 'notFound',
  },
  { ...rating(1), what: 'to rate another’s report', who: 'neighbour', code: 'notFound' },
  {
    what: 'an id of another kind',
    name: 'report.get',
    input: { id: 'user:o-resident-01' },
    code: 'invalidInput',
  },
  { what: 'the desk’s list', name: 'report.list', input: { scope: 'desk' }, code: 'notAllowed' },
  {
    what: 'the desk’s list, a worker',
    name: 'report.list',
    who: 'workerA1',
    input: { scope: 'desk' },
    code: 'notAllowed',
  },
  { what: 'the staff list', name: 'duty.candidates', input: { unit: 'ZJ' }, code: 'notAllowed' },
  { what: 'the page of a leave', name: 'duty.ownLeave', input: {}, code: 'notAllowed' },
  { what: 'the people of grids', name: 'duty.people', input: {}, code: 'notAllowed' },
  {
    what: 'the people of a grid, a worker of it',
    name: 'duty.people',
    who: 'workerA1',
    input: { gridCode: '150203012025001' },
    code: 'notAllowed',
  },
  {
    what: 'the people of another’s grid',
    name: 'duty.people',
    who: 'leadA',
    input: { gridCode: '150203012026001' },
    code: 'notAllowed',
  },
  { what: 'what waits for nobody', name: 'duty.tasksOf', input: {}, code: 'notFound' },
  {
    what: '51 notices',
    name: 'notice.read',
    input: { requestId: REQUEST, ids: Array(51).fill('notice:x') },
    code: 'invalidInput',
  },
  {
    what: 'a code of nobody',
    name: 'identity.bindPhone',
    input: { requestId: REQUEST, code: 'made up' },
    code: 'phoneCodeInvalid',
  },
  {
    what: 'a doubtful nickname',
    name: 'identity.update',
    input: { requestId: REQUEST, nickname: '赌博王' },
    code: 'invalidInput',
  },
  {
    what: 'consent to other words',
    name: 'identity.agree',
    input: { requestId: REQUEST, consents: [{ purpose: 'account', version: '2026-01-01' }] },
    code: 'outdated',
  },
]

test.each(TABLE)('$what ($name): $code', async ({ name, input, code, who = 'resident' }) => {
  const given = typeof input === 'function' ? input() : input
  const answer = await town.call(who, name, given)
  expect(answer).toMatchObject({ ok: false, code, ...ERRORS[code as keyof typeof ERRORS] })
  expect(await town.settled()).toBe(before)
})

test('what is there and what is not are told apart by nobody who may not know', async () => {
  const hidden = put(town, submitted())
  for (const name of ['report.get', 'report.sign', 'report.withdraw'] as const) {
    const more = name === 'report.get' ? {} : { requestId: rid(), version: 1 }
    const real = await town.call('neighbour', name, { id: hidden, ...more })
    const none = await town.call('neighbour', name, { id: NO_REPORT, ...more })
    expect({ ...real, now: 0 }).toEqual({ ...none, now: 0 })
  }
})

test.each([
  ['markup', '<script>alert(1)</script><img src=x onerror=y>'],
  ['an operator as text', '{"$gt":""} 路灯坏了'],
  ['a template', '${process.env.SECRET} {{x}} %s'],
  ['directions reversed', '路灯‮坏了 abc‬'],
  ['pictographs, counted as people do', '👨‍👩‍👧路灯坏了'],
  ['a zero byte', '路灯\u0000坏了很久'],
  ['a thousand characters', '坏'.repeat(1000)],
])('hostile words are only words: %s', async (_, text) => {
  const view = await town.ask('resident', 'report.submit', submit({ text }) as never)
  expect(town.report(view.id).text).toBe(text)
  expect(view.text).toBe(text)
})
