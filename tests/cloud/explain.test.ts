import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { explain, explainText } from '../../devtools/cloud/explain'
import type { Trip } from '../../devtools/cloud'
import { startTestCloud, until } from './harness'
import type { TestCloud } from './harness'

let cloud: TestCloud
beforeAll(async () => {
  const indexes = [{ name: 'grid', keys: [['grid', 1] as [string, 1]] }]
  cloud = await startTestCloud(
    [
      { name: 'r', indexes },
      { name: 'people', indexes: [] },
    ],
    {
      strict: { index: false },
    },
  )
  cloud.store.insertMany(
    'r',
    Array.from({ length: 60 }, (_, i) => ({ _id: `r${i}`, grid: `g${i % 3}`, n: i })),
  )
})
afterAll(() => cloud.stop())

const SUBMIT = `
  await db.collection('people').doc('li').get().catch(() => undefined)
  await db.collection('r').where({ grid: 'g1' }).limit(5).get()
  await db.runTransaction(async (t) => { await t.collection('people').add({ data: { _id: event.id } }) })
  await db.collection('r').where({ grid: 'g2' }).count()
  await cloud.callFunction({ name: 'slow', data: { ms: 1 } })
  await cloud.uploadFile({ cloudPath: 'a.txt', fileContent: Buffer.from('text') })`
const LOOK = `await db.collection('r').where({ n: 7 }).get(); await db.collection('r').where({ grid: 'g0', n: 3 }).get()`

/** Two calls, told apart though they are of one function. */
const calls = async (): Promise<Trip[]> => {
  cloud.trips()
  await cloud.run(SUBMIT, { name: 'report.submit', id: `p${cloud.store.count('people')}` })
  await cloud.run(LOOK)
  return cloud.trips()
}

/** Without what no two runs share. */
const still = (trips: Trip[]): Trip[] => trips.map((t) => ({ ...t, beganMs: 0, endedMs: 0.25 }))

test('a table of each call: requests, index, examined, returned, what is worth a look', async () => {
  expect(explainText(explain(still(await calls()))).split('\n')).toEqual([
    '                             of      index     examined  returned   ms',
    'report.submit: 6 requests to the database, 9 of any kind, 1.5 ms',
    '  getDocument                people  ID               0         0  0.3',
    '  getDocument                r       grid             5         5  0.3',
    '  startTransaction                                    0         0  0.3',
    '  insertDocument             people                   0         1  0.3',
    '  commitTransaction                                   0         0  0.3',
    '  calculateDocument          r       grid             0        20  0.3',
    '  functions.invokeFunction   slow                     0         0  0.3',
    '  storage.getUploadMetadata                           0         0  0.3',
    '  storage.put                                         0         0  0.3',
    'run: 2 requests to the database, 0.5 ms',
    '  getDocument                r       COLLSCAN        60         1  0.3  COLLSCAN',
    '  getDocument                r       grid            20         1  0.3  WASTE',
  ])
})

test('calls that run at once are not mixed', () => {
  const trip = (invocation: string, call: string): Trip => ({
    function: 'api',
    call,
    invocation,
    kind: 'database',
    action: 'database.getDocument',
    collection: 'r',
    name: '',
    index: 'ID',
    examined: 1,
    returned: 1,
    beganMs: 5,
    endedMs: 6,
  })
  const explained = explain([trip('1', 'a'), trip('2', 'b'), trip('1', 'a'), trip('2', 'b')])
  expect(explained.map((c) => [c.call, c.database, c.ms])).toEqual([
    ['a', 2, 2],
    ['b', 2, 2],
  ])
})

describe('of a running cloud', () => {
  const script = join(__dirname, '../../devtools/cloud/explainCli.ts')
  const cli = async (...args: string[]): Promise<string> => {
    const run = promisify(execFile)(process.execPath, ['--import', 'tsx', script, ...args])
    return run.then(
      ({ stdout }) => stdout,
      (e: { stderr: string }) => e.stderr,
    )
  }

  test('the last call, though a test has taken its trips', async () => {
    await calls()
    const text = await cli('--url', cloud.url, '--last', '1')
    // How wide the last column is depends on how long it took.
    const lines = text.split('\n').map((line) => line.replace(/\d+\.\d/g, '#').trim())
    expect(lines.map((line) => line.replace(/ +/g, ' '))).toEqual([
      'of index examined returned ms',
      'run: 2 requests to the database, # ms',
      'getDocument r COLLSCAN 60 1 # COLLSCAN',
      'getDocument r grid 20 1 # WASTE',
      '',
    ])
  }, 20_000)

  test('--follow: then each call as it is made, once and whole', async () => {
    await calls()
    const node = ['--import', 'tsx', script, '--url', cloud.url, '--last', '1', '--follow']
    const child = spawn(process.execPath, node, { stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.on('data', (b: Buffer) => (text += b.toString()))
    const titles = (): string[] => text.match(/^\S+: \d+ requests?/gm) ?? []
    try {
      await until(() => titles().length === 1, 15_000)
      await cloud.run(SUBMIT, { name: 'report.submit', id: 'followed' })
      await until(() => titles().length > 1, 10_000)
      await cloud.run(LOOK)
      await until(() => titles().length > 2, 10_000)
      expect(titles()).toEqual(['run: 2 requests', 'report.submit: 6 requests', 'run: 2 requests'])
    } finally {
      child.kill()
      await once(child, 'close')
    }
  }, 40_000)

  test.each([
    [['--url', 'http://127.0.0.1:9'], /nothing answers at .*npm start/],
    [['--last', 'all'], /--last must be a number of calls/],
  ])(
    '%j: a word of help',
    async (args, help) => {
      expect(await cli(...args)).toMatch(help)
    },
    20_000,
  )

  test('numbered from where one left off', async () => {
    const page = async (from: number): Promise<{ trips: Trip[]; next: number }> =>
      (await (await fetch(`${cloud.url}/dev/trips?from=${from}`)).json()) as never
    const { next } = await page(0)
    expect((await page(next)).trips).toEqual([])
    await cloud.run(LOOK)
    expect((await page(next)).trips.map((t) => t.index)).toEqual(['COLLSCAN', 'grid'])
    expect((await page(next + 1)).trips).toHaveLength(1)
  })
})
