/** Places on the sphere: near, within, intersects, and $geoNear. One degree north is 111.3 km. */
import { REFUSED, aggregates, finds, refusesFilter } from '../rows'
import type { Area, Row } from '../rows'

/** Points going north from (121, 31) by hundredths of a degree: 0, 1.1, 2.2, 5.6 km; one without. */
const NORTH = `[0, 0.01, 0.02, 0.05].map((up) => ({ place: db.Geo.Point(121, 31 + up) })).concat({ x: 1 })`

/** A square of one hundredth of a degree at (121, 31), its neighbour, a line through both. */
const AREAS = `[
  { place: { type: 'Polygon', coordinates: [[[121, 31], [121.01, 31], [121.01, 31.01], [121, 31.01], [121, 31]]] } },
  { place: { type: 'Polygon', coordinates: [[[121.02, 31], [121.03, 31], [121.03, 31.01], [121.02, 31.01], [121.02, 31]]] } },
  { place: db.Geo.LineString([db.Geo.Point(121.005, 31.005), db.Geo.Point(121.025, 31.005)]) },
]`

const SQUARE = `db.Geo.Polygon([db.Geo.LineString([[121.001, 30.99], [121.04, 30.99], [121.04, 31.025], [121.001, 31.025], [121.001, 30.99]].map((p) => db.Geo.Point(...p)))])`
const AROUND = `db.Geo.Polygon([db.Geo.LineString([[120.99, 30.99], [121.015, 30.99], [121.015, 31.025], [120.99, 31.025], [120.99, 30.99]].map((p) => db.Geo.Point(...p)))])`

const near = (what: string, argument: string, gives: number[], source: string): Row => ({
  what,
  docs: NORTH,
  reads: true,
  code: `return (await c.where({ place: _.geoNear(${argument}) }).get()).data.map((d) => d._id)`,
  gives,
  source,
})

const HERE = 'geometry: db.Geo.Point(121, 31)'
const NEAR = 'WeChat docs: Command.geoNear; MongoDB manual: $nearSphere'

const stores = (shape: string, code: string, gives: unknown): Row => ({
  what: `a ${shape} comes back as it went`,
  docs: '[]',
  code: `await c.add({ data: { _id: 0, place: ${code} } }); return JSON.stringify((await c.doc(0).get()).data.place)`,
  gives: JSON.stringify(gives),
  source: `WeChat docs: Geo.${shape}`,
})

