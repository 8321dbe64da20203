import { aggregate } from '../../devtools/cloud/store/aggregate'
import type { Stage } from '../../devtools/cloud/store/aggregate'
import { Store } from '../../devtools/cloud/store/store'
import { seeded, startTestCloud } from './harness'
import type { TestCloud } from './harness'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud([
    {
      name: 'r',
      indexes: [
        {
          name: 'grid_at',
          keys: [
            ['grid', 1],
            ['at', -1],
          ],
        },
      ],
    },
    { name: 'g', indexes: [{ name: 'code', keys: [['code', 1]], unique: true }] },
    { name: 'bare', indexes: [] },
  ])
  cloud.store.insertMany(
    'r',
    Array.from({ length: 30 }, (_, i) => ({
      _id: `r${i}`,
      grid: `g${i % 3}`,
      at: new Date(i * 1000),
      n: i,
      tags: ['a', `t${i % 2}`],
    })),
  )
  cloud.store.insertMany(
    'g',
    [0, 1, 2].map((i) => ({ code: `g${i}`, name: `网格${i}` })),
  )
})
afterAll(() => cloud.stop())

describe('aggregation, its front served by indexes', () => {
  test.each<[string, string, unknown, string, number]>([
    [
      'match and group',
      `.match({ grid: _.in(['g0', 'g1']) }).group({ _id: '$grid', total: $.sum('$n'), most: $.max('$n') }).sort({ _id: 1 }).end()`,
      [
        { _id: 'g0', total: 135, most: 27 },
        { _id: 'g1', total: 145, most: 28 },
      ],
      'grid_at',
      20,
    ],
    [
      'match, sort and limit',
      `.match({ grid: 'g2' }).sort({ at: -1 }).limit(2).project({ n: 1, _id: 0 }).end()`,
      [{ n: 29 }, { n: 26 }],
      'grid_at',
      10,
    ],
    [
      'two matches',
      `.match({ grid: 'g2' }).match({ n: _.lt(6) }).project({ n: 1, _id: 0 }).end()`,
      [{ n: 5 }, { n: 2 }],
      'grid_at',
      10,
    ],
    [
      'skip and limit',
      `.match({ grid: 'g2' }).sort({ at: 1 }).skip(1).limit(1).project({ n: 1, _id: 0 }).end()`,
      [{ n: 5 }],
      'grid_at',
      10,
    ],
    [
      'unwind and count',
      `.match({ grid: 'g0' }).unwind('$tags').group({ _id: '$tags', n: $.sum(1) }).sort({ _id: 1 }).end()`,
      [
        { _id: 'a', n: 10 },
        { _id: 't0', n: 5 },
        { _id: 't1', n: 5 },
      ],
      'grid_at',
      10,
    ],
    [
      'lookup by the foreign index',
      `.match({ grid: 'g1' }).limit(1).lookup({ from: 'g', localField: 'grid', foreignField: 'code', as: 'g' }).project({ name: $.arrayElemAt(['$g.name', 0]), _id: 0 }).end()`,
      [{ name: '网格1' }],
      'grid_at',
      11,
    ],
    [
      'lists of other collections joined to one document, each by its own index',
      `.match({ _id: 'r0' }).project({ n: 1 }).lookup({ from: 'r', pipeline: $.pipeline().match({ grid: 'g2' }).sort({ at: -1 }).limit(2).project({ n: 1, _id: 0 }).done(), as: 'late' }).lookup({ from: 'g', pipeline: $.pipeline().match({ code: _.in(['g1', 'g0']) }).count('count').done(), as: 'grids' }).end()`,
      [{ _id: 'r0', n: 0, late: [{ n: 29 }, { n: 26 }], grids: [{ count: 2 }] }],
      'ID,grid_at,code',
      14,
    ],
    [
      'dates in expressions',
      `.match({ grid: 'g0', at: _.lt(new Date(4000)) }).project({ _id: 0, y: $.year('$at') }).end()`,
      [{ y: 1970 }, { y: 1970 }],
      'grid_at',
      2,
    ],
  ])('%s', async (_name, pipeline, expected, index, read) => {
    cloud.trips()
    const list = await cloud.run(`return (await db.collection('r').aggregate()${pipeline}).list`)
    expect(list).toEqual(expected)
    const [trip] = cloud.trips()
    expect(trip).toMatchObject({ action: 'database.aggregateDocuments', index })
    expect(trip!.examined).toBeLessThanOrEqual(read)
  })

  test.each<[string, string]>([
    ['a match not served', `r').aggregate().match({ n: 5 }).end()`],
    ['a sort not served', `r').aggregate().match({ grid: 'g1' }).sort({ n: 1 }).end()`],
    ['no match at all', `r').aggregate().group({ _id: null, n: $.sum(1) }).end()`],
    [
      'a lookup not served',
      `g').aggregate().match({ code: 'g1' }).lookup({ from: 'r', localField: 'name', foreignField: 'n', as: 'r' }).end()`,
    ],
    [
      'a list joined that no index serves',
      `g').aggregate().match({ code: 'g1' }).lookup({ from: 'r', pipeline: $.pipeline().match({ n: 3 }).done(), as: 'r' }).end()`,
    ],
    [
      'a list joined by what each document says',
      `g').aggregate().match({ code: 'g1' }).lookup({ from: 'r', let: { c: '$code' }, pipeline: $.pipeline().match(_.expr($.eq(['$grid', '$$c']))).done(), as: 'r' }).end()`,
    ],
  ])('refused when strict: %s', async (_name, code) => {
    expect((await cloud.fails(`return db.collection('${code}`)).message).toMatch(
      /LOCAL_NO_(SORT_)?INDEX/,
    )
  })

  test('an unknown collection or stage', async () => {
    const nope = await cloud.fails(`return db.collection('nope').aggregate().limit(1).end()`)
    expect(nope.message).toMatch(/Db or Table not exist/)
    const e = await cloud.fails(
      `return db.collection('r').aggregate().match({ grid: 'g1' }).project({ x: { $nonsense: 1 } }).end()`,
    )
    expect(e.message).toMatch(/nonsense/)
  })
})

