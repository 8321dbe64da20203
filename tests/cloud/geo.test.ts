import {
  contains,
  distanceM,
  distanceToM,
  geometryBox,
  intersects,
  within,
} from '../../devtools/cloud/store/geo'
import type { Geometry, Position } from '../../devtools/cloud/store/geometry'
import { seeded, startTestCloud } from './harness'
import type { TestCloud } from './harness'

/** A square of `size` degrees with its south-west corner at a place; counter-clockwise, closed. */
const square = (lng: number, lat: number, size: number): Position[] => [
  [lng, lat],
  [lng + size, lat],
  [lng + size, lat + size],
  [lng, lat + size],
  [lng, lat],
]
const polygon = (...rings: Position[][]): Geometry => ({ type: 'Polygon', coordinates: rings })
const point = (lng: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lng, lat] })
/** Metres of one degree of latitude, on MongoDB's sphere. */
const DEGREE_M = (6378100 * Math.PI) / 180

describe('geometry on the sphere', () => {
  const block = polygon(square(121, 31, 0.01))
  const ring = polygon(square(121, 31, 0.01), square(121.004, 31.004, 0.002))

  test.each<[string, Geometry, Position, number, number]>([
    // shape, place, metres, tolerance
    ['inside a polygon', block, [121.005, 31.005], 0, 0],
    ['on its edge', block, [121, 31.005], 0, 1e-3],
    ['south of its edge', block, [121.005, 30.99], DEGREE_M * 0.01, 0.2],
    [
      'east of its edge',
      block,
      [121.02, 31.005],
      DEGREE_M * 0.01 * Math.cos((31.005 * Math.PI) / 180),
      0.2,
    ],
    ['off a corner', block, [120.99, 30.99], distanceM([120.99, 30.99], [121, 31]), 1e-6],
    [
      'in a hole',
      ring,
      [121.005, 31.005],
      DEGREE_M * 0.001 * Math.cos((31.005 * Math.PI) / 180),
      0.2,
    ],
    ['a point', point(121, 31), [121, 32], DEGREE_M, 1e-6],
    [
      'beside a line',
      {
        type: 'LineString',
        coordinates: [
          [121, 31],
          [121, 32],
        ],
      },
      [121.001, 31.5],
      DEGREE_M * 0.001 * Math.cos((31.5 * Math.PI) / 180),
      0.01,
    ],
    [
      'beyond the end of a line',
      {
        type: 'LineString',
        coordinates: [
          [121, 31],
          [121, 32],
        ],
      },
      [121, 33],
      DEGREE_M,
      1e-6,
    ],
    [
      'the nearer of two polygons',
      { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(5, 0, 1)]] },
      [3, 0],
      DEGREE_M * 2,
      1,
    ],
  ])('distance: %s', (_name, shape, place, metres, tolerance) => {
    expect(Math.abs(distanceToM(shape, place) - metres)).toBeLessThanOrEqual(tolerance)
  })

  const random = seeded()
  test(`distance to an edge equals the least of many samples, seed ${random.seed}`, () => {
    for (let i = 0; i < 300; i++) {
      const at = (): Position => [121 + random.next() / 20, 31 + random.next() / 20]
      const [a, b, p] = [at(), at(), at()]
      const line: Geometry = { type: 'LineString', coordinates: [a, b] }
      let least = Infinity
      for (let t = 0; t <= 2000; t++)
        least = Math.min(
          least,
          distanceM(p, [a[0] + ((b[0] - a[0]) * t) / 2000, a[1] + ((b[1] - a[1]) * t) / 2000]),
        )
      expect(Math.abs(distanceToM(line, p) - least)).toBeLessThan(3) // the samples are metres apart
    }
  })

  test(`a box holds every place of its shape, seed ${random.seed}`, () => {
    for (let i = 0; i < 200; i++) {
      const size = 0.001 + random.next() * 20
      const [lng, lat] = [random.next() * 100, random.next() * 60 - 30]
      const shape = polygon(square(lng, lat, size))
      const [west, east, south, north] = geometryBox(shape)
      for (let n = 0; n < 50; n++) {
        const p: Position = [
          lng + (random.next() * 2 - 0.5) * size,
          lat + (random.next() * 2 - 0.5) * size,
        ]
        if (!contains(shape, p)) continue
        expect(p[0] >= west && p[0] <= east && p[1] >= south && p[1] <= north).toBe(true)
      }
    }
  })

  test('an edge along a parallel is a great circle: the middle of a wide polygon bulges north', () => {
    const wide = polygon(square(0, 40, 20))
    expect(contains(wide, [10, 40.1])).toBe(false) // above the parallel, below the arc
    expect(contains(wide, [10, 60.2])).toBe(true)
  })

  const cell = polygon(square(0, 0, 1))
  test.each<[string, Geometry, boolean, boolean]>([
    // shape, intersects the unit square, is within it
    ['a point inside', point(0.5, 0.5), true, true],
    ['a point on a corner', point(1, 1), true, true],
    ['a point outside', point(1.5, 0.5), false, false],
    [
      'a line through',
      {
        type: 'LineString',
        coordinates: [
          [-1, 0.5],
          [2, 0.5],
        ],
      },
      true,
      false,
    ],
    [
      'a line inside',
      {
        type: 'LineString',
        coordinates: [
          [0.1, 0.5],
          [0.9, 0.5],
        ],
      },
      true,
      true,
    ],
    ['a square overlapping', polygon(square(0.5, 0.5, 1)), true, false],
    ['a square inside', polygon(square(0.25, 0.25, 0.5)), true, true],
    ['a square around', polygon(square(-1, -1, 3)), true, false],
    ['a square beside', polygon(square(2, 0, 1)), false, false],
    ['a neighbour sharing an edge', polygon(square(1, 0, 1)), true, false],
    ['itself', cell, true, true],
  ])('%s', (_name, shape, meets, inside) => {
    expect([intersects(shape, cell), intersects(cell, shape), within(shape, cell)]).toEqual([
      meets,
      meets,
      inside,
    ])
  })

  test('within a ring: not when it covers the hole', () => {
    const holed = polygon(square(0, 0, 3), square(1, 1, 1))
    expect(within(polygon(square(0.5, 0.5, 2)), holed)).toBe(false)
    expect(within(polygon(square(0.1, 0.1, 0.5)), holed)).toBe(true)
    expect([contains(holed, [1.5, 1.5]), intersects(point(1.5, 1.5), holed)]).toEqual([
      false,
      false,
    ])
  })
})

