/**
 * Where the cloud is stricter than WeChat on purpose, through the genuine SDK: each rule on, with
 * its own code, and off, with what WeChat does.
 */
import type { Doc, Strict } from '../../devtools/cloud'
import type { TestCloud } from './harness'
import { cloudWith, inTransaction, SEED, stopAll, world } from './strictWorld'

afterAll(stopAll)

const NO_INDEX = /LOCAL_NO_INDEX/
const NO_SORT = /LOCAL_NO_SORT_INDEX/
const UNBOUNDED = /LOCAL_UNBOUNDED_WRITE/
const WHERE = /LOCAL_WHERE_IN_TRANSACTION/

interface Row {
  name: string
  code: string
  refused: RegExp
  /** The one rule to switch off, and what the code then answers. */
  off: Strict
  then: unknown
  /** How `log` and `r` look afterwards, when the code writes. */
  written?: Doc[]
}

const RULES: Row[] = [
  {
    name: 'a query by a field without an index',
    code: `return (await db.collection('r').where({ n: 2 }).get()).data.map((d) => d._id)`,
    refused: NO_INDEX,
    off: { index: false },
    then: ['c'],
  },
  {
    name: 'a count by a field without an index',
    code: `return (await db.collection('r').where({ n: _.gt(1) }).count()).total`,
    refused: NO_INDEX,
    off: { index: false },
    then: 2,
  },
  {
    name: 'an aggregation of everything',
    code: `return (await db.collection('r').aggregate().group({ _id: null, sum: $.sum('$n') }).end()).list`,
    refused: NO_INDEX,
    off: { index: false },
    then: [{ _id: null, sum: 6 }],
  },
  {
    name: 'an update by a field without an index',
    code: `return (await db.collection('r').where({ n: 2 }).update({ data: { at: 9 } })).stats.updated`,
    refused: NO_INDEX,
    off: { index: false },
    then: 1,
    written: [SEED[0]!, SEED[1]!, { ...SEED[2]!, at: 9 }],
  },
  {
    name: 'a sort after a served query',
    code: `return (await db.collection('r').where({ grid: 'g1' }).orderBy('n', 'asc').get()).data.map((d) => d._id)`,
    refused: NO_SORT,
    off: { sort: false },
    then: ['b', 'a'],
  },
  {
    name: 'a sort of everything',
    code: `return (await db.collection('r').orderBy('n', 'desc').limit(2).get()).data.map((d) => d._id)`,
    refused: NO_SORT,
    off: { sort: false },
    then: ['a', 'c'],
  },
  {
    name: 'a sort of what is scanned anyway, with scans allowed',
    code: `return (await db.collection('r').where({ n: _.gt(0) }).orderBy('n', 'asc').get()).data.map((d) => d._id)`,
    refused: NO_INDEX,
    off: { index: false, sort: false },
    then: ['b', 'c', 'a'],
  },
  {
    name: 'where().update() in a transaction: WeChat runs it outside, a rollback does not undo it',
    code: inTransaction(
      `return (await t.collection('r').where({ grid: 'g1' }).update({ data: { at: 7 } })).stats.updated`,
    ),
    refused: WHERE,
    off: { where: false },
    then: 2,
    written: [{ ...SEED[0]!, at: 7 }, { ...SEED[1]!, at: 7 }, SEED[2]!],
  },
  {
    name: 'where().remove() in a transaction',
    code: inTransaction(
      `return (await t.collection('r').where({ grid: 'g2' }).remove()).stats.removed`,
    ),
    refused: WHERE,
    off: { where: false },
    then: 1,
    written: [SEED[0]!, SEED[1]!],
  },
  {
    name: 'where().get() in a transaction: WeChat reads past what the transaction wrote',
    code: inTransaction(
      `await t.collection('r').doc('a').update({ data: { at: 7 } })
       return (await t.collection('r').where({ _id: 'a' }).get()).data[0].at`,
    ),
    refused: WHERE,
    off: { where: false },
    then: 1,
  },
  {
    name: 'where().count() in a transaction',
    code: inTransaction(
      `await t.collection('r').add({ data: { _id: 'd', grid: 'g1' } })
       return (await t.collection('r').where({ grid: 'g1' }).count()).total`,
    ),
    refused: WHERE,
    off: { where: false },
    then: 2,
  },
  {
    name: 'a remove of everything',
    code: `return (await db.collection('r').where({}).remove()).stats.removed`,
    refused: UNBOUNDED,
    off: { boundedWrite: false },
    then: 3,
    written: [],
  },
  {
    name: 'an update of all but one',
    code: `return (await db.collection('r').where({ grid: _.neq('g1') }).update({ data: { at: 0 } })).stats.updated`,
    refused: UNBOUNDED,
    off: { boundedWrite: false, index: false },
    then: 1,
    written: [SEED[0]!, SEED[1]!, { ...SEED[2]!, at: 0 }],
  },
  {
    name: 'a remove of all that have a field, in one branch of an or',
    code: `return (await db.collection('r').where(_.or([{ grid: 'g1' }, { _id: _.exists(true) }])).remove()).stats.removed`,
    refused: UNBOUNDED,
    off: { boundedWrite: false, index: false },
    then: 3,
    written: [],
  },
  {
    name: 'createCollection() at run time',
    code: `await db.createCollection('made'); await db.collection('made').add({ data: { _id: 'm' } })
           return (await db.collection('made').doc('m').get()).data`,
    refused: /LOCAL_UNDECLARED_COLLECTION/,
    off: { declared: false },
    then: { _id: 'm' },
  },
]

describe('stricter than WeChat, on purpose', () => {
  test.each(RULES)('$name', async ({ code, refused, off, then, written }) => {
    const strict = await cloudWith({})
    const before = world(strict)
    expect((await strict.fails(code)).message).toMatch(refused)
    expect(world(strict)).toEqual(before)

    const lax = await cloudWith({ strict: off })
    lax.store.insertMany(
      'r',
      SEED.filter((d) => lax.store.count('r', { _id: d._id }) === 0),
    )
    await reset(lax)
    expect(await lax.run(code)).toEqual(then)
    expect(world(lax)).toEqual(written ?? SEED)
  })

  /** Puts the seed back as it was, past the rules: a row before may have written. */
  const reset = (cloud: TestCloud): Promise<unknown> =>
    cloud.run(
      `for (const { _id, ...data } of event.seed) await db.collection('r').doc(_id).set({ data })`,
      { seed: SEED },
    )

  test('one rule off leaves the others on; strict: false is all of them off', async () => {
    const sortable = await cloudWith({ strict: { sort: false } })
    expect((await sortable.fails(RULES[0]!.code)).message).toMatch(NO_INDEX)
    const anything = await cloudWith({ strict: false })
    expect(await anything.run(RULES[0]!.code)).toEqual(['c'])
  })

  test('1,000 matching documents are written; 1,001 are refused, before the first is', async () => {
    const cloud = await cloudWith({})
    const big = (i: number): Doc => ({ _id: `x${i}`, grid: 'big', at: 0 })
    const update = `return (await db.collection('r').where({ grid: 'big' }).update({ data: { at: event.at } })).stats.updated`
    cloud.store.insertMany(
      'r',
      Array.from({ length: 1000 }, (_, i) => big(i)),
    )
    expect(await cloud.run(update, { at: 101 })).toBe(1000)
    cloud.store.insertMany('r', [big(1000)])
    expect((await cloud.fails(update, { at: 102 })).message).toMatch(UNBOUNDED)
    expect(cloud.store.count('r', { at: 102 })).toBe(0)
    expect(cloud.store.count('r', { at: 101 })).toBe(1000)
  })
})
