import type { Fault } from '../../devtools/cloud'
import { startTestCloud } from './harness'
import type { TestCloud } from './harness'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud([
    { name: 'acc', indexes: [] },
    { name: 'log', indexes: [] },
  ])
})
beforeEach(async () => {
  cloud.faults.clear()
  await cloud.run(`await db.collection('acc').doc('a').set({ data: { n: 10 } })`)
})
afterAll(() => cloud.stop())

const n = (id: string): unknown => cloud.store.find('acc', { _id: id })[0]?.n

describe('faults', () => {
  const bump = `return db.runTransaction(async (t) => {
      await t.collection('acc').doc('a').update({ data: { n: _.inc(1) } })
      await t.collection('log').add({ data: { _id: event.id } })
      return 'done'
    })`
  const add = `await db.collection('log').add({ data: { _id: event.id } }); return 'done'`

  test('a conflict at the commit is retried by the SDK', async () => {
    cloud.faults.add({
      effect: { kind: 'conflictAtCommit' },
      times: 2,
    })
    expect(await cloud.run(bump, { id: 'f1' })).toBe('done')
    expect([n('a'), cloud.store.count('log', { _id: 'f1' })]).toEqual([11, 1])
  })

  test.each<[string, Fault, string, string | number, number]>([
    [
      'killed before a write',
      { action: 'database.insertDocument', effect: { kind: 'kill', when: 'before' } },
      add,
      -504002,
      0,
    ],
    [
      'killed after a write',
      { action: 'database.insertDocument', effect: { kind: 'kill', when: 'after' } },
      add,
      -504002,
      1,
    ],
    [
      'killed after the commit',
      { action: 'database.commitTransaction', effect: { kind: 'kill', when: 'after' } },
      bump,
      -504002,
      1,
    ],
    ['the answer lost', { collection: 'log', effect: { kind: 'loseAnswer' } }, add, -501001, 1],
    [
      'an error',
      {
        function: 'run',
        collection: 'log',
        effect: { kind: 'error', code: 'EXCEED_REQUEST_LIMIT' },
      },
      add,
      -501003,
      0,
    ],
    ['slow', { collection: 'log', effect: { kind: 'slow', ms: 120 } }, add, 'done', 1],
    [
      'another function',
      { function: 'other', effect: { kind: 'error', code: 'SYS_ERR' } },
      add,
      'done',
      1,
    ],
    [
      'only the second request',
      { action: 'database.insertDocument', nth: 2, effect: { kind: 'error', code: 'SYS_ERR' } },
      add,
      'done',
      1,
    ],
  ])('%s', async (name, fault, code, answer, written) => {
    const id = `log ${name}`
    cloud.faults.add(fault)
    const started = performance.now()
    const outcome = await cloud.run(code, { id }).catch((e: { errCode: number }) => e.errCode)
    expect([outcome, cloud.store.count('log', { _id: id })]).toEqual([answer, written])
    if (fault.effect.kind === 'slow') expect(performance.now() - started).toBeGreaterThan(118)
  })

  test('nth counts matching requests; cleared faults are gone', async () => {
    cloud.faults.add({
      action: 'database.insertDocument',
      nth: 2,
      effect: { kind: 'error', code: 'SYS_ERR' },
    })
    const outcome = async (id: string): Promise<unknown> =>
      cloud.run(add, { id }).catch(() => 'failed')
    expect([await outcome('n1'), await outcome('n2'), await outcome('n3')]).toEqual([
      'done',
      'failed',
      'done',
    ])
    cloud.faults.add({ effect: { kind: 'error', code: 'SYS_ERR' }, times: 99 })
    cloud.faults.clear()
    expect(await outcome('n4')).toBe('done')
  })
})
