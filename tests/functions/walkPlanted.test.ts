import type { CallName } from '../../domain/contract'
import type { Seams } from '../../devtools/cloud/seams'
import { inProcess } from './instances'
import { committeeTown } from './leaverTown'
import { OPENID, SETTINGS, WHO, userId } from './street'
import { rid, type Town } from './town'
import { begin, worldOf, type World } from './walkCalls'
import { leaksIn } from './walkPlaces'
import { PEOPLE, PLANTED, leaksOf } from './walkWho'

/** That the walk would find it: one leak of each kind is put where it might come out, and must be named. */

let world: World
let town: Town
/** What the functions' log lines say besides. */
let alsoLogged = ''
const talkative: Seams = {
  runner: (options) =>
    inProcess.runner!({
      ...options,
      onLog: (line) => options.onLog({ ...line, text: line.text + alsoLogged }),
    }),
}
beforeAll(async () => {
  world = await begin(worldOf(await committeeTown(talkative)))
  town = world.town
  await town.ask('dispatcher', 'report.reveal', { requestId: rid(), id: world.secret })
  await town.cloud.atRest()
}, 60_000)
afterAll(() => town.stop())

type Doc = { _id: string } & Record<string, unknown>
const one = (collection: string, filter: object = {}): Doc =>
  town.cloud.store.find(collection, { ...filter })[0] as unknown as Doc

/** A field more than the program has written, and back again. */
async function changed(collection: string, doc: Doc, more: object): Promise<() => Promise<void>> {
  await town.replace(collection, { ...doc, ...more })
  return () => town.replace(collection, doc)
}
async function added(collection: string, doc: Doc): Promise<() => Promise<void>> {
  town.cloud.store.insertMany(collection, [doc])
  return () => town.replace(collection, { _id: doc._id })
}

const at = 1_780_000_000_000
const WORDS = { no: '0608-7K2QD', what: '上报', where: '街道', state: '待签收', time: '', due: '' }
const notice = (to: string, tip: string): Doc => ({
  ...{ _id: `notice:planted:1:${to}`, shape: 1, to, title: '有新任务', body: '', about: 'x' },
  ...{ page: 'pages/home/index', template: 'task', fields: { ...WORDS, tip }, fallback: null },
  ...{ keep: 0, createdAt: at, read: false, urgent: true },
  push: { state: 'waiting', tries: 0, nextAt: town.cloud.clock.now(), code: null },
})
const held = (): Doc => ({
  ...notice(WHO.workerA2.id, PLANTED.nickname),
  push: { state: 'sent', tries: 1, nextAt: null, code: 0 },
})

/** Where a leak is planted, how, and what the walk must say of it. The answer takes it back. */
const LEAKS: [where: string, says: RegExp, plant: () => Promise<() => unknown>][] = [
  [
    'a log line',
    /^phone: log line$/,
    async () => {
      alsoLogged = ` "of":"${PLANTED.phone}"`
      await town.tick()
      alsoLogged = ''
      return () => town.logged.splice(0)
    },
  ],
  [
    'the stack of an error',
    /^wangAddress: stderr$/,
    async () => {
      town.unexpected.push(`RangeError: ${PLANTED.wangAddress}\n    at submit`)
      return () => town.unexpected.splice(0)
    },
  ],
  [
    'the address of a file',
    /^phone: path of a file$/,
    async () => {
      await town.upload('neighbour', `drafts/${PLANTED.phone}/1.jpg`)
      const all = town.files
      return () => (town.files = () => all().filter((path) => !path.includes(PLANTED.phone)))
    },
  ],
  [
    'the address of a file, as a browser writes it',
    /^nickname: path of a file$/,
    async () => {
      const all = town.files
      town.files = () => [...all(), `evidence/${encodeURIComponent(PLANTED.nickname)}.jpg`]
      return () => (town.files = all)
    },
  ],
  ['a notice', /^secret: notice$/, () => added('notices', { ...held(), body: PLANTED.secret })],
  [
    'an outbox document',
    /^nickname: fanouts notices\.\*\.fields\.tip$/,
    () => added('fanouts', { _id: 'fanout:planted:1', createdAt: at, notices: [held()] }),
  ],
  [
    'a digest',
    /^wang: digests title$/,
    () =>
      added('digests', {
        ...{ _id: 'digest:task:1:staff:W2', shape: 1, to: WHO.workerA2.id, title: PLANTED.wang },
        ...{ template: 'task', notices: [], createdAt: at },
        push: { state: 'sent', tries: 1, nextAt: null, code: 0 },
      }),
  ],
  [
    'an audit entry',
    /^phone: reads aboutText$/,
    () => changed('reads', one('reads'), { aboutText: `上报 ${PLANTED.phone}` }),
  ],
  [
    'an audit entry, in a field that is declared for something else',
    /^phone: reads about$/,
    () => changed('reads', one('reads'), { about: PLANTED.phone }),
  ],
  [
    'the mark of a request',
    /^secret: requests made$/,
    () => changed('requests', one('requests'), { made: PLANTED.secret }),
  ],
  [
    'the number beside the account',
    /^phone: users nickname$/,
    () => changed('users', one('users', { _id: userId('resident') }), { nickname: PLANTED.phone }),
  ],
  [
    'a history',
    /^nickname: reports history\.\*\.facts\.of$/,
    () => {
      const report = one('reports', { _id: world.secret })
      const [first, ...rest] = report.history as object[]
      const history = [{ ...first, facts: { of: PLANTED.nickname } }, ...rest]
      return changed('reports', report, { history })
    },
  ],
  [
    'the count of what was removed',
    /^openid: count of what was removed$/,
    () => added('retentions', { _id: 'retention:2026-06-08', day: userId('resident') }),
  ],
  [
    'where the timer stands',
    /^openid: walk of the timer$/,
    () => added('walks', { _id: 'walk:planted', at, day: '', after: userId('resident') }),
  ],
  [
    'the export',
    /^liPhone: export$/,
    () => {
      const grid = one('grids', { code: { $exists: true } })
      return changed('grids', grid, { name: `网格 ${PLANTED.liPhone}` })
    },
  ],
  [
    'the roster of the export',
    /^phone: roster of the export$/,
    () => changed('staff', one('staff', { _id: WHO.workerA2.id }), { name: PLANTED.phone }),
  ],
]

