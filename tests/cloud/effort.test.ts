import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { COLLECTION as BENCH, rowOf } from '../../devtools/bench/cloud/rows'
import type { CollectionSchema, Doc } from '../../devtools/cloud'
import { aggregate } from '../../devtools/cloud/store/aggregate'
import type { Probe, Query } from '../../devtools/cloud/store/read'
import { Store } from '../../devtools/cloud/store/store'
import { seeded } from './harness'

/** The bench's collection and rows, with an array and an index on its elements for the one of states. */
const COLLECTION: CollectionSchema = {
  name: BENCH.name,
  indexes: [
    ...BENCH.indexes.filter((x) => x.name !== 'state_seq'),
    { name: 'tags', keys: [['tags', 1]] },
  ],
}
const doc = (i: number) => ({ _id: `d${i}`, ...rowOf(i), tags: [i % 7, 'all'] })

/** Calls of SQLite's statements, and rows that they answered, from here to the end of the test. */
function countStatements() {
  const sample = new BetterSqlite(':memory:').prepare('select 1')
  const prototype = Object.getPrototypeOf(sample) as Record<'get' | 'all' | 'run', () => unknown>
  const seen = { statements: 0, rows: 0 }
  const spies = (['get', 'all', 'run'] as const).map((name) => {
    const real = prototype[name]
    return jest.spyOn(prototype, name).mockImplementation(function (this: unknown, ...a: []) {
      const answer = real.apply(this as never, a)
      seen.statements++
      seen.rows += Array.isArray(answer) ? answer.length : name === 'get' && answer ? 1 : 0
      return answer
    })
  })
  return { seen, stop: () => spies.forEach((s) => s.mockRestore()) }
}

const folder = mkdtempSync(join(tmpdir(), 'effort-'))
const storeOf = (size: number): Store => {
  const file = join(folder, `${size}.sqlite`)
  const store = new Store({ file, collections: [COLLECTION], strict: true })
  for (let at = 0; at < size; at += 5000)
    store.insertNow(
      'docs',
      Array.from({ length: Math.min(5000, size - at) }, (_, k) => doc(at + k)),
    )
  store.count('docs', {})
  return store
}

interface Effort {
  statements: number
  rows: number
  examined: number
  answer: unknown
}

const I = 640
const near = {
  place: { $nearSphere: { $geometry: rowOf(I).place, $maxDistance: 1000 } },
}

type Work = (s: Store, probe: Probe) => unknown
const read =
  (query: Query): Work =>
  (s, probe) =>
    s.read('docs', query, probe).length

const sum = { $group: { _id: '$grid', n: { $sum: 1 } } }
const OPERATIONS: [name: string, most: Omit<Effort, 'answer'>, work: Work][] = [
  ['get', { statements: 1, rows: 1, examined: 1 }, read({ filter: { _id: 'd640' }, limit: 1 })],
  [
    'equality, sort, limit 5',
    { statements: 1, rows: 5, examined: 5 },
    read({ filter: { grid: 'g32' }, sort: [['at', -1]], limit: 5 }),
  ],
  [
    'count of a range of 100',
    { statements: 1, rows: 1, examined: 0 },
    (s, probe) => s.count('docs', { seq: { $gte: 500, $lt: 600 } }, probe),
  ],
  [
    'count of the whole collection',
    { statements: 0, rows: 0, examined: 0 },
    (s, probe) => s.count('docs', {}, probe) > 0,
  ],
  [
    'geo near, limit 5',
    { statements: 1, rows: 20, examined: 20 },
    read({ filter: near, limit: 5 }),
  ],
  [
    'aggregate: match, group',
    { statements: 1, rows: 20, examined: 20 },
    (s, probe) =>
      aggregate(s, 'docs', [['$match', { grid: 'g32' }], Object.entries(sum)[0]!], true, probe),
  ],
  [
    'update of one, no indexed field',
    { statements: 2, rows: 1, examined: 1 },
    (s, probe) =>
      s.update('docs', { filter: { _id: 'd640' }, limit: 1 }, { $inc: { n: 1 } }, probe),
  ],
  [
    'update of one, one indexed field',
    { statements: 4, rows: 1, examined: 1 },
    (s, probe) =>
      s.update('docs', { filter: { _id: 'd640' }, limit: 1 }, { $inc: { at: 0.25 } }, probe),
  ],
  [
    'update where, 20 hits',
    { statements: 21, rows: 20, examined: 20 },
    (s, probe) => s.update('docs', { filter: { grid: 'g32' } }, { $inc: { n: 1 } }, probe),
  ],
  [
    'add',
    { statements: 7, rows: 0, examined: 0 },
    async (s) => (await s.insert('docs', [{ ...doc(I), _id: 'new' }])).length,
  ],
  [
    'remove',
    { statements: 7, rows: 1, examined: 1 },
    (s, probe) => s.remove('docs', { filter: { _id: 'new' }, limit: 1 }, probe),
  ],
  [
    'transaction: two gets, two updates',
    { statements: 8, rows: 6, examined: 0 },
    (s) => {
      const tx = s.begin('test')
      for (const id of ['d1', 'd2']) s.get('docs', id, tx)
      for (const id of ['d1', 'd2']) s.updateIn(tx, 'docs', id, { $inc: { n: 1 } })
      s.commit(tx)
      return 2
    },
  ],
]