describe('queries as MongoDB answers them', () => {
  beforeAll(() => {
    cloud.store.insertMany('bare', [
      { _id: 'a', x: null, list: [1, 5], o: { k: 1, l: 2 } },
      { _id: 'b', list: [], s: 'abc' },
      {
        _id: 'c',
        x: 1,
        list: [
          { p: 1, q: 2 },
          { p: 3, q: 4 },
        ],
      },
      { _id: 'd', x: '1', list: 3, o: { l: 2, k: 1 } },
      { _id: 'e', x: new Date(0), s: 'ABC' },
    ])
  })
  const ids = (filter: Record<string, unknown>): string =>
    cloud.store
      .find('bare', filter, { _id: 1 })
      .map((d) => d._id)
      .join('')

  test.each<[Record<string, unknown>, string]>([
    [{ x: null }, 'ab'],
    [{ x: { $ne: null } }, 'cde'],
    [{ x: { $exists: false } }, 'b'],
    [{ x: { $gt: 0 } }, 'c'],
    [{ x: { $gte: '0' } }, 'd'],
    [{ x: { $lt: new Date(5) } }, 'e'],
    [{ x: { $in: [null, 1] } }, 'abc'],
    [{ x: { $nin: [null, 1] } }, 'de'],
    [{ list: 5 }, 'a'],
    [{ list: [] }, 'b'],
    [{ list: [1, 5] }, 'a'],
    [{ list: { $gt: 2, $lt: 4 } }, 'ad'],
    [{ list: { $elemMatch: { $gt: 2, $lt: 6 } } }, 'a'],
    [{ list: { $elemMatch: { p: 1, q: 4 } } }, ''],
    [{ 'list.p': 1, 'list.q': 4 }, 'c'],
    [{ 'list.0': 1 }, 'a'],
    [{ list: { $size: 2 } }, 'ac'],
    [{ list: { $all: [1, 5] } }, 'a'],
    [{ o: { k: 1, l: 3 } }, ''],
    [{ 'o.k': 1 }, 'ad'],
    [{ s: /^a/i }, 'be'],
    [{ s: { $not: /^a/ } }, 'acde'],
    [{ $nor: [{ x: 1 }, { s: 'abc' }] }, 'ade'],
    [{ $or: [{ x: 1 }, { _id: 'a' }] }, 'ac'],
    [{ $expr: { $eq: ['$o.k', 1] } }, 'ad'],
    [{ _id: 'c', x: { $mod: [2, 1] } }, 'c'],
  ])('%j finds "%s"', (filter, expected) => {
    expect(ids(filter)).toBe(expected)
  })

  test.each<[string, 1 | -1, string]>([
    ['x', 1, 'acde'], // null, number, string, date
    ['x', -1, 'edca'],
    ['list', 1, 'eadc'], // missing, by the least element, a number, objects
    ['list', -1, 'cade'], // by the greatest element
  ])('sort by %s %i', (field, direction, expected) => {
    const found = cloud.store.find('bare', { _id: { $ne: 'b' } }, { [field]: direction })
    expect(found.map((d) => d._id).join('')).toBe(expected)
  })

  test('an empty array sorts below a missing field', () => {
    const found = cloud.store.find('bare', { _id: { $in: ['b', 'e'] } }, { list: 1 })
    expect(found.map((d) => d._id)).toEqual(['b', 'e'])
  })
})

describe('$sample draws by the randomness that the cloud was given', () => {
  const SAMPLE: Stage = ['$sample', { size: 5 }]
  const AMONG: Stage[] = [
    ['$limit', 1],
    ['$lookup', { from: 'r', pipeline: [{ $sample: { size: 5 } }], as: 'drawn' }],
  ]

  /** What is drawn from forty documents, five times over, by a seed of its own. */
  function drawn(seed: number, stages: Stage[]): string {
    const { below } = seeded(seed)
    const random = (bytes: number): Buffer =>
      Buffer.from(Array.from({ length: bytes }, () => below(256)))
    const store = new Store({
      file: ':memory:',
      collections: [{ name: 'r', indexes: [] }],
      strict: false,
      random,
    })
    store.insertNow(
      'r',
      Array.from({ length: 40 }, (_, i) => ({ _id: i })),
    )
    const probe = { index: null, examined: 0 }
    const draws = Array.from({ length: 5 }, () => aggregate(store, 'r', stages, false, probe))
    store.close()
    return JSON.stringify(draws)
  }

  test.each<[string, Stage[]]>([
    ['in a pipeline', [SAMPLE]],
    ['in the pipeline of a lookup', AMONG],
  ])('%s: one seed, one draw; another seed, another', (_name, stages) => {
    expect(drawn(1, stages)).toBe(drawn(1, stages))
    expect(drawn(1, stages)).not.toBe(drawn(2, stages))
  })
})
