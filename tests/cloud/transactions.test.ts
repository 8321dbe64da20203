import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Store } from '../../devtools/cloud/store/store'
import { startTestCloud } from './harness'
import type { TestCloud } from './harness'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud([
    { name: 'acc', indexes: [{ name: 'email', keys: [['email', 1]], unique: true }] },
    { name: 'log', indexes: [] },
  ])
})
beforeEach(async () => {
  cloud.faults.clear()
  await cloud.run(`
    for (const id of ['c', 'd', 'e']) await db.collection('acc').doc(id).remove()
    for (const id of ['a', 'b']) await db.collection('acc').doc(id).set({ data: { n: 10, email: id } })`)
})
afterAll(() => cloud.stop())

const n = (id: string): unknown => cloud.store.find('acc', { _id: id })[0]?.n

/** Code that has two transactions, t and u, and reports what each step did. */
const steps = (code: string): Promise<unknown[]> =>
  cloud.run(`
    const acc = (t, id) => t.collection('acc').doc(id)
    const out = []
    const step = (p) => p.then(
      (r) => { out.push(r.data ? r.data.n : r.stats ? Object.values(r.stats).join() : 'ok') },
      (e) => { out.push(/WriteConflict|TransactionConflict/.test(e.errMsg ?? e.message) ? 'conflict' : /E11000/.test(e.errMsg ?? e.message) ? 'duplicate' : /not exist/.test(e.errMsg ?? e.message) ? 'ended' : String(e.errMsg ?? e.message)) })
    const t = await db.startTransaction(), u = await db.startTransaction()
    const set = (x, id, n) => step(acc(x, id).update({ data: { n } }))
    const get = (x, id) => step(acc(x, id).get())
    const add = (x, data) => step(x.collection('acc').add({ data }))
    ${code}
    for (const x of [t, u]) await x.rollback().catch(() => undefined)
    return out`)

