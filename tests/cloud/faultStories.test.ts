/** Every fault that can be planned: what the function or its caller sees of it, and what is stored. */
import type { Fault } from '../../devtools/cloud'
import { accountOf, asBefore, startFaultCloud } from './faultWorld'
import type { SdkError, TestCloud } from './harness'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startFaultCloud()
})
beforeEach(() => asBefore(cloud))
afterAll(() => cloud.stop())

/** `n` of the account, and whether the log has its line. */
const stored = (): [unknown, number] => [accountOf(cloud), cloud.store.count('log', { _id: 'l' })]

const BUMP = `await db.collection('acc').doc('a').update({ data: { n: _.inc(1) } })
  await db.collection('log').add({ data: { _id: 'l' } })
  return 'done'`
const BUMP_IN_TRANSACTION = `return db.runTransaction(async (t) => {
  await t.collection('acc').doc('a').update({ data: { n: _.inc(1) } })
  await t.collection('log').add({ data: { _id: 'l' } })
  return 'done'
})`
const INC_IN_TRANSACTION = `return db.runTransaction(async (t) => {
  await t.collection('acc').doc('a').update({ data: { n: _.inc(1) } })
  return 'done'
})`

interface Story {
  name: string
  fault: Fault
  code: string
  /** What the code answers; or errCode and message: the SDK gives no errCode to a failing commit. */
  sees: 'done' | [errCode: number | undefined, message: RegExp]
  stored: [n: number, lines: number]
  hits: number
}

const DIED = /process exited unexpectedly/
const CONFLICT = /TransactionConflict/

const STORIES: Story[] = [
  {
    name: 'a conflict at the commit: runTransaction tries again',
    fault: { effect: { kind: 'conflictAtCommit' } },
    code: BUMP_IN_TRANSACTION,
    sees: 'done',
    stored: [11, 1],
    hits: 1,
  },
  {
    name: 'conflicts at every commit: after three tries it gives up',
    fault: { effect: { kind: 'conflictAtCommit' }, times: 'always' },
    code: BUMP_IN_TRANSACTION,
    sees: [undefined, CONFLICT],
    stored: [10, 0],
    hits: 4,
  },
  {
    name: '−501001 on an operation',
    fault: { action: 'database.modifyDocument', effect: { kind: 'error', code: 'SYS_ERR' } },
    code: BUMP,
    sees: [-501001, /planned fault/],
    stored: [10, 0],
    hits: 1,
  },
  {
    name: '−501001 on an operation in a transaction: not tried again, the whole is undone',
    fault: { action: 'database.modifyDocument', effect: { kind: 'error', code: 'SYS_ERR' } },
    code: INC_IN_TRANSACTION,
    sees: [-501001, /planned fault/],
    stored: [10, 0],
    hits: 1,
  },
  {
    name: 'a conflict on an operation in a transaction: its code is lost, it is not tried again',
    fault: {
      action: 'database.modifyDocument',
      effect: { kind: 'error', code: 'DATABASE_TRANSACTION_CONFLICT' },
    },
    code: INC_IN_TRANSACTION,
    sees: [-501001, /DATABASE_TRANSACTION_CONFLICT/],
    stored: [10, 0],
    hits: 1,
  },
  {
    name: 'the answer of the commit is lost: the function hears an error, all is written',
    fault: { action: 'database.commitTransaction', effect: { kind: 'loseAnswer' } },
    code: BUMP_IN_TRANSACTION,
    sees: [undefined, /socket hang up|ECONNRESET/],
    stored: [11, 1],
    hits: 1,
  },
  {
    name: 'dies before its writes',
    fault: { action: 'write', effect: { kind: 'kill', when: 'before' } },
    code: BUMP,
    sees: [-504002, DIED],
    stored: [10, 0],
    hits: 1,
  },
  {
    name: 'dies between its writes',
    fault: { action: 'write', nth: 2, effect: { kind: 'kill', when: 'before' } },
    code: BUMP,
    sees: [-504002, DIED],
    stored: [11, 0],
    hits: 1,
  },
  {
    name: 'dies after its writes',
    fault: { action: 'write', nth: 2, effect: { kind: 'kill', when: 'after' } },
    code: BUMP,
    sees: [-504002, DIED],
    stored: [11, 1],
    hits: 1,
  },
  {
    name: 'dies between the writes of a transaction: none is kept',
    fault: { action: 'write', nth: 2, effect: { kind: 'kill', when: 'after' } },
    code: BUMP_IN_TRANSACTION,
    sees: [-504002, DIED],
    stored: [10, 0],
    hits: 1,
  },
  {
    name: 'the network between function and cloud is cut before a write',
    fault: { collection: 'log', effect: { kind: 'cutOff' } },
    code: BUMP,
    sees: [-501001, /socket hang up|ECONNRESET/],
    stored: [11, 0],
    hits: 1,
  },
  {
    name: 'a full disk: nothing is written',
    fault: { collection: 'log', effect: { kind: 'fullDisk' } },
    code: BUMP,
    sees: [-502001, /LOCAL_DISK_FULL/],
    stored: [11, 0],
    hits: 1,
  },
  {
    name: 'a full disk at the commit: the whole transaction is undone',
    fault: { effect: { kind: 'fullDisk' } },
    code: BUMP_IN_TRANSACTION,
    sees: [undefined, /LOCAL_DISK_FULL/],
    stored: [10, 0],
    hits: 1,
  },
]

