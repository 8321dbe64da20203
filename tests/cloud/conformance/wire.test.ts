/**
 * The captured wire, replayed: the SDK sends today what it sent then, and understands our answers,
 * which have the captured fields and error codes. The captured answers are a prototype's. Of the
 * 68 exchanges the 60 in JSON are here; four of file bytes and four of open APIs (multipart) have
 * rows in areas/services.ts.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as http from '../../../devtools/cloud/gateway/http'
import { startTestCloud } from '../harness'
import type { TestCloud } from '../harness'

type Json = Record<string, unknown>

interface Exchange {
  n: number
  request: Json
  answer: Json
}

const captured = JSON.parse(
  readFileSync(join(__dirname, 'fixtures/wire.json'), 'utf8'),
) as Exchange[]

/** Answers that cannot be the same, and why: they are not compared. */
const DIFFERENT: Record<number, string> = {
  2: 'a collection that is declared exists already',
  63: 'another function is called',
}

/** Answers that say more than the captured one. */
const RICHER: Record<number, string> = { 58: 'a missing file also has its age and an empty URL' }

const IDENTITY = new Set([
  'envName',
  'wxCloudApiToken',
  'tcb_sessionToken',
  'crossAuthorizationToken',
  'requestId',
])

const REPLAY = `
  const c = db.collection('x'), quiet = (p) => p.catch(() => 0), point = db.Geo.Point(116.4, 39.9)
  await quiet(db.collection('nope').get())
  await quiet(db.createCollection('x'))
  await c.add({ data: { _id: 'a', n: 1, f: 1.5, big: 2 ** 40, s: '你好', tags: ['p', 'q'], at: new Date(1767323045006), now: db.serverDate({ offset: 1000 }), loc: point, nul: null, sub: { k: 1, deep: { z: true } }, re: 'ABC' } })
  await c.add({ data: [{ _id: 'b', n: 5, tags: ['q'], loc: db.Geo.Point(116.5, 39.95), g: 'u' }, { _id: 'c', n: 9, tags: [], loc: db.Geo.Point(121.5, 31.2), g: 'u' }] })
  await c.add({ data: { n: 100 } })
  await quiet(c.add({ data: { _id: 'a' } }))
  await c.doc('a').get()
  await c.where({ g: 'u', n: _.gt(1).and(_.lt(50)) }).orderBy('n', 'desc').limit(20).field({ n: true, _id: true }).get()
  await c.where(_.or({ n: _.in([1, 100]) }, { sub: { k: _.exists(true) }, tags: _.all(['p']) })).count()
  await c.where({ re: /^abc/i }).count()
  await c.where({ loc: _.geoNear({ geometry: point, maxDistance: 50000 }) }).get()
  const ring = [[116, 39], [117, 39], [117, 40.5], [116, 39]].map((p) => db.Geo.Point(...p))
  await c.where({ loc: _.geoWithin({ geometry: db.Geo.Polygon([db.Geo.LineString(ring)]) }) }).count()
  await c.where({ n: _.gt(1) }).update({ data: { n: _.inc(10), tags: _.push(['z']), sub: { w: 1 }, up: db.serverDate(), gone: _.remove() } })
  await c.doc('a').update({ data: { n: _.mul(3), tags: _.pull('p'), whole: _.set({ a: { b: 1 } }), sub: { k: 2 } } })
  await c.doc('a').get()
  await c.doc('new').set({ data: { n: 7 } })
  await c.doc('new').set({ data: { m: 8 } })
  await c.doc('new').remove()
  await c.where({ n: _.gte(110) }).remove()
  await c.count()
  await quiet(c.doc('zzz').get())
  await c.aggregate().match({ n: _.gt(0) }).group({ _id: '$g', total: $.sum('$n'), avg: $.avg('$n') }).sort({ total: -1 }).limit(10).end()
  await c.aggregate().geoNear({ distanceField: 'distance', spherical: true, near: point, maxDistance: 100000, query: { n: _.gt(0) }, key: 'loc', distanceMultiplier: 0.001 }).project({ n: 1, distance: 1 }).end()
  await c.aggregate().match({ _id: 'b' }).lookup({ from: 'x', localField: 'g', foreignField: 'g', as: 'peers' }).end()
  let t = await db.startTransaction(), tc = t.collection('x')
  await tc.doc('a').get()
  await tc.doc('a').update({ data: { n: 4 } })
  await tc.doc('t1').set({ data: { v: 1 } })
  await tc.add({ data: { _id: 't2' } })
  await tc.doc('t2').remove()
  await t.commit()
  t = await db.startTransaction()
  await t.collection('x').doc('a').update({ data: { n: 999 } })
  await t.rollback()
  await c.doc('a').get()
  await db.runTransaction(async (t) => { await t.collection('x').doc('a').update({ data: { n: _.inc(1) } }) })
  t = await db.startTransaction()
  await t.collection('x').doc('a').get()
  await c.doc('a').update({ data: { n: 51 } })
  await quiet(t.collection('x').doc('a').update({ data: { n: 0 } }))
  await t.rollback()
  t = await db.startTransaction()
  await t.collection('x').where({ _id: 'b' }).update({ data: { leaked: 1 } })
  await t.rollback()
  await c.doc('b').get()
  const { fileID } = await cloud.uploadFile({ cloudPath: 'dir/图 片.txt', fileContent: Buffer.from('hello') })
  await cloud.uploadFile({ cloudPath: 's.bin', fileContent: Buffer.alloc(6066) })
  await cloud.getTempFileURL({ fileList: [fileID, { fileID: 'cloud://x.y/none', maxAge: 60 }] })
  await cloud.getTempFileURL({ fileList: [{ fileID, maxAge: 600 }] })
  await cloud.deleteFile({ fileList: [fileID] })
  await quiet(cloud.callFunction({ name: 'unpermitted', data: {} }))
  await quiet(cloud.callFunction({ name: 'nope', data: {} }))`