export const geo: Area = {
  name: 'places on the sphere',
  rows: [
    near(
      'geoNear: the nearest first, what has no place is left out',
      `{ geometry: db.Geo.Point(121, 31.021) }`,
      [2, 1, 0, 3],
      'wire #11; MongoDB manual: $nearSphere',
    ),
    near(
      'geoNear with a greatest distance in metres',
      `{ ${HERE}, maxDistance: 1200 }`,
      [0, 1],
      NEAR,
    ),
    near('geoNear with a least distance in metres', `{ ${HERE}, minDistance: 1200 }`, [2, 3], NEAR),
    near('geoNear with both', `{ ${HERE}, minDistance: 1000, maxDistance: 3000 }`, [1, 2], NEAR),
    finds(
      'geoWithin a polygon',
      NORTH,
      `{ place: _.geoWithin({ geometry: ${AROUND} }) }`,
      [0, 1, 2],
      'wire #12; MongoDB manual: $geoWithin',
    ),
    finds(
      'geoWithin: an area must lie wholly inside',
      AREAS,
      `{ place: _.geoWithin({ geometry: ${AROUND} }) }`,
      [0],
      'MongoDB manual: $geoWithin',
    ),
    finds(
      'geoWithin a circle, its radius in radians',
      NORTH,
      `{ place: _.geoWithin({ centerSphere: [[121, 31], 1200 / 6378100] }) }`,
      [0, 1],
      'encodings: Q geoWithin sphere',
    ),
    finds(
      'geoWithin a circle round a Geo.Point',
      NORTH,
      `{ place: _.geoWithin({ centerSphere: [db.Geo.Point(121, 31), 0] }) }`,
      [0],
      'WeChat docs: Command.geoWithin',
    ),
    finds(
      'geoIntersects a point: its areas and lines',
      AREAS,
      `{ place: _.geoIntersects({ geometry: db.Geo.Point(121.005, 31.005) }) }`,
      [0, 2],
      'encodings: Q geoIntersects',
    ),
    finds(
      'geoIntersects a line',
      AREAS,
      `{ place: _.geoIntersects({ geometry: db.Geo.LineString([db.Geo.Point(121.022, 30.9), db.Geo.Point(121.022, 31.1)]) }) }`,
      [1, 2],
      'MongoDB manual: $geoIntersects',
    ),
    finds(
      'geoIntersects a polygon',
      AREAS,
      `{ place: _.geoIntersects({ geometry: ${SQUARE} }) }`,
      [0, 1, 2],
      'MongoDB manual: $geoIntersects',
    ),
    finds(
      'geoIntersects beside other conditions',
      AREAS,
      `{ _id: _.gt(0), place: _.geoIntersects({ geometry: ${SQUARE} }) }`,
      [1, 2],
      'MongoDB manual: $geoIntersects',
    ),
    finds(
      'a chained geoWithin',
      NORTH,
      `{ place: _.exists(true).geoWithin({ geometry: ${AROUND} }) }`,
      [0, 1, 2],
      'SDK: chained commands arrive as $and',
    ),
    finds(
      'a chained geoIntersects',
      AREAS,
      `{ place: _.exists(true).geoIntersects({ geometry: ${SQUARE} }) }`,
      [0, 1, 2],
      'SDK: chained commands arrive as $and',
    ),
    finds(
      'a chained geoNear',
      NORTH,
      `{ place: _.exists(true).geoNear({ ${HERE}, maxDistance: 10 }) }`,
      [0],
      'SDK: chained commands arrive as $and',
    ),
    {
      what: 'a place between two great circles: the middle of a wide edge bulges to the pole',
      docs: `[{ place: db.Geo.Point(10, 40.1) }, { place: db.Geo.Point(10, 60.2) }]`,
      reads: true,
      code: `const ring = [[0, 40], [20, 40], [20, 60], [0, 60], [0, 40]].map((p) => db.Geo.Point(...p))
        return (await c.where({ place: _.geoWithin({ geometry: db.Geo.Polygon([db.Geo.LineString(ring)]) }) }).get()).data.map((d) => d._id)`,
      gives: [1],
      source: 'MongoDB manual: Geospatial Queries, spherical surfaces',
    },
    aggregates(
      'geoNear stage: distance, query, multiplier, key',
      NORTH,
      `.geoNear({ near: db.Geo.Point(121, 31), spherical: true, distanceField: 'm', maxDistance: 6000, query: { _id: _.gt(1) }, key: 'place', distanceMultiplier: 0.001 }).project({ m: $.trunc('$m') })`,
      [
        { _id: 2, m: 2 },
        { _id: 3, m: 5 },
      ],
      'wire #23; MongoDB manual: $geoNear',
    ),
    aggregates(
      'geoNear stage: limits and the place that was met',
      NORTH,
      `.geoNear({ near: db.Geo.Point(121, 31), spherical: true, distanceField: 'd.m', minDistance: 1, limit: 1, includeLocs: 'd.at' }).project({ 'd.at': 1 })`,
      [{ _id: 1, d: { at: { type: 'Point', coordinates: [121, 31.01] } } }],
      'WeChat docs: Aggregate.geoNear; MongoDB manual: $geoNear',
    ),
    {
      what: 'geoNear stage without a field for the distance',
      docs: NORTH,
      reads: true,
      code: `return await c.aggregate().geoNear({ near: db.Geo.Point(121, 31), spherical: true }).end()`,
      fails: [-1, /distanceField/],
      source: 'MongoDB manual: $geoNear',
    },
    refusesFilter(
      'geoWithin a line',
      `{ place: _.geoWithin({ geometry: db.Geo.LineString([db.Geo.Point(0, 0), db.Geo.Point(1, 1)]) }) }`,
      /\$geoWithin not supported/,
      'MongoDB manual: $geoWithin',
    ),
    refusesFilter(
      '$nearSphere to a line',
      `{ place: { $nearSphere: { $geometry: { type: 'LineString', coordinates: [[0, 0], [1, 1]] } } } }`,
      /requires a point/,
      'MongoDB manual: $nearSphere',
    ),
    {
      what: 'a place off the globe is refused by the index',
      docs: '[]',
      code: `await c.add({ data: { place: { type: 'Point', coordinates: [190, 0] } } })`,
      fails: [REFUSED, /Can't extract geo keys/],
      leaves: [],
      source: 'MongoDB manual: 2dsphere Indexes',
    },
    {
      what: 'a place off the globe is refused by Geo.Point',
      docs: '[]',
      code: `return db.Geo.Point(190, 0)`,
      fails: [undefined, /longitude/],
      source: 'SDK: checked before it sends',
    },
    {
      what: 'a ring that is open is refused by Geo.Polygon',
      docs: '[]',
      code: `return db.Geo.Polygon([db.Geo.LineString([db.Geo.Point(0, 0), db.Geo.Point(1, 0)])])`,
      fails: [undefined, /closed/],
      source: 'SDK: checked before it sends',
    },
    stores('Point', `db.Geo.Point(1, 2)`, { type: 'Point', coordinates: [1, 2] }),
    stores('LineString', `db.Geo.LineString([db.Geo.Point(1, 2), db.Geo.Point(2, 3)])`, {
      type: 'LineString',
      coordinates: [
        [1, 2],
        [2, 3],
      ],
    }),
    stores('MultiPoint', `db.Geo.MultiPoint([db.Geo.Point(1, 2)])`, {
      type: 'MultiPoint',
      coordinates: [[1, 2]],
    }),
    stores(
      'MultiLineString',
      `db.Geo.MultiLineString([db.Geo.LineString([db.Geo.Point(1, 2), db.Geo.Point(2, 3)])])`,
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [1, 2],
            [2, 3],
          ],
        ],
      },
    ),
    stores('Polygon', AROUND, {
      type: 'Polygon',
      coordinates: [
        [
          [120.99, 30.99],
          [121.015, 30.99],
          [121.015, 31.025],
          [120.99, 31.025],
          [120.99, 30.99],
        ],
      ],
    }),
    stores('MultiPolygon', `db.Geo.MultiPolygon([${AROUND}])`, {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [120.99, 30.99],
            [121.015, 30.99],
            [121.015, 31.025],
            [120.99, 31.025],
            [120.99, 30.99],
          ],
        ],
      ],
    }),
  ],
}
