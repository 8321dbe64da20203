import { startTestCloud } from './harness'
import type { TestCloud } from './harness'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud([{ name: 'u', indexes: [] }])
})
afterAll(() => cloud.stop())

type Doc = Record<string, unknown>

/** Runs one update on a fresh document; answers the document after it. */
const update = (before: Doc, change: string): Promise<Doc> =>
  cloud.run(
    `const doc = db.collection('u').doc('d')
     await doc.set({ data: event.before })
     await doc.update({ data: ${change} })
     const { _id, ...rest } = (await doc.get()).data
     return rest`,
    { before },
  )

describe('update operators', () => {
  test.each<[string, Doc, string, Doc]>([
    ['set nested keeps siblings', { a: { x: 1, y: 2 } }, `{ a: { x: 9 } }`, { a: { x: 9, y: 2 } }],
    ['_.set replaces whole', { a: { x: 1, y: 2 } }, `{ a: _.set({ x: 9 }) }`, { a: { x: 9 } }],
    ['dotted path', { a: { x: 1 } }, `{ 'a.y.z': 1 }`, { a: { x: 1, y: { z: 1 } } }],
    [
      'into an array element',
      { a: [{ n: 1 }, { n: 2 }] },
      `{ 'a.1.n': 9 }`,
      { a: [{ n: 1 }, { n: 9 }] },
    ],
    ['beyond an array pads with null', { a: [1] }, `{ 'a.3': 4 }`, { a: [1, null, null, 4] }],
    [
      'remove',
      { a: 1, b: { c: 1, d: 2 } },
      `{ a: _.remove(), 'b.c': _.remove() }`,
      { b: { d: 2 } },
    ],
    ['inc', { n: 1 }, `{ n: _.inc(-2.5) }`, { n: -1.5 }],
    ['inc a missing field', { z: 1 }, `{ n: _.inc(3) }`, { z: 1, n: 3 }],
    ['mul', { n: 3 }, `{ n: _.mul(2) }`, { n: 6 }],
    ['mul a missing field', { z: 1 }, `{ n: _.mul(2) }`, { z: 1, n: 0 }],
    ['min lower', { n: 3 }, `{ n: _.min(1) }`, { n: 1 }],
    ['min higher', { n: 3 }, `{ n: _.min(5) }`, { n: 3 }],
    ['max of another type goes by type order', { n: 3 }, `{ n: _.max('a') }`, { n: 'a' }],
    ['rename', { a: 1 }, `{ a: _.rename('b.c') }`, { b: { c: 1 } }],
    ['rename a missing field', { x: 1 }, `{ a: _.rename('b') }`, { x: 1 }],
    ['push', { a: [1] }, `{ a: _.push(2) }`, { a: [1, 2] }],
    ['push creates', { z: 1 }, `{ a: _.push([1, 2]) }`, { z: 1, a: [1, 2] }],
    [
      'push at a position, sorted, sliced',
      { a: [5, 1] },
      `{ a: _.push({ each: [3], position: 0, sort: 1, slice: 2 }) }`,
      { a: [1, 3] },
    ],
    [
      'push sorted by a field, last ones',
      { a: [{ n: 2 }] },
      `{ a: _.push({ each: [{ n: 3 }, { n: 1 }], sort: { n: 1 }, slice: -2 }) }`,
      { a: [{ n: 2 }, { n: 3 }] },
    ],
    ['unshift', { a: [3] }, `{ a: _.unshift([1, 2]) }`, { a: [1, 2, 3] }],
    [
      'pop and shift',
      { a: [1, 2, 3], b: [1, 2, 3] },
      `{ a: _.pop(), b: _.shift() }`,
      { a: [1, 2], b: [2, 3] },
    ],
    ['pull a value', { a: [1, 2, 1] }, `{ a: _.pull(1) }`, { a: [2] }],
    ['pull by condition', { a: [1, 2, 3] }, `{ a: _.pull(_.in([1, 3])) }`, { a: [2] }],
    [
      'pull by fields',
      {
        a: [
          { x: 5, y: 1 },
          { x: 1, y: 1 },
        ],
      },
      `{ a: _.pull({ x: _.gt(3), y: 1 }) }`,
      { a: [{ x: 1, y: 1 }] },
    ],
    ['pullAll', { a: [1, 2, 3, 2] }, `{ a: _.pullAll([2, 3]) }`, { a: [1] }],
    ['addToSet new and old', { a: [{ k: 1 }] }, `{ a: _.addToSet({ k: 1 }) }`, { a: [{ k: 1 }] }],
    ['addToSet $each', { a: [1] }, `{ a: _.addToSet({ $each: [1, 2] }) }`, { a: [1, 2] }],
    [
      'several at once',
      { n: 1, a: [], t: 0 },
      `{ n: _.inc(1), a: _.push('x'), t: 5, 'o.p': 1 }`,
      { n: 2, a: ['x'], t: 5, o: { p: 1 } },
    ],
  ])('%s', async (_name, before, change, after) => {
    expect(await update(before, change)).toEqual(after)
  })

  test.each<[string, Doc, string, RegExp]>([
    ['through null', { a: null }, `{ 'a.b': 1 }`, /Cannot create field 'b'/],
    ['through a number', { a: 5 }, `{ 'a.b': 1 }`, /Cannot create field 'b'/],
    ['a name into an array', { a: [1] }, `{ 'a.b': 1 }`, /Cannot create field 'b'/],
    ['inc a string', { n: 'x' }, `{ n: _.inc(1) }`, /non-numeric/],
    ['inc a null', { n: null }, `{ n: _.inc(1) }`, /non-numeric/],
    ['inc by a string', { n: 1 }, `{ n: _.inc('1') }`, /non-numeric/],
    ['mul a boolean', { n: true }, `{ n: _.mul(2) }`, /non-numeric/],
    ['push on a scalar', { a: 1 }, `{ a: _.push(2) }`, /must be an array/],
    ['addToSet on a scalar', { a: 'x' }, `{ a: _.addToSet(2) }`, /must be an array/],
    ['pull on a scalar', { a: 'x' }, `{ a: _.pull('x') }`, /must be an array/],
    ['pop on an object', { a: {} }, `{ a: _.pop() }`, /must be an array/],
    ['two operators on one field', { a: 1 }, `{ a: 1, 'a.b': _.inc(1) }`, /conflict/],
    ['a $-field inside a value', { a: 1 }, `{ a: [{ $x: 1 }] }`, /prefixed field/],
    ['_id', { a: 1 }, `{ '_id.x': 1 }`, /immutable field '_id'/],
  ])('refused, and nothing changes: %s', async (_name, before, change, message) => {
    const e = await cloud.fails(
      `const doc = db.collection('u').doc('d')
       await doc.set({ data: event.before })
       await doc.update({ data: ${change} })`,
      { before },
    )
    expect([e.errCode, message.test(e.message) || e.message]).toEqual([-502001, true])
    expect(cloud.store.find('u')).toEqual([{ _id: 'd', ...before }])
  })
})