/** Texts that hold EJSON, and tickets, identities and times, brought to one form. */
function settle(v: unknown, key = ''): unknown {
  if (typeof v === 'string') {
    if (/^[[{]/.test(v)) return settle(JSON.parse(v), key)
    if (/^[0-9a-f]{32}$/.test(v) || /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(v)) return 'an id'
    if (['token', 'authorization', 'cosFileId'].includes(key)) return 'a ticket'
    return /^https?:/.test(v) ? 'a url' : v
  }
  if (Array.isArray(v)) return v.map((x) => settle(x, key))
  if (typeof v !== 'object' || v === null) return v
  const o = v as Json
  if ('$date' in o && (key === 'now' || key === 'up')) return 'a server date'
  if ('$numberDouble' in o) return Number(Number(o.$numberDouble).toPrecision(8))
  const fields = Object.keys(o).filter((k) => !IDENTITY.has(k) && k !== 'message')
  return Object.fromEntries(fields.map((k) => [k, settle(o[k], k)]))
}

let cloud: TestCloud
const seen: { request: Json; answer: Json }[] = []

beforeAll(async () => {
  const { readBody, sendJson } = http
  const open: Json[] = []
  jest.spyOn(http, 'readBody').mockImplementation(async (...args) => {
    const body = await readBody(...args)
    if (args[0].headers['content-type'] === 'application/json')
      open.push(JSON.parse(body.toString()) as Json)
    return body
  })
  jest.spyOn(http, 'sendJson').mockImplementation((res, value, status) => {
    const request = open.pop()
    if (request) seen.push({ request, answer: value as Json })
    sendJson(res, value, status)
  })
  cloud = await startTestCloud(
    [{ name: 'x', indexes: [{ name: 'loc', keys: [['loc', '2dsphere']] }] }],
    { strict: { index: false, sort: false, where: false, boundedWrite: false } },
  )
  const COMMIT = 'database.commitTransaction'
  cloud.faults.add({ action: COMMIT, nth: 2, times: 2, effect: { kind: 'conflictAtCommit' } })
  await cloud.run(REPLAY)
}, 60_000)
afterAll(() => cloud.stop())

test('the replay sends as many requests as were captured', () => {
  expect(seen.map((s) => s.request.action)).toEqual(captured.map((c) => c.request.action))
})

test.each(captured.map((c, i) => ({ ...c, i })))(
  'wire #$n: $request.action',
  ({ n, request, answer, i }) => {
    const now = seen[i]!
    // #63 called a function of the capture's own.
    if (n !== 63) expect(settle(now.request)).toEqual(settle(request))
    if (n in DIFFERENT) return
    if (n in RICHER) expect(settle(now.answer)).toMatchObject(settle(answer) as Json)
    else expect(settle(now.answer)).toEqual(settle(answer))
  },
)
