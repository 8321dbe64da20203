import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Query } from 'mingo'
import type { CollectionSchema, Doc } from '../../devtools/cloud'
import { sortBy } from '../../devtools/cloud/store/sort'
import { Store } from '../../devtools/cloud/store/store'
import { seeded } from './harness'

/** Random documents and queries: what the planner answers is what reading everything answers. */
describe('the planner against reading everything', () => {
  const random = seeded()
  const value = (): unknown =>
    random.pick<() => unknown>([
      () => random.below(6),
      () => random.below(6),
      () => random.pick(['a', 'b', 'ab', '', '中']),
      () => null,
      () => random.below(2) === 1,
      () => new Date(random.below(4) * 1000),
      () => -random.next() * 3,
    ])()
  const maybeArray = (): unknown =>
    random.below(3) ? value() : Array.from({ length: random.below(4) }, value)
  const scalar = (): unknown => random.pick([random.below(6), 'a', 'ab', new Date(1000), true, -1])
  const condition = (): unknown =>
    random.pick<() => unknown>([
      value,
      value,
      () => ({ $gt: scalar() }),
      () => ({ $lte: scalar() }),
      () => ({ $gte: scalar(), $lt: scalar() }),
      () => ({ $in: [value(), value(), value()] }),
      () => ({ $nin: [scalar()] }),
      () => ({ $ne: value() }),
      () => /^a/,
    ])()

  test(`seed ${random.seed}`, () => {
    const dir = mkdtempSync(join(tmpdir(), 'planner-'))
    const collections: CollectionSchema[] = [
      {
        name: 'p',
        indexes: [
          {
            name: 'abc',
            keys: [
              ['a', 1],
              ['b', -1],
              ['c', 1],
            ],
          },
          {
            name: 'ca',
            keys: [
              ['c', -1],
              ['a', -1],
            ],
          },
          {
            name: 'arr',
            keys: [
              ['x', 1],
              ['b', 1],
            ],
          },
        ],
      },
    ]
    const store = new Store({ file: join(dir, 'p.sqlite'), collections, strict: false })
    const docs = Array.from({ length: 400 }, (_, i) => {
      const d: Doc = { _id: i, b: value(), c: value() }
      if (random.below(5)) d.a = value()
      if (random.below(4)) d.x = maybeArray()
      return d
    })
    store.insertNow('p', docs)
    for (let n = 0; n < 600; n++) {
      const filter: Doc = {}
      for (const f of ['a', 'b', 'c', 'x']) if (random.below(2)) filter[f] = condition()
      if (random.below(4) === 0) filter.$or = [{ a: condition() }, { c: condition() }]
      if (random.below(4) === 0) filter.$and = [{ a: condition() }, { a: condition() }]
      const sort = random.pick<[string, 1 | -1][]>([
        [],
        [['a', 1]],
        [
          ['b', -1],
          ['c', 1],
        ],
        [
          ['c', 1],
          ['a', 1],
        ],
        [['x', -1]],
        [['b', 1]],
      ])
      const limit = random.pick([undefined, 7])
      const query = new Query(filter)
      const expected = docs.filter((d) => query.test(d))
      const probe = { index: null, examined: 0 }
      const found = store.read('p', { filter, sort }, probe).map((c) => c.doc)
      const what = JSON.stringify({
        n,
        filter: String(JSON.stringify(filter)),
        sort,
        index: probe.index,
      })
      const ids = (list: Doc[]): number[] => list.map((d) => Number(d._id)).sort((x, y) => x - y)
      expect([what, ids(found)]).toEqual([what, ids(expected)])
      expect([what, store.count('p', filter)]).toEqual([what, expected.length])
      const inOrder = sortBy(found, (d) => d, sort)
      const keysOf = (list: Doc[]): unknown => list.map((d) => sort.map(([f]) => d[f]))
      if (sort.length) expect([what, keysOf(found)]).toEqual([what, keysOf(inOrder)])
      if (limit) {
        const some = store.read('p', { filter, sort, limit, skip: 2 }).map((c) => c.doc)
        expect([what, keysOf(some)]).toEqual([what, keysOf(found.slice(2, 9))])
      }
    }
    store.close()
    rmSync(dir, { recursive: true })
  })
})
