/** One file holds a cloud: copied while it is written to, brought back elsewhere. */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { CollectionSchema } from '../../devtools/cloud'
import { backup, restore } from '../../devtools/cloud/backup'
import { startTestCloud, until } from './harness'
import type { TestCloud } from './harness'

const collections: CollectionSchema[] = [{ name: 'w', indexes: [{ name: 'k', keys: [['k', 1]] }] }]
const root = mkdtempSync(join(tmpdir(), 'backup-'))
const at = (name: string): string => join(root, name)
const start = (dir: string): Promise<TestCloud> => startTestCloud(collections, { dataDir: at(dir) })

afterAll(() => rmSync(root, { recursive: true }))

const pair = (id: string): string =>
  `await db.runTransaction(async (t) => {
     await t.collection('w').add({ data: { _id: '${id}', k: '${id}', other: '${id}x' } })
     await t.collection('w').add({ data: { _id: '${id}x', k: '${id}x', other: '${id}' } })
   })`

/** Writes pairs in four lanes until told to stop; what was acknowledged, in order. */
function writers(cloud: TestCloud): { acknowledged: string[]; stop(): Promise<void> } {
  const acknowledged: string[] = []
  let going = true
  const lane = async (name: string): Promise<void> => {
    for (let i = 0; going; i++) {
      await cloud.run(pair(`${name}${i}`))
      acknowledged.push(`${name}${i}`)
    }
  }
  const lanes = ['p', 'q', 'r', 's'].map(lane)
  const stop = async (): Promise<void> => {
    going = false
    await Promise.all(lanes)
  }
  return { acknowledged, stop }
}

describe('a backup of a cloud that is written to', () => {
  beforeAll(async () => {
    const cloud = await start('street')
    const filler = 'x'.repeat(1000)
    cloud.store.insertMany(
      'w',
      Array.from({ length: 5000 }, (_, i) => ({ _id: `f${i}`, k: `f${i}`, filler })),
    )
    cloud.pushes.grant('oLi', 'T', 2)
    cloud.phones.set('oLi', '13912345678')
    await cloud.run(
      `await cloud.uploadFile({ cloudPath: 'a/b.txt', fileContent: Buffer.alloc(300000, '光') })`,
    )
    const w = writers(cloud)
    await until(() => w.acknowledged.length >= 50, 20_000)
    const before = [...w.acknowledged]
    await backup(at('street'), at('out/street.backup'))
    const during = w.acknowledged.length - before.length
    await w.stop()
    await cloud.stop()
    await restore(at('out/street.backup'), at('elsewhere'))
    result = { before, during, cloud: await start('elsewhere') }
  }, 60_000)
  afterAll(() => result.cloud.stop())
  let result: { before: string[]; during: number; cloud: TestCloud }

  test('has all that was acknowledged before it, while others go on', () => {
    const { before, during, cloud } = result
    expect(before.filter((id) => cloud.store.count('w', { k: id }) !== 1)).toEqual([])
    expect(during).toBeGreaterThan(0)
  })

  test('has transactions whole or not at all', () => {
    const { cloud } = result
    const pairs = cloud.store.find('w', { other: { $exists: true } })
    const torn = pairs.filter((d) => cloud.store.count('w', { _id: String(d.other) }) !== 1)
    expect(torn).toEqual([])
    expect(cloud.store.count('w')).toBe(5000 + pairs.length)
  })

  test('has files, quotas and phones', async () => {
    const { cloud } = result
    const file = await cloud.run<string>(
      `const fileID = 'cloud://local-env.local-bucket/a/b.txt'
       return (await cloud.downloadFile({ fileID })).fileContent.toString('latin1')`,
    )
    expect(Buffer.from(file, 'latin1').equals(Buffer.alloc(300_000, '光'))).toBe(true)
    const send = `return cloud.openapi.subscribeMessage.send(
      { touser: 'oLi', templateId: 'T', data: { thing1: { value: '好' } } })`
    expect(await cloud.run(send)).toMatchObject({ errCode: 0 })
    expect(await cloud.run(send)).toMatchObject({ errCode: 0 })
    expect((await cloud.fails(send)).errCode).toBe(43101)
  })

  test('leaves no draft behind, and is one file', () => {
    expect(readdirSync(at('out'))).toEqual(['street.backup'])
    expect(readdirSync(at('street'))).toEqual(['cloud.sqlite'])
  })
})