test('before anything is planted nothing is found', async () => {
  expect(await leaksIn(town)).toEqual([])
})

test.each(LEAKS)('%s', async (_, says, plant) => {
  const takeBack = await plant()
  const found = await leaksIn(town)
  expect(found.length).toBeGreaterThan(0)
  expect(found.filter((leak) => says.test(leak))).toHaveLength(1)
  await takeBack()
  expect(await leaksIn(town)).toEqual([])
})

test('a push, as WeChat was given it', async () => {
  const before = town.cloud.pushes.all().length
  const template = SETTINGS.templates.task.id
  town.cloud.pushes.grant(OPENID.workerA2, template, 1)
  await town.ask('workerA2', 'notice.accept', { requestId: rid(), results: { task: 'accept' } })
  const doc = { ...notice(WHO.workerA2.id, PLANTED.nickname), _id: 'notice:pushed:1' }
  const takeBack = await added('notices', doc)
  await town.tick()
  await town.cloud.atRest()
  expect(town.cloud.pushes.all()).toHaveLength(before + 1)
  // The notice itself is taken back: the log of what went out is found alone.
  await takeBack()
  expect(await leaksIn(town)).toEqual(['nickname: push'])
})

/** Answers of a program that says too much: by whom, of which call, with what. */
const SAYS: [who: keyof typeof PEOPLE, name: CallName, what: keyof typeof PLANTED][] = [
  ['neighbour', 'report.list', 'nickname'],
  ['gridLead', 'report.get', 'phone'],
  ['worker', 'report.get', 'pointsName'],
  ['keeper', 'points.shop', 'pointsName'],
  ['otherMediator', 'mediation.list', 'wangPhone'],
  ['wang', 'mediation.get', 'liPhone'],
  ['li', 'mediation.table', 'wangNote'],
  ['worker', 'complaint.get', 'complaint'],
  ['stranger', 'home.open', 'openid'],
  ['resident', 'identity.me', 'openid'],
]
test.each(SAYS)('an answer: to %s, %s, %s', async (who, name, what) => {
  const answer = await town.call(PEOPLE[who], 'street.get', {})
  expect(leaksOf(answer, PEOPLE[who], name)).toEqual([])
  const leaky = { ...answer, data: { deep: [{ more: `（${PLANTED[what]}）` }] } }
  expect(leaksOf(leaky, PEOPLE[who], name)).toEqual([`${what}: ${who} by ${name}`])
  const message = encodeURIComponent(`见 ${PLANTED[what]}`)
  const refusal = { ok: false, code: 'notFound', message }
  expect(leaksOf(refusal, PEOPLE[who], name)).toEqual([`${what}: ${who} by ${name}`])
})
