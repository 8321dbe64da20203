/** What WeChat refuses, too: the platform's own error where a source names it, nothing written. */
import type { Doc } from '../../devtools/cloud'
import type { SdkError, TestCloud } from './harness'
import { cloudWith, inTransaction, stopAll, world } from './strictWorld'

afterAll(stopAll)

const KB = 1024
const MB = 1024 * KB

interface Limit {
  name: string
  /** What a small plan answers; the source is beside each row. */
  code: string
  errCode: number
  message: RegExp
}

const LIMITS: Limit[] = [
  {
    // WeChat −502005: 集合不存在
    name: 'a collection that is not declared, read',
    code: `return db.collection('nope').get()`,
    errCode: -502005,
    message: /Db or Table not exist: nope/,
  },
  {
    name: 'a collection that is not declared, written in a transaction',
    code: inTransaction(`await t.collection('nope').add({ data: {} })`),
    errCode: -502005,
    message: /Db or Table not exist: nope/,
  },
  {
    // WeChat −604101: 无权限调用此 API; the function's config.json does not name it.
    name: 'an open API without permission',
    code: `const { result } = await cloud.callFunction({ name: 'unpermitted' }); throw result`,
    errCode: -604101,
    message: /^$/,
  },
  {
    // CloudBase EXCEED_MAX_RESPONSE_SIZE: 1 MB; the SDK knows no number for it.
    name: 'a database answer over 1 MB',
    code: `for (const id of [1, 2, 3]) await db.collection('log').doc('big' + id).set({ data: { text: 'x'.repeat(400 * 1024) } })
           try { return (await db.collection('log').get()).data.length }
           finally { for (const id of [1, 2, 3]) await db.collection('log').doc('big' + id).remove() }`,
    errCode: -501001,
    message: /EXCEED_MAX_RESPONSE_SIZE/,
  },
  {
    // CloudBase EXCEED_MAX_PAYLOAD_SIZE: 云函数请求体 文本类型 100 kB; callFunction says −1 and the code.
    name: 'a request over 100 kB from a function to a function',
    code: `return cloud.callFunction({ name: 'run', data: { code: 'return 1', text: 'x'.repeat(101 * 1024) } })`,
    errCode: -1,
    message: /EXCEED_MAX_PAYLOAD_SIZE/,
  },
  {
    name: 'a result over 1 MB from a function to a function',
    code: `return cloud.callFunction({ name: 'run', data: { code: "return 'x'.repeat(1100 * 1024)" } })`,
    errCode: -1,
    message: /EXCEED_MAX_RESPONSE_SIZE/,
  },
]

describe('refused by WeChat, too', () => {
  test.each(LIMITS)('$name: $errCode', async ({ code, errCode, message }) => {
    const cloud = await cloudWith({})
    const before = world(cloud)
    const e: SdkError = await cloud.fails(code)
    expect([e.errCode, e.message]).toEqual([errCode, expect.stringMatching(message)])
    expect(world(cloud)).toEqual(before)
  })

  test.each<[string, Doc, number]>([
    // The SDK's own table: −604001 cloudfunction result size exceed limit (1MB)
    ['a result over 1 MB', { code: `return 'x'.repeat(1100 * 1024)` }, -604001],
    // No source has the number: −501007 is WeChat's for parameters.
    ['a request over 100 kB', { code: `return 1`, text: 'x'.repeat(101 * KB) }, -501007],
  ])('%s, as a client sees it', async (_name, data, errCode) => {
    const cloud = await cloudWith({})
    expect(await cloud.callFunction('run', data, { openid: 'oLi' })).toMatchObject({ errCode })
  })

  test('a plan may allow more, or less', async () => {
    const cloud = await cloudWith({
      plan: { requestBytes: 200 * KB, resultBytes: 2 * MB, databaseRequestBytes: 50 * KB },
    })
    const result = await cloud.run<string>(`return 'x'.repeat(1100 * 1024)`, {
      text: 'x'.repeat(101 * KB),
    })
    expect(result.length).toBe(1100 * KB)
    const add = `return db.collection('log').add({ data: { _id: 'l', text: 'x'.repeat(event.kb * 1024) } })`
    expect((await cloud.fails(add, { kb: 51 })).message).toMatch(/EXCEED_MAX_PAYLOAD_SIZE/)
    expect(cloud.store.count('log')).toBe(0)
    await cloud.run(add, { kb: 48 })
    expect(cloud.store.count('log')).toBe(1)
  })
})

describe('more at once than the plan allows', () => {
  /** Three calls that each hold until all that run have begun. */
  const crowd = async (cloud: TestCloud): Promise<unknown[]> => {
    const hold = `await db.collection('log').add({ data: {} })
      while ((await db.collection('log').count()).total < event.together) await new Promise((r) => setTimeout(r, 5))
      return 'ran'`
    const calls = [1, 2, 3].map(() => cloud.run(hold, { together: 2 }))
    return (
      await Promise.all(calls.map((c) => c.catch((e: SdkError) => [e.errCode, e.message])))
    ).sort()
  }

  test('the third is refused (−501004), and has done nothing', async () => {
    const cloud = await cloudWith({ plan: { concurrency: 2 } })
    expect(await crowd(cloud)).toEqual([
      [-501004, expect.stringMatching(/EXCEED_CONCURRENT_REQUEST_LIMIT/)],
      'ran',
      'ran',
    ])
    expect(cloud.store.count('log')).toBe(2)
    expect(await cloud.run(`return 'again'`)).toBe('again')
  })

  test('a function that calls itself takes a second place', async () => {
    const cloud = await cloudWith({ plan: { concurrency: 1 } })
    const e = await cloud.fails(
      `return cloud.callFunction({ name: 'run', data: { code: 'return 1' } })`,
    )
    expect([e.errCode, e.message]).toEqual([
      -1,
      expect.stringMatching(/EXCEED_CONCURRENT_REQUEST_LIMIT/),
    ])
  })

  test('whenFull: wait, and the third waits its turn', async () => {
    const cloud = await cloudWith({ plan: { concurrency: 2, whenFull: 'wait' } })
    expect(await crowd(cloud)).toEqual(['ran', 'ran', 'ran'])
    expect(cloud.store.count('log')).toBe(3)
  })
})
