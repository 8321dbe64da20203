/** What a read answers: projections, order, pages, counts, single documents. */
import { REFUSED } from '../rows'
import type { Area, Row } from '../rows'

const DOC = `[{ a: 1, b: { x: 1, y: 2 }, l: [{ p: 1, q: 2 }, { p: 3, q: 4 }, 7], n: [1, 2, 3, 4] }]`
const MIXED = `[{ a: 2 }, { a: 'x' }, { a: null }, {}, { a: { k: 1 } }, { a: [5, 1] }, { a: [] }, { a: true }, { a: new Date(0) }, { a: NaN }, { a: 10 }]`

const shows = (what: string, field: string, gives: unknown, source: string): Row => ({
  what,
  docs: DOC,
  reads: true,
  code: `return (await c.doc(0).field(${field}).get()).data`,
  gives,
  source,
})

const refuses = (what: string, field: string, message: RegExp): Row => ({
  what,
  docs: DOC,
  reads: true,
  code: `return (await c.doc(0).field(${field}).get()).data`,
  fails: [REFUSED, message],
  source: 'MongoDB manual: Project Fields to Return',
})

const sorts = (what: string, order: string, gives: number[], source: string): Row => ({
  what,
  docs: MIXED,
  reads: true,
  code: `return (await c${order}.get()).data.map((d) => d._id)`,
  gives,
  source,
})

const PROJECT = 'MongoDB manual: Project Fields to Return'
const ORDER = 'MongoDB manual: Comparison/Sort Order'

