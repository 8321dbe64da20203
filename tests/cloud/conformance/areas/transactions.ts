/** Transactions through the SDK; isolation itself is told in tests/cloud/isolation.test.ts. */
import type { Area, Row } from '../rows'

const row = (
  what: string,
  code: string,
  outcome: Pick<Row, 'gives' | 'fails' | 'leaves'>,
  source: string,
): Row => ({
  what,
  docs: '[{ n: 1 }]',
  code,
  ...outcome,
  source,
})

const BEGIN = `const t = await db.startTransaction(); const tc = t.collection('c');`
const WECHAT = 'WeChat docs: Transaction'
const CONFLICT = 'WeChat docs: Transaction (snapshot isolation, write conflict); WECHAT §2.1, §3'
const SYSTEM_ERROR = -501001

export const transactions: Area = {
  name: 'transactions',
  rows: [
    row(
      'commit keeps what was written',
      `${BEGIN} await tc.doc(0).update({ data: { n: 2 } }); await tc.doc('s').set({ data: { n: 3 } }); await tc.add({ data: { _id: 't', n: 4 } }); return (await t.commit()).committed`,
      { gives: 1, leaves: [{ n: 2 }, { n: 3 }, { n: 4 }] },
      'wire #25–31',
    ),
    row(
      'rollback keeps nothing',
      `${BEGIN} await tc.doc(0).update({ data: { n: 999 } }); await tc.doc('s').set({ data: { n: 3 } }); return (await t.rollback()).aborted`,
      { gives: 1, leaves: [{ n: 1 }] },
      'wire #32–35',
    ),
    row(
      'what each operation answers',
      `${BEGIN} const out = [(await tc.doc(0).get()).data, (await tc.doc(0).update({ data: { n: _.inc(1) } })).stats, (await tc.doc('s').set({ data: { n: 3 } })).stats, (await tc.add({ data: { _id: 't' } }))._id, (await tc.doc('t').remove()).stats]; await t.rollback(); return out`,
      {
        gives: [{ _id: 0, n: 1 }, { updated: 1 }, { updated: 0, created: 0 }, 't', { removed: 1 }],
        leaves: [{ n: 1 }],
      },
      'wire #26–30',
    ),
    row(
      'it sees its own writes, others do not',
      `${BEGIN} await tc.doc(0).update({ data: { n: 2 } }); const seen = [(await tc.doc(0).get()).data.n, (await c.doc(0).get()).data.n]; await t.commit(); return seen.concat((await c.doc(0).get()).data.n)`,
      { gives: [2, 1, 2], leaves: [{ n: 2 }] },
      WECHAT,
    ),
    row(
      'it reads as of its first moment',
      `${BEGIN} await tc.doc(0).get(); await c.doc(0).update({ data: { n: 5 } }); const n = (await tc.doc(0).get()).data.n; await t.rollback(); return n`,
      { gives: 1, leaves: [{ n: 5 }] },
      CONFLICT,
    ),
    row(
      'a field projection',
      `${BEGIN} const d = (await tc.doc(0).field({ n: false }).get()).data; await t.rollback(); return d`,
      { gives: { _id: 0 } },
      'MongoDB manual: Project Fields to Return',
    ),
    row(
      'a document that is not there',
      `${BEGIN} try { await tc.doc('none').get() } finally { await t.rollback() }`,
      { fails: [-1, /does not exist/], leaves: [{ n: 1 }] },
      'wire #21 (an empty list); SDK: throws',
    ),
    row(
      'a server date',
      `${BEGIN} await tc.doc(0).update({ data: { at: db.serverDate() } }); await t.commit(); return (await c.doc(0).get()).data.at instanceof Date`,
      { gives: true },
      'encodings: U serverDate plain',
    ),
    row(
      'conflict on an operation: the second to write fails at once, its code lost',
      `const a = await db.startTransaction(), b = await db.startTransaction(); await a.collection('c').doc(0).update({ data: { n: 8 } }); try { await b.collection('c').doc(0).update({ data: { n: 9 } }) } finally { await b.rollback(); await a.commit() }`,
      { fails: [SYSTEM_ERROR, /TransactionConflict/], leaves: [{ n: 8 }] },
      'wire #48; WECHAT §2.1',
    ),
    row(
      'conflict with a plain write since the first read',
      `${BEGIN} await tc.doc(0).get(); await c.doc(0).update({ data: { n: 51 } }); try { await tc.doc(0).update({ data: { n: 0 } }) } finally { await t.rollback() }`,
      { fails: [SYSTEM_ERROR, /TransactionConflict/], leaves: [{ n: 51 }] },
      'wire #45–49',
    ),
    row(
      'a duplicate id',
      `${BEGIN} try { await tc.add({ data: { _id: 0 } }) } finally { await t.rollback() }`,
      { fails: [-502001, /E11000/], leaves: [{ n: 1 }] },
      'wire #6; MongoDB manual: Transactions',
    ),
    row(
      'a refused update ends the transaction',
      `${BEGIN} await tc.doc('x').set({ data: { n: 2 } }); await tc.add({ data: { _id: 0 } }).catch(() => 0); return await t.commit()`,
      { fails: [undefined, /TransactionNotExist/], leaves: [{ n: 1 }] },
      'MongoDB manual: Transactions (an error aborts)',
    ),
    row(
      'after its end nothing goes',
      `${BEGIN} await t.rollback(); return await tc.doc(0).get()`,
      { fails: [SYSTEM_ERROR, /TransactionNotExist/], leaves: [{ n: 1 }] },
      WECHAT,
    ),
    row(
      'commit after the end',
      `${BEGIN} await t.commit(); return await t.commit()`,
      { fails: [undefined, /TransactionNotExist/], leaves: [{ n: 1 }] },
      WECHAT,
    ),
    row(
      'set in a transaction says that it created nothing',
      `${BEGIN} const { stats } = await tc.doc('s').set({ data: { n: 3 } }); await t.commit(); return stats`,
      { gives: { updated: 0, created: 0 }, leaves: [{ n: 1 }, { n: 3 }] },
      'SDK: reads another field of the answer of wire #28',
    ),
    row(
      'queries, counts and aggregations of its collection run outside, too',
      `${BEGIN} await tc.doc(0).update({ data: { n: 2 } })
      const seen = [await tc.get(), await tc.orderBy('n', 'asc').get(), await tc.limit(1).get(), await tc.skip(0).get(), await tc.field({ n: true }).get()].map((r) => r.data[0].n)
      seen.push((await tc.count()).total, (await tc.aggregate().match({ n: 1 }).count('n').end()).list[0].n)
      await t.rollback(); return seen`,
      { gives: [1, 1, 1, 1, 1, 1, 1], leaves: [{ n: 1 }] },
      'WECHAT §2.2 (captured for where(): wire #51)',
    ),
    row(
      'where() runs outside, as the SDK sends it',
      `${BEGIN} await tc.where({ _id: 0 }).update({ data: { leaked: 1 } }); await t.rollback()`,
      { gives: undefined, leaves: [{ n: 1, leaked: 1 }] },
      'wire #50–53; WECHAT §2.2 (refused when strict)',
    ),
    row(
      'runTransaction commits and answers what the function answers',
      `return await db.runTransaction(async (t) => { await t.collection('c').doc(0).update({ data: { n: 2 } }); return 'done' })`,
      { gives: 'done', leaves: [{ n: 2 }] },
      'WeChat docs: Database.runTransaction',
    ),
    row(
      'runTransaction rolls back when the function throws',
      `return await db.runTransaction(async (t) => { await t.collection('c').doc(0).update({ data: { n: 2 } }); throw new Error('no') })`,
      { fails: [undefined, /^no$/], leaves: [{ n: 1 }] },
      'WeChat docs: Database.runTransaction',
    ),
    row(
      'runTransaction ended by rollback rejects with its reason',
      `return await db.runTransaction(async (t) => { await t.rollback('reason') }).catch((e) => e)`,
      { gives: 'reason', leaves: [{ n: 1 }] },
      'WeChat docs: Transaction.rollback',
    ),
    row(
      'runTransaction does not retry a conflict on an operation',
      `let runs = 0
      const outcome = await db.runTransaction(async (t) => { runs++; await t.collection('c').doc(0).get(); await c.doc(0).update({ data: { n: _.inc(10) } }); await t.collection('c').doc(0).update({ data: { n: 0 } }) }).catch((e) => e.errCode)
      return [runs, outcome]`,
      { gives: [1, SYSTEM_ERROR], leaves: [{ n: 11 }] },
      'WECHAT §2.1',
    ),
  ],
}