describe('areas in the database', () => {
  let cloud: TestCloud
  beforeAll(async () => {
    cloud = await startTestCloud([
      { name: 'grids', indexes: [{ name: 'area', keys: [['area', '2dsphere']] }] },
    ])
    const grids = []
    for (let x = 0; x < 20; x++)
      for (let y = 0; y < 20; y++)
        grids.push({
          _id: `g${x}-${y}`,
          area: polygon(square(121 + x / 100, 31 + y / 100, 0.01)),
          x,
        })
    cloud.store.insertMany('grids', grids)
  })
  afterAll(() => cloud.stop())

  test('which grid is a point in: $geoIntersects, by the index', async () => {
    cloud.trips()
    const ids = await cloud.run<string[]>(`
      const { data } = await db.collection('grids').where({ area: _.geoIntersects({ geometry: db.Geo.Point(121.035, 31.125) }) }).get()
      return data.map((d) => d._id)`)
    expect(ids).toEqual(['g3-12'])
    expect(cloud.trips()[0]).toMatchObject({ index: 'area' })
    expect(
      cloud.store.find('grids', { area: { $geoIntersects: { $geometry: point(0, 0) } } }),
    ).toEqual([])
  })

  test('nearest polygons first; inside is distance 0', async () => {
    const { near, far } = await cloud.run<Record<string, unknown[]>>(`
      const at = db.Geo.Point(121.035, 31.1249)
      const near = (await db.collection('grids').where({ area: _.geoNear({ geometry: at, maxDistance: 700 }) }).get()).data
      const { list } = await db.collection('grids').aggregate()
        .geoNear({ near: at, spherical: true, distanceField: 'distance', key: 'area', maxDistance: 700, query: { x: _.gte(3) } })
        .project({ distance: 1 }).end()
      return { near: near.map((d) => d._id), far: list.map((d) => [d._id, Math.round(d.distance)]) }`)
    expect(near).toEqual(
      ['g3-12', 'g4-12', 'g2-12', 'g3-11', 'g3-13'].sort(
        (a, b) => near!.indexOf(a) - near!.indexOf(b),
      ),
    )
    expect(near!.slice(0, 1)).toEqual(['g3-12'])
    expect(far).toEqual([
      ['g3-12', 0],
      ['g4-12', 476],
      ['g3-11', 545],
      ['g3-13', 568],
    ])
  })

  test('without a limit of distance, a few nearest read only what is near', async () => {
    cloud.trips()
    const ids = await cloud.run<string[]>(`
      const { data } = await db.collection('grids').where({ area: _.geoNear({ geometry: db.Geo.Point(121.1, 30.9) }) }).limit(2).get()
      return data.map((d) => d._id).sort()`)
    expect(ids).toEqual(['g10-0', 'g9-0'])
    expect(cloud.trips()[0]!.examined).toBeLessThan(400)
  })

  test('$geoWithin: areas wholly inside a polygon', async () => {
    const ids = await cloud.run<string[]>(`
      const ring = [[121.0095, 31.0095], [121.0305, 31.0095], [121.0305, 31.0305], [121.0095, 31.0305], [121.0095, 31.0095]]
      const { data } = await db.collection('grids').where({ area: _.geoWithin({ geometry: db.Geo.Polygon([db.Geo.LineString(ring.map((p) => db.Geo.Point(...p)))]) }) }).get()
      return data.map((d) => d._id).sort()`)
    expect(ids).toEqual(['g1-1', 'g1-2', 'g2-1', 'g2-2'])
  })

  test('moving an area moves it in the index', async () => {
    await cloud.run(
      `await db.collection('grids').doc('g0-0').update({ data: { area: _.set({ type: 'Point', coordinates: [10, 10] }) } })`,
    )
    expect(
      cloud.store.find('grids', {
        area: { $nearSphere: { $geometry: point(10, 10), $maxDistance: 5 } },
      }),
    ).toHaveLength(1)
    expect(
      cloud.store.find('grids', {
        area: { $geoIntersects: { $geometry: point(121.005, 31.005) } },
      }),
    ).toEqual([])
  })

  test.each([
    ['a ring not closed', `{ type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 1]]] }`],
    ['off the globe', `{ type: 'Point', coordinates: [190, 0] }`],
    ['no geometry', `'here'`],
  ])('refused by the index: %s', async (_name, area) => {
    const e = await cloud.fails(`await db.collection('grids').add({ data: { area: ${area} } })`)
    expect([e.errCode, /Can't extract geo keys/.test(e.message)]).toEqual([-502001, true])
  })
})