export const reads: Area = {
  name: 'reads',
  rows: [
    shows(
      'inclusion, in the order of the document',
      `{ b: true, a: true }`,
      { _id: 0, a: 1, b: { x: 1, y: 2 } },
      `wire #8; ${PROJECT}`,
    ),
    shows('inclusion without _id', `{ a: true, _id: false }`, { a: 1 }, PROJECT),
    shows('exclusion', `{ b: false, l: false, n: false }`, { _id: 0, a: 1 }, PROJECT),
    shows('a part of an object', `{ 'b.y': true }`, { _id: 0, b: { y: 2 } }, PROJECT),
    shows(
      'a part of documents in an array',
      `{ 'l.q': true }`,
      { _id: 0, l: [{ q: 2 }, { q: 4 }] },
      PROJECT,
    ),
    shows(
      'without a part of documents in an array',
      `{ 'l.q': false, a: false, b: false, n: false }`,
      { _id: 0, l: [{ p: 1 }, { p: 3 }, 7] },
      PROJECT,
    ),
    shows('a field that is not there', `{ zz: true }`, { _id: 0 }, PROJECT),
    shows(
      'project.slice: the first',
      `{ n: _.project.slice(2), a: true }`,
      { _id: 0, a: 1, n: [1, 2] },
      'WeChat docs: Command.project.slice; MongoDB manual: $slice (projection)',
    ),
    shows(
      'project.slice: the last',
      `{ n: _.project.slice(-1), a: true }`,
      { _id: 0, a: 1, n: [4] },
      'MongoDB manual: $slice (projection)',
    ),
    shows(
      'project.slice: from a place',
      `{ n: _.project.slice([1, 2]), a: true }`,
      { _id: 0, a: 1, n: [2, 3] },
      'MongoDB manual: $slice (projection)',
    ),
    shows(
      'project.slice beside an exclusion keeps the rest',
      `{ n: _.project.slice(1), l: false, b: false }`,
      { _id: 0, a: 1, n: [1] },
      'MongoDB manual: $slice (projection)',
    ),
    shows(
      'project.elemMatch: the first that matches',
      `{ l: _.project.elemMatch({ p: 3 }) }`,
      { _id: 0, l: [{ p: 3, q: 4 }] },
      'MongoDB manual: $elemMatch (projection)',
    ),
    shows(
      'project.elemMatch without a match leaves the field out',
      `{ l: _.project.elemMatch({ p: 9 }), a: true }`,
      { _id: 0, a: 1 },
      'MongoDB manual: $elemMatch (projection)',
    ),
    refuses(
      'inclusion and exclusion mixed',
      `{ a: true, b: false }`,
      /mix of inclusion and exclusion/,
    ),
    sorts(
      'mixed types, up',
      `.orderBy('a', 'asc')`,
      [6, 2, 3, 9, 5, 0, 10, 1, 4, 7, 8],
      `${ORDER}; an array by its least element`,
    ),
    sorts(
      'mixed types, down',
      `.orderBy('a', 'desc')`,
      [8, 7, 4, 1, 10, 5, 0, 9, 2, 3, 6],
      `${ORDER}; an array by its greatest element`,
    ),
    sorts(
      'by two fields',
      `.where({ _id: _.in([0, 1, 10, 7]) }).orderBy('zz', 'asc').orderBy('_id', 'desc')`,
      [10, 7, 1, 0],
      'MongoDB manual: cursor.sort',
    ),
    sorts(
      'skip and limit',
      `.orderBy('_id', 'asc').skip(2).limit(3)`,
      [2, 3, 4],
      'WeChat docs: Collection.skip, limit',
    ),
    sorts(
      'limit 0 is no limit of its own',
      `.orderBy('_id', 'asc').limit(0)`,
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      'SDK: sends 100',
    ),
    {
      what: 'limit: 100 by default, 1000 at most',
      docs: `Array.from({ length: 1010 }, (_x, i) => ({ n: i }))`,
      reads: true,
      code: `return [(await c.get()).data.length, (await c.limit(5000).get()).data.length, (await c.skip(1005).get()).data.length]`,
      gives: [100, 1000, 5],
      source:
        'wire #1 (100); SDK: clamps to 1000; WeChat docs: Collection.limit (1000 in a function)',
    },
    {
      what: 'count, with and without a condition, no limit upon it',
      docs: `Array.from({ length: 120 }, (_x, i) => ({ n: i % 2 }))`,
      reads: true,
      code: `return [await c.count(), await c.where({ n: 1 }).count()].map((x) => x.total)`,
      gives: [120, 60],
      source: 'wire #9, #20',
    },
    {
      what: 'a document that is not there',
      docs: '[]',
      code: `return (await c.doc('nobody').get()).data`,
      fails: [-1, /does not exist/],
      source: 'wire #21: an empty list; SDK: throws',
    },
    {
      what: 'a collection that is not there',
      docs: '[]',
      code: `return (await db.collection('nope').get()).data`,
      fails: [-502005, /Db or Table not exist: nope/],
      source: 'wire #1; WECHAT §2',
    },
    {
      what: 'an order that is none',
      docs: '[]',
      code: `return (await c.orderBy('a', 'up').get()).data`,
      fails: [undefined, /排序/],
      source: 'SDK: checked before it sends',
    },
    {
      what: 'a query on a collection, by its own methods',
      docs: `[{ n: 2, z: 1 }, { n: 1, z: 1 }]`,
      code: `const list = [await c.field({ n: true }).get(), await c.limit(1).get(), await c.orderBy('n', 'asc').get()].map((r) => r.data.map((d) => d.n))
        await c.where({ n: 2 }).field({ n: true }).orderBy('n', 'asc').limit(1).skip(0).where({ n: 1 }).remove()
        return list`,
      gives: [[2, 1], [2], [1, 2]],
      leaves: [{ n: 2, z: 1 }],
      source: 'WeChat docs: Collection; the last where() counts',
    },
    {
      what: 'update and remove of a whole collection need no condition',
      docs: `[{ n: 1 }, { n: 2 }]`,
      code: `return [(await c.update({ data: { z: 1 } })).stats, (await c.remove()).stats]`,
      gives: [{ updated: 2 }, { removed: 2 }],
      leaves: [],
      source: 'SDK: sends the action without a query',
    },
    {
      what: "update and remove of a transaction's whole collection run outside",
      docs: `[{ n: 1 }]`,
      code: `const t = await db.startTransaction(), tc = t.collection('c')
        const done = [(await tc.update({ data: { z: 1 } })).stats, (await tc.remove()).stats]
        await t.rollback()
        return done`,
      gives: [{ updated: 1 }, { removed: 1 }],
      leaves: [],
      source: 'WECHAT §2.2 (refused when strict)',
    },
  ],
}
