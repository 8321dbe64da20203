import { startTestCloud } from './harness'
import type { TestCloud } from './harness'
import type { CollectionSchema, Doc } from '../../devtools/cloud'

const schema: CollectionSchema[] = [
  {
    name: 'r',
    indexes: [
      {
        name: 'grid_state_at',
        keys: [
          ['grid', 1],
          ['state', 1],
          ['at', -1],
        ],
      },
      { name: 'tags', keys: [['tags', 1]] },
      { name: 'at', keys: [['at', -1]] },
      {
        name: 'who_n',
        keys: [
          ['who.id', 1],
          ['n', 1],
        ],
      },
      { name: 'place', keys: [['loc', '2dsphere']] },
    ],
  },
]

describe('which index serves', () => {
  let cloud: TestCloud
  beforeAll(async () => {
    cloud = await startTestCloud(schema)
    cloud.store.insertMany(
      'r',
      Array.from({ length: 2000 }, (_, i) => ({
        _id: `r${String(i).padStart(4, '0')}`,
        grid: `g${i % 20}`,
        state: ['new', 'open', 'done'][i % 3]!,
        at: new Date(i * 1000),
        n: i,
        tags: [`t${i % 50}`, `u${i % 7}`],
        who: { id: `p${i % 100}` },
        loc: {
          type: 'Point',
          coordinates: [116 + (i % 40) / 1000, 39 + Math.floor(i / 40) / 1000],
        },
      })),
    )
  })
  afterAll(() => cloud.stop())

  test.each<[string, string, string, number, number]>([
    // the query, the code after where/orderBy, the index, documents answered, documents read at most
    ['equality prefix', `.where({ grid: 'g1' }).get()`, 'grid_state_at', 100, 100],
    [
      'two equalities and the sort',
      `.where({ grid: 'g1', state: 'new' }).orderBy('at', 'desc').limit(5).get()`,
      'grid_state_at',
      5,
      32,
    ],
    [
      'the sort backwards',
      `.where({ grid: 'g1', state: 'new' }).orderBy('at', 'asc').limit(5).get()`,
      'grid_state_at',
      5,
      32,
    ],
    [
      'a range on the sorted field',
      `.where({ grid: 'g1', state: 'new', at: _.lt(new Date(600000)) }).orderBy('at', 'desc').get()`,
      'grid_state_at',
      10,
      10,
    ],
    [
      '$in merged in order',
      `.where({ grid: 'g1', state: _.in(['new', 'done']) }).orderBy('at', 'desc').limit(5).get()`,
      'grid_state_at',
      5,
      64,
    ],
    [
      '_.and of a range',
      `.where({ at: _.gte(new Date(5000)).and(_.lt(new Date(9000))) }).get()`,
      'at',
      4,
      4,
    ],
    ['a sort alone', `.orderBy('at', 'desc').limit(3).get()`, 'at', 3, 32],
    ['an element of an array', `.where({ tags: 't3' }).get()`, 'tags', 40, 40],
    ['a nested field', `.where({ who: { id: 'p5' } }).get()`, 'who_n', 20, 20],
    [
      'a nested field and a range',
      `.where({ 'who.id': 'p5', n: _.gt(1000) }).orderBy('n', 'asc').get()`,
      'who_n',
      10,
      10,
    ],
    [
      'a prefix expression',
      `.where({ tags: db.RegExp({ regexp: '^t1$' }) }).get()`,
      'tags',
      40,
      440,
    ],
    [
      '$or of served branches',
      `.where(_.or([{ tags: 't1' }, { who: { id: 'p2' } }])).get()`,
      'tags,who_n',
      60,
      60,
    ],
    ['by _id', `.where({ _id: _.in(['r0001', 'r0002', 'nope']) }).get()`, 'ID', 2, 2],
    [
      'paging by _id',
      `.where({ _id: _.gt('r1000') }).orderBy('_id', 'asc').limit(3).get()`,
      'ID',
      3,
      32,
    ],
    ['everything, limited', `.limit(3).get()`, 'ID', 3, 32],
    [
      'near',
      `.where({ loc: _.geoNear({ geometry: db.Geo.Point(116.02, 39.02), maxDistance: 300 }) }).get()`,
      'place',
      31,
      60,
    ],
    [
      'within a circle',
      `.where({ loc: _.geoWithin({ centerSphere: [db.Geo.Point(116.02, 39.02), 0.3 / 6378.1] }) }).get()`,
      'place',
      31,
      60,
    ],
  ])('%s', async (_name, query, index, answered, read) => {
    cloud.trips()
    const found = await cloud.run<Doc[]>(`return (await db.collection('r')${query}).data`)
    const [trip] = cloud.trips()
    expect([found.length, trip!.index]).toEqual([answered, index])
    expect(trip!.examined).toBeLessThanOrEqual(read)
    expect(trip).toMatchObject({ function: 'run', action: 'database.getDocument', collection: 'r' })
  })

  test.each<[string, string, string | null, number]>([
    [
      'an exact count reads no document',
      `.where({ grid: 'g1', state: 'new' }).count()`,
      'grid_state_at',
      0,
    ],
    ['a count of everything', `.count()`, 'ID', 0],
    [
      'a count with a residue reads the range',
      `.where({ grid: 'g1', n: _.gt(1000) }).count()`,
      'grid_state_at',
      100,
    ],
  ])('%s', async (_name, query, index, read) => {
    cloud.trips()
    await cloud.run(`return db.collection('r')${query}`)
    expect(cloud.trips()[0]).toMatchObject({ index, examined: read })
  })

  test.each<[string, string, RegExp]>([
    [
      'no index on the field',
      `.where({ n: 5 }).get()`,
      /LOCAL_NO_INDEX.*query.*Declared: grid_state_at/,
    ],
    ['not the leading field', `.where({ state: 'new' }).get()`, /LOCAL_NO_INDEX.*query/],
    ['only a negation', `.where({ grid: _.neq('g1') }).get()`, /LOCAL_NO_INDEX.*query/],
    [
      'a sort the index has not',
      `.where({ grid: 'g1' }).orderBy('n', 'asc').get()`,
      /LOCAL_NO_SORT_INDEX.*sort/,
    ],
    [
      'a sort across a gap',
      `.where({ grid: 'g1' }).orderBy('at', 'asc').get()`,
      /LOCAL_NO_SORT_INDEX.*sort/,
    ],
    [
      'mixed directions',
      `.where({ grid: 'g1' }).orderBy('state', 'asc').orderBy('at', 'asc').get()`,
      /LOCAL_NO_SORT_INDEX.*sort/,
    ],
    [
      '$or with a branch not served',
      `.where(_.or([{ grid: 'g1' }, { n: 5 }])).get()`,
      /LOCAL_NO_INDEX/,
    ],
    [
      'near without a geo index',
      `.where({ spot: _.geoNear({ geometry: db.Geo.Point(1, 1) }) }).get()`,
      /LOCAL_NO_INDEX/,
    ],
    ['a count not served', `.where({ n: 5 }).count()`, /LOCAL_NO_INDEX/],
    ['an update not served', `.where({ n: 5 }).update({ data: { n: 6 } })`, /LOCAL_NO_INDEX/],
    [
      'an aggregation of everything',
      `.aggregate().group({ _id: '$grid' }).end()`,
      /LOCAL_NO_INDEX/,
    ],
  ])('refused when strict: %s', async (_name, query, message) => {
    const e = await cloud.fails(`return db.collection('r')${query}`)
    expect(e.message).toMatch(message)
  })
})

describe('without strictness', () => {
  let cloud: TestCloud
  beforeAll(async () => {
    cloud = await startTestCloud(schema, { strict: false })
    cloud.store.insertMany(
      'r',
      [3, 1, 2].map((n) => ({ _id: `k${n}`, n })),
    )
  })
  afterAll(() => cloud.stop())

  test('a scan is allowed, sorted in memory, and reported', async () => {
    const found = await cloud.run(
      `return (await db.collection('r').where({ n: _.gt(1) }).orderBy('n', 'desc').get()).data`,
    )
    expect(found).toEqual([
      { _id: 'k3', n: 3 },
      { _id: 'k2', n: 2 },
    ])
    expect(cloud.trips()[0]).toMatchObject({ index: 'COLLSCAN', examined: 3 })
  })
})