describe('the work of an operation does not grow with the collection', () => {
  let stores: Store[]
  beforeAll(() => {
    stores = [1_000, 20_000].map(storeOf)
  })
  afterAll(() => {
    stores.forEach((s) => s.close())
    rmSync(folder, { recursive: true, force: true })
  })

  test.each(OPERATIONS)('%s', async (_name, most, work) => {
    const efforts: Effort[] = []
    for (const store of stores) {
      const probe: Probe = { index: null, examined: 0 }
      const { seen, stop } = countStatements()
      try {
        const answer = await work(store, probe)
        efforts.push({ ...seen, examined: probe.examined, answer })
      } finally {
        stop()
      }
    }
    const [small, large] = efforts as [Effort, Effort]
    expect(large).toEqual(small)
    expect(large).toEqual({ ...most, answer: small.answer })
    expect(large.answer).not.toBe(0)
  })
})

describe('indexes after random writes', () => {
  const random = seeded()
  test(`answer what reading everything answers, seed ${random.seed}`, async () => {
    const dir = mkdtempSync(join(tmpdir(), 'effort-'))
    const store = new Store({
      file: join(dir, 'r.sqlite'),
      collections: [COLLECTION],
      strict: false,
    })
    store.insertNow(
      'docs',
      Array.from({ length: 60 }, (_, i) => doc(i)),
    )
    const value = (): unknown =>
      random.pick<() => unknown>([
        () => random.below(5),
        () => [random.below(3), random.below(3)],
        () => null,
        () => ({ b: random.below(2), a: 1 }),
        () => ({ a: 1, b: random.below(2) }),
        () => new Date(random.below(3)),
      ])()
    for (let n = 0; n < 200; n++) {
      const filter = { _id: `d${random.below(60)}` }
      const update = random.pick<() => Doc>([
        () => ({ $set: { [random.pick(['seq', 'tags', 'other', 'grid'])]: value() } }),
        () => ({ $unset: { [random.pick(['seq', 'tags'])]: true } }),
        () => ({ $inc: { n: 1 } }),
        () => ({ $set: { place: rowOf(random.below(60)).place } }),
      ])()
      await store.update('docs', { filter, limit: 1 }, update)
      if (random.below(20) === 0) await store.remove('docs', { filter, limit: 1 })
    }
    const all = store.read('docs', { filter: {} }).map((x) => x.doc)
    expect(store.count('docs', {})).toBe(all.length)
    for (const d of all) {
      for (const field of ['seq', 'tags', 'grid']) {
        const found = store.read('docs', { filter: { [field]: d[field] ?? null } })
        expect(found.map((x) => x.doc._id)).toContain(d._id)
      }
      const near = { $nearSphere: { $geometry: d.place, $maxDistance: 1 } }
      const found = store.read('docs', { filter: { place: near } })
      expect(found.map((x) => x.doc._id)).toContain(d._id)
    }
    store.close()
    rmSync(dir, { recursive: true })
  })
})