describe('refusals, each of which changes nothing', () => {
  const good = at('out/good.backup')
  beforeAll(async () => {
    const cloud = await start('source')
    cloud.store.insertMany('w', [{ _id: 'a', k: 'a' }])
    await cloud.stop()
    await backup(at('source'), good)
  })

  test('a backup never overwrites', async () => {
    const before = readFileSync(good)
    await expect(backup(at('source'), good)).rejects.toThrow(/exists already/)
    expect(readFileSync(good).equals(before)).toBe(true)
  })

  test('no cloud, no backup', async () => {
    await expect(backup(at('nobody'), at('out/n.backup'))).rejects.toThrow(/there is no cloud in/)
    expect(existsSync(at('out/n.backup'))).toBe(false)
  })

  test('onto a cloud that lies there: only with force', async () => {
    const cloud = await start('target')
    cloud.store.insertMany('w', [{ _id: 'mine', k: 'mine' }])
    await cloud.stop()
    await expect(restore(good, at('target'))).rejects.toThrow(/--force/)
    const kept = await start('target')
    expect(kept.store.find('w').map((d) => d._id)).toEqual(['mine'])
    await kept.stop()
    await restore(good, at('target'), { force: true })
    const now = await start('target')
    expect(now.store.find('w').map((d) => d._id)).toEqual(['a'])
    await now.stop()
  })

  test('onto a cloud that runs: not even with force', async () => {
    const cloud = await start('busy')
    cloud.store.insertMany('w', [{ _id: 'mine', k: 'mine' }])
    await expect(restore(good, at('busy'), { force: true })).rejects.toThrow(/stop it first/)
    expect(cloud.store.find('w').map((d) => d._id)).toEqual(['mine'])
    await cloud.stop()
  })

  test('force replaces a damaged cloud', async () => {
    const cloud = await start('broken')
    await cloud.stop()
    writeFileSync(join(at('broken'), 'cloud.sqlite'), 'x'.repeat(10_000))
    await expect(start('broken')).rejects.toThrow(/LOCAL_DATA_DAMAGED.*cloud:restore.*cloud.sqlite/)
    await restore(good, at('broken'), { force: true })
    await (await start('broken')).stop()
  })

  test.each<[string, (file: string) => void, RegExp]>([
    ['not a database', (f) => writeFileSync(f, '{"not": "a database"}'.repeat(500)), /DAMAGED/],
    ['cut short', (f) => truncateSync(f, 20_000), /DAMAGED/],
    ['empty', (f) => writeFileSync(f, ''), /not of a local cloud/],
  ])('a backup that is %s', async (name, damage, why) => {
    const file = at(`out/${name}.backup`)
    writeFileSync(file, readFileSync(good))
    damage(file)
    await expect(restore(file, at('fresh'))).rejects.toThrow(why)
    expect(existsSync(join(at('fresh'), 'cloud.sqlite'))).toBe(false)
  })
})

test('the commands: back up what runs, restore it, say what is in it', async () => {
  const cloud = await start('shell')
  cloud.store.insertMany('w', [{ _id: 'a', k: 'a' }])
  // Not spawnSync: the cloud that copies itself runs in this process.
  const cli = async (...args: string[]): Promise<string> => {
    const script = join(__dirname, '../../devtools/cloud/cli.ts')
    const done = promisify(execFile)(process.execPath, ['--import', 'tsx', script, ...args])
    return done.then(
      ({ stdout }) => stdout,
      (e: { stderr: string }) => `failed: ${e.stderr}`,
    )
  }
  const [data, file] = [at('shell'), at('out/shell.backup')]
  expect(await cli('backup', '--data', data, '--to', file)).toMatch(
    /^1 documents and 0 files .* in /,
  )
  expect(await cli('restore', file, '--data', data)).toMatch(
    /^failed: there is a cloud in .*--force/,
  )
  await cloud.stop()
  expect(await cli('restore', file, '--data', data, '--force')).toMatch(/^1 documents and 0 files/)
})
