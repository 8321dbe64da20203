import type { Fault } from '../../devtools/cloud'
import { accountOf, asBefore, startFaultCloud } from './faultWorld'
import type { TestCloud } from './harness'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startFaultCloud()
})
beforeEach(() => asBefore(cloud))
afterAll(() => cloud.stop())

const n = (id: string): unknown => accountOf(cloud, id)

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

const BOTH = `await db.collection('acc').doc('a').update({ data: { n: _.inc(1) } })
  await db.collection('log').add({ data: { _id: 'l' } })`

describe('which request is hit', () => {
  test('the named call only, the nth time, so often', async () => {
    cloud.faults.add({
      call: 'b',
      action: 'database',
      nth: 2,
      times: 2,
      effect: { kind: 'error', code: 'SYS_ERR' },
    })
    const read = async (name: string): Promise<string> =>
      cloud.run(`await db.collection('acc').doc('a').get()`, { name }).then(
        () => 'read',
        () => 'failed',
      )
    const outcomes: string[] = []
    for (const name of ['a', 'b', 'a', 'b', 'b', 'b'])
      outcomes.push(name + ' ' + (await read(name)))
    expect(outcomes).toEqual(['a read', 'b read', 'a read', 'b failed', 'b failed', 'b read'])
    expect(cloud.faults.list()).toMatchObject([{ seen: 4, hits: 2 }])
  })

  test('one that is taken back hits no more; the others stay', async () => {
    const effect = { kind: 'error', code: 'SYS_ERR' } as const
    const first = cloud.faults.add({ collection: 'acc', effect, times: 'always' })
    cloud.faults.add({ collection: 'log', effect, times: 'always' })
    expect([cloud.faults.remove(first), cloud.faults.remove(first)]).toEqual([true, false])
    expect((await cloud.fails(BOTH)).errCode).toBe(-501001)
    expect([n('a'), cloud.store.count('log', { _id: 'l' })]).toEqual([11, 0])
  })
})

describe("the desk's door", () => {
  const ask = async (method: string, body?: unknown): Promise<unknown> => {
    const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
    return (await fetch(`${cloud.url}/dev/faults`, init)).json()
  }

  test('planned, seen hitting, taken back', async () => {
    const fault: Fault = { collection: 'log', effect: { kind: 'error', code: 'SYS_ERR' } }
    const { id } = (await ask('POST', fault)) as { id: number }
    expect(await ask('GET')).toEqual([{ id, fault, seen: 0, hits: 0 }])
    await cloud.fails(BOTH)
    expect(await ask('GET')).toEqual([{ id, fault, seen: 1, hits: 1 }])
    expect(await ask('DELETE', { id })).toEqual([])
    expect(await ask('DELETE', { id })).toEqual({ error: `no fault ${id} is planned` })
    await ask('POST', fault)
    expect(await ask('DELETE')).toEqual([])
  })

  test.each<[unknown, string]>([
    [{}, 'effect.kind must be one of'],
    [{ effect: { kind: 'constructor' } }, 'effect.kind must be one of'],
    [{ effect: { kind: 'kill', when: 'later' } }, 'when must be before or after'],
    [{ effect: { kind: 'slow', ms: 1e9 } }, 'ms must be a whole number from 1 to 60000'],
    [{ effect: { kind: 'refuse' } }, 'errcode must be a whole number'],
    [{ effect: { kind: 'hang' }, nth: 0 }, 'nth must be a whole number from 1'],
    [{ effect: { kind: 'hang' }, times: 'ever' }, 'times must be a whole number'],
    [{ effect: { kind: 'hang' }, colection: 'acc' }, 'a fault has no colection'],
    [{ effect: { kind: 'hang' }, call: '' }, 'call must be a text'],
  ])('refused: %j', async (body, error) => {
    expect(await ask('POST', body)).toEqual({ error: expect.stringContaining(error) })
    expect(cloud.faults.list()).toEqual([])
  })
})