describe('isolation of snapshot transactions', () => {
  test.each<[string, string, unknown[]]>([
    [
      'its own writes are seen, by nobody else',
      `await set(t, 'a', 5); await get(t, 'a'); await get(u, 'a'); await get(db, 'a')`,
      ['1', 5, 10, 10],
    ],
    [
      'after the commit all see it',
      `await set(t, 'a', 5); await step(t.commit()); await get(db, 'a')`,
      ['1', 'ok', 5],
    ],
    [
      'after a rollback nobody does',
      `await set(t, 'a', 5); await step(t.rollback()); await get(db, 'a')`,
      ['1', 'ok', 10],
    ],
    [
      'reads see the state at the start',
      `await set(db, 'a', 7); await get(t, 'a'); await step(acc(db, 'b').remove()); await get(t, 'b')`,
      ['1', 10, '1', 10],
    ],
    [
      'the first writer wins, at once',
      `await set(t, 'a', 5); await set(u, 'a', 6); await step(t.commit()); await get(db, 'a')`,
      ['1', 'conflict', 'ok', 5],
    ],
    [
      'a write after another commit is a conflict',
      `await set(t, 'a', 5); await step(t.commit()); await set(u, 'a', 6)`,
      ['1', 'ok', 'conflict'],
    ],
    [
      'a plain write since the start is a conflict',
      `await set(db, 'a', 5); await set(t, 'a', 6)`,
      ['1', 'conflict'],
    ],
    [
      'a delete since the start is a conflict',
      `await step(acc(db, 'a').remove()); await set(t, 'a', 6)`,
      ['1', 'conflict'],
    ],
    [
      'a delete in another transaction is a conflict',
      `await step(acc(u, 'a').remove()); await set(t, 'a', 6)`,
      ['1', 'conflict'],
    ],
    [
      'deleted and made again since the start, too',
      `await step(acc(db, 'a').remove()); await add(db, { _id: 'a', n: 1, email: 'a' }); await set(t, 'a', 6)`,
      ['1', 'ok', 'conflict'],
    ],
    [
      'a conflict ends the transaction',
      `await set(t, 'b', 1); await set(u, 'a', 5); await set(t, 'a', 6); await get(t, 'b'); await step(t.commit()); await get(db, 'b')`,
      ['1', '1', 'conflict', 'ended', 'ended', 10],
    ],
    [
      'and frees what it held',
      `await set(t, 'b', 1); await set(u, 'a', 5); await set(t, 'a', 6); await set(db, 'b', 3)`,
      ['1', '1', 'conflict', '1'],
    ],
    [
      'an update that changes nothing holds nothing',
      `await set(t, 'a', 10); await set(u, 'a', 6)`,
      ['0', '1'],
    ],
    [
      'two adds of one _id',
      `await add(t, { _id: 'c', n: 1, email: 'c' }); await add(u, { _id: 'c', n: 2, email: 'cc' }); await step(t.commit()); await get(db, 'c')`,
      ['ok', 'conflict', 'ok', 1],
    ],
    ['an add of what exists', `await add(t, { _id: 'a', n: 1, email: 'x' })`, ['duplicate']],
    [
      'an add of what came after the start',
      `await add(db, { _id: 'c', n: 1, email: 'c' }); await add(t, { _id: 'c', n: 2, email: 'c' })`,
      ['ok', 'conflict'],
    ],
    [
      'two adds of one unique key',
      `await add(t, { _id: 'c', email: 'k' }); await add(u, { _id: 'd', email: 'k' })`,
      ['ok', 'conflict'],
    ],
    [
      'one transaction, one unique key twice',
      `await add(t, { _id: 'c', email: 'k' }); await add(t, { _id: 'd', email: 'k' })`,
      ['ok', 'duplicate'],
    ],
    [
      'a unique key that another document has',
      `await add(t, { _id: 'c', email: 'a' })`,
      ['duplicate'],
    ],
    [
      'a unique key that the transaction freed',
      `await step(acc(t, 'a').remove()); await add(t, { _id: 'c', n: 3, email: 'a' }); await step(t.commit()); await get(db, 'c')`,
      ['1', 'ok', 'ok', 3],
    ],
    [
      'a unique key passed on within a transaction',
      `await add(t, { _id: 'c', n: 1, email: 'c' }); await step(acc(t, 'a').update({ data: { email: 'x' } })); await step(acc(t, 'c').update({ data: { email: 'a' } })); await step(acc(t, 'a').update({ data: { email: 'y' } })); await step(t.commit()); await get(db, 'c')`,
      ['ok', '1', '1', '1', 'ok', 1],
    ],
    [
      'write skew goes through, as on WeChat',
      `await get(t, 'a'); await get(u, 'b'); await set(t, 'b', 0); await set(u, 'a', 0); await step(t.commit()); await step(u.commit())`,
      [10, 10, '1', '1', 'ok', 'ok'],
    ],
    [
      'set and remove take part',
      `await step(acc(t, 'd').set({ data: { n: 4, email: 'd' } })); await step(acc(t, 'a').remove()); await step(t.commit()); await get(db, 'd')`,
      ['0,0', '1', 'ok', 4],
    ],
    [
      'a second commit',
      `await set(t, 'a', 5); await step(t.commit()); await step(t.commit())`,
      ['1', 'ok', 'ended'],
    ],
  ])('%s', async (_name, code, expected) => {
    expect(await steps(code)).toEqual(expected)
  })

  test('a plain write waits for the transaction, then is done on top', async () => {
    const out = await cloud.run(`
      const t = await db.startTransaction()
      await t.collection('acc').doc('a').update({ data: { n: _.inc(1) } })
      let waited = true
      const plain = db.collection('acc').doc('a').update({ data: { n: _.inc(100) } }).then(() => { waited = false })
      await new Promise((r) => setTimeout(r, 50))
      const before = waited
      await t.commit(); await plain
      return [before, (await db.collection('acc').doc('a').get()).data.n]`)
    expect(out).toEqual([true, 111])
  })

  test('40 contended increments in 4 processes, with a retry of our own: all done, none lost', async () => {
    const tenTimes = `
      const once = async () => {
        for (let tries = 0; ; tries++) {
          try {
            return await db.runTransaction(async (t) => {
              const { data } = await t.collection('acc').doc('a').get()
              await t.collection('acc').doc('a').update({ data: { n: data.n + 1 } })
            })
          } catch (e) {
            if (tries > 200 || !/Conflict/.test(e.errMsg ?? e.message)) throw e
            await new Promise((r) => setTimeout(r, Math.random() * 20))
          }
        }
      }
      await Promise.all(Array.from({ length: 10 }, once))`
    await Promise.all(Array.from({ length: 4 }, () => cloud.run(tenTimes)))
    expect(n('a')).toBe(50)
  }, 20_000)
})

