import { depthOf } from '../../devtools/cloud/depth'
import type { Trip } from '../../devtools/cloud'
import { startTestCloud } from './harness'
import type { TestCloud } from './harness'

const span = (text: string): { beganMs: number; endedMs: number } => {
  const beganMs = text.search(/\S/)
  return { beganMs, endedMs: text.trimEnd().length }
}

/** Each line a request, time from left to right. */
test.each([
  ['none', 0, []],
  ['one', 1, ['---']],
  ['one after another', 3, ['---', '   ---', '      ---']],
  ['together', 1, ['---', ' ---', '  ---']],
  ['two together, then one', 2, ['---', '-----', '     --']],
  ['a short one ends before a later begins', 2, ['--------', '--', '  ------']],
  ['two lanes', 3, ['--', '   --', '      --', ' ---', '     ---']],
  ['a long one beside a chain', 3, ['---------', '--', '   --', '      --']],
  ['the order of the list says nothing', 3, ['    --', '  --', '--']],
  ['one begins in the very moment in which the other ends', 2, ['---', '   ---']],
])('%s: %i', (_, depth, lines) => {
  expect(depthOf(lines.map(span))).toBe(depth)
})

describe('requests of a function', () => {
  const FAR_MS = 40
  let cloud: TestCloud
  beforeAll(async () => {
    const far = { delayMs: () => FAR_MS }
    cloud = await startTestCloud([{ name: 'r', indexes: [] }], {}, far)
    cloud.store.insertMany('r', [{ _id: 'a' }])
  })
  afterAll(() => cloud.stop())

  /** What the code asked for: `kind action`, in the order of their ends, and its depth. */
  const asked = async (code: string): Promise<[kinds: string[], depth: number]> => {
    cloud.trips()
    await cloud.run(code)
    await cloud.atRest()
    const own = cloud.trips().filter((t: Trip) => t.function === 'run')
    expect(new Set(own.map((t) => t.invocation)).size).toBe(1)
    return [own.map((t) => `${t.kind} ${t.name || t.action.split('.')[1]}`), depthOf(own)]
  }

  const PUT = ['storage getUploadMetadata', 'storage put']
  const GET = ['storage batchGetDownloadUrl', 'storage get']
  const upload = `cloud.uploadFile({ cloudPath: 'a.txt', fileContent: Buffer.from('text') })`
  const read = `db.collection('r').doc('a').get()`

  test.each([
    ['a read', `await ${read}`, ['database getDocument'], 1],
    [
      'two together',
      `await Promise.all([${read}, ${read}])`,
      Array(2).fill('database getDocument'),
      1,
    ],
    ['two in turn', `await ${read}; await ${read}`, Array(2).fill('database getDocument'), 2],
    ['a file up', `await ${upload}`, PUT, 2],
    [
      'and down',
      `const { fileID } = await ${upload}; await cloud.downloadFile({ fileID })`,
      [...PUT, ...GET],
      4,
    ],
    [
      'a check of words',
      `await cloud.openapi.security.msgSecCheck({ content: 'text', version: 2, scene: 1, openid: 'oTester' })`,
      ['openApi security.msgSecCheck'],
      1,
    ],
    [
      'another function',
      `await cloud.callFunction({ name: 'slow', data: { ms: 1 } })`,
      ['function slow'],
      1,
    ],
    [
      'one that is not waited for',
      `void cloud.callFunction({ name: 'slow', data: { ms: 1 } }); await ${read}`,
      ['database getDocument', 'function slow'],
      1,
    ],
    [
      'a transaction',
      `await db.runTransaction(async (t) => { await t.collection('r').doc('a').get() })`,
      ['database startTransaction', 'database getDocument', 'database commitTransaction'],
      3,
    ],
  ] as [string, string, string[], number][])('%s', async (_, code, kinds, depth) => {
    expect(await asked(code)).toEqual([kinds, depth])
  })

  test('a file that a phone fetches is no request of the function that gave its address', async () => {
    cloud.trips()
    const url = await cloud.run<string>(
      `const { fileID } = await ${upload}
       return (await cloud.getTempFileURL({ fileList: [fileID] })).fileList[0].tempFileURL`,
    )
    expect(await (await fetch(url)).text()).toBe('text')
    expect(cloud.trips().map((t) => t.action)).not.toContain('storage.get')
  })
})