describe('a fault at a request of the function', () => {
  test.each(STORIES)('$name', async ({ fault, code, sees, stored: wanted, hits }) => {
    cloud.faults.add(fault)
    const outcome = await cloud.run(code).catch((e: SdkError) => [e.errCode, e.message])
    expect(outcome).toEqual(sees === 'done' ? sees : [sees[0], expect.stringMatching(sees[1])])
    expect(stored()).toEqual(wanted)
    expect(cloud.faults.list().map((p) => p.hits)).toEqual([hits])
    // What broke is mended: the same code now does all of it, or finds it done.
    cloud.faults.clear()
    await cloud.run(BUMP).catch(() => undefined)
    expect(stored()[1]).toBe(1)
  })

  test('no answer at all: the function times out (−504003), nothing is written', async () => {
    cloud.faults.add({ function: 'hasty', action: 'write', effect: { kind: 'hang' } })
    expect(await cloud.callFunction('hasty', { code: BUMP }, { openid: 'oLi' })).toMatchObject({
      errCode: -504003,
      errMsg: expect.stringMatching(/time out after 1 s/),
    })
    expect(stored()).toEqual([10, 0])
  })

  test('a slow disk: writes take their time one after another, reads do not', async () => {
    cloud.faults.add({ effect: { kind: 'slowDisk', ms: 40 }, times: 'always' })
    const [reading, writing] = await cloud.run<[number, number]>(`
      const took = async (work) => { const t = performance.now(); await work(); return performance.now() - t }
      const acc = db.collection('acc')
      return [await took(() => acc.doc('a').get()),
        await took(() => Promise.all(['x', 'y', 'z'].map((id) => acc.doc(id).set({ data: { n: 0 } }))))]`)
    expect(writing).toBeGreaterThanOrEqual(118)
    expect(reading).toBeLessThan(writing)
    expect(cloud.faults.list()[0]).toMatchObject({ seen: 3, hits: 3 })
  })

  test.each([
    ['forwards', 3_600_000],
    ['backwards', -3_600_000],
  ])('the clock jumps %s between two requests', async (_name, ms) => {
    cloud.faults.add({ nth: 2, effect: { kind: 'clockJump', ms } })
    await cloud.run(
      `for (const id of ['x', 'y']) await db.collection('acc').doc(id).set({ data: { at: db.serverDate() } })`,
    )
    const [before, after] = ['x', 'y'].map(
      (id) => cloud.store.find('acc', { _id: id })[0]!.at as Date,
    )
    const jump = after!.getTime() - before!.getTime()
    expect(Math.abs(jump - ms)).toBeLessThan(60_000)
    cloud.clock.reset()
  })
})

describe('a fault at an open API', () => {
  const SEND = `return (await cloud.openapi.subscribeMessage.send({ touser: 'oLi', templateId: 'T', page: 'a',
    data: { thing1: { value: '路灯' } } })).errCode`
  const CHECK = `return (await cloud.openapi.security.msgSecCheck({ version: 2, scene: 1, openid: 'oLi', content: '你好' })).errCode`
  const pushed = (): number[] => cloud.pushes.all().map((p) => p.errCode)

  test.each([43101, 45009, 47003, -1])(
    'a push fails with %i: no quota is used',
    async (errcode) => {
      cloud.pushes.grant('oLi', 'T', 1)
      const before = pushed().length
      cloud.faults.add({ api: 'subscribeMessage.send', effect: { kind: 'refuse', errcode } })
      expect((await cloud.fails(SEND)).errCode).toBe(errcode)
      expect(await cloud.run(SEND)).toBe(0)
      expect(pushed().slice(before)).toEqual([errcode, 0])
    },
  )

  test('a push is sent, its answer is lost', async () => {
    cloud.pushes.grant('oLi', 'T', 1)
    const before = pushed().length
    cloud.faults.add({ api: 'subscribeMessage.send', effect: { kind: 'loseAnswer' } })
    expect((await cloud.fails(SEND)).message).toMatch(/socket hang up|ECONNRESET/)
    expect(pushed().slice(before)).toEqual([0])
    expect((await cloud.fails(SEND)).errCode).toBe(43101) // that accept is spent
  })

  test.each<[string, Fault['effect'], number]>([
    ['answers a system error', { kind: 'error', code: 'SYS_ERR' }, -501001],
    ['answers errcode 45009', { kind: 'refuse', errcode: 45009 }, 45009],
  ])('the content check %s; a push is not meant', async (_name, effect, errCode) => {
    cloud.pushes.grant('oLi', 'T', 1)
    cloud.faults.add({ api: 'security.msgSecCheck', effect })
    expect(await cloud.run(SEND)).toBe(0)
    expect((await cloud.fails(CHECK)).errCode).toBe(errCode)
    expect(await cloud.run(CHECK)).toBe(0)
  })
})

describe('a fault at the call itself', () => {
  const ask = (name: string): Promise<unknown> =>
    cloud.callFunction('run', { name, code: BUMP }, { openid: 'oLi' })
  const NO_NETWORK = { errCode: -601003 }

  test('cut off: the function never ran', async () => {
    cloud.faults.add({ action: 'call', call: 'report.submit', effect: { kind: 'cutOff' } })
    expect(await ask('report.get')).toEqual({ result: { ok: 'done' } })
    await cloud.run(`await db.collection('log').doc('l').remove()`)
    expect(await ask('report.submit')).toMatchObject(NO_NETWORK)
    expect(stored()).toEqual([11, 0])
    expect(await ask('report.submit')).toEqual({ result: { ok: 'done' } })
  })

  test('the answer is lost: the function did all of it', async () => {
    cloud.faults.add({ action: 'call', effect: { kind: 'loseAnswer' } })
    expect(await ask('report.submit')).toMatchObject(NO_NETWORK)
    expect(stored()).toEqual([11, 1])
  })
})