describe('what strictness refuses in a transaction', () => {
  test.each([
    [
      'where().update()',
      `await t.collection('acc').where({ _id: 'a' }).update({ data: { n: 0 } })`,
    ],
    ['where().remove()', `await t.collection('acc').where({ _id: 'a' }).remove()`],
    ['where().get()', `await t.collection('acc').where({ _id: 'a' }).get()`],
  ])('%s', async (_name, code) => {
    const e = await cloud.fails(`return db.runTransaction(async (t) => { ${code} })`)
    expect(e.message).toMatch(/LOCAL_WHERE_IN_TRANSACTION/)
    expect(n('a')).toBe(10)
  })
})

describe('a write by a condition beside a transaction', () => {
  const more = (id: string) =>
    `(await db.collection('acc').where({ _id: '${id}', n: _.lt(11) }).update({ data: { n: _.inc(1) } })).stats.updated`
  const beside = (before: string, id: string) =>
    `const t = await db.startTransaction()
     try { ${before}; return ${more(id)} } finally { await t.rollback() }`

  test('of a document that the transaction has nothing to do with is written, whatever becomes of that', async () => {
    const code = beside(`await t.collection('acc').doc('b').update({ data: { n: 0 } })`, 'a')
    expect(await cloud.run(code)).toBe(1)
    expect([n('a'), n('b')]).toEqual([11, 10])
    // Its condition is no longer so.
    expect(await cloud.run(code)).toBe(0)
  })

  test.each([
    ['looked at', `await t.collection('acc').doc('a').get()`],
    ['written', `await t.collection('acc').doc('a').update({ data: { n: 0 } })`],
  ])('of one that it has %s is refused', async (_name, before) => {
    const e = await cloud.fails(beside(before, 'a'))
    expect(e.message).toMatch(/LOCAL_WHERE_IN_TRANSACTION/)
    expect(n('a')).toBe(10)
  })
})

describe('what a crash leaves', () => {
  test('a function that dies holds no lock and leaves nothing behind', async () => {
    cloud.faults.add({
      action: 'database.commitTransaction',
      effect: { kind: 'kill', when: 'before' },
    })
    const e = await cloud.fails(
      `return db.runTransaction(async (t) => { await t.collection('acc').doc('a').update({ data: { n: 0 } }) })`,
    )
    expect(e.errCode).toBe(-504002)
    expect(
      await cloud.run(
        `return (await db.collection('acc').doc('a').update({ data: { n: _.inc(1) } })).stats.updated`,
      ),
    ).toBe(1)
    expect(n('a')).toBe(11)
  })

  test('a function that forgets its transaction, too', async () => {
    await cloud.run(
      `const t = await db.startTransaction(); await t.collection('acc').doc('a').update({ data: { n: 0 } })`,
    )
    await cloud.run(`await db.collection('acc').doc('a').update({ data: { n: _.inc(1) } })`)
    expect(n('a')).toBe(11)
  })
})

describe('thirty seconds', () => {
  afterEach(() => jest.useRealTimers())

  test('an abandoned transaction ends, is told so, and lets others write', async () => {
    jest.useFakeTimers()
    const dir = mkdtempSync(join(tmpdir(), 'expiry-'))
    const store = new Store({
      file: join(dir, 'x.sqlite'),
      collections: [{ name: 'x', indexes: [] }],
      strict: true,
    })
    store.insertNow('x', [{ _id: 'a', n: 1 }])
    const tx = store.begin('')
    store.updateIn(tx, 'x', 'a', { $set: { n: 2 } })
    let done = false
    const plain = store.update('x', { filter: { _id: 'a' } }, { $inc: { n: 10 } }).then(() => {
      done = true
    })
    await jest.advanceTimersByTimeAsync(29_900)
    expect([done, store.transactions.get(tx.id).id]).toEqual([false, tx.id])
    await jest.advanceTimersByTimeAsync(200)
    await plain
    expect(() => store.transactions.get(tx.id)).toThrow(/does not exist/)
    expect(store.read('x', { filter: { _id: 'a' } })[0]!.doc).toEqual({ _id: 'a', n: 11 })
    store.close()
    rmSync(dir, { recursive: true })
  })
})
